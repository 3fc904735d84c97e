//! The posts of live blogs.

use onrecord_read::{Carried, Document, Form, Warning, locate, posts, read};

/// A post: its place, its time, its markup.
fn article(id: &str, time: &str, inside: &str) -> String {
    format!(
        "<article class=post id={id}><time datetime={time}>at noon</time>{inside}<div class=share-bar>Share</div></article>"
    )
}

fn page(head: &str, blog: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta property=og:site_name content='Orlec Post'>{head}</head><body><nav>Home</nav>\
         {blog}<footer>Contact</footer></body></html>"
    )
}

const MAYOR: &str = "<h2>Mayor speaks</h2><p>“The dam <b>holds</b> &amp; stays,” Ana Orlec said in Vell on Monday.</p>";
const PUMPS: &str =
    "<p>Forty pumps stand ready by the river, the ministry of works says.</p><ul><li>Ten more come</li></ul>";
const TYPED: &str =
    r#"<script type="application/ld+json">{"@type": ["LiveBlogPosting"], "headline": "Flood"}</script>"#;

fn two_posts() -> String {
    [article("b", "2031-04-03T09:00:00+02:00", MAYOR), article("a", "2031-04-02T23:30:00-05:00", PUMPS)].concat()
}

fn found(page: &str, url: Option<&str>) -> Vec<Document> {
    let carried = Carried { url: url.map(str::to_owned), ..Carried::default() };
    posts(Document::new(Form::Html, "a.html", page).with_carried(carried))
}

/// Each post: its address, its day, its title, its text. All of it must be found in its own bytes, and these in the page.
fn check(page: &str, expected: &[(&str, &str, &str, &str)]) {
    let documents = found(page, None);
    let told: Vec<_> = documents
        .iter()
        .map(|document| {
            let bytes = std::str::from_utf8(document.bytes()).expect("UTF-8");
            assert!(page.contains(bytes), "{bytes}");
            let article = read(document).expect("an article").article;
            let (located, all) = locate(document, article.text()).located();
            assert_eq!(located, all, "{}", article.text());
            let metadata = article.metadata();
            let day = metadata.published.date.map(|date| date.to_string()).unwrap_or_default();
            (document.address().to_owned(), day, metadata.title.clone().unwrap_or_default(), article.text().to_owned())
        })
        .collect();
    let told: Vec<_> = told.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
    assert_eq!(told, expected, "{page}");
}

const TWO: [(&str, &str, &str, &str); 2] = [
    (
        "a.html#b",
        "2031-04-03",
        "Mayor speaks",
        "Mayor speaks\n\n“The dam holds & stays,” Ana Orlec said in Vell on Monday.",
    ),
    (
        "a.html#a",
        "2031-04-02",
        "",
        "Forty pumps stand ready by the river, the ministry of works says.\n\nTen more come",
    ),
];

/// A page that is one article.
fn check_whole(page: &str) {
    let documents = found(page, None);
    assert_eq!(documents.len(), 1, "{page}");
    assert_eq!((documents[0].form(), documents[0].bytes()), (Form::Html, page.as_bytes()));
}

