//! The doors that news comes in by.

use super::util::Dir;

const PAGE: &str = "<!DOCTYPE html><title>Dam</title><article><p>“The dam holds,” Mayor Ana Orlec told reporters in Vell on \
    Monday, and forty pumps stood ready by the river.</p></article>";

fn record(kind: &str, url: &str, content: &str) -> String {
    let length = content.len();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n{content}\r\n\r\n"
    )
}

fn crawl() -> String {
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
    let request = "GET / HTTP/1.1\r\n\r\n";
    [
        record("request", "https://courier.example/1", request),
        record("response", "https://courier.example/1", &response),
        record("response", "https://courier.example/2", &response.replace("forty", "fifty")),
    ]
    .concat()
}

#[test]
fn a_crawl_is_its_pages() {
    let dir = Dir::with("c.warc", crawl());
    let run = dir.run("add c.warc").exits(0).says("2 articles new");
    run.says("passed over 1 thing in crawls and archives that are no articles");
    dir.run("who Orlec").exits(0).prints("The dam holds");
    dir.run("articles --json").exits(0).prints("https://courier.example/1").prints("https://courier.example/2");
    dir.run("add c.warc").exits(0).says("0 articles new, 2 known before");
    dir.is_sound(2);
}

#[test]
fn a_crawl_that_is_cut_gives_what_it_has() {
    let crawl = crawl();
    let dir = Dir::with("c.warc", &crawl[..crawl.len() - 80]);
    let run = dir.run("add c.warc").exits(2).says("1 article new");
    run.says("error: c.warc:3: not a good record: the file ends within it");
    dir.is_sound(1);
}

#[test]
fn a_feed_is_its_entries() {
    let feed = "<rss><channel><title>Vell Courier</title>\
        <item><title>Dam</title><link>https://courier.example/1</link><pubDate>Wed, 02 Apr 2031 10:00:00 GMT</pubDate>\
        <description>“The dam holds,” Ana Orlec said.</description></item></channel></rss>";
    let dir = Dir::with("f.rss", feed);
    dir.run("add f.rss").exits(0).says("1 article new").says("f.rss:1: only a teaser");
    let run = dir.run("articles --json").exits(0).prints("2031-04-02").prints("Vell Courier");
    run.prints("https://courier.example/1");
    dir.run("who Orlec").exits(0).prints("The dam holds");
    dir.run("show f.rss:1").exits(0).prints("Only the teaser that a feed has of this article.");
    dir.is_sound(1);
}

#[test]
fn an_article_in_another_language_is_kept_and_not_read() {
    let german = "„Der Damm hält“, sagte Bürgermeisterin Ana Orlec am Montag in Vell vor Journalisten, und vierzig Pumpen \
        standen am Fluss bereit.";
    let dir = Dir::with("a.txt", german);
    let run = dir.run("add a.txt").exits(0).says("1 article new");
    run.says("a.txt: not read for facts: its language is `de`, not English");
    dir.run("show a.txt").exits(0).prints("Der Damm hält").prints("Not read for facts: its language is `de`");
    dir.run("who Orlec").exits(1);
    let facts = dir.run("extract a.txt").exits(0).rows().remove(0);
    assert_eq!((facts["language"].as_str(), facts["statements"].as_array().map(Vec::len)), (Some("de"), Some(0)));
    dir.is_sound(1);
}

