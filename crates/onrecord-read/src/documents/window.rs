//! A stream that can be looked ahead in.

use std::io::{self, Read};

/// A stream of which some bytes are held because they were looked at and not taken yet.
pub(super) struct Window<R> {
    stream: R,
    held: Vec<u8>,
    /// What of `held` is taken.
    taken: usize,
}

/// So much is read at a time.
const PIECE: usize = 64 << 10;

impl<R: Read> Window<R> {
    pub(super) fn new(stream: R) -> Window<R> {
        Window { stream, held: Vec::new(), taken: 0 }
    }

    /// The next `n` bytes, fewer only at the end of the stream. Nothing is taken.
    pub(super) fn ahead(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.held.len() - self.taken < n {
            if self.taken > self.held.len() / 2 {
                self.held.drain(..self.taken);
                self.taken = 0;
            }
            let missing = n - (self.held.len() - self.taken);
            let read = (&mut self.stream).take(missing.max(PIECE) as u64).read_to_end(&mut self.held)?;
            if read == 0 {
                break;
            }
        }
        let end = self.held.len().min(self.taken.saturating_add(n));
        Ok(&self.held[self.taken..end])
    }

    /// Takes `n` bytes, as far as the stream has them. Those that are not held yet are never held. Says how many there were.
    pub(super) fn take(&mut self, n: u64) -> io::Result<u64> {
        let held = (self.held.len() - self.taken) as u64;
        if n <= held {
            self.taken += usize::try_from(n).unwrap_or(usize::MAX);
            return Ok(n);
        }
        self.held.clear();
        self.taken = 0;
        let passed = io::copy(&mut (&mut self.stream).take(n - held), &mut io::sink())?;
        Ok(held + passed)
    }

    /// Takes everything up to the next place where `found` finds something in what lies ahead, and says whether there is one.
    /// `found` is given pieces that overlap by `overlap` bytes.
    pub(super) fn take_until(&mut self, overlap: usize, found: impl Fn(&[u8]) -> Option<usize>) -> io::Result<bool> {
        loop {
            let ahead = self.ahead(PIECE)?;
            let n_ahead = ahead.len();
            match found(ahead) {
                Some(at) => {
                    self.taken += at;
                    return Ok(true);
                }
                None if n_ahead < PIECE => {
                    self.taken += n_ahead;
                    return Ok(false);
                }
                None => self.taken += n_ahead - overlap,
            }
        }
    }
}
