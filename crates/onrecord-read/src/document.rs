//! A document: the bytes of one article, before anything is known about them.

use crate::Form;

/// The bytes of one article and where they came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    form: Form,
    address: String,
    bytes: Vec<u8>,
}

impl Document {
    /// A document of `bytes`: a whole file for text and pages, one line for JSON Lines.
    pub fn new(form: Form, address: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Document {
        Document { form, address: address.into(), bytes: bytes.into() }
    }

    /// The form of the bytes.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Where it came from, as the caller calls it; `FILE:LINE`, counted from 1, for a line of JSON Lines.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The bytes as they were read; a line of JSON Lines without its line break.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
