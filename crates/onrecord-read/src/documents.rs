//! From a stream to documents, one at a time and never more in memory than the limit.

use std::io::{BufRead, BufReader, ErrorKind as IoErrorKind, Read};

use crate::{Document, Error, ErrorKind, Form};

/// How much a reader takes in before it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest document, in bytes: a file of text or HTML, or a line of JSON Lines.
    pub document_bytes: usize,
}

impl Default for Limits {
    /// 32 MiB: ten times the longest live blog, and still nothing to a machine.
    fn default() -> Limits {
        Limits { document_bytes: 32 << 20 }
    }
}

/// The documents in the stream `reader`, which is called `address`.
///
/// Text and HTML are one document; JSON Lines are one for each line that is not blank. A line that is too long is an error
/// in its place, and the lines after it are still read. When the stream itself fails, that is the last item.
///
/// ```
/// use onrecord_read::{Form, Limits, documents};
///
/// let lines: &[u8] = b"{\"text\": \"One.\"}\n\n{\"text\": \"Two.\"}\n";
/// let addresses: Vec<String> = documents(Form::JsonLines, lines, "a.jsonl", Limits::default())
///     .map(|document| document.unwrap().address().to_owned())
///     .collect();
/// assert_eq!(addresses, ["a.jsonl:1", "a.jsonl:3"]);
/// ```
pub fn documents<R: Read>(form: Form, reader: R, address: impl Into<String>, limits: Limits) -> Documents<R> {
    let reader = BufReader::with_capacity(64 << 10, reader);
    Documents { form, reader, address: address.into(), limit: limits.document_bytes, line: 0, done: false }
}

/// The documents in a stream. Made by [`documents`].
#[derive(Debug)]
pub struct Documents<R> {
    form: Form,
    reader: BufReader<R>,
    address: String,
    limit: usize,
    /// The line that was read last, counted from 1.
    line: usize,
    done: bool,
}

/// What came of reading one line.
enum Line {
    Whole(Vec<u8>),
    TooLong,
    /// There was no line left.
    End,
}

impl<R: Read> Iterator for Documents<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Result<Document, Error>> {
        if self.done {
            None
        } else if self.form == Form::JsonLines {
            self.next_line()
        } else {
            self.done = true;
            Some(self.whole())
        }
    }
}

impl<R: Read> Documents<R> {
    /// The stream as one document.
    fn whole(&mut self) -> Result<Document, Error> {
        let mut bytes = Vec::new();
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX).saturating_add(1);
        match self.reader.by_ref().take(most).read_to_end(&mut bytes) {
            Err(source) => Err(Error::unreadable(&self.address, source)),
            Ok(read) if read > self.limit => Err(self.too_large(self.address.clone())),
            Ok(_) => Ok(Document::new(self.form, &self.address, bytes)),
        }
    }

    /// The next line that is not blank.
    fn next_line(&mut self) -> Option<Result<Document, Error>> {
        loop {
            self.line += 1;
            let address = format!("{}:{}", self.address, self.line);
            match self.read_line() {
                Ok(Line::Whole(line)) if line.trim_ascii().is_empty() => {}
                Ok(Line::Whole(line)) => return Some(Ok(Document::new(self.form, address, line))),
                Ok(Line::TooLong) => return Some(Err(self.too_large(address))),
                Ok(Line::End) => {
                    self.done = true;
                    return None;
                }
                Err(source) => {
                    self.done = true;
                    return Some(Err(Error::unreadable(address, source)));
                }
            }
        }
    }

    /// Reads one line without its break. A line that is too long is skipped to its end, without being held.
    fn read_line(&mut self) -> std::io::Result<Line> {
        let mut line = Vec::new();
        let mut length = 0;
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == IoErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = memchr::memchr(b'\n', buffer);
            let part = &buffer[..end.unwrap_or(buffer.len())];
            let at_end_of_stream = buffer.is_empty();
            length += part.len();
            if length <= self.limit {
                line.extend_from_slice(part);
            } else {
                line = Vec::new();
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() || at_end_of_stream {
                return Ok(finished(line, length, self.limit, used == 0));
            }
        }
    }

    fn too_large(&self, address: String) -> Error {
        Error::new(address, ErrorKind::TooLarge { limit: self.limit })
    }
}

/// What a line of `length` bytes is. `at_end_of_stream` says that no line break ended it.
fn finished(line: Vec<u8>, length: usize, limit: usize, at_end_of_stream: bool) -> Line {
    if length > limit {
        Line::TooLong
    } else if length == 0 && at_end_of_stream {
        Line::End
    } else {
        Line::Whole(line)
    }
}
