//! A stream that can be wound back to bytes that were read not long ago.

use std::io::{self, BufRead, Read};

/// A stream of which the bytes behind a mark are held.
pub(super) struct Tape<'r> {
    stream: Box<dyn BufRead + Send + 'r>,
    held: Vec<u8>,
    /// What of `held` is read.
    at: usize,
    /// Where in the stream `held` begins, in bytes.
    base: u64,
    /// The stream itself has failed.
    pub(super) has_failed: bool,
}

/// So much is read at a time.
const PIECE: usize = 64 << 10;

/// So much is held at most, in bytes; of more the first is forgotten.
pub(super) const MOST_HELD: usize = 8 << 20;

impl<'r> Tape<'r> {
    pub(super) fn new(stream: Box<dyn BufRead + Send + 'r>) -> Tape<'r> {
        Tape { stream, held: Vec::new(), at: 0, base: 0, has_failed: false }
    }

    /// Where in the stream it is, in bytes.
    pub(super) fn position(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Forgets what was read.
    pub(super) fn mark(&mut self) {
        // Moving what is left to the front costs as much as it is long, so it is not done for a few bytes.
        if self.at == self.held.len() || self.at > PIECE {
            self.held.drain(..self.at);
            self.base += self.at as u64;
            self.at = 0;
        }
    }

    /// Goes to a place in the stream, or to the first byte that is still held.
    pub(super) fn wind_to(&mut self, position: u64) {
        let at = usize::try_from(position.saturating_sub(self.base)).unwrap_or(usize::MAX);
        self.at = at.min(self.held.len());
    }

    /// The next `n` bytes, fewer at the end of the stream. Nothing is read by it.
    pub(super) fn ahead(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.held.len() - self.at < n && self.read_piece()? > 0 {}
        Ok(&self.held[self.at..self.held.len().min(self.at + n)])
    }

    fn read_piece(&mut self) -> io::Result<usize> {
        let piece = (&mut self.stream).take(PIECE as u64).read_to_end(&mut self.held);
        self.has_failed |= piece.is_err();
        piece
    }
}

impl Read for Tape<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(into)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Tape<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.held.len() {
            if self.held.len() >= MOST_HELD {
                self.mark();
            }
            self.read_piece()?;
        }
        Ok(&self.held[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.at += n;
    }
}
