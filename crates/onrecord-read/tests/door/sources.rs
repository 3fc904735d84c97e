//! From the characters of a text back to the bytes of its document.

use onrecord_read::{Carried, Document, Form, Run, locate};
use proptest::prelude::*;

use crate::good;

/// What the text shows in the document, run by run: its words and the bytes behind them.
fn check(form: Form, bytes: &[u8], text: &str, expected: &[(&str, &[u8])]) {
    let map = locate(&Document::new(form, "a", bytes), text);
    let found: Vec<(&str, &[u8])> =
        map.runs().iter().map(|run| (&text[run.text.clone()], &bytes[run.source.clone()])).collect();
    assert_eq!(found, expected, "{text}");
}

/// The share of the text of a page, as it is read, that is found in it.
fn located(page: &str) -> (usize, usize) {
    let document = Document::new(Form::Html, "a", page);
    let reading = onrecord_read::read(&document).expect("an article");
    locate(&document, reading.article.text()).located()
}

#[test]
fn a_text_is_its_own_bytes() {
    check(
        Form::Text,
        "“No,”\r\nshe said.".as_bytes(),
        "“No,”\r\nshe said.",
        &[("“No,”\r\nshe said.", "“No,”\r\nshe said.".as_bytes())],
    );
    check(Form::Text, b"\xef\xbb\xbfNo.", "No.", &[("No.", b"No.")]);
}

#[test]
fn a_character_in_another_set_is_one_run() {
    let (bytes, text) = (b"caf\xe9 \x93No\x94, she said", "café “No”, she said");
    let expected: &[(&str, &[u8])] = &[
        ("caf", b"caf"),
        ("é", b"\xe9"),
        ("“", b"\x93"),
        ("No", b"No"),
        ("”", b"\x94"),
        (", she said", b", she said"),
    ];
    check(Form::Text, bytes, text, expected);
    check(Form::Text, b"\xff\xfeN\0o\0", "No", &[("N", b"N\0"), ("o", b"o\0")]);
}

#[test]
fn references_tags_and_white_space_stand_between_runs() {
    let page = "<p>Ana\n  Orlec <b>said</b>: &ldquo;No&#33;&rdquo;<!-- no --><script>no</script>";
    let text = "Ana Orlec said: “No!”";
    let expected: &[(&str, &[u8])] = &[
        ("Ana", b"Ana"),
        ("Orlec", b"Orlec"),
        ("said", b"said"),
        (":", b":"),
        ("“", b"&ldquo;"),
        ("No", b"No"),
        ("!", b"&#33;"),
        ("”", b"&rdquo;"),
    ];
    check(Form::Html, page.as_bytes(), text, expected);
}

#[test]
fn a_signature_and_another_set_move_the_places() {
    check(Form::Html, b"\xef\xbb\xbf<p>No.", "No.", &[("No.", b"No.")]);
    check(Form::Html, b"<meta charset=latin1><p>caf\xe9", "caf\u{e9}", &[("caf", b"caf"), ("\u{e9}", b"\xe9")]);
}

#[test]
fn places_are_right_far_down_a_page_in_any_set() {
    let words = "Řeka — 川 — 😀 stoupá. ".repeat(40);
    let page = format!("<p>{}</p><p>Konec: {}</p>", "x".repeat(1000), words.trim());
    for (label, text) in [
        ("windows-1250", page.replace(['川', '😀'], "o")),
        ("shift_jis", page.replace(['Ř', 'á', '😀', '—'], "o")),
        ("gb18030", page.clone()),
        ("utf-16le", page.clone()),
        ("utf-8", page.clone()),
    ] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a set");
        let bytes = match label {
            "utf-16le" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            // A byte that is none: the text is UTF-8 all the same.
            "utf-8" => [text.as_bytes(), b"<p>caf\xe9"].concat(),
            _ => encoding.encode(&text).0.into_owned(),
        };
        let carried = Carried { charset: Some(label.to_owned()), ..Carried::default() };
        let document = Document::new(Form::Html, "a", bytes).with_carried(carried);
        let last = &text[text.find("Konec").expect("there")..text.len() - "</p>".len()];
        let map = locate(&document, last);
        let solid = last.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(map.located(), (solid, solid), "{label}");
        for run in map.runs() {
            let source = &document.bytes()[run.source.clone()];
            assert_eq!(encoding.decode_without_bom_handling(source).0, last[run.text.clone()], "{label}");
        }
    }
}

