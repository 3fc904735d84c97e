//! What a page says about its article: who wrote it, where, when, for whom.

use onrecord::article::Metadata;
use onrecord_read::{Carried, Document, Form, read};

const BODY: &str = "<p>The mayor of Orlec said on Tuesday that the river barriers would hold through the night and beyond.</p>\
    <p>“Nobody should leave their home,” she told reporters at the town hall, where pumps had been running for days.</p>";

fn page_at(at: Option<&str>, head: &str, before: &str) -> Metadata {
    let html = format!("<!doctype html><html><head>{head}</head><body><article>{before}{BODY}</article></body></html>");
    let carried = Carried { url: at.map(str::to_owned), ..Carried::default() };
    let document = Document::new(Form::Html, "a", html).with_carried(carried);
    read(&document).expect("an article").article.metadata().clone()
}

fn page(head: &str, before: &str) -> Metadata {
    page_at(None, head, before)
}

fn json_ld(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// The names that a page with this head, and this before its body, gives as its byline.
fn check_byline(head: &str, before: &str, expected: &[&str]) {
    assert_eq!(page(head, before).byline, expected, "{head} {before}");
}

#[test]
fn the_byline_of_json_ld() {
    let check = |author: &str, expected: &[&str]| {
        check_byline(&json_ld(&format!(r#"{{"@type": "NewsArticle", "author": {author}}}"#)), "", expected);
    };
    check(r#""By Ana  Orlec""#, &["Ana Orlec"]);
    check(r#"{"@type": "Person", "name": "Ana &amp; Bo"}"#, &["Ana & Bo"]);
    check(
        r#"[{"name": "Ana Orlec"}, "Bo Lind", {"name": ["Cy Marn"]}, "Bo Lind"]"#,
        &["Ana Orlec", "Bo Lind", "Cy Marn"],
    );
    check(r#"["https://post.example/ana", 7, {"url": "x"}]"#, &[]);
}

#[test]
fn an_author_who_is_described_elsewhere() {
    let graph = r##"{"@graph": [{"@type": "Article", "author": {"@id": "#ana"}, "publisher": {"@id": "#post"}},
        {"@type": "Person", "@id": "#ana", "name": "Ana Orlec"}, {"@type": "Organization", "@id": "#post", "name": "Orlec Post"}]}"##;
    let metadata = page(&json_ld(graph), "");
    assert_eq!((metadata.byline, metadata.outlet.as_deref()), (vec!["Ana Orlec".to_owned()], Some("Orlec Post")));
}

#[test]
fn the_byline_of_other_places() {
    check_byline("<meta name=author content='Ana Orlec; Bo Lind'>", "", &["Ana Orlec", "Bo Lind"]);
    check_byline("<meta name=AUTHOR content=Ana><meta property=article:author content=Bo>", "", &["Ana", "Bo"]);
    check_byline("<meta name=author content='desk@post.example (Ana Orlec)'>", "", &["Ana Orlec"]);
    check_byline("", "<a rel=author href=/ana>By <b>Ana</b> Orlec</a>", &["Ana Orlec"]);
    let microdata = "<div itemscope itemtype='https://schema.org/NewsArticle'>\
        <span itemprop=author itemscope itemtype='https://schema.org/Person'>By <a itemprop=name>Ana Orlec</a>, 34</span>\
        <span itemprop=author>Bo Lind</span></div>";
    check_byline("", microdata, &["Ana Orlec", "Bo Lind"]);
}

#[test]
fn what_is_no_byline() {
    check_byline("<meta property=article:author content='https://social.example/orlecpost'>", "", &[]);
    check_byline("<meta name=author content='desk@post.example'>", "", &[]);
    check_byline(&format!("<meta name=author content='{}'>", "Ana has written for us. ".repeat(9)), "", &[]);
    let comment = "<div itemscope itemtype='https://schema.org/NewsArticle'>\
        <div itemscope itemtype='https://schema.org/Comment'><span itemprop=author>Zed</span></div></div>";
    check_byline("", comment, &[]);
}

#[test]
fn the_byline_that_is_kept_best_wins() {
    let script = json_ld(r#"{"@type": "NewsArticle", "author": "Ana Orlec"}"#);
    let meta = "<meta name=author content='Bo Lind'>";
    let link = "<a rel=author>Cy Marn</a>";
    check_byline(&format!("{meta}{script}"), link, &["Ana Orlec"]);
    check_byline(meta, link, &["Bo Lind"]);
    // A place that says nothing sound is passed.
    check_byline(&json_ld(r#"{"@type": "NewsArticle", "author": ""}"#), link, &["Cy Marn"]);
}

/// The days of publication and of change.
fn days(head: &str, before: &str) -> (Option<String>, Option<String>) {
    let metadata = page(head, before);
    (metadata.published.date.map(|date| date.to_string()), metadata.modified.map(|date| date.to_string()))
}

#[test]
fn the_day_of_a_change_stands_beside_the_day_of_publication() {
    let both = (Some("2031-04-02".to_owned()), Some("2031-04-05".to_owned()));
    for (head, before) in [
        (
            "<meta property=article:published_time content=2031-04-02><meta property=article:modified_time content=2031-04-05T23:00:00-05:00>",
            "",
        ),
        ("<meta name=date content=2031-04-02><meta name=last-modified content=2031-04-05>", ""),
        (&json_ld(r#"{"@type": "NewsArticle", "dateModified": "2031-04-05", "datePublished": "2031-04-02"}"#), ""),
        (
            "",
            "<div itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop=dateModified content=2031-04-05>\
            <time itemprop=datePublished datetime=2031-04-02>2 April</time></div>",
        ),
        ("", "<time itemprop=dateModified datetime=2031-04-05></time><time datetime=2031-04-02>"),
        ("", "<time class=updated-at datetime=2031-04-05></time><time datetime=2031-04-02>"),
        (
            "",
            "<p>Last updated: <time datetime=2031-04-05></time></p><p>First published <time datetime=2031-04-02></time></p>",
        ),
        ("", "<p><time datetime=2031-04-02></time> | Updated <time datetime=2031-04-05></time></p>"),
    ] {
        assert_eq!(days(head, before), both, "{head} {before}");
    }
}

#[test]
fn the_day_of_a_change_is_not_that_of_publication() {
    let changed = (None, Some("2031-04-05".to_owned()));
    assert_eq!(days("<meta property=og:updated_time content=2031-04-05>", ""), changed);
    assert_eq!(days("", "<p>Updated <time datetime=2031-04-05>5 April 2031</time></p>"), changed);
    assert_eq!(days(&json_ld(r#"{"@type": "NewsArticle", "dateModified": "2031-04-05"}"#), ""), changed);
    // Odd, and no error.
    let before = "<meta property=article:published_time content=2031-04-09><meta property=article:modified_time content=2031-04-05>";
    assert_eq!(days(before, ""), (Some("2031-04-09".to_owned()), Some("2031-04-05".to_owned())));
    assert_eq!(days("<meta name=lastmod content=soon><meta name=date content=2031-04-02>", "").1, None);
}

/// The address of a page that was found at the first one.
fn address(at: &str, head: &str) -> Option<String> {
    page_at((!at.is_empty()).then_some(at), head, "").url
}

#[test]
fn the_address_that_a_page_gives_as_its_own() {
    const DAM: Option<&str> = Some("https://post.example/dam");
    for (at, head) in [
        ("", "<link rel=canonical href='https://post.example/dam#top'>"),
        ("https://post.example/dam?from=feed", "<link rel='canonical' href=/dam>"),
        ("https://www.post.example/x", "<link rel=canonical href='https://post.example/dam'>"),
        ("https://amp.post.example/dam", "<meta property=og:url content='https://post.example/dam'>"),
        ("", "<link rel=canonical href='/dam'><meta property=og:url content='https://post.example/dam'>"),
        (
            "",
            "<link rel=canonical href='https://post.example/'><meta property=og:url content='https://post.example/dam'>",
        ),
        ("", &json_ld(r#"{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://post.example/dam"}}"#)),
        ("", &json_ld(r#"{"@type": "NewsArticle", "mainEntityOfPage": true, "url": "https://post.example/dam"}"#)),
        ("https://post.example/dam", ""),
    ] {
        assert_eq!(address(at, head).as_deref(), DAM, "{at} {head}");
    }
}

#[test]
fn what_is_no_address_of_an_article() {
    let at = "https://post.example/dam?id=7";
    for href in [
        "https://post.example",
        "https://post.example/index.html",
        "/",
        "javascript:x()",
        "mailto:a@b.example",
        "ftp://post.example/dam",
        "",
        "http://",
    ] {
        let head = format!("<link rel=canonical href='{href}'>");
        assert_eq!(address("", &head), None, "{href}");
        if !href.is_empty() {
            assert_eq!(address(at, &head).as_deref(), Some(at), "{href}");
        }
    }
    // Nobody passes for another by saying so.
    for other in
        ["https://courier.example/dam", "https://post.example.evil.example/dam", "https://evilpost.example/dam"]
    {
        assert_eq!(address(at, &format!("<link rel=canonical href='{other}'>")).as_deref(), Some(at), "{other}");
    }
}

#[test]
fn the_outlet_is_named_as_it_names_itself() {
    let outlet = |head: &str, before: &str| page(head, before).outlet;
    let publisher = json_ld(r#"{"@type": "NewsArticle", "publisher": {"name": "Orlec Media Ltd"}}"#);
    let site = "<meta property=og:site_name content='Orlec  Post'>";
    let microdata = "<div itemscope itemtype='https://schema.org/NewsArticle'><div itemprop=publisher itemscope>\
        <meta itemprop=name content='The Post'></div></div>";
    assert_eq!(outlet(&format!("{publisher}{site}"), microdata).as_deref(), Some("Orlec Post"));
    assert_eq!(outlet(&publisher, microdata).as_deref(), Some("Orlec Media Ltd"));
    assert_eq!(outlet("", microdata).as_deref(), Some("The Post"));
    let address = "<meta property=og:site_name content='www.post.example'>";
    assert_eq!(outlet(&format!("{address}{publisher}"), "").as_deref(), Some("Orlec Media Ltd"));
    assert_eq!(outlet(address, "").as_deref(), Some("www.post.example"));
}

#[test]
fn the_headline_in_microdata() {
    let title = |before: &str| page("<title>Post</title>", before).title;
    let of = |headline: &str| {
        format!(
            "<div itemscope itemtype='https://schema.org/NewsArticle'><h2 itemprop=headline>{headline}</h2>{BODY}</div>\
            <div itemscope itemtype='https://schema.org/NewsArticle'><h3 itemprop=headline>Another</h3></div>"
        )
    };
    assert_eq!(title(&of("Barriers <i>to</i> hold")).as_deref(), Some("Barriers to hold"));
    assert_ne!(title(&of("Barriers to …")).as_deref(), Some("Barriers to …"));
}

#[test]
fn a_script_with_broken_lines_is_read() {
    let metadata =
        page(&json_ld("{\"@type\": \"NewsArticle\",\n \"headline\": \"Dam\nholds\", \"author\": \"Ana\"}"), "");
    assert_eq!((metadata.title.as_deref(), metadata.byline), (Some("Dam holds"), vec!["Ana".to_owned()]));
    assert_eq!(page(&json_ld("{\"@type\": \"NewsArticle\", \"author\": \"Ana\""), "").byline, [""; 0]);
}
