//! Lines of JSON.

use onrecord_read::{Document, ErrorKind, Form, Reading, Warning, read};

use crate::{bad, good};

fn line(json: &str) -> Reading {
    good(Form::JsonLines, json)
}

fn published(json: &str) -> (Option<String>, &'static str, usize) {
    let reading = line(json);
    let published = &reading.article.metadata().published;
    (published.date.map(|date| date.to_string()), published.basis.as_str(), reading.warnings.len())
}

#[test]
fn all_members_are_kept() {
    let reading = line(
        r#"{"id": "ö 1", "text": " “No,”\r\n she said.", "url": "https://a.example/1", "outlet": "The Post",
            "title": "No", "published": "2031-04-02", "language": "en-GB", "words": [3, {"a": null}]}"#,
    );
    let metadata = reading.article.metadata();
    assert_eq!(reading.article.id(), "ö 1");
    assert_eq!(reading.article.text(), " “No,”\r\n she said.");
    assert_eq!(metadata.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(metadata.outlet.as_deref(), Some("The Post"));
    assert_eq!(metadata.title.as_deref(), Some("No"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
    assert_eq!(metadata.published.date.map(|date| date.to_string()).as_deref(), Some("2031-04-02"));
    assert_eq!(reading.warnings, []);
}

#[test]
fn a_whole_number_is_a_name_and_none_is_the_address() {
    assert_eq!(line(r#"{"id": 18446744073709551615, "text": "a"}"#).article.id(), "18446744073709551615");
    assert_eq!(line(r#"{"id": -7, "text": "a"}"#).article.id(), "-7");
    assert_eq!(line(r#"{"text": "a"}"#).article.id(), "a");
    assert_eq!(line(r#"{"id": null, "text": "a"}"#).article.id(), "a");
}

#[test]
fn a_name_that_would_not_come_back_is_refused() {
    for id in ["1.0", "18446744073709551616", "true", "[1]", "{}"] {
        let error = bad(Form::JsonLines, format!(r#"{{"id": {id}, "text": "a"}}"#));
        assert!(matches!(error, ErrorKind::Json { column, .. } if column > 0), "{id}: {error:?}");
    }
}

#[test]
fn the_day_is_kept_as_written() {
    let given = |date: &str| (Some(date.to_owned()), "given", 0);
    assert_eq!(published(r#"{"text": "a", "published": "2031-04-02"}"#), given("2031-04-02"));
    assert_eq!(published(r#"{"text": "a", "published": "2031-04-02T23:59:00-11:00"}"#), given("2031-04-02"));
    assert_eq!(published(r#"{"text": "a", "published": "2031-04-02 00:10"}"#), given("2031-04-02"));
    assert_eq!(published(r#"{"text": "a"}"#), (None, "unknown", 0));
}

#[test]
fn what_is_no_day_is_told() {
    for written in ["2031-02-30", "2031-4-2", "2031-04-021", "April 2, 2031", "2031", "", "２０31-04-02"] {
        let reading = line(&format!(r#"{{"text": "a", "published": "{written}"}}"#));
        assert_eq!(reading.article.metadata().published.date, None, "{written}");
        assert_eq!(reading.warnings, [Warning::NotADate { published: written.to_owned() }]);
    }
}

#[test]
fn what_is_no_language_is_told() {
    let reading = line(r#"{"text": "a", "language": "English"}"#);
    assert_eq!(reading.article.metadata().language, None);
    assert_eq!(reading.warnings, [Warning::NotALanguage { language: "English".to_owned() }]);
}

#[test]
fn one_text_is_needed() {
    assert_eq!(bad(Form::JsonLines, "{}"), ErrorKind::MissingText);
    assert_eq!(bad(Form::JsonLines, r#"{"text": null}"#), ErrorKind::MissingText);
    assert_eq!(bad(Form::JsonLines, r#"{"text": "a", "html": "<p>a"}"#), ErrorKind::TwoTexts);
    assert_eq!(bad(Form::JsonLines, r#"{"text": " \n"}"#), ErrorKind::Empty);
    assert_eq!(bad(Form::JsonLines, r#"{"text": "a\u0000"}"#), ErrorKind::Binary { offset: 1 });
}

#[test]
fn broken_json_names_its_place() {
    let document = Document::new(Form::JsonLines, "a.jsonl:7000", r#"{"text": "a", "title": 5}"#);
    let error = read(&document).expect_err("a wrong type");
    let expected = "a.jsonl:7000: not an article in JSON: column 24: invalid type: integer `5`, expected a string";
    assert_eq!(error.to_string(), expected);
    for json in [
        r#"{"text": "a""#,
        r#"{"text": "a"} {}"#,
        "[]",
        r#"["a", "b"]"#,
        r#""a""#,
        r#"{"text": "\ud800"}"#,
        "{'text': 1}",
    ] {
        assert!(matches!(bad(Form::JsonLines, json), ErrorKind::Json { .. }), "{json}");
    }
}

#[test]
fn a_member_twice_is_refused() {
    let error = bad(Form::JsonLines, r#"{"text": "a", "text": "b"}"#);
    assert_eq!(error, ErrorKind::Json { column: 20, message: "duplicate field `text`".to_owned() });
}

#[test]
fn a_line_is_utf_8() {
    assert_eq!(
        bad(Form::JsonLines, b"{\"text\": \"\xe9\"}"),
        ErrorKind::Charset { offset: 10, charset: Some("UTF-8") }
    );
    assert_eq!(good(Form::JsonLines, b"\xef\xbb\xbf{\"text\": \"a\"}").article.text(), "a");
}

#[test]
fn a_line_says_who_wrote_it_and_when_it_was_changed() {
    let said = |members: &str| {
        let reading = good(Form::JsonLines, format!("{{\"text\": \"Rain.\", {members}}}"));
        let metadata = reading.article.metadata().clone();
        (metadata.byline, metadata.modified.map(|day| day.to_string()), reading.warnings.len())
    };
    let [ana, bo] = ["Ana Orlec".to_owned(), "Bo Lind".to_owned()];
    assert_eq!(
        said(r#""byline": "By Ana Orlec", "modified": "2031-04-05T10:00:00Z""#),
        (vec![ana.clone()], Some("2031-04-05".to_owned()), 0)
    );
    assert_eq!(
        said(r#""authors": ["Ana Orlec", {"name": "Bo Lind"}], "author": "x""#),
        (vec![ana.clone(), bo], None, 0)
    );
    assert_eq!(said(r#""byline": "", "author": "Ana Orlec""#).0, [ana]);
    assert_eq!(said(r#""modified": "soon""#), (vec![], None, 1));
    // Members of other programs.
    assert_eq!(said(r#""author": 7, "authors": {"id": 1}, "modified": 1712345"#), (vec![], None, 0));
}
