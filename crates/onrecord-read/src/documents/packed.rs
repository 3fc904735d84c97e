//! Streams that are compressed, with a guard against those that are made to grow without end, and a way on where a part of one is
//! damaged.
//!
//! A file is members (of gzip, RFC 1952) or frames (of zstd, RFC 8878) in a row; a crawl has one for each record. So a crawl goes on
//! at the next member that begins a record; what of anything else stands behind damaged bytes is lost.

use std::{
    error::Error,
    fmt,
    io::{self, BufRead, Cursor, Read},
    mem,
};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder;

use super::{
    Stream,
    tape::{MOST_HELD, Tape},
};

/// What is in a gzip file, all of its members one after the other.
pub(super) fn gzip(stream: Stream<'_>) -> Unpacked<'_> {
    Unpacked::new(stream, Codec::Gzip)
}

/// What is in a zstd file, all of its frames one after the other.
pub(super) fn zstd(stream: Stream<'_>) -> Unpacked<'_> {
    Unpacked::new(stream, Codec::Zstd)
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

/// Whether a stream goes on behind this error.
pub(super) fn is_passed(error: &io::Error) -> bool {
    let damage = error.get_ref().and_then(|error| error.downcast_ref::<Damage>());
    damage.is_some_and(|damage| damage.to.is_some())
}

/// Bytes of a compressed crawl that could not be unpacked.
#[derive(Debug)]
struct Damage {
    from: u64,
    /// Where the next member begins that is read; none where there is none.
    to: Option<u64>,
    reason: io::Error,
}

impl Error for Damage {}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Damage { from, to, reason } = self;
        match to {
            Some(to) => write!(f, "damaged from byte {from} to byte {to}, where the next record begins: {reason}"),
            None => write!(f, "damaged from byte {from} on, and no record begins behind it: {reason}"),
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Codec {
    Gzip,
    Zstd,
}

/// One member, being unpacked.
enum Member<'r> {
    Gzip(GzDecoder<Tape<'r>>),
    Zstd(Decoder<'static, Tape<'r>>),
}

/// What the first record of a crawl begins with, and so every member of one that has a member for each record.
const RECORD: &[u8] = b"WARC/";

/// What stands in one member that has several records.
const NEXT_RECORD: &[u8] = b"\nWARC/1.";

/// So much of a member is unpacked to see whether it begins a record: the longest head of a gzip member and a block of zstd.
const TRIAL: usize = 192 << 10;

/// The longest head of a gzip member that a crawl has: its fields are a file's name or numbers of the crawler.
const MOST_GZIP_HEAD: usize = 1 << 10;

impl Codec {
    const fn magic(self) -> &'static [u8] {
        match self {
            Codec::Gzip => b"\x1f\x8b\x08",
            Codec::Zstd => b"\x28\xb5\x2f\xfd",
        }
    }

    fn open(self, tape: Tape<'_>) -> io::Result<Member<'_>> {
        match self {
            Codec::Gzip => Ok(Member::Gzip(GzDecoder::new(tape))),
            Codec::Zstd => Ok(Member::Zstd(Decoder::with_buffer(tape)?.single_frame())),
        }
    }

    /// Whether these bytes are the beginning of a member that begins a record.
    fn begins_record(self, packed: &[u8]) -> bool {
        let mut unpacked = [0; RECORD.len()];
        let read = match self {
            Codec::Gzip if GzDecoder::new(&packed[..packed.len().min(MOST_GZIP_HEAD)]).header().is_none() => {
                return false;
            }
            Codec::Gzip => GzDecoder::new(packed).read_exact(&mut unpacked),
            Codec::Zstd => {
                Decoder::with_buffer(packed).and_then(|decoder| decoder.single_frame().read_exact(&mut unpacked))
            }
        };
        read.is_ok() && unpacked == RECORD
    }
}

impl<'r> Member<'r> {
    fn position(&self) -> u64 {
        match self {
            Member::Gzip(decoder) => decoder.get_ref().position(),
            Member::Zstd(decoder) => decoder.get_ref().position(),
        }
    }

    fn into_tape(self) -> Tape<'r> {
        match self {
            Member::Gzip(decoder) => decoder.into_inner(),
            Member::Zstd(decoder) => decoder.finish(),
        }
    }
}

impl Read for Member<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Member::Gzip(decoder) => decoder.read(into),
            Member::Zstd(decoder) => decoder.read(into),
        }
    }
}

/// What comes out of all members.
pub(super) struct Unpacked<'r> {
    codec: Codec,
    state: State<'r>,
    /// What came out of the member before it was known whether it is good.
    ready: Cursor<Vec<u8>>,
    /// Where the member begins.
    from: u64,
    n_out: u64,
    /// Whether what came out first begins a record; none where nothing came out yet.
    is_crawl: Option<bool>,
    trials: usize,
}

