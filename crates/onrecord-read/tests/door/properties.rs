//! What holds for all bytes.

use onrecord_read::{Carrier, Document, Form, Limits, Warning, documents, read};
use proptest::prelude::*;

/// Bytes that look like something: pieces of pages, of JSON and of character sets, and noise.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..20),
        prop::sample::select(vec![
            "<p>",
            "</p>",
            "<table>",
            "<td>",
            "<b>",
            "</b>",
            "<a href='",
            "\"",
            "'",
            ">",
            "<!--",
            "-->",
            "<svg>",
            "<style>",
            "<template>",
            "<select>",
            "<time datetime=\"2031-04-02T",
            "<meta charset=koi8-r>",
            "<script type=application/ld+json>",
            "{\"text\": \"",
            "{\"html\": \"<p>",
            "\"}",
            "\\u0000",
            "\u{feff}",
            "é",
            "words of a sentence. ",
            "\n",
            "&amp;",
            "&#0;",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in bytes()) {
        for form in [Form::Text, Form::Html, Form::JsonLines] {
            let once = read(&Document::new(form, "a", bytes.clone()));
            let again = read(&Document::new(form, "a", bytes.clone()));
            prop_assert_eq!(once.map_err(|error| error.to_string()), again.map_err(|error| error.to_string()));
        }
        let _ = Carrier::of("-", &bytes);
    }

    #[test]
    fn text_is_never_altered(text in "[^\0]*[^\0\\s\u{feff}][^\0]*") {
        prop_assume!(!text.starts_with('\u{feff}'));
        let reading = read(&Document::new(Form::Text, "a", text.clone())).expect("text");
        prop_assert_eq!(reading.article.text(), text);
        let is_of_language = |warning: &Warning| matches!(warning, Warning::OtherLanguage { .. });
        prop_assert!(reading.warnings.iter().all(is_of_language), "{:?}", reading.warnings);
    }

    #[test]
    fn json_text_is_never_altered(text in "[^\0]*[^\0\\s\u{feff}][^\0]*") {
        let line = serde_json::json!({ "text": text }).to_string();
        let reading = read(&Document::new(Form::JsonLines, "a", line)).expect("text");
        prop_assert_eq!(reading.article.text(), text);
    }

    #[test]
    fn no_line_is_lost_or_joined(lines in prop::collection::vec("[a-z ]{0,12}", 0..20), limit in 0_usize..12) {
        let file = lines.join("\n");
        let found: Vec<_> = documents(Carrier::JsonLines, file.as_bytes(), "a", Limits { document_bytes: limit })
            .map(|document| document.map(|document| String::from_utf8_lossy(document.bytes()).into_owned()).ok())
            .collect();
        let expected: Vec<_> = lines
            .iter()
            .filter(|line| line.len() > limit || !line.trim().is_empty())
            .map(|line| (line.len() <= limit).then(|| line.clone()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
