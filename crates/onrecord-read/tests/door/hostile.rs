//! Pages made to hurt. Each is read or refused within seconds.

use std::time::{Duration, Instant};

use onrecord_read::{ErrorKind, Form};

use crate::read;

const SENTENCE: &str =
    "<p>The mayor said on Tuesday that the barriers would hold, and nobody believed a word of it.</p>";

/// Reads the page; generous with time, for builds without optimisation on a busy machine.
fn timed(html: String) -> Result<String, ErrorKind> {
    let start = Instant::now();
    let reading = read(Form::Html, html);
    assert!(start.elapsed() < Duration::from_secs(30), "took {:?}", start.elapsed());
    reading.map(|reading| reading.article.text().to_owned())
}

fn check_read(html: String) {
    let text = timed(html).expect("an article");
    assert!(text.contains("the barriers would hold"), "{text:.200}");
}

fn check_too_deep(html: String) {
    let error = timed(html).expect_err("too deep a page");
    assert!(matches!(error, ErrorKind::TooDeep { offset: 512..=40_000, limit: 512 }), "{error:?}");
}

fn check_too_complex(html: String) {
    let error = timed(html).expect_err("too complex a page");
    assert!(matches!(error, ErrorKind::TooComplex { .. }), "{error:?}");
}

fn numbered(count: usize, piece: fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

#[test]
fn deep_pages_are_refused() {
    for n in [600, 100_000] {
        check_too_deep(format!("<body>{}{SENTENCE}", "<div>".repeat(n)));
        check_too_deep(format!("<body>{SENTENCE}{}", "<b>".repeat(n)));
        check_too_deep(format!("<body>{}{SENTENCE}", "<ul><li>".repeat(n)));
        check_too_deep(format!("<body>{}{SENTENCE}", "<table><tr><td>".repeat(n)));
        check_too_deep(format!("<body>{}{SENTENCE}", "<template>".repeat(n)));
    }
}

#[test]
fn depth_is_seen_where_counting_tags_does_not_see_it() {
    check_too_deep(format!("<body><svg><style>{}</style>", "<g>".repeat(600)));
    check_too_deep(format!("<body><p title='</p>'>{}", "<!-- > --><div a='>'>".repeat(600)));
    check_too_deep(format!("<body>{}", "<div/>".repeat(600)));
}

#[test]
fn deep_enough_pages_are_read() {
    check_read(format!("<body>{}{SENTENCE}{}", "<div>".repeat(500), "</div>".repeat(500)));
}

#[test]
fn elements_that_close_one_another_are_not_deep() {
    check_read(format!("<body><article>{SENTENCE}{}</article>", "<p>word of the day".repeat(600)));
    check_read(format!("<body><article>{SENTENCE}<ul>{}</ul></article>", "<li>word".repeat(600)));
    check_read(format!("<body><article>{SENTENCE}<table>{}</table></article>", "<tr><td>word<td>word".repeat(600)));
    check_read(format!("<body><article>{SENTENCE}{}</article>", "word<br><img src=a><hr>".repeat(600)));
    check_read(format!("<body><script>var a = '{}'</script>{SENTENCE}", "<div>".repeat(600)));
    check_read(format!("<body><!-- {} -->{SENTENCE}", "<div>".repeat(600)));
}

#[test]
fn complex_pages_are_refused() {
    check_too_complex(format!("<body>{SENTENCE}{}", "<i>x</i>".repeat(500_000)));
    check_too_complex(format!("<body>{SENTENCE}{}", "<!---->".repeat(2_000_000)));
    check_too_complex(format!("<body>{SENTENCE}<p>{}", "&lt;".repeat(2_000_000)));
    // Each <div> opens all four hundred again.
    let reopened: String = numbered(400, |idx| format!("<b a{idx}>"));
    check_too_complex(format!("<body><p>{reopened}</p>{}", "<div>x</div>".repeat(100_000)));
}

#[test]
fn attributes_without_end_are_refused() {
    let attributes: String = numbered(100_000, |idx| format!("a{idx} "));
    check_too_complex(format!("<body><div {attributes}>{SENTENCE}"));
    let hidden = attributes.replace(' ', "='>'/");
    check_too_complex(format!("<body><script>a<b=\"</script><div {hidden}>{SENTENCE}"));
    let ordinary: String = numbered(200, |idx| format!("a{idx}='a b c > d' "));
    check_read(format!("<body><div {ordinary}>{SENTENCE}"));
}

#[test]
fn large_pages_are_read() {
    let large = 5_000_000;
    check_read(format!("<body>{SENTENCE}<p>{}", "and all the words ".repeat(large / 18)));
    check_read(format!("<body><div data-a='{}'>{SENTENCE}", "x > ".repeat(large / 4)));
    check_read(format!("<body><script>{}</script>{SENTENCE}", "if (a<b && c>d) { e = 'f' } ".repeat(large / 28)));
    check_read(format!("<body>{SENTENCE}<p>{}", "1 < 2 ".repeat(100_000)));
    check_read(format!("<body><style>{}</style>{SENTENCE}", "p > a { x: y } ".repeat(large / 15)));
    check_read(format!("<body>{SENTENCE}<p>{}", "caf&eacute; ".repeat(200_000)));
}

#[test]
fn text_without_end_is_read() {
    check_read(format!("<body>{SENTENCE}<plaintext>{}", "<div> ".repeat(50_000)));
    check_read(format!("<body>{SENTENCE}<textarea>{}", "<div> ".repeat(50_000)));
    check_read(format!("<body>{SENTENCE}<!-- {}", "<div> ".repeat(50_000)));
}
