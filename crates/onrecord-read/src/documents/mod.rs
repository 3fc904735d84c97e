//! From a stream to documents, one at a time and never more in memory than a few times the limit.

mod archive;
mod feed;
mod http;
mod json_feed;
mod lines;
mod packed;
mod tape;
mod warc;
mod window;

use std::{
    fmt,
    io::{self, BufRead, BufReader, Cursor, Read},
};

use crate::{Carried, Carrier, Document, Error, ErrorKind, Form, Origin, carrier::uncompressed};

/// How much a reader takes in before it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest document, in bytes: a file of text or HTML, a line of JSON Lines, a page in an archive, a whole feed.
    pub document_bytes: usize,
}

impl Default for Limits {
    /// 32 MiB: ten times the longest live blog, and still nothing to a machine.
    fn default() -> Limits {
        Limits { document_bytes: 32 << 20 }
    }
}

/// The documents in the stream `reader`, which comes from `origin`: an address, with what was said by whoever sent it.
///
/// Text and HTML are one document; JSON Lines are one for each line that is not blank, a feed one for each entry, a crawl
/// one for each page. What is packed is unpacked on the way, up to a few times over, and nothing is written to disk but a
/// temporary copy of a zip archive, whose index stands at its end. What is wrong is an error in its place, and what comes
/// after it is still read. When the stream itself fails, that is the last item.
///
/// ```
/// use onrecord_read::{Carrier, Limits, documents};
///
/// let lines: &[u8] = b"{\"text\": \"One.\"}\n\n{\"text\": \"Two.\"}\n";
/// let addresses: Vec<String> = documents(Carrier::JsonLines, lines, "a.jsonl", Limits::default())
///     .map(|document| document.unwrap().address().to_owned())
///     .collect();
/// assert_eq!(addresses, ["a.jsonl:1", "a.jsonl:3"]);
/// ```
pub fn documents<'r>(
    carrier: Carrier,
    reader: impl Read + Send + 'r,
    origin: impl Into<Origin>,
    limits: Limits,
) -> Documents<'r> {
    let Origin { address, sent } = origin.into();
    let place = Place { name: address.clone(), address, sent, limit: limits.document_bytes, depth: 0 };
    Documents(open(carrier, Box::new(BufReader::with_capacity(BUFFER, reader)), place))
}

const BUFFER: usize = 64 << 10;

/// The documents in a stream. Made by [`documents`].
pub struct Documents<'r>(Found<'r>);

impl fmt::Debug for Documents<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Documents")
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Result<Document, Error>> {
        self.0.next()
    }
}

type Found<'r> = Box<dyn Iterator<Item = Result<Document, Error>> + Send + 'r>;

type Stream<'r> = Box<dyn BufRead + Send + 'r>;

/// Where documents are looked for.
#[derive(Clone, Debug)]
struct Place {
    /// As the caller calls it; within an archive with the name of the member behind it.
    address: String,
    /// The name that tells what is carried, without the endings of what has been unpacked.
    name: String,
    /// What is said of all of it by whoever sent it.
    sent: Carried,
    limit: usize,
    /// How often something was unpacked.
    depth: u8,
}

impl Place {
    /// The address of the line, record or entry with this number, counted from 1.
    fn nth(&self, number: usize) -> String {
        format!("{}:{number}", self.address)
    }

    fn error(&self, kind: ErrorKind) -> Error {
        Error::new(&self.address, kind)
    }

    fn too_large(&self, address: String) -> Error {
        Error::new(address, ErrorKind::TooLarge { limit: self.limit })
    }

    /// Where the content of this compressed stream is.
    fn unpacked(&self) -> Place {
        Place { name: uncompressed(&self.name), depth: self.depth + 1, ..self.clone() }
    }

    /// Where a member of this archive is.
    fn member(&self, name: &str) -> Place {
        let address = format!("{}/{name}", self.address);
        Place { address, name: name.to_owned(), sent: Carried::default(), limit: self.limit, depth: self.depth + 1 }
    }
}

/// So often something may be unpacked within something: `a.warc.gz` in `b.tar.gz` needs three.
const MOST_DEPTH: u8 = 4;

fn open(carrier: Carrier, stream: Stream<'_>, place: Place) -> Found<'_> {
    match carrier {
        Carrier::Text => whole(Form::Text, stream, &place),
        Carrier::Html => whole(Form::Html, stream, &place),
        Carrier::JsonLines => Box::new(lines::Lines::new(stream, place)),
        Carrier::Feed => feed::entries(stream, &place),
        Carrier::JsonFeed => json_feed::items(stream, &place),
        Carrier::Warc => Box::new(warc::Records::new(stream, place)),
        _ if place.depth >= MOST_DEPTH => one(Err(place.error(ErrorKind::TooPacked { limit: MOST_DEPTH }))),
        Carrier::Tar => Box::new(archive::tar(stream, place)),
        Carrier::Zip => archive::zip(stream, &place),
        Carrier::Gzip => unknown(packed::gzip(stream), place.unpacked()),
        Carrier::Zstd => unknown(packed::zstd(stream), place.unpacked()),
    }
}

/// How much of a stream is looked at to tell what it carries.
const HEAD: u64 = 8 << 10;

/// What is in a stream that was packed in another one.
fn unknown<'r>(mut stream: impl Read + Send + 'r, place: Place) -> Found<'r> {
    let mut head = Vec::new();
    let failed = stream.by_ref().take(HEAD).read_to_end(&mut head).err();
    match Carrier::of(&place.name, &head) {
        Ok(carrier) => {
            // What came before the failure is read before it.
            let whole = Cursor::new(head).chain(Failing(failed)).chain(stream);
            open(carrier, Box::new(BufReader::with_capacity(BUFFER, whole)), place)
        }
        Err(error) => one(Err(place.error(error.kind().clone()))),
    }
}

/// Fails once, if there is something to fail with.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

fn one<'r>(found: Result<Document, Error>) -> Found<'r> {
    Box::new(std::iter::once(found))
}

/// The stream as one document.
fn whole<'r>(form: Form, stream: Stream<'r>, place: &Place) -> Found<'r> {
    let document = |bytes| Document::new(form, &place.address, bytes).with_carried(place.sent.clone());
    one(take_all(stream, place).map(document))
}

/// All of a stream, if that is not too much.
fn take_all(stream: impl Read, place: &Place) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let most = u64::try_from(place.limit).unwrap_or(u64::MAX).saturating_add(1);
    match stream.take(most).read_to_end(&mut bytes) {
        Err(source) => Err(Error::unreadable(&place.address, source)),
        Ok(read) if read > place.limit => Err(place.too_large(place.address.clone())),
        Ok(_) => Ok(bytes),
    }
}
