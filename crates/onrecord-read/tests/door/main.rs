//! Tests of this crate through its public door: bytes in, articles, warnings and errors out.

mod charsets;
mod forms;
mod hostile;
mod json_lines;
mod pages;
mod properties;
mod streams;

use onrecord_read::{Document, ErrorKind, Form, Reading};

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
