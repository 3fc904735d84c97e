//! From bytes to characters.

use onrecord_read::{Carried, Carrier, Document, ErrorKind, Form, Limits, Origin, Warning, documents};

use crate::{bad, good};

/// Reads plain text that is expected to come out as `expected`, without a warning.
fn check(bytes: &[u8], expected: &str) {
    let reading = good(Form::Text, bytes);
    assert_eq!(reading.article.text(), expected);
    assert_eq!(reading.warnings, [], "{expected}");
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
}

#[test]
fn utf_8_is_taken_as_it_is() {
    check("“No,” said Žofia.\r\n\tThe end. ".as_bytes(), "“No,” said Žofia.\r\n\tThe end. ");
    check(b"plain", "plain");
}

#[test]
fn the_signature_is_not_text() {
    check(b"\xef\xbb\xbfNo.", "No.");
    check(&utf_16("“No,” said 👩.", u16::to_le_bytes), "“No,” said 👩.");
    check(&utf_16("“No,” said 👩.", u16::to_be_bytes), "“No,” said 👩.");
    check("a\u{feff}b".as_bytes(), "a\u{feff}b");
}

#[test]
fn a_guess_is_told() {
    let reading = good(Form::Text, b"\x93No,\x94 said Andr\xe9 in the caf\xe9 of the town.");
    assert_eq!(reading.article.text(), "“No,” said André in the café of the town.");
    assert_eq!(reading.warnings, [Warning::CharsetGuessed { charset: "windows-1252" }]);
    assert_eq!(reading.warnings[0].to_string(), "character set guessed: windows-1252");
}

#[test]
fn cyrillic_and_east_asian_text_can_be_guessed() {
    for (text, encoding) in [
        (
            "Мэр города Анна Орлец заявила во вторник, что барьеры выдержат. «НЕТ», сказала она.",
            encoding_rs::WINDOWS_1251,
        ),
        ("市長は火曜日、堤防は持ちこたえると述べた。誰もそれを信じなかった。", encoding_rs::SHIFT_JIS),
        ("市长星期二说，堤坝会挺住的。住在那里的人没有一个相信他的话。", encoding_rs::GBK),
    ] {
        let reading = good(Form::Text, encoding.encode(text).0.into_owned());
        assert_eq!(reading.article.text(), text);
        let is_guess = |warning: &&Warning| matches!(warning, Warning::CharsetGuessed { .. });
        assert_eq!(reading.warnings.iter().filter(is_guess).count(), 1, "{text}");
    }
}

#[test]
fn two_character_sets_in_one_text_are_refused() {
    let mixed = b"The caf\xc3\xa9 and the caf\xe9.";
    assert_eq!(bad(Form::Text, mixed), ErrorKind::Charset { offset: 21, charset: None });
    let broken = "Слово и ещё слово. ".repeat(3) + "|";
    let mut broken = broken.into_bytes();
    *broken.last_mut().expect("a byte") = 0xff;
    assert_eq!(bad(Form::Text, broken.clone()), ErrorKind::Charset { offset: broken.len() - 1, charset: None });
}

#[test]
fn a_signed_text_is_held_to_its_signature() {
    let utf_8 = ErrorKind::Charset { offset: 5, charset: Some("UTF-8") };
    assert_eq!(bad(Form::Text, b"\xef\xbb\xbfab\xff"), utf_8);
    let utf_16 = ErrorKind::Charset { offset: 4, charset: Some("UTF-16LE") };
    assert_eq!(bad(Form::Text, b"\xff\xfea\0\x00\xdcb\0"), utf_16);
}

#[test]
fn nul_is_no_character() {
    assert_eq!(bad(Form::Text, b"ab\0c"), ErrorKind::Binary { offset: 2 });
    assert_eq!(bad(Form::Text, b"\xff\xfea\0\0\0"), ErrorKind::Binary { offset: 4 });
    assert_eq!(bad(Form::Html, b"<p>a\0"), ErrorKind::Binary { offset: 4 });
    assert_eq!(bad(Form::Text, b"caf\xe9 \x01"), ErrorKind::Binary { offset: 5 });
    check(b"a\x01b", "a\x01b");
}

#[test]
fn nothing_is_no_article() {
    for bytes in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"] {
        assert_eq!(bad(Form::Text, bytes), ErrorKind::Empty, "{}", bytes.escape_ascii());
        assert_eq!(bad(Form::Html, bytes), ErrorKind::Empty, "{}", bytes.escape_ascii());
    }
}

/// What is found in a stream whose sender names a character set.
fn sent(carrier: Carrier, label: &str, bytes: &[u8]) -> Vec<String> {
    let said = Carried { charset: Some(label.to_owned()), ..Carried::default() };
    let found = documents(carrier, bytes, Origin::from("a").sent_with(said), Limits::default());
    let text = |document: Document| {
        let reading = onrecord_read::read(&document)?;
        // What is kept is read alike without the sender.
        let kept = Document::new(document.form(), "a", document.bytes());
        assert!(document.form() == Form::Text || onrecord_read::read(&kept)?.article.text() == reading.article.text());
        Ok(reading.article.text().to_owned())
    };
    found.map(|document| document.and_then(text).unwrap_or_else(|error| error.to_string())).collect()
}

#[test]
fn who_sends_a_stream_names_its_character_set() {
    let in_1250 = |text: &str| encoding_rs::WINDOWS_1250.encode(text).0.into_owned();
    let lines = in_1250("{\"text\": \"Řeka stoupá.\"}\n{\"text\": \"Prší.\"}\n");
    assert_eq!(sent(Carrier::JsonLines, "windows-1250", &lines), ["Řeka stoupá.", "Prší."]);
    let feed = in_1250("<rss><item><description>Řeka stoupá.</description></item></rss>");
    assert_eq!(sent(Carrier::Feed, "windows-1250", &feed), ["Řeka stoupá."]);
    let feed = in_1250("{\"version\": \"1\", \"items\": [{\"content_text\": \"Prší.\"}]}");
    assert_eq!(sent(Carrier::JsonFeed, "windows-1250", &feed), ["Prší."]);
    assert_eq!(sent(Carrier::Text, "windows-1250", &in_1250("Řeka stoupá.")), ["Řeka stoupá."]);
    let packed = crate::gzip(&lines);
    assert_eq!(sent(Carrier::Gzip, "windows-1250", &packed), ["Řeka stoupá.", "Prší."]);
}

#[test]
fn a_stream_in_utf_8_stays_so_whatever_its_sender_names() {
    let line = "{\"text\": \"Řeka stoupá.\"}\n";
    for label in ["windows-1250", "utf-16", "no such set"] {
        assert_eq!(sent(Carrier::JsonLines, label, line.as_bytes()), ["Řeka stoupá."], "{label}");
    }
    let declared = "<?xml version='1.0' encoding='koi8-r'?><rss><item><description>Řeka.</description></item></rss>";
    assert_eq!(sent(Carrier::Feed, "windows-1250", declared.as_bytes()), ["Řeka."]);
    let (not_utf_8, error) = (b"{\"text\": \"caf\xe9\"}", "a:1: not UTF-8: byte at offset 13");
    for label in ["utf-8", "utf-16", "no such set"] {
        assert_eq!(sent(Carrier::JsonLines, label, not_utf_8), [error], "{label}");
    }
}
