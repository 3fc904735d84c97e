//! Files in a tar or zip archive, each as if it stood in a folder.

use std::{
    fs::File,
    io::{self, Cursor, Read, Seek},
};

use super::{Found, Place, Stream, one, packed, take_all, unknown};
use crate::{Carrier, Document, Error, ErrorKind};

/// The documents in a tar archive, in its order.
pub(super) fn tar(stream: Stream<'_>, place: Place) -> impl Iterator<Item = Result<Document, Error>> + Send {
    let mut members = Tar { stream, place, done: false };
    std::iter::from_fn(move || members.next()).flatten()
}

struct Tar<'r> {
    stream: Stream<'r>,
    place: Place,
    done: bool,
}

/// The unit that all lengths in a tar archive are multiples of.
const BLOCK: u64 = 512;

impl<'r> Tar<'r> {
    /// What is in the next member.
    fn next(&mut self) -> Option<Found<'r>> {
        if self.done {
            return None;
        }
        match self.member() {
            Ok(Some(found)) => return Some(found),
            Ok(None) => self.done = true,
            Err(source) => {
                self.done = true;
                return Some(one(Err(Error::unreadable(&self.place.address, source))));
            }
        }
        None
    }

    fn member(&mut self) -> io::Result<Option<Found<'r>>> {
        // An archive that is read member by member cannot be kept beside its own entries: each member is the first of the rest.
        let mut rest = tar::Archive::new(&mut self.stream);
        let Some(entry) = rest.entries()?.next() else { return Ok(None) };
        let mut entry = entry?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let (kind, length) = (entry.header().entry_type(), entry.size());
        let found = match kind {
            tar::EntryType::Regular | tar::EntryType::Continuous => {
                content(&self.place, &name, &mut Whole { reader: &mut entry, missing: length })
            }
            tar::EntryType::Directory => Box::new(std::iter::empty()),
            _ => passed_over(&self.place, &name, "neither a file nor a folder"),
        };
        io::copy(&mut entry, &mut io::sink())?;
        let padding = length.next_multiple_of(BLOCK) - length;
        io::copy(&mut (&mut self.stream).take(padding), &mut io::sink())?;
        Ok(Some(found))
    }
}

/// A stream that must have as many bytes as it is said to have.
struct Whole<R> {
    reader: R,
    missing: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(into)?;
        self.missing = self.missing.saturating_sub(n as u64);
        let is_cut = n == 0 && !into.is_empty() && self.missing > 0;
        if is_cut { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(n) }
    }
}

/// The documents in a zip archive, in the order of its index, for which all of it is laid in a temporary file.
pub(super) fn zip<'r>(mut stream: Stream<'r>, place: &Place) -> Found<'r> {
    match opened(&mut stream) {
        Ok((archive, length)) => {
            Box::new(Zip { archive, allowed: packed::allowed(length), next: 0, place: place.clone() }.flatten())
        }
        Err(source) => one(Err(Error::unreadable(&place.address, source))),
    }
}

/// The archive with its length in bytes.
fn opened(stream: &mut impl Read) -> io::Result<(zip::ZipArchive<File>, u64)> {
    let mut file = tempfile::tempfile()?;
    let length = io::copy(stream, &mut file)?;
    file.rewind()?;
    Ok((zip::ZipArchive::new(file)?, length))
}

struct Zip {
    archive: zip::ZipArchive<File>,
    /// How many more bytes may be unpacked. Members can share their bytes in the archive.
    allowed: u64,
    next: usize,
    place: Place,
}

impl Iterator for Zip {
    type Item = Found<'static>;

    fn next(&mut self) -> Option<Found<'static>> {
        if self.next == self.archive.len() || self.allowed == 0 {
            return None;
        }
        let number = self.next;
        self.next += 1;
        Some(
            self.member(number)
                .unwrap_or_else(|error| one(Err(Error::unreadable(self.place.nth(number + 1), error.into())))),
        )
    }
}

impl Zip {
    fn member(&mut self, number: usize) -> Result<Found<'static>, zip::result::ZipError> {
        let mut member = self.archive.by_index(number)?;
        let name = member.name()?.into_owned();
        if member.is_dir() {
            return Ok(Box::new(std::iter::empty()));
        }
        if !member.is_file() {
            return Ok(passed_over(&self.place, &name, "neither a file nor a folder"));
        }
        let mut counted = (&mut member).take(self.allowed);
        let found = content(&self.place, &name, &mut counted);
        self.allowed = counted.limit();
        if self.allowed == 0 {
            return Ok(one(Err(Error::unreadable(&self.place.address, packed::grows()))));
        }
        Ok(found)
    }
}

/// What is in the member of this name.
fn content(place: &Place, name: &str, content: &mut impl Read) -> Found<'static> {
    let member = place.member(name);
    if leads_out(name) {
        return one(Err(member.error(ErrorKind::LeadsOut)));
    }
    if is_hidden(name) || !Carrier::known_extension(name) {
        return passed_over(place, name, "no article by its name");
    }
    match take_all(content, &member) {
        Ok(bytes) => unknown(Cursor::new(bytes), member),
        Err(error) => one(Err(error)),
    }
}

fn passed_over(place: &Place, name: &str, what: &str) -> Found<'static> {
    one(Err(place.member(name).error(ErrorKind::PassedOver { what: what.to_owned() })))
}

/// Whether a name would lie outside of the folder that the archive is unpacked in.
fn leads_out(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let is_absolute = name.starts_with(['/', '\\']) || name.as_bytes().get(1) == Some(&b':');
    is_absolute || parts.any(|part| part == "..")
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| (part.starts_with('.') && part != ".") || part == "__MACOSX")
}