#[test]
fn an_entry_of_a_feed_leads_to_its_own_bytes() {
    let entry =
        "<item><title>Dam</title><content:encoded><![CDATA[<p>The dam &amp; pumps</p>]]></content:encoded></item>";
    let expected: &[(&str, &[u8])] = &[("The dam", b"The dam"), ("&", b"&amp;"), ("pumps", b"pumps")];
    check(Form::FeedEntry, entry.as_bytes(), "The dam & pumps", expected);
    let escaped = "<item><description>&lt;p&gt;The dam holds&lt;/p&gt;</description></item>";
    check(Form::FeedEntry, escaped.as_bytes(), "The dam holds", &[("The dam holds", b"The dam holds")]);
}

#[test]
fn a_line_of_json_leads_through_its_escapes() {
    let line = br#"{"text": "\u201cNo,\u201d she\nsaid \ud83d\udc69."}"#;
    let expected: &[(&str, &[u8])] = &[
        ("“", br"\u201c"),
        ("No,", b"No,"),
        ("”", br"\u201d"),
        ("she", b"she"),
        ("said", b"said"),
        ("👩", br"\ud83d\udc69"),
        (".", b"."),
    ];
    check(Form::JsonLines, line, "“No,” she\nsaid 👩.", expected);
    let page = br#"{"html": "<p>Ana &amp; <b class=\"x\">Bo</b>"}"#;
    check(Form::JsonLines, page, "Ana & Bo", &[("Ana", b"Ana"), ("&", b"&amp;"), ("Bo", b"Bo")]);
}

#[test]
fn words_that_are_not_there_are_not_found() {
    let document = Document::new(Form::Html, "a", "<p>The dam will hold through the spring, she said.");
    let text = "The dam will hold [added by hand] through the spring, she said.";
    let map = locate(&document, text);
    assert_eq!(map.located(), (39, 52));
    let added = text.find('[').expect("there");
    assert_eq!(map.source_of(added..added + 15), []);
}

#[test]
fn a_part_of_a_run_is_cut_out_of_it() {
    let document = Document::new(Form::Html, "a", "<p>The dam &amp; the river");
    let map = locate(&document, "The dam & the river");
    let runs = map.source_of(4..11);
    let expected = [(4..7, 7..10), (8..9, 11..16), (10..11, 17..18)].map(|(text, source)| Run { text, source });
    assert_eq!(runs, expected);
}

#[test]
fn whole_articles_are_found() {
    let quoted = "<blockquote>“We&nbsp;wait,” she said.</blockquote><ul><li>One pump</li><li>Two pumps</li></ul>";
    let sentence = "Mayor Ana Orlec told the council on Monday that the barriers would hold &mdash; at least for now.";
    let paragraphs: Vec<String> = (0..12).map(|number| format!("<p>{number}. {sentence}</p>{quoted}")).collect();
    let body = paragraphs.concat();
    let page = format!("<!DOCTYPE html><title>Dam</title><nav>The dam</nav><article><h1>Dam</h1>{body}</article>");
    let (located, all) = located(&page);
    assert!(all > 1000 && located == all, "{located} of {all}");
}

#[test]
fn what_is_repeated_without_end_costs_no_time() {
    let page = format!("<p>{}", "a b ".repeat(50_000));
    let document = Document::new(Form::Html, "a", page);
    let map = locate(&document, &"b a c ".repeat(50_000));
    assert!(map.located().0 <= 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Whatever the text and the page, a run of as many bytes is the same bytes, and runs follow one another.
    #[test]
    fn runs_are_what_they_say(words in prop::collection::vec("[a-d<&;>\"é ]{1,6}", 0..40), picked in prop::collection::vec(0_usize..40, 0..60)) {
        let page: String = words.concat();
        let text: String = picked.iter().filter_map(|&idx| words.get(idx)).cloned().collect();
        let map = locate(&Document::new(Form::Html, "a", page.as_str()), &text);
        for run in map.runs() {
            prop_assert!(page.get(run.source.clone()).is_some() && !run.source.is_empty());
            prop_assert!(run.text.len() != run.source.len() || page[run.source.clone()] == text[run.text.clone()]);
        }
        prop_assert!(map.runs().is_sorted_by(|one, other| one.text.end <= other.text.start));
        prop_assert!(map.located().0 <= map.located().1);
    }

    #[test]
    fn a_plain_text_is_found_whole(text in "\\PC{1,200}") {
        prop_assume!(!text.trim().is_empty() && !text.starts_with('\u{feff}'));
        let reading = good(Form::Text, text.as_str());
        let (located, all) = locate(&Document::new(Form::Text, "a", text.as_str()), reading.article.text()).located();
        prop_assert_eq!(located, all);
    }
}
