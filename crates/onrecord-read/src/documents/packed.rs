//! Streams that are compressed, with a guard against those that are made to grow without end.

use std::{
    io::{self, BufRead, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::bufread::MultiGzDecoder;
use zstd::stream::read::Decoder;

/// What is in a gzip file, all of its members one after the other.
pub(super) fn gzip<'r>(stream: impl BufRead + Send + 'r) -> impl Read + Send + 'r {
    guarded(stream, MultiGzDecoder::new)
}

/// What is in a zstd file, all of its frames one after the other.
pub(super) fn zstd<'r>(stream: impl BufRead + Send + 'r) -> io::Result<impl Read + Send + 'r> {
    let packed = Counted::new(stream);
    let n_packed = packed.n_read.clone();
    Ok(Guarded { unpacked: Decoder::with_buffer(packed)?, n_packed, n_unpacked: 0 })
}

fn guarded<B: BufRead, R>(stream: B, decoder: impl FnOnce(Counted<B>) -> R) -> Guarded<R> {
    let packed = Counted::new(stream);
    let n_packed = packed.n_read.clone();
    Guarded { unpacked: decoder(packed), n_packed, n_unpacked: 0 }
}

/// So many times longer than it was packed a stream may get. Pages of a newspaper shrink to a tenth, log lines to a hundredth.
const MOST_GROWTH: u64 = 250;

/// So much may come out of however little, in bytes.
const ALWAYS_ALLOWED: u64 = 64 << 20;

/// How much may come out of so many bytes.
pub(super) fn allowed(n_packed: u64) -> u64 {
    n_packed.saturating_mul(MOST_GROWTH).max(ALWAYS_ALLOWED)
}

/// More came out than is allowed.
pub(super) fn grows() -> io::Error {
    io::Error::other(format!("grows to more than {MOST_GROWTH} times its size when unpacked"))
}

/// Counts what is taken from a stream.
struct Counted<B> {
    stream: B,
    n_read: Arc<AtomicU64>,
}

impl<B> Counted<B> {
    fn new(stream: B) -> Counted<B> {
        Counted { stream, n_read: Arc::default() }
    }
}

impl<B: BufRead> Read for Counted<B> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.stream.read(into)?;
        self.n_read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

impl<B: BufRead> BufRead for Counted<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.n_read.fetch_add(n as u64, Ordering::Relaxed);
        self.stream.consume(n);
    }
}

/// What comes out of a decoder, until it is more than can be meant.
struct Guarded<R> {
    unpacked: R,
    n_packed: Arc<AtomicU64>,
    n_unpacked: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.unpacked.read(into)?;
        self.n_unpacked += n as u64;
        let is_too_much = self.n_unpacked > allowed(self.n_packed.load(Ordering::Relaxed));
        if is_too_much { Err(grows()) } else { Ok(n) }
    }
}
