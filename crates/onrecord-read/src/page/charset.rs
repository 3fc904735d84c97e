//! The character set that a page declares, from its first kilobyte: `<meta charset>` or an XML declaration.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem::find;

/// As many bytes as a browser searches, too.
const SEARCHED: usize = 1024;

/// The character set that the page `bytes` declares.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(SEARCHED)].to_ascii_lowercase();
    let encoding = Encoding::for_label(in_xml(&head).or_else(|| in_meta(&head))?)?;
    // A declaration that can be read byte by byte is not written in UTF-16, whatever it says: the rule of the HTML Standard.
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

/// The label in `<?xml … encoding="…"?>`.
fn in_xml(head: &[u8]) -> Option<&[u8]> {
    let declaration = head.strip_prefix(b"<?xml")?;
    label_after(&declaration[..find(declaration, b"?>")?], b"encoding")
}

/// The label in the first `<meta>` that has one, comments left out.
fn in_meta(head: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    while let Some(tag) = memchr::memchr(b'<', &head[at..]).map(|found| &head[at + found..]) {
        let comment = tag.starts_with(b"<!--");
        let close: &[u8] = if comment { b"-->" } else { b">" };
        let end = find(tag, close)?;
        let is_meta = tag.strip_prefix(b"<meta").is_some_and(|rest| !rest[0].is_ascii_alphanumeric());
        if let Some(label) = is_meta.then(|| label_after(&tag[..end], b"charset")).flatten() {
            return Some(label);
        }
        at = head.len() - tag.len() + end + close.len();
    }
    None
}

/// The value after `name` and `=`, in quotation marks or not.
fn label_after<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let value = tag[find(tag, name)? + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end =
        value.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'/' | b'>' | b' ' | b'\t' | b'\n' | b'\r'));
    Some(&value[..end.unwrap_or(value.len())])
}
