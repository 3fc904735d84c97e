//! What of a page is the body of its article, and in which order.

use onrecord_read::{Document, Form, locate};

use crate::good;

/// The lines of the article on this page, each of which must stand in the page.
fn lines(body: &str) -> Vec<String> {
    let html = format!("<!doctype html><html><head><title>Dam</title></head><body>{body}</body></html>");
    let text = good(Form::Html, html.as_str()).article.text().to_owned();
    let (located, all) = locate(&Document::new(Form::Html, "a", html), &text).located();
    assert_eq!(located, all, "{text}");
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A page whose article has these lines in this order, and none of what stands around.
fn check(body: &str, expected: &[&str]) {
    let lines = lines(body);
    let missing: Vec<_> = expected.iter().filter(|line| !lines.iter().any(|found| found == *line)).collect();
    assert!(missing.is_empty(), "{missing:#?} not in {lines:#?}");
    let places = expected.iter().map(|line| lines.iter().position(|found| found == line));
    assert!(places.is_sorted(), "{lines:#?}");
    for around in ["Home", "Weather", "Advertisement", "More from Orlec", "Contact us"] {
        assert!(!lines.iter().any(|line| line.contains(around)), "{around} in {lines:#?}");
    }
}

const RIVER: &str =
    "The mayor of Orlec said on Tuesday that the river barriers would hold through the night and beyond it.";
const PUMPS: &str =
    "Pumps had been running for days at the town hall, where reporters met her in the early morning hours.";
const CREST: &str =
    "The river service expects the water to crest on Thursday, about two metres above its usual level there.";
const WORDS: &str =
    "“Nobody should leave their home before we say so,” she wrote in a letter to all the people of the town.";

fn p(words: &str) -> String {
    format!("<p>{words}</p>")
}

fn around(article: &str) -> String {
    format!(
        "<header><nav><a href=/>Home</a> <a href=/w>Weather</a></nav></header><main>{article}</main>\
         <aside><h3>More from Orlec</h3><ul><li><a href=/1>A cat is found after ten years</a></li></ul></aside>\
         <footer><a href=/c>Contact us</a></footer>"
    )
}

#[test]
fn block_quotes_stay_where_they_stand() {
    for quote in [
        format!("<blockquote>{WORDS}</blockquote>"),
        format!("<blockquote><p>{WORDS}</p></blockquote>"),
        format!("<figure><blockquote><p>{WORDS}</p></blockquote></figure>"),
    ] {
        let body = format!("<article><h1>Dam</h1>{}{quote}{}{}</article>", p(RIVER), p(PUMPS), p(CREST));
        check(&around(&body), &[RIVER, WORDS, PUMPS, CREST]);
    }
}

#[test]
fn items_of_lists_are_lines_of_their_own() {
    for (open, close) in [("<ul>", "</ul>"), ("<ol>", "</ol>")] {
        let list =
            format!("{open}<li>Forty pumps from Vell</li><li><p>Two boats of the army</p></li><li>Tea</li>{close}");
        let body = format!("<article><h1>Dam</h1>{}{list}{}{}</article>", p(RIVER), p(PUMPS), p(CREST));
        check(&around(&body), &[RIVER, "Forty pumps from Vell", "Two boats of the army", "Tea", PUMPS, CREST]);
    }
}

#[test]
fn sub_heads_stay_between_their_paragraphs() {
    for level in ["h2", "h3"] {
        let head = |words: &str| format!("<{level}>{words}</{level}>");
        let body = [p(RIVER), head("Forty pumps"), p(PUMPS), head("What comes"), p(CREST), p(WORDS)].concat();
        check(
            &around(&format!("<article><h1>Dam</h1>{body}</article>")),
            &[RIVER, "Forty pumps", PUMPS, "What comes", CREST, WORDS],
        );
    }
}

#[test]
fn paragraphs_in_sections_and_divs_stay() {
    let section =
        |words: &str| format!("<section><div><p>{words}</p></div></section><div class=ad>Advertisement</div>");
    let body = [RIVER, PUMPS, CREST, WORDS].map(section).concat();
    check(&around(&format!("<div class=article-body>{body}</div>")), &[RIVER, PUMPS, CREST, WORDS]);
}

#[test]
fn what_line_breaks_part_does_not_run_into_heads_and_lists() {
    let list = "<ul><li>Forty pumps from Vell</li><li>Two boats of the army</li></ul>";
    let body = format!("{RIVER}<br><br>{PUMPS}<br><br>{list}{CREST}<br><br><h2>What comes</h2>{WORDS}<br><br>");
    let page = around(&format!("<div class=post><h1>Dam holds</h1><div class=entry-content>{body}</div></div>"));
    check(&page, &[RIVER, PUMPS, "Forty pumps from Vell", "Two boats of the army", CREST, "What comes", WORDS]);
}