#[test]
fn a_page_with_two_bytes_a_letter() {
    let blog = page("", &format!("<main class='live-blog'>{}</main>", two_posts()));
    let bytes: Vec<u8> = "\u{feff}".encode_utf16().chain(blog.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let addresses: Vec<String> =
        posts(Document::new(Form::Html, "a.html", bytes)).iter().map(|post| post.address().to_owned()).collect();
    assert_eq!(addresses, ["a.html#b", "a.html#a"]);
}

#[test]
fn a_page_that_says_what_it_is() {
    check(&page(TYPED, &format!("<main>{}</main>", two_posts())), &TWO);
    check(&page("", &format!("<main class='live-blog'>{}</main>", two_posts())), &TWO);
    check(&page("", &format!("<div id=LiveBlog><div>{}</div></div>", two_posts())), &TWO);
}

#[test]
fn posts_keep_their_time_of_day() {
    let times = |page: &str| -> Vec<Option<String>> {
        let time = |post: &Document| read(post).expect("an article").article.metadata().time_of_day.clone();
        found(page, None).iter().map(time).collect()
    };
    let [two, untimed] = [two_posts(), two_posts().replace("T09:00:00+02:00", "")];
    let blog = |posts: &str| page(TYPED, &format!("<main>{posts}</main>"));
    assert_eq!(times(&blog(&two)), [Some("09:00+02:00".to_owned()), Some("23:30-05:00".to_owned())]);
    assert_eq!(times(&blog(&untimed)), [None, Some("23:30-05:00".to_owned())]);
}

#[test]
fn posts_that_microdata_names() {
    let post = |id: &str, time: &str, inside: &str| {
        format!(
            "<div itemprop=liveBlogUpdate itemscope itemtype='http://schema.org/BlogPosting' id={id}>\
             <meta itemprop=datePublished content={time}><span itemprop=author>By Bo Lind</span>{inside}</div>"
        )
    };
    let [b, a] = [post("b", "2031-04-03T09:00", MAYOR), post("a", "2031-04-02", PUMPS)];
    let blog = format!("<div itemscope itemtype='http://schema.org/LiveBlogPosting'>{b}<p>Advertisement</p>{a}</div>");
    check(&page("", &blog), &TWO);
    let reading = read(&found(&page("", &blog), None)[0]).expect("an article");
    assert_eq!(reading.article.metadata().byline, ["Bo Lind"]);
    // Other blogs are no live blogs.
    check_whole(&page("", &blog.replace("LiveBlogPosting", "Blog")));
}

#[test]
fn posts_share_what_the_page_says_of_itself() {
    let head = format!("{TYPED}<link rel=canonical href='https://post.example/flood'>");
    let page = page(&head, &format!("<main>{}</main>", two_posts()));
    let documents = found(&page, Some("https://post.example/flood?from=x"));
    let metadata = read(&documents[1]).expect("an article").article.metadata().clone();
    assert_eq!(metadata.url.as_deref(), Some("https://post.example/flood#a"));
    assert_eq!(metadata.outlet.as_deref(), Some("Orlec Post"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
}

#[test]
fn what_stands_before_the_first_post_is_an_article() {
    let lead = "<h1>Flood in Vell</h1><p>The river Orle has risen by two metres since Sunday, and the town of Vell has \
        called in the army to help with the barriers on its eastern side.</p>";
    let head = "<meta property=article:published_time content=2031-04-01><meta name=author content='Ana Orlec'>";
    let page = page(head, &format!("<div class=liveblog>{lead}{}</div>", two_posts()));
    let documents = found(&page, Some("https://post.example/flood"));
    assert_eq!(documents.len(), 3);
    assert_eq!(documents[0].address(), "a.html");
    let article = read(&documents[0]).expect("an article").article;
    assert!(article.text().starts_with("Flood in Vell\n\nThe river Orle"), "{}", article.text());
    assert!(article.text().ends_with("eastern side."), "{}", article.text());
    let metadata = article.metadata();
    assert_eq!(metadata.published.date.expect("a day").to_string(), "2031-04-01");
    assert_eq!(
        (metadata.url.as_deref(), metadata.byline.as_slice()),
        (Some("https://post.example/flood"), &["Ana Orlec".to_owned()][..])
    );
    assert_eq!(read(&documents[1]).expect("an article").article.metadata().byline, [""; 0]);
}

#[test]
fn posts_without_a_place_are_called_by_their_time() {
    let posts = two_posts().replace(" id=a", "").replace(" id=b", "");
    let again = posts.replace("Forty", "Fifty");
    let page = page("", &format!("<main class=live-blog>{posts}{again}</main>"));
    let addresses: Vec<_> = found(&page, None).iter().map(|document| document.address().to_owned()).collect();
    let [b, a] = ["a.html#2031-04-03T09:00:00+02:00", "a.html#2031-04-02T23:30:00-05:00"];
    assert_eq!(addresses, [b, a, &format!("{b}-2"), &format!("{a}-2")]);
}

#[test]
fn posts_that_only_json_ld_has() {
    let json = r#"{"@context": "https://schema.org", "@graph": [{"@type": "LiveBlogPosting", "liveBlogUpdate": [
        {"@type": "BlogPosting", "@id": "https://post.example/flood#b", "headline": "Mayor speaks", "datePublished": "2031-04-03T09:00:00Z",
         "dateModified": "2031-04-04", "author": {"name": "Bo Lind"}, "articleBody": "“The dam \"holds\",” Ana Orlec said.\nShe left."},
        {"@type": "BlogPosting", "datePublished": "2031-04-02", "articleBody": "<p>Forty pumps &amp; more.</p><p>Ten come.</p>"},
        {"@type": "BlogPosting", "headline": "Only a headline"}]}]}"#;
    let page = page(&format!("<script type='application/ld+json'>{json}</script>"), "<div id=app></div>");
    let expected = [
        ("a.html#b", "2031-04-03", "Mayor speaks", "“The dam \"holds\",” Ana Orlec said.\nShe left."),
        ("a.html#2031-04-02", "2031-04-02", "", "Forty pumps & more.\n\nTen come."),
    ];
    check(&page, &expected);
    let documents = found(&page, Some("https://post.example/flood"));
    let metadata = read(&documents[0]).expect("an article").article.metadata().clone();
    assert_eq!(metadata.url.as_deref(), Some("https://post.example/flood#b"));
    assert_eq!(
        (metadata.byline, metadata.modified.map(|day| day.to_string()).as_deref()),
        (vec!["Bo Lind".to_owned()], Some("2031-04-04"))
    );
}

