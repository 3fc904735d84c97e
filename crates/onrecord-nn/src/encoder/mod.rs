//! The encoder: windows of word pieces to one hidden row for each piece.
//!
//! Comes in: windows of any lengths, all in one call. Goes out: [`Hidden`] rows. There is no padding: the rows of all windows
//! follow each other, products take them together, and only attention looks at windows. `[CLS]` and `[SEP]` are put round each
//! window here. Threads are left to the caller: an [`Encoder`] can be shared by many, each with a [`Scratch`] of its own.
//!
//! In: `embeddings` starts the rows, `layer` changes them, with `attention` and `norm`.

mod attention;
mod embeddings;
mod layer;
mod norm;

use std::ops::Range;

use crate::{Error, ErrorKind, weights::Config, weights::Weights};
use attention::HEAD;
use embeddings::Embeddings;
use layer::Layer;

pub use layer::Scratch;

/// The token before every window.
const START: u32 = 101;

/// The token behind every window.
const END: u32 = 102;

/// How many kinds of upper and lower case the model tells apart.
pub const CASES: usize = 4;

/// Pieces to be read together, in their order, without `[CLS]` and `[SEP]`.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    /// Tokens of the vocabulary.
    pub pieces: &'a [u32],
    /// How each piece is written, below [`CASES`].
    pub cases: &'a [u8],
}

/// The small BERT with its weights.
#[derive(Clone, Debug)]
pub struct Encoder {
    width: usize,
    embeddings: Embeddings,
    layers: Vec<Layer>,
}

/// The hidden rows of some windows, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden {
    width: usize,
    values: Vec<f32>,
    /// The rows of each window.
    windows: Vec<Range<usize>>,
}

impl Encoder {
    /// Reads the tensors under `embeddings` and `layers`.
    ///
    /// # Errors
    ///
    /// When a tensor is missing or not as it should be, or the sizes in the configuration cannot be.
    pub fn read(weights: &Weights<'_>) -> Result<Encoder, Error> {
        let config = weights.config();
        check(config)?;
        let layers = (0..config.layers).map(|layer| Layer::read(weights, &format!("layers.{layer}")));
        let embeddings = Embeddings::read(weights)?;
        Ok(Encoder { width: config.width, embeddings, layers: layers.collect::<Result<_, _>>()? })
    }

    /// How many numbers a hidden row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many tokens it knows; all pieces must be below.
    pub fn tokens(&self) -> usize {
        self.embeddings.tokens()
    }

    /// How many pieces a window can have at most.
    pub fn longest_window(&self) -> usize {
        self.embeddings.positions().saturating_sub(2)
    }

    /// The hidden rows of the windows.
    ///
    /// A window's rows are the same to the last bit whatever windows stand beside it.
    ///
    /// # Panics
    ///
    /// When a window has more pieces than [`longest_window`](Encoder::longest_window), another number of cases than of pieces,
    /// a piece beyond the vocabulary, or a case beyond [`CASES`]; or when `[CLS]` and `[SEP]` are beyond the vocabulary.
    pub fn encode(&self, windows: &[Window<'_>], scratch: &mut Scratch) -> Hidden {
        let rows: usize = windows.iter().map(|window| window.pieces.len() + 2).sum();
        let values = Vec::with_capacity(rows * self.width);
        let mut hidden = Hidden { width: self.width, values, windows: Vec::with_capacity(windows.len()) };
        for window in windows {
            self.start(window, &mut hidden);
        }
        for layer in &self.layers {
            layer.forward(&mut hidden, scratch);
        }
        hidden
    }

    /// Adds the rows of a window as they are before the first layer.
    fn start(&self, window: &Window<'_>, hidden: &mut Hidden) {
        assert_eq!(window.pieces.len(), window.cases.len(), "a window with another number of cases than of pieces");
        assert!(window.pieces.len() <= self.longest_window(), "too long a window: {} pieces", window.pieces.len());
        let first = hidden.rows();
        let inner = window.pieces.iter().copied().zip(window.cases.iter().copied());
        for (position, (piece, case)) in [(START, 0)].into_iter().chain(inner).chain([(END, 0)]).enumerate() {
            self.embeddings.add_row([piece as usize, position, usize::from(case)], &mut hidden.values);
        }
        hidden.windows.push(first..hidden.rows());
    }
}

impl Hidden {
    /// How many windows there are.
    pub fn len(&self) -> usize {
        self.windows.len()
    }

    /// Whether there is no window.
    pub fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// How many numbers a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The rows of a window, one after the other: of `[CLS]`, of each piece, of `[SEP]`.
    ///
    /// # Panics
    ///
    /// When there is no such window.
    pub fn window(&self, window_idx: usize) -> &[f32] {
        let rows = &self.windows[window_idx];
        &self.values[rows.start * self.width..rows.end * self.width]
    }

    /// The row of a piece of a window, counted from 0 without `[CLS]`.
    ///
    /// # Panics
    ///
    /// When there is no such window or piece.
    pub fn piece(&self, window_idx: usize, piece_idx: usize) -> &[f32] {
        let rows = self.window(window_idx);
        let inner = &rows[self.width..rows.len() - self.width];
        &inner[piece_idx * self.width..][..self.width]
    }

    /// The rows of all windows, one after the other.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    fn rows(&self) -> usize {
        self.values.len() / self.width
    }
}

fn check(config: &Config) -> Result<(), Error> {
    let fits = config.width > 0 && Some(config.width) == config.attention_heads.checked_mul(HEAD);
    let message = || format!("width {} for {} heads of {HEAD}", config.width, config.attention_heads);
    fits.then_some(()).ok_or_else(|| Error::new("config.json", ErrorKind::Sizes { message: message() }))
}
