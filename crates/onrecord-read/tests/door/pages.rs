//! Pages.

use onrecord_read::{ErrorKind, Form, Reading, Warning};

use crate::{bad, good};

const BODY: &str = "<article><h1>Barriers to hold</h1>\
    <p>The mayor of Orlec said on Tuesday that the river barriers would hold through the night &amp; beyond.</p>\
    <p>“Nobody should leave their home,” she told reporters at the town hall, where pumps had been running for days.</p>\
    <p>The river service expects the water to crest on Thursday, about two metres above its usual level.</p></article>";

fn page(head: &str) -> Reading {
    good(Form::Html, format!("<!doctype html><html><head>{head}</head><body>{BODY}</body></html>"))
}

/// The day that a page with this head states, and how it is known.
fn check_day(head: &str, expected: Option<&str>) {
    let reading = page(head);
    let published = &reading.article.metadata().published;
    assert_eq!(published.date.map(|date| date.to_string()).as_deref(), expected, "{head}");
    assert_eq!(published.basis.as_str(), if expected.is_some() { "metadata" } else { "unknown" });
}

fn json_ld(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[test]
fn the_text_is_the_article() {
    let furniture = "<nav><a href=/>Home</a> <a href=/b>Weather</a></nav>";
    let reading = good(Form::Html, format!("<html><body>{furniture}{BODY}<footer>Copyright</footer></body></html>"));
    let text = reading.article.text();
    assert!(text.contains("would hold through the night & beyond."), "{text}");
    assert!(text.contains("“Nobody should leave their home,” she told reporters"), "{text}");
    assert!(!text.contains("Weather") && !text.contains("Copyright"), "{text}");
    assert_eq!(reading.article.id(), "a");
    assert_eq!(reading.warnings, []);
}

#[test]
fn the_page_says_who_published_it() {
    let reading = page(
        "<meta property='og:site_name' content='The Orlec Post'><meta property='og:title' content='Barriers to hold'>\
         <link rel=canonical href='https://post.example/barriers'><meta property='og:locale' content='en_GB'>",
    );
    let metadata = reading.article.metadata();
    assert_eq!(metadata.outlet.as_deref(), Some("The Orlec Post"));
    assert_eq!(metadata.title.as_deref(), Some("Barriers to hold"));
    assert_eq!(metadata.url.as_deref(), Some("https://post.example/barriers"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
}

#[test]
fn what_the_page_does_not_say_is_unknown() {
    let metadata = page("<meta property='og:site_name' content=' '>").article.metadata().clone();
    assert_eq!((metadata.url, metadata.outlet), (None, None));
}

#[test]
fn the_day_is_the_civil_day_of_the_page() {
    check_day("<meta property='article:published_time' content='2031-04-02T23:30:00-05:00'>", Some("2031-04-02"));
    check_day("<meta name='DC.date' content='2031-04-02'>", Some("2031-04-02"));
    check_day(
        &json_ld(r#"{"@type": "NewsArticle", "datePublished": "2031-04-02T00:30:00+09:00"}"#),
        Some("2031-04-02"),
    );
    check_day("</head><body><time datetime='2031-04-02T01:00:00+03:00'>today</time>", Some("2031-04-02"));
    check_day("</head><body><span itemprop=datePublished content='2031-04-02'>", Some("2031-04-02"));
}

#[test]
fn the_plainest_statement_of_the_day_wins() {
    let meta = "<meta property='article:published_time' content='2031-04-02'>";
    let script = json_ld(r#"{"@type": "NewsArticle", "datePublished": "2031-04-03"}"#);
    let time = "</head><body><time datetime='2031-04-04'>";
    check_day(&format!("{script}{meta}{time}"), Some("2031-04-02"));
    check_day(&format!("{script}{time}"), Some("2031-04-03"));
    check_day(time, Some("2031-04-04"));
}

#[test]
fn the_day_is_that_of_the_article() {
    let graph = r#"{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},
        {"@type": ["NewsArticle"], "datePublished": "2031-04-02", "comment": {"datePublished": "2031-04-09"}}]}"#;
    check_day(&json_ld(graph), Some("2031-04-02"));
    check_day(&json_ld(r#"{"itemListElement": [{"datePublished": "2031-04-02"}]}"#), None);
}

#[test]
fn the_day_of_a_change_is_not_the_day_of_publication() {
    check_day("<meta property='og:updated_time' content='2031-04-05T10:00:00Z'>", None);
    check_day("<meta property='article:modified_time' content='2031-04-05T10:00:00Z'>", None);
}

#[test]
fn a_day_in_words_is_found_too() {
    check_day("</head><body><div class='publish-date'>April 2, 2031</div>", Some("2031-04-02"));
}

#[test]
fn a_page_declares_its_character_set() {
    for declaration in [
        "<meta charset=windows-1250>",
        "<META http-equiv='Content-Type' content='text/html; charset=windows-1250'>",
        "<!-- <meta charset=koi8-r> --><meta name=a content=b><meta charset = 'windows-1250' />",
    ] {
        let html = format!(
            "<html><head>{declaration}</head><body>{}</body></html>",
            BODY.replace("The mayor", "Žofia Ščepková")
        );
        let reading = good(Form::Html, encoding_rs::WINDOWS_1250.encode(&html).0.into_owned());
        assert!(reading.article.text().contains("Žofia Ščepková"), "{}", reading.article.text());
        assert_eq!(reading.warnings, [], "{declaration}");
    }
}

#[test]
fn an_xml_declaration_counts() {
    let html = format!(
        "<?xml version='1.0' encoding='windows-1250'?><html><body>{}</body></html>",
        BODY.replace("The mayor", "Žofia")
    );
    let reading = good(Form::Html, encoding_rs::WINDOWS_1250.encode(&html).0.into_owned());
    assert!(reading.article.text().contains("Žofia"));
}

#[test]
fn a_page_without_a_declaration_is_guessed_at() {
    let html = format!("<html><body>{}</body></html>", BODY.replace("The mayor", "André of the café"));
    let reading = good(Form::Html, encoding_rs::WINDOWS_1252.encode(&html).0.into_owned());
    assert!(reading.article.text().contains("“Nobody should leave"));
    assert_eq!(reading.warnings, [Warning::CharsetGuessed { charset: "windows-1252" }]);
}

#[test]
fn a_wrong_declaration_is_told_and_survived() {
    let reading = good(Form::Html, b"<meta charset=utf-8><p>The caf\xe9 of the town was open.".to_vec());
    assert!(reading.article.text().contains("café"), "{}", reading.article.text());
    let guessed = Warning::CharsetGuessed { charset: "windows-1252" };
    assert_eq!(reading.warnings, [Warning::CharsetWrong { declared: "UTF-8" }, guessed]);
    assert_eq!(reading.warnings[0].to_string(), "declared to be in UTF-8, and is not");
}

#[test]
fn what_cannot_be_decoded_is_marked() {
    let words = "Žofia Orlec said the barriers would hold. ".repeat(20);
    let page = [b"<p>".as_slice(), words.as_bytes(), b"The end\xe2\x80"].concat();
    let reading = good(Form::Html, page.clone());
    assert!(reading.article.text().ends_with("The end\u{fffd}"), "{}", reading.article.text());
    assert_eq!(reading.warnings, [Warning::Undecodable { n_bytes: 2, offset: page.len() - 2 }]);
}

#[test]
fn a_page_without_an_article_is_refused() {
    for html in ["<html></html>", "<script>f()</script>", "<!-- a -->", "<img src=a>"] {
        assert_eq!(bad(Form::Html, html), ErrorKind::NoBody, "{html}");
    }
}

#[test]
fn a_page_in_json_gives_way_to_what_is_given() {
    let head = "<meta property='og:site_name' content='The Orlec Post'><meta name=date content='2031-04-02'>";
    let html = format!("<html><head>{head}<title>Found</title></head><body>{BODY}</body></html>");
    let reading = |published: &str| {
        let line = serde_json::json!({ "id": "j", "html": html, "title": "Given", "published": published });
        good(Form::JsonLines, line.to_string())
    };
    let given = reading("2031-04-01");
    assert_eq!(given.article.id(), "j");
    assert!(given.article.text().contains("& beyond"));
    assert_eq!(given.article.metadata().title.as_deref(), Some("Given"));
    assert_eq!(given.article.metadata().outlet.as_deref(), Some("The Orlec Post"));
    assert_eq!(given.article.metadata().published.date.map(|date| date.to_string()).as_deref(), Some("2031-04-01"));
    assert_eq!(given.article.metadata().published.basis.as_str(), "given");
    // A day that was given and cannot be read is not replaced in silence.
    assert_eq!(reading("soon").article.metadata().published.date, None);
}