/// Where in the stream it is.
enum State<'r> {
    Between(Tape<'r>),
    Within(Member<'r>),
    /// Behind what was ready the member is damaged.
    Damaged(Member<'r>, io::Error),
    Over,
}

/// So often is it tried whether bytes that look like a member begin a record: by chance one in 16 MiB looks like one.
const MOST_TRIALS: usize = 100_000;

impl Read for Unpacked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.ready.read(into)?;
            if n > 0 || into.is_empty() {
                return Ok(n);
            }
            match mem::replace(&mut self.state, State::Over) {
                State::Between(tape) => self.begin(tape)?,
                State::Within(member) => match self.go_on(member, into)? {
                    0 => {}
                    n => return Ok(n),
                },
                State::Damaged(member, reason) => return Err(self.pass(member.into_tape(), reason)),
                State::Over => return Ok(0),
            }
        }
    }
}

impl<'r> Unpacked<'r> {
    fn new(stream: Stream<'r>, codec: Codec) -> Unpacked<'r> {
        let state = State::Between(Tape::new(stream));
        Unpacked { codec, state, ready: Cursor::default(), from: 0, n_out: 0, is_crawl: None, trials: 0 }
    }

    /// Begins the next member, if there is one.
    fn begin(&mut self, mut tape: Tape<'r>) -> io::Result<()> {
        tape.mark();
        if tape.ahead(1)?.is_empty() {
            return Ok(());
        }
        self.from = tape.position();
        let mut member = self.codec.open(tape)?;
        let mut unpacked = Vec::new();
        let mut result = take(&mut member, RECORD.len(), &mut unpacked);
        self.is_crawl = self.is_crawl.or((!unpacked.is_empty()).then(|| unpacked.starts_with(RECORD)));
        if result.is_ok() && self.is_crawl == Some(true) {
            // Whether a record is as it was written is known at the end of its member.
            result = take(&mut member, MOST_HELD, &mut unpacked);
        }
        self.count(unpacked.len(), &member)?;
        if result.is_err() && self.is_crawl != Some(false) && memchr::memmem::find(&unpacked, NEXT_RECORD).is_none() {
            unpacked.clear();
        }
        self.ready = Cursor::new(unpacked);
        self.state = match result {
            Ok(()) => State::Within(member),
            Err(reason) => State::Damaged(member, reason),
        };
        Ok(())
    }

    /// Hands out more of a member; nothing at its end.
    fn go_on(&mut self, mut member: Member<'r>, into: &mut [u8]) -> io::Result<usize> {
        match member.read(into) {
            Ok(0) => self.state = State::Between(member.into_tape()),
            Ok(n) => {
                self.count(n, &member)?;
                self.state = State::Within(member);
                return Ok(n);
            }
            Err(reason) => self.state = State::Damaged(member, reason),
        }
        Ok(0)
    }

    fn count(&mut self, n: usize, member: &Member<'r>) -> io::Result<()> {
        self.n_out += n as u64;
        if self.n_out > allowed(member.position()) { Err(grows()) } else { Ok(()) }
    }

    /// Passes over a damaged member to the next that begins a record, if it is one of a crawl.
    fn pass(&mut self, mut tape: Tape<'r>, reason: io::Error) -> io::Error {
        if tape.has_failed || self.is_crawl == Some(false) {
            return reason;
        }
        let from = if self.ready.get_ref().is_empty() { self.from } else { tape.position() };
        // Where a member has an end, the next begins there; else anywhere, for a decoder can run over what it does not see.
        let is_there = self.begins_record(&mut tape, 0) || {
            tape.wind_to(self.from + 1);
            self.find(&mut tape)
        };
        let to = is_there.then(|| tape.position());
        if is_there {
            self.state = State::Between(tape);
        } else if self.is_crawl.is_none() {
            return reason;
        }
        io::Error::new(reason.kind(), Damage { from, to, reason })
    }

    /// Goes to the next member that begins a record, and says whether there is one.
    fn find(&mut self, tape: &mut Tape<'r>) -> bool {
        while self.trials < MOST_TRIALS {
            tape.mark();
            let Ok(ahead) = tape.ahead(TRIAL) else { return false };
            let (n_ahead, magic) = (ahead.len(), self.codec.magic());
            match memchr::memmem::find(ahead, magic) {
                Some(at) if self.begins_record(tape, at) => {
                    tape.consume(at);
                    return true;
                }
                Some(at) => tape.consume(at + 1),
                None if n_ahead < TRIAL => return false,
                None => tape.consume(n_ahead - (magic.len() - 1)),
            }
        }
        false
    }

    /// Whether a member that begins a record begins so many bytes ahead.
    fn begins_record(&mut self, tape: &mut Tape<'r>, at: usize) -> bool {
        self.trials += 1;
        tape.ahead(at + TRIAL).is_ok_and(|ahead| ahead.get(at..).is_some_and(|packed| self.codec.begins_record(packed)))
    }
}

/// Unpacks up to `n` bytes in all.
fn take(member: &mut Member<'_>, n: usize, into: &mut Vec<u8>) -> io::Result<()> {
    let missing = n.saturating_sub(into.len());
    member.take(missing as u64).read_to_end(into).map(drop)
}