#[test]
fn a_live_blog_that_cannot_be_cut_is_one_article_and_says_so() {
    let body = format!(
        "<article>{MAYOR}{PUMPS}{}</article>",
        "<p>The water rose through the night, and the town waited.</p>".repeat(3)
    );
    let page = page(TYPED, &body);
    check_whole(&page);
    let reading = read(&found(&page, None)[0]).expect("an article");
    assert_eq!(reading.warnings, [Warning::LiveBlogWhole]);
}

#[test]
fn a_live_blog_in_a_line_of_json_is_one_article_and_says_so() {
    let page = page(TYPED, &format!("<main>{}</main>", two_posts()));
    let line = format!("{{\"html\": {}}}", serde_json::to_string(&page).expect("JSON"));
    let reading = read(&Document::new(Form::JsonLines, "a.jsonl:1", line)).expect("an article");
    assert_eq!(reading.warnings, [Warning::LiveBlogWhole]);
}

#[test]
fn other_pages_are_left_alone() {
    let article_with_times = format!("<article class=story>{}</article>", two_posts());
    check_whole(&page("", &article_with_times));
    let teasers = (1..5).map(|n| {
        let link = format!("<h3><a href=/story/{n}>The river rises again in the night</a></h3>");
        article("x", "2031-04-02", &format!("{link}<p>The town of Vell waits for the water to crest on Thursday.</p>"))
    });
    check_whole(&page("", &format!("<div class=live-blog-list>{}</div>", teasers.collect::<String>())));
    let comments = format!("<section class=comments><h2>Comments</h2>{}</section>", two_posts());
    check_whole(&page("", &format!("<main class=live-blog><p>The dam holds.</p>{comments}</main>")));
    // A box beside a longer article.
    let paragraphs =
        "<p>The water rose through the night, and the town waited for the pumps to come from the north.</p>".repeat(9);
    let boxed = format!("<article>{paragraphs}</article><aside class=live-updates>{}</aside>", two_posts());
    check_whole(&page("", &boxed));
    let document = Document::new(Form::Text, "a.txt", "<div class=live-blog>");
    assert_eq!(posts(document.clone()), [document]);
}

#[test]
fn a_page_in_another_character_set_is_cut_in_its_text() {
    let page = page(
        &format!("<meta charset=windows-1252>{TYPED}"),
        &format!("<main>{}</main>", two_posts().replace("Vell", "Véll")),
    );
    let bytes = encoding_rs::WINDOWS_1252.encode(&page).0.into_owned();
    let documents = posts(Document::new(Form::Html, "a.html", bytes));
    assert_eq!(documents.len(), 2);
    assert!(read(&documents[0]).expect("an article").article.text().contains("said in Véll on Monday"));
}

#[test]
fn what_is_wrong_with_the_page_is_told_once() {
    let page =
        page(&format!("<meta charset=utf-8>{TYPED}"), &format!("<main>{}</main>", two_posts().replace("Vell", "Véll")));
    let bytes = encoding_rs::WINDOWS_1252.encode(&page).0.into_owned();
    let warnings: Vec<usize> = posts(Document::new(Form::Html, "a.html", bytes))
        .iter()
        .map(|post| read(post).expect("an article").warnings.len())
        .collect();
    assert_eq!(warnings, [2, 0], "declared wrongly, and guessed");
}

#[test]
fn pages_made_to_hurt_cost_little() {
    let open = "<div class=live-blog><time datetime=2031-04-02>".repeat(40_000);
    found(&open, None);
    found(&format!("<div class=live-blog>{}", "</a>".repeat(500_000)), None);
    found(&format!("{TYPED}{}", "<p class=live-blog>a".repeat(100_000)), None);
}
