//! The files of a model: from bytes to tensors of the type and shape that is asked for.
//!
//! Comes in: the bytes of `model.safetensors` and the text of the `config.json` beside it, embedded or read by the caller.
//! Goes out: numbers in row-major order, checked: a tensor that is missing, of another type or shape, or with a number that is
//! infinite or none is an [`Error`] that names it. What the tensors mean is left to those who ask for them.

use safetensors::{Dtype, SafeTensors, tensor::TensorView};
use serde::Deserialize;

use crate::{Error, ErrorKind};

/// The format of the files that this version reads.
const FORMAT: u32 = 2;

/// The sizes of the encoder. Members for others are ignored.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Config {
    /// The version of the format.
    pub format: u32,
    /// How many layers the encoder has.
    pub layers: usize,
    /// How many numbers a hidden row has.
    pub width: usize,
    /// How many heads the attention of each layer has.
    pub attention_heads: usize,
}

/// The tensors of a model with its sizes.
#[derive(Debug)]
pub struct Weights<'a> {
    tensors: SafeTensors<'a>,
    config: Config,
}

impl<'a> Weights<'a> {
    /// Reads what the files declare. The numbers are checked when they are asked for.
    ///
    /// # Errors
    ///
    /// When one of the files is damaged, or the format is not known here.
    pub fn read(model: &'a [u8], config: &str) -> Result<Weights<'a>, Error> {
        let damaged = |error: safetensors::SafeTensorError| ErrorKind::File { message: error.to_string() };
        let unreadable = |error: serde_json::Error| ErrorKind::Config { message: error.to_string() };
        let config: Config = serde_json::from_str(config).map_err(|e| Error::new("config.json", unreadable(e)))?;
        if config.format != FORMAT {
            return Err(Error::new("config.json", ErrorKind::Format { found: config.format }));
        }
        let tensors = SafeTensors::deserialize(model).map_err(|e| Error::new("model.safetensors", damaged(e)))?;
        Ok(Weights { tensors, config })
    }

    /// The sizes of the encoder.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Whether there is a tensor of this name.
    pub fn has(&self, name: &str) -> bool {
        self.tensors.tensor(name).is_ok()
    }

    /// The shape of a tensor with `RANK` dimensions.
    ///
    /// # Errors
    ///
    /// When it is missing or has another number of dimensions.
    pub fn shape<const RANK: usize>(&self, name: &str) -> Result<[usize; RANK], Error> {
        let tensor = self.tensor(name)?;
        let rank = |_| Error::new(name, ErrorKind::Rank { expected: RANK, found: tensor.shape().to_vec() });
        tensor.shape().try_into().map_err(rank)
    }

    /// The numbers of a tensor of 32-bit floats.
    ///
    /// # Errors
    ///
    /// When it is missing, of another type or shape, or has a number that is not finite.
    pub fn floats(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, Error> {
        let data = self.data(name, Dtype::F32, shape)?;
        let floats: Vec<f32> = data.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        match floats.iter().position(|float| !float.is_finite()) {
            Some(index) => Err(Error::new(name, ErrorKind::NotFinite { index })),
            None => Ok(floats),
        }
    }

    /// The numbers of a tensor of signed bytes.
    ///
    /// # Errors
    ///
    /// When it is missing, or of another type or shape.
    pub fn bytes(&self, name: &str, shape: &[usize]) -> Result<Vec<i8>, Error> {
        let data = self.data(name, Dtype::I8, shape)?;
        Ok(data.iter().map(|byte| byte.cast_signed()).collect())
    }

    fn data(&self, name: &str, dtype: Dtype, shape: &[usize]) -> Result<&'a [u8], Error> {
        let tensor = self.tensor(name)?;
        let error = |kind| Err(Error::new(name, kind));
        if tensor.dtype() != dtype {
            let expected = if dtype == Dtype::I8 { "I8" } else { "F32" };
            return error(ErrorKind::Type { expected, found: tensor.dtype().to_string() });
        }
        if tensor.shape() != shape {
            return error(ErrorKind::Shape { expected: shape.to_vec(), found: tensor.shape().to_vec() });
        }
        Ok(tensor.data())
    }

    fn tensor(&self, name: &str) -> Result<TensorView<'a>, Error> {
        self.tensors.tensor(name).map_err(|_| Error::new(name, ErrorKind::MissingTensor))
    }
}