#[test]
fn evidence_leads_to_the_live_page_and_to_the_bytes() {
    let dir = Dir::with("c.warc", crawl());
    dir.run("add c.warc").exits(0);
    let rows = dir.run("export annotations").exits(0).rows();
    let content = rows.iter().find(|row| row["body"]["value"] == "statement content").unwrap();
    let [live, bytes] = content["target"].as_array().unwrap().as_slice() else { panic!("{content}") };
    assert_eq!(live["source"], "https://courier.example/1");
    let quote = &live["selector"][1];
    assert_eq!(
        (quote["type"].as_str(), quote["exact"].as_str()),
        (Some("TextQuoteSelector"), Some("“The dam holds,”"))
    );
    assert_eq!(quote["suffix"], " Mayor Ana Orlec told reporters ");
    let link = live["text_fragment"].as_str().unwrap();
    assert!(link.starts_with("https://courier.example/1#:~:text=%E2%80%9CThe%20dam"), "{link}");
    let place = &bytes["selector"][0];
    let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
    assert_eq!(&PAGE[at("start")..at("end")], "“The dam holds,”");
}

#[test]
fn verify_says_how_many_characters_lead_to_bytes() {
    let dir = Dir::with("c.warc", crawl());
    dir.run("add c.warc").exits(0);
    dir.run("verify").exits(0).prints("0 faults\n").prints("178 of 178 characters found in the bytes");
    let verified = dir.run("verify --json").exits(0).rows().remove(0);
    assert_eq!(verified["characters"], verified["characters_found"]);
}

#[test]
fn a_character_set_that_only_the_server_names_is_kept() {
    let page = PAGE.replace(['“', '”'], "\"").replace("Orlec", "Or?ec");
    // In ISO 8859-2 this byte is "ł", in what would be guessed "³".
    let latin: Vec<u8> = page.bytes().map(|byte| if byte == b'?' { 0xb3 } else { byte }).collect();
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-2\r\n\r\n";
    let content = [head.as_slice(), &latin].concat();
    let fields = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/1\r\nContent-Length: ";
    let dir =
        Dir::with("c.warc", [format!("{fields}{}\r\n\r\n", content.len()).as_bytes(), &content, b"\r\n\r\n"].concat());
    dir.run("add c.warc").exits(0).says("1 article new");
    dir.run("who Orłec").exits(0).prints("Ana Orłec");
    dir.is_sound(1);
}

#[test]
fn what_changed_since_the_version_before_is_shown_by_paragraph() {
    let dir = Dir::with("a.txt", "“We wait,” Ana Orlec said.\n\nForty pumps stood by.\n\nThe river rose.\n");
    dir.run("add a.txt").exits(0);
    dir.run("show --changes a.txt").exits(1).says("there is no version before this one");
    dir.file("a.txt", "“We wait,” Ana Orlec said.\n\nFifty pumps stood by.\n\nThe river rose.\n\nNobody left.\n");
    dir.run("add a.txt").exits(0).says("1 new version");
    let run = dir.run("show --changes a.txt").exits(0).prints("version 2 since version 1\n");
    let run = run.prints("- Forty pumps stood by.\n+ Fifty pumps stood by.\n+ Nobody left.\n");
    assert!(!run.stdout().contains("The river rose"), "{}", run.stdout());
    let changes = dir.run("show --changes --json a.txt").exits(0).rows().remove(0);
    let added = &changes["changes"][1];
    assert_eq!((added["what"].as_str(), added["start_byte"].as_u64()), (Some("added"), Some(32)));
}

/// A page with this head and these words.
fn page_of(head: &str, words: &str) -> String {
    PAGE.replace("<title>", &format!("{head}<title>")).replace("forty", words)
}

