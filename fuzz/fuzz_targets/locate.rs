//! Any text in any document: what is found there is there.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_read::{Document, Form, locate};

const FORMS: [Form; 5] = [Form::Text, Form::Html, Form::JsonLines, Form::FeedEntry, Form::JsonFeedItem];

fuzz_target!(|parts: (u8, &str, &[u8])| {
    let (form, text, bytes) = parts;
    let document = Document::new(FORMS[usize::from(form) % FORMS.len()], "fuzz", bytes);
    let map = locate(&document, text);
    for run in map.runs() {
        assert!(text.is_char_boundary(run.text.start) && text.is_char_boundary(run.text.end));
        assert!(bytes.get(run.source.clone()).is_some());
    }
    assert!(map.runs().is_sorted_by(|one, other| one.text.end <= other.text.start));
    let (located, all) = map.located();
    assert!(located <= all);
});
