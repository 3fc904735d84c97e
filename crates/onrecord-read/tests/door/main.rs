//! Tests of this crate through its public door: bytes in, articles, warnings and errors out.

mod archives;
mod bodies;
mod charsets;
mod crawls;
mod damage;
mod feeds;
mod forms;
mod hostile;
mod json_lines;
mod languages;
mod pages;
mod posts;
mod properties;
mod sources;
mod stated;
mod streams;

use onrecord_read::{Carrier, Document, ErrorKind, Form, Limits, Reading, documents};

/// Reads `bytes` under the address `a`.
fn read(form: Form, bytes: impl Into<Vec<u8>>) -> Result<Reading, ErrorKind> {
    onrecord_read::read(&Document::new(form, "a", bytes)).map_err(|error| error.kind().clone())
}

/// Reads `bytes`, which are expected to be good.
fn good(form: Form, bytes: impl Into<Vec<u8>>) -> Reading {
    read(form, bytes).expect("a readable document")
}

/// Reads `bytes`, which are expected to be bad.
fn bad(form: Form, bytes: impl Into<Vec<u8>>) -> ErrorKind {
    read(form, bytes).expect_err("an unreadable document")
}

/// What is found in a file called `name`, one line each: the address with the title or the first words, or the error.
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let carrier = Carrier::of(name, bytes).expect("a carrier");
    let limits = Limits { document_bytes: 1 << 20 };
    let line = |document: Result<Document, onrecord_read::Error>| {
        let document = document.map_err(|error| error.to_string())?;
        let reading = onrecord_read::read(&document).map_err(|error| error.to_string())?;
        Ok(format!("{}: {}", document.address(), reading.article.text()))
    };
    documents(carrier, bytes, name, limits)
        .map(line)
        .map(|it: Result<String, String>| it.unwrap_or_else(|it| it))
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, bytes).expect("memory");
    encoder.finish().expect("memory")
}
