//! The small neural reader's engine: from text to one vector for each piece of a word, on any processor.
//!
//! Comes in: text, and the files of a model as bytes. Goes out: word pieces with their bytes, and hidden rows for the heads.
//! The stages in the order of the data:
//!
//! 1. [`tokeniser`]: text → [`Piece`](tokeniser::Piece)s with their byte offsets, as BERT was trained on them.
//! 2. [`weights`]: `model.safetensors` and `config.json` → checked tensors.
//! 3. [`linear`]: rows × 8-bit weights, the one product that takes nearly all of the time.
//! 4. [`encoder`]: windows of pieces → [`Hidden`](encoder::Hidden) rows.
//! 5. [`model`]: words of an article → scores, behind the core's [`Tagger`](onrecord::tagging::Tagger).
//!
//! Every value is computed by the same operations in the same order whatever stands beside it in the batch, and without
//! fused multiply-add, so that a text reads the same alone or in company, and on every machine.
//!
//! Left to others: which pieces make a window, what the rows mean, threads. Nothing here reads a file.
//!
//! ```
//! use onrecord_nn::tokeniser::Tokeniser;
//!
//! # fn main() -> Result<(), onrecord_nn::Error> {
//! let tokeniser = Tokeniser::new("[UNK]\nsaid\nmin\n##ister\n.\n")?;
//! let text = "Minister said.";
//! let pieces: Vec<&str> = tokeniser.pieces(text).iter().map(|piece| &text[piece.range()]).collect();
//! assert_eq!(pieces, ["Min", "ister", "said", "."]);
//! # Ok(())
//! # }
//! ```

#![deny(missing_docs)]

mod error;
pub mod tokeniser;
pub mod weights;

mod machine;
mod maths;

pub mod linear;

pub mod encoder;

pub mod model;

pub use error::{Error, ErrorKind};
pub use model::{EMBEDDED, Files, Model};
