//! JSON Lines: one document a line, and never more in memory than the limit.

use std::io::{BufRead, ErrorKind as IoErrorKind};

use super::Place;
use crate::{Document, Error, Form, charset};

/// The lines of a stream that are not blank. A line that is too long is an error in its place. JSON is in UTF-8; bytes of a line that
/// is not, where the sender names the character set, are those of its text in UTF-8.
pub(super) struct Lines<R> {
    reader: R,
    place: Place,
    /// The line that was read last, counted from 1.
    line: usize,
    done: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R, place: Place) -> Lines<R> {
        Lines { reader, place, line: 0, done: false }
    }
}

/// What came of reading one line.
enum Line {
    Whole(Vec<u8>),
    TooLong,
    /// There was no line left.
    End,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Result<Document, Error>> {
        while !self.done {
            self.line += 1;
            let read = self.read_line();
            let address = || self.place.nth(self.line);
            match read {
                Ok(Line::Whole(line)) if line.trim_ascii().is_empty() => {}
                Ok(Line::Whole(line)) => {
                    let line = charset::in_utf_8(line, self.place.sent.encoding());
                    return Some(Ok(Document::new(Form::JsonLines, address(), line)));
                }
                Ok(Line::TooLong) => return Some(Err(self.place.too_large(address()))),
                Ok(Line::End) => self.done = true,
                Err(source) => {
                    let error = Error::unreadable(address(), source);
                    self.done = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

impl<R: BufRead> Lines<R> {
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
            if length <= self.place.limit {
                line.extend_from_slice(part);
            } else {
                line = Vec::new();
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() || at_end_of_stream {
                return Ok(finished(line, length, self.place.limit, used == 0));
            }
        }
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
