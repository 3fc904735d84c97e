//! The page in a response of HTTP as a crawler kept it.
//!
//! Crawlers keep what came over the wire, or what they made of it, and seldom say which: so lengths and encodings named in the head
//! are tried and not believed.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use crate::{ContentType, ErrorKind, Form};

/// The fields of a head, in their order.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of the first field of this name, which is given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// The head that these bytes begin with: how long it is with the blank line that ends it, and its fields.
pub(super) fn head(bytes: &[u8]) -> Option<(usize, Fields)> {
    let end = |mark: &[u8]| memchr::memmem::find(bytes, mark).map(|at| at + mark.len());
    let length = end(b"\r\n\r\n").into_iter().chain(end(b"\n\n")).min()?;
    let text = String::from_utf8_lossy(&bytes[..length]);
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines().skip(1) {
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Some((length, Fields(fields)))
}

/// A page out of its packing.
pub(super) struct Page {
    pub(super) form: Form,
    pub(super) bytes: Vec<u8>,
    pub(super) charset: Option<String>,
    /// The end of it is missing.
    pub(super) is_cut: bool,
}

/// The page in a whole response.
pub(super) fn page(response: &[u8], limit: usize) -> Result<Page, ErrorKind> {
    let broken = ErrorKind::Warc { message: "no response of HTTP is in it" };
    let (length, fields) = head(response).filter(|_| response.starts_with(b"HTTP/")).ok_or(broken)?;
    let status = String::from_utf8_lossy(&response[..length]);
    let status = status.split_ascii_whitespace().nth(1).unwrap_or_default();
    if status != "200" {
        return Err(ErrorKind::PassedOver { what: format!("a response of status {status:?}") });
    }
    let (form, charset) = content_type(&fields)?;
    let is_chunked = fields.get("transfer-encoding").is_some_and(|encoding| encoding.eq_ignore_ascii_case("chunked"));
    let chunks = is_chunked.then(|| chunks(&response[length..])).flatten();
    let (bytes, is_cut) = chunks.unwrap_or_else(|| (response[length..].to_vec(), false));
    let encoding = fields.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    let (bytes, is_cut_too) = decoded(bytes, &encoding, limit)?;
    Ok(Page { form: form.unwrap_or_else(|| form_of(&bytes)), bytes, charset, is_cut: is_cut || is_cut_too })
}

/// The page or text in a record that is not of HTTP.
pub(super) fn plain(fields: &Fields, content: &[u8]) -> Result<Page, ErrorKind> {
    let (form, charset) = content_type(fields)?;
    Ok(Page { form: form.unwrap_or_else(|| form_of(content)), bytes: content.to_vec(), charset, is_cut: false })
}

/// The form that the head names, if it names one, and the character set.
fn content_type(fields: &Fields) -> Result<(Option<Form>, Option<String>), ErrorKind> {
    let Some(named) = fields.get("content-type") else { return Ok((None, None)) };
    let ContentType { media_type, charset } = ContentType::parse(named);
    match media_type.as_str() {
        "text/html" | "application/xhtml+xml" => Ok((Some(Form::Html), charset)),
        "text/plain" => Ok((Some(Form::Text), charset)),
        _ => Err(ErrorKind::PassedOver { what: format!("a response of type {media_type:?}") }),
    }
}

/// The form of a body of which the head says nothing.
fn form_of(body: &[u8]) -> Form {
    if body.trim_ascii_start().starts_with(b"<") { Form::Html } else { Form::Text }
}

/// The chunks of a body put together, and whether the last one is missing. Nothing where it does not begin with a chunk.
fn chunks(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let Some((size, length)) = chunk_size(rest) else {
            return (rest.len() < body.len()).then_some((whole, true));
        };
        rest = &rest[length..];
        if size == 0 {
            return Some((whole, false));
        }
        let taken = size.min(rest.len());
        whole.extend_from_slice(&rest[..taken]);
        rest = &rest[taken..];
        let line_end = rest.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        rest = &rest[line_end..];
        if taken < size {
            return Some((whole, true));
        }
    }
}

/// The size that a chunk's first line names, and the length of that line.
fn chunk_size(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = memchr::memchr(b'\n', bytes.get(..bytes.len().min(MOST_CHUNK_LINE))?)?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    Some((usize::from_str_radix(digits, 16).ok()?, end + 1))
}

/// The longest first line of a chunk.
const MOST_CHUNK_LINE: usize = 1024;

/// The body without its content encoding, and whether its end is missing.
fn decoded(bytes: Vec<u8>, encoding: &str, limit: usize) -> Result<(Vec<u8>, bool), ErrorKind> {
    let is_packed = match encoding {
        "gzip" | "x-gzip" => bytes.starts_with(b"\x1f\x8b"),
        // Crawlers that have unpacked a page keep the field all the same.
        "deflate" | "br" | "zstd" => !bytes.trim_ascii_start().starts_with(b"<"),
        _ => false,
    };
    if !is_packed {
        return Ok((bytes, false));
    }
    match encoding {
        "deflate" => unpack(ZlibDecoder::new(&*bytes), limit),
        "br" => unpack(brotli_decompressor::Decompressor::new(&*bytes, 4096), limit),
        "zstd" => match zstd::stream::read::Decoder::with_buffer(&*bytes) {
            Ok(decoder) => unpack(decoder, limit),
            Err(_) => Err(NOT_AS_NAMED),
        },
        _ => unpack(MultiGzDecoder::new(&*bytes), limit),
    }
}

const NOT_AS_NAMED: ErrorKind = ErrorKind::Warc { message: "its content is not encoded as its head says" };

fn unpack(decoder: impl Read, limit: usize) -> Result<(Vec<u8>, bool), ErrorKind> {
    let mut unpacked = Vec::new();
    let result = decoder.take(limit as u64 + 1).read_to_end(&mut unpacked);
    match result {
        _ if unpacked.len() > limit => Err(ErrorKind::TooLarge { limit }),
        Ok(_) => Ok((unpacked, false)),
        Err(_) if unpacked.is_empty() => Err(NOT_AS_NAMED),
        Err(_) => Ok((unpacked, true)),
    }
}
