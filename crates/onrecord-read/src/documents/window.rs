//! A stream that can be looked ahead in.
//!
//! Where the stream fails, it ends for whoever looks ahead: what came before is read first. Then the failure can be asked for, and
//! the stream goes on behind it, if it does.

use std::io::{self, Read};

/// A stream of which some bytes are held because they were looked at and not taken yet.
pub(super) struct Window<R> {
    stream: R,
    held: Vec<u8>,
    /// What of `held` is taken.
    taken: usize,
    failure: Option<io::Error>,
}

/// So much is read at a time.
const PIECE: usize = 64 << 10;

impl<R: Read> Window<R> {
    pub(super) fn new(stream: R) -> Window<R> {
        Window { stream, held: Vec::new(), taken: 0, failure: None }
    }

    /// Why the stream ends where it does, if it failed there.
    pub(super) fn failure(&mut self) -> Option<io::Error> {
        self.failure.take()
    }

    /// The next `n` bytes, fewer only at the end of the stream. Nothing is taken.
    pub(super) fn ahead(&mut self, n: usize) -> &[u8] {
        while self.held.len() - self.taken < n && self.failure.is_none() {
            if self.taken > self.held.len() / 2 {
                self.held.drain(..self.taken);
                self.taken = 0;
            }
            let missing = n - (self.held.len() - self.taken);
            match (&mut self.stream).take(missing.max(PIECE) as u64).read_to_end(&mut self.held) {
                Ok(0) => break,
                Ok(_) => {}
                Err(failure) => self.failure = Some(failure),
            }
        }
        let end = self.held.len().min(self.taken.saturating_add(n));
        &self.held[self.taken..end]
    }

    /// Takes `n` bytes, as far as the stream has them, piece by piece. Says how many there were.
    pub(super) fn take(&mut self, n: u64) -> u64 {
        let mut missing = n;
        while missing > 0 {
            let piece = self.ahead(usize::try_from(missing).unwrap_or(PIECE).min(PIECE)).len();
            if piece == 0 {
                break;
            }
            self.taken += piece;
            missing -= piece as u64;
        }
        n - missing
    }

    /// Takes everything up to the next place where `found` finds something in what lies ahead, and says whether there is one.
    /// `found` is given pieces that overlap by `overlap` bytes.
    pub(super) fn take_until(&mut self, overlap: usize, found: impl Fn(&[u8]) -> Option<usize>) -> bool {
        loop {
            let ahead = self.ahead(PIECE);
            let n_ahead = ahead.len();
            match found(ahead) {
                Some(at) => {
                    self.taken += at;
                    return true;
                }
                None if n_ahead < PIECE => {
                    self.taken += n_ahead;
                    return false;
                }
                None => self.taken += n_ahead - overlap,
            }
        }
    }
}