fn response(url: &str, page: &str) -> String {
    record("response", url, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"))
}

#[test]
fn who_wrote_an_article_and_when_it_was_changed_is_told_everywhere() {
    let head = "<meta name=author content='Ida Brandt'><meta property=article:published_time content=2031-04-02>\
        <meta property=article:modified_time content=2031-04-05>";
    let dir = Dir::with("a.html", page_of(head, "forty"));
    dir.run("add a.html").exits(0);
    dir.run("show a.html").exits(0).prints("by Ida Brandt; a.html; date: metadata; changed 2031-04-05; sha256");
    let shown = dir.run("show --json a.html").exits(0).rows().remove(0);
    assert_eq!((&shown["byline"][0], &shown["modified"]), (&"Ida Brandt".into(), &"2031-04-05".into()));
    let exported = dir.run("export articles --json").exits(0).rows().remove(0);
    assert_eq!((&exported["byline"], &exported["modified"]), (&"Ida Brandt".into(), &"2031-04-05".into()));
    assert_eq!(exported["published"], "2031-04-02");
    let object = dir.run("extract a.html").exits(0).rows().remove(0);
    assert_eq!((&object["byline"][0], &object["modified"]), (&"Ida Brandt".into(), &"2031-04-05".into()));
    assert_eq!(object["published"]["date"], "2031-04-02");
}

#[test]
fn an_article_under_many_addresses_is_one() {
    let own = "<link rel=canonical href=/dam>";
    let crawl = [
        response("https://courier.example/dam?from=a", &page_of(own, "forty")),
        response("https://courier.example/dam?from=b", &page_of(own, "forty")),
        response("https://courier.example/dam?from=c", &page_of(own, "fifty")),
        response(
            "https://other.example/x",
            &page_of("<link rel=canonical href='https://courier.example/dam'>", "sixty"),
        ),
    ];
    let dir = Dir::with("c.warc", crawl.concat());
    dir.run("add c.warc").exits(0).says("2 articles new, 1 new version of known addresses, 1 known before");
    let rows = dir.run("articles --json").exits(0).rows();
    let urls: Vec<_> = rows.iter().map(|row| row["url"].as_str().unwrap()).collect();
    assert_eq!(urls, ["https://courier.example/dam", "https://courier.example/dam", "https://other.example/x"]);
    for (address, words) in [("dam", "fifty"), ("dam?from=a", "forty"), ("dam?from=c", "fifty")] {
        dir.run(&format!("show https://courier.example/{address}")).exits(0).prints(words);
    }
    dir.run("add c.warc").exits(0).says("0 articles new, 4 known before");
    dir.is_sound(3);
}

#[test]
fn a_live_blog_is_its_posts() {
    let post = |id: &str, time: &str, words: &str| {
        format!(
            "<article id={id}><h2>{id}</h2><time datetime={time}>9</time><p>“{words},” Mayor Ana Orlec told reporters.</p></article>"
        )
    };
    let page = |posts: &[String]| {
        format!(
            "<!DOCTYPE html><title>Flood</title><link rel=canonical href=/flood><div class=live-blog>{}</div>",
            posts.concat()
        )
    };
    let [first, second] =
        [("Pumps", "2031-04-02", "Forty pumps came"), ("Dam", "2031-04-03T09:30:00Z", "The dam holds")]
            .map(|(id, time, words)| post(id, time, words));
    let dir = Dir::with("c.warc", response("https://courier.example/flood", &page(&[second.clone(), first])));
    dir.run("add c.warc").exits(0).says("2 articles new");
    let rows = dir.run("articles --json").exits(0).rows();
    let told = |key: &str| rows.iter().map(|row| row[key].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(told("published"), ["2031-04-02", "2031-04-03"]);
    assert_eq!(told("title"), ["Pumps", "Dam"]);
    assert_eq!(told("url"), ["https://courier.example/flood#Pumps", "https://courier.example/flood#Dam"]);
    dir.run("show https://courier.example/flood#Dam").exits(0).prints("date: metadata at 09:30Z;");
    dir.run("who Orlec").exits(0).prints("The dam holds").prints("Forty pumps came");
    dir.run("verify").exits(0).prints("0 faults");
    // Later one post has changed and one has come.
    let third = post("Night", "2031-04-03", "Nobody left");
    let changed = post("Pumps", "2031-04-02", "Fifty pumps came");
    dir.file("d.warc", response("https://courier.example/flood", &page(&[third, second, changed])));
    dir.run("add d.warc").exits(0).says("1 article new, 1 new version of known addresses, 1 known before");
    dir.is_sound(4);
}
