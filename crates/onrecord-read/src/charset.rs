//! From bytes to characters.
//!
//! In this order: a byte order mark, valid UTF-8, the character set that is declared, a guess, and last UTF-8 with a few
//! bytes that are none, which become U+FFFD. Of the last two the user is told, and of a declaration that is wrong. A guess is
//! refused where the bytes are UTF-8 in part: then no single character set explains them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{ErrorKind, Warning, page::Seen};

/// A decoded document.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    encoding: &'static Encoding,
    /// What the user should know about it.
    pub(crate) warnings: Vec<Warning>,
}

impl Decoded {
    fn known(text: String, encoding: &'static Encoding) -> Decoded {
        Decoded { text, encoding, warnings: Vec::new() }
    }
}

/// Decodes `bytes`. `declared` reads the label of a character set from them, where their form has a place for one, or knows
/// it otherwise.
pub(crate) fn decode(
    bytes: &[u8],
    declared: impl FnOnce(&[u8]) -> Option<&'static Encoding>,
) -> Result<Decoded, ErrorKind> {
    let (encoding, signature) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return decode_utf_16(&bytes[signature..], encoding);
    }
    if let Some(offset) = memchr::memchr(0, bytes) {
        return Err(ErrorKind::Binary { offset });
    }
    match std::str::from_utf8(&bytes[signature..]) {
        Ok(text) => Ok(Decoded::known(text.to_owned(), UTF_8)),
        Err(error) if signature > 0 => Err(undecodable(signature + error.valid_up_to(), UTF_8)),
        Err(_) => match declared(bytes) {
            Some(encoding) => match decode_as(bytes, encoding) {
                Ok(text) => Ok(Decoded::known(text, encoding)),
                Err(at) => wrongly_declared(bytes, encoding).map_err(|_| undecodable(at, encoding)),
            },
            None => guess(bytes),
        },
    }
}

/// Bytes that are to be UTF-8: where they are not, those of the same text, if they are in the character set that is named.
pub(crate) fn in_utf_8(bytes: Vec<u8>, named: Option<&'static Encoding>) -> Vec<u8> {
    // Others write a line break otherwise, so their lines are not what was cut.
    let named = named.filter(|encoding| encoding.is_ascii_compatible() && std::str::from_utf8(&bytes).is_err());
    let text = named.and_then(|encoding| decode_as(&bytes, encoding).ok());
    text.map_or(bytes, String::into_bytes)
}

/// The characters that [`decode`] makes of `bytes`, each with its bytes; none where that cannot be told.
pub(crate) fn characters(bytes: &[u8], declared: impl FnOnce(&[u8]) -> Option<&'static Encoding>) -> Vec<Seen> {
    let signature = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
    let Ok(decoded) = decode(bytes, declared) else { return Vec::new() };
    if decoded.encoding == UTF_8 {
        return characters_of_utf_8(bytes, signature);
    }
    let mut at = signature;
    let mut characters = Vec::with_capacity(decoded.text.len());
    for character in decoded.text.chars() {
        let start = at;
        at += length(character, &bytes[at.min(bytes.len())..], decoded.encoding);
        characters.push(Seen { character, bytes: start..at });
    }
    // A set with states in it writes a character differently from place to place.
    if at == bytes.len() { characters } else { Vec::new() }
}

/// A decoded document of which each place in the text can be traced to its place in the bytes, for little more than the text itself.
pub(crate) struct Traced<'d> {
    pub(crate) text: String,
    bytes: &'d [u8],
    encoding: &'static Encoding,
    /// The first character that begins at or behind each `STEP`th byte of the text: where, and where in the bytes.
    marks: Vec<(usize, usize)>,
}

/// So many bytes of text are gone over at most to find a place.
const STEP: usize = 16;

impl Traced<'_> {
    /// The text that [`decode`] makes of `bytes`; none where its places cannot be told.
    pub(crate) fn of(bytes: &[u8], declared: impl FnOnce(&[u8]) -> Option<&'static Encoding>) -> Option<Traced<'_>> {
        let signature = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
        let Decoded { text, encoding, .. } = decode(bytes, declared).ok()?;
        let mut traced = Traced { text, bytes, encoding, marks: Vec::new() };
        let mut at = signature;
        for (start, character) in traced.text.char_indices() {
            if start >= traced.marks.len() * STEP {
                let missing = start / STEP + 1 - traced.marks.len();
                traced.marks.extend(std::iter::repeat_n((start, at), missing));
            }
            at += length(character, &bytes[at.min(bytes.len())..], encoding);
        }
        // A set with states in it writes a character differently from place to place.
        (at == bytes.len()).then_some(traced)
    }

    /// Where in the bytes a character begins, or ends, that does so here in the text.
    pub(crate) fn place(&self, at: usize) -> usize {
        let Some(&(start, mut place)) = self.marks.get(at / STEP).or(self.marks.last()) else { return 0 };
        for character in self.text.get(start..at).unwrap_or_default().chars() {
            place += length(character, &self.bytes[place..], self.encoding);
        }
        place
    }
}

