//! A tiny model with fixed pseudo-random numbers, written as the files of a real one.

#![allow(dead_code, unreachable_pub, reason = "each test and benchmark uses a part of it")]

use std::collections::BTreeMap;

use onrecord_nn::{Error, encoder::Encoder, weights::Weights};
use safetensors::{Dtype, tensor::TensorView};

/// Numbers that look random and are the same everywhere (xorshift).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed | 1)
    }

    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 33) % u64::from(limit)).unwrap()
    }

    /// From -1 to 1.
    pub fn float(&mut self) -> f32 {
        f32::from(u16::try_from(self.below(65_536)).unwrap()) / 32_768.0 - 1.0
    }

    pub fn floats(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| self.float()).collect()
    }
}

/// One tensor on its way to a file.
#[derive(Clone)]
pub struct Tensor {
    pub dtype: Dtype,
    pub shape: Vec<usize>,
    pub data: Vec<u8>,
}

impl Tensor {
    fn view(&self) -> TensorView<'_> {
        TensorView::new(self.dtype, self.shape.clone(), &self.data).unwrap()
    }
}

/// The sizes of a model.
#[derive(Clone, Copy)]
pub struct Sizes {
    pub layers: usize,
    pub width: usize,
    pub inner: usize,
    pub tokens: usize,
    pub positions: usize,
}

pub const TINY: Sizes = Sizes { layers: 2, width: 64, inner: 160, tokens: 120, positions: 64 };
pub const REAL: Sizes = Sizes { layers: 6, width: 384, inner: 1536, tokens: 30_522, positions: 512 };

/// The tensors of a model, by name, before they are a file.
pub struct Model {
    pub sizes: Sizes,
    pub tensors: BTreeMap<String, Tensor>,
    numbers: Numbers,
}

impl Model {
    pub fn new(sizes: Sizes) -> Model {
        let mut model = Model { sizes, tensors: BTreeMap::new(), numbers: Numbers::new(20_240_501) };
        model.matrix("embeddings.word", [sizes.tokens, sizes.width], 1.0);
        model.floats("embeddings.position.weight", &[sizes.positions, sizes.width], 0.5);
        model.floats("embeddings.case.weight", &[4, sizes.width], 0.5);
        model.norm("embeddings.norm");
        (0..sizes.layers).for_each(|layer| model.layer(&format!("layers.{layer}")));
        model
    }

    fn layer(&mut self, name: &str) {
        let Sizes { width, inner, .. } = self.sizes;
        self.linear(&format!("{name}.query_key_value"), [3 * width, width]);
        self.linear(&format!("{name}.attention_output"), [width, width]);
        self.norm(&format!("{name}.attention_norm"));
        self.linear(&format!("{name}.feed_forward_in"), [inner, width]);
        self.linear(&format!("{name}.feed_forward_out"), [width, inner]);
        self.norm(&format!("{name}.output_norm"));
    }

    /// A matrix with its bias, of weights such that a sum is about as large as one input.
    pub fn linear(&mut self, name: &str, shape: [usize; 2]) {
        let size = 2.0 / f32::from(u16::try_from(shape[1]).unwrap()).sqrt();
        self.matrix(name, shape, size);
        self.floats(&format!("{name}.bias"), &shape[..1], 0.2);
    }

    fn norm(&mut self, name: &str) {
        self.floats(&format!("{name}.bias"), &[self.sizes.width], 0.2);
        self.floats(&format!("{name}.weight"), &[self.sizes.width], 1.0);
    }

    fn floats(&mut self, name: &str, shape: &[usize], size: f32) {
        let floats = self.numbers.floats(shape.iter().product());
        let data = floats.iter().flat_map(|float| (float * size).to_le_bytes()).collect();
        self.tensors.insert(name.to_owned(), Tensor { dtype: Dtype::F32, shape: shape.to_vec(), data });
    }

    fn matrix(&mut self, name: &str, shape: [usize; 2], size: f32) {
        let data = (0..shape[0] * shape[1]).map(|_| u8::try_from(self.numbers.below(255)).unwrap().wrapping_add(129));
        let tensor = Tensor { dtype: Dtype::I8, shape: shape.to_vec(), data: data.collect() };
        self.tensors.insert(format!("{name}.weight"), tensor);
        let scales = (0..shape[0]).map(|_| size / 127.0 * (1.0 + 0.3 * self.numbers.float()));
        let data = scales.collect::<Vec<_>>().iter().flat_map(|scale| scale.to_le_bytes()).collect();
        self.tensors.insert(format!("{name}.scale"), Tensor { dtype: Dtype::F32, shape: vec![shape[0]], data });
    }

    /// The bytes of `model.safetensors`.
    pub fn file(&self) -> Vec<u8> {
        safetensors::serialize(self.tensors.iter().map(|(name, tensor)| (name, tensor.view())), None).unwrap()
    }

    /// The text of `config.json`.
    pub fn config(&self) -> String {
        let Sizes { layers, width, .. } = self.sizes;
        let heads = width / 32;
        format!(r#"{{"format": 2, "layers": {layers}, "width": {width}, "attention_heads": {heads}, "labels": ["a"]}}"#)
    }

    pub fn encoder(&self) -> Result<Encoder, Error> {
        Encoder::read(&Weights::read(&self.file(), &self.config())?)
    }

    /// The numbers of a float tensor.
    pub fn read_floats(&self, name: &str) -> Vec<f32> {
        let data = self.tensors[name].data.as_chunks().0;
        data.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
    }

    /// The numbers of a matrix with its scales, row after row.
    pub fn read_matrix(&self, name: &str) -> Vec<Vec<f32>> {
        let Tensor { shape, data, .. } = &self.tensors[&format!("{name}.weight")];
        let scales = self.read_floats(&format!("{name}.scale"));
        let row = |(row, scale): (&[u8], &f32)| row.iter().map(|x| f32::from(x.cast_signed()) * scale).collect();
        data.chunks_exact(shape[1]).zip(&scales).map(row).collect()
    }
}

/// Pieces and cases of windows of these lengths.
pub fn windows(lengths: &[usize], tokens: usize) -> Vec<(Vec<u32>, Vec<u8>)> {
    let mut numbers = Numbers::new(7);
    let mut window = |length: &usize| {
        let pieces = (0..*length).map(|_| numbers.below(u32::try_from(tokens).unwrap())).collect();
        let cases = (0..*length).map(|_| u8::try_from(numbers.below(4)).unwrap()).collect();
        (pieces, cases)
    };
    lengths.iter().map(&mut window).collect()
}