/// How many bytes a character has that the bytes begin with.
fn length(character: char, bytes: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_8 {
        let first = bytes[..bytes.len().min(4)].utf8_chunks().next();
        let stray = first.filter(|chunk| chunk.valid().is_empty()).map(|chunk| chunk.invalid().len());
        return stray.unwrap_or(character.len_utf8());
    }
    match encoding {
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => 2 * character.len_utf16(),
        encoding if encoding.is_single_byte() => 1,
        encoding => encoding.encode(character.encode_utf8(&mut [0; 4])).0.len(),
    }
}

fn characters_of_utf_8(bytes: &[u8], signature: usize) -> Vec<Seen> {
    let mut at = signature;
    let mut characters = Vec::with_capacity(bytes.len());
    let mut push = |character: char, length: usize| {
        characters.push(Seen { character, bytes: at..at + length });
        at += length;
    };
    for chunk in bytes[signature..].utf8_chunks() {
        chunk.valid().chars().for_each(|character| push(character, character.len_utf8()));
        if !chunk.invalid().is_empty() {
            push('\u{fffd}', chunk.invalid().len());
        }
    }
    characters
}

/// The first byte that no text in an ASCII-compatible character set has. Escape (ISO 2022) and the end-of-file mark of
/// DOS (0x1A) do stand in texts.
pub(crate) fn control_byte(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| matches!(byte, 0x00..=0x08 | 0x0e..=0x19 | 0x1c..=0x1f | 0x7f))
}

/// The bytes behind a UTF-16 signature, which is two bytes long.
fn decode_utf_16(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, ErrorKind> {
    let text = decode_as(bytes, encoding).map_err(|at| undecodable(2 + at, encoding))?;
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => Err(ErrorKind::Binary { offset: 2 + 2 * text[..at].encode_utf16().count() }),
        None => Ok(Decoded::known(text, encoding)),
    }
}

/// The text, or the offset of the first byte that cannot be decoded.
fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(capacity);
    let mut read = 0;
    loop {
        let (result, taken) = decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += taken;
        match result {
            DecoderResult::InputEmpty => return Ok(text),
            DecoderResult::OutputFull => text.reserve(bytes.len() - read + 16),
            DecoderResult::Malformed(bad, behind) => return Err(read.saturating_sub(usize::from(bad + behind))),
        }
    }
}

fn undecodable(offset: usize, encoding: &'static Encoding) -> ErrorKind {
    ErrorKind::Charset { offset, charset: Some(encoding.name()) }
}

/// The bytes as something else than they declare.
fn wrongly_declared(bytes: &[u8], declared: &'static Encoding) -> Result<Decoded, ErrorKind> {
    let mut decoded = guess(bytes)?;
    decoded.warnings.insert(0, Warning::CharsetWrong { declared: declared.name() });
    Ok(decoded)
}

/// UTF-8 with so few bytes that are none that what they were can be left open: one in so many.
const MOST_STRAY: usize = 200;

fn nearly_utf_8(bytes: &[u8], mixed: &Mixture) -> Option<Decoded> {
    let is_near = mixed.utf_8 > 0 && mixed.stray * MOST_STRAY <= bytes.len();
    let warning = Warning::Undecodable { n_bytes: mixed.stray, offset: mixed.first_stray };
    is_near.then(|| Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: UTF_8,
        warnings: vec![warning],
    })
}

/// The character set that fits best, if any one can be meant.
fn guess(bytes: &[u8]) -> Result<Decoded, ErrorKind> {
    if let Some(offset) = control_byte(bytes) {
        return Err(ErrorKind::Binary { offset });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let mixed = Mixture::of(bytes);
    if !mixed.allows(encoding) {
        let mixture = ErrorKind::Charset { offset: mixed.first_stray, charset: None };
        return nearly_utf_8(bytes, &mixed).ok_or(mixture);
    }
    let text = decode_as(bytes, encoding).map_err(|offset| ErrorKind::Charset { offset, charset: None })?;
    Ok(Decoded { text, encoding, warnings: vec![Warning::CharsetGuessed { charset: encoding.name() }] })
}

/// How much of a document that is not UTF-8 looks like UTF-8.
struct Mixture {
    /// Bytes of valid sequences of two and more bytes.
    utf_8: usize,
    /// Bytes that are in no valid sequence.
    stray: usize,
    /// Where the first of them stands.
    first_stray: usize,
}

impl Mixture {
    fn of(bytes: &[u8]) -> Mixture {
        let mut mixture = Mixture { utf_8: 0, stray: 0, first_stray: bytes.len() };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            mixture.utf_8 += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                mixture.first_stray = mixture.first_stray.min(at);
            }
            mixture.stray += chunk.invalid().len();
            at += chunk.invalid().len();
        }
        mixture
    }

    /// Whether so much UTF-8 comes about by chance in text of this character set.
    ///
    /// In Western text it needs an accented capital before a sign such as ©, so none is allowed. Cyrillic and Greek
    /// capitals before a closing » make a few; the two-byte sets of East Asia make many.
    fn allows(&self, encoding: &'static Encoding) -> bool {
        if encoding == WINDOWS_1252 {
            self.utf_8 == 0
        } else if encoding.is_single_byte() {
            10 * self.utf_8 <= self.stray
        } else {
            self.utf_8 <= self.stray
        }
    }
}
