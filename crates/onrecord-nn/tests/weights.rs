//! Files of a model that are not as they should be: each is an error that names the tensor.

#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod support;

use onrecord_nn::{
    Error,
    encoder::Encoder,
    linear::{Linear, Quantised},
    weights::Weights,
};
use safetensors::Dtype;
use support::{Model, Sizes, TINY};

/// The error of a model that was changed in one thing.
#[track_caller]
fn check(change: impl FnOnce(&mut Model), message: &str) {
    let mut model = Model::new(TINY);
    change(&mut model);
    assert_eq!(model.encoder().unwrap_err().to_string(), message);
}

fn set_float(model: &mut Model, name: &str, index: usize, value: f32) {
    let bytes = &mut model.tensors.get_mut(name).unwrap().data;
    bytes[4 * index..4 * index + 4].copy_from_slice(&value.to_le_bytes());
}

fn read(file: &[u8], config: &str) -> Result<Encoder, Error> {
    Encoder::read(&Weights::read(file, config)?)
}

#[test]
fn a_missing_tensor_is_named() {
    for name in Model::new(TINY).tensors.into_keys() {
        let mut model = Model::new(TINY);
        model.tensors.remove(&name);
        match model.encoder() {
            Ok(_) => assert!(name.contains(".bias") && !name.contains("norm"), "{name} is not missed"),
            Err(error) => assert_eq!(error.to_string(), format!("{name}: no such tensor in the file")),
        }
    }
}

#[test]
fn a_tensor_of_another_shape_is_named() {
    let name = "layers.1.attention_output.weight";
    let message = format!("{name}: wrong shape: [32, 128] instead of [64, 64]");
    check(|model| model.tensors.get_mut(name).unwrap().shape = vec![32, 128], &message);
    let name = "layers.0.output_norm.bias";
    let message = format!("{name}: wrong shape: [8, 8] instead of [64]");
    check(|model| model.tensors.get_mut(name).unwrap().shape = vec![8, 8], &message);
    let name = "embeddings.word.weight";
    let message = format!("{name}: wrong shape: [7680] instead of 2 dimensions");
    check(|model| model.tensors.get_mut(name).unwrap().shape = vec![7680], &message);
}

#[test]
fn a_tensor_of_another_type_is_named() {
    let name = "layers.1.feed_forward_in.weight";
    let message = format!("{name}: wrong type of numbers: U8 instead of I8");
    check(|model| model.tensors.get_mut(name).unwrap().dtype = Dtype::U8, &message);
    let name = "layers.0.query_key_value.scale";
    let message = format!("{name}: wrong type of numbers: I32 instead of F32");
    check(|model| model.tensors.get_mut(name).unwrap().dtype = Dtype::I32, &message);
}

#[test]
fn a_number_that_is_not_finite_is_named() {
    let name = "layers.0.feed_forward_out.scale";
    let message = format!("{name}: not a finite number: at index 3");
    check(|model| set_float(model, name, 3, f32::NAN), &message);
    check(|model| set_float(model, name, 3, f32::INFINITY), &message);
    let name = "embeddings.position.weight";
    check(|model| set_float(model, name, 0, f32::NEG_INFINITY), &format!("{name}: not a finite number: at index 0"));
}

#[test]
fn a_truncated_file_is_an_error_wherever_it_ends() {
    let model = Model::new(Sizes { layers: 1, ..TINY });
    let file = model.file();
    for end in (0..file.len()).step_by(997).chain([file.len() - 1]) {
        let error = read(&file[..end], &model.config()).unwrap_err();
        assert_eq!(error.place(), "model.safetensors", "cut at {end}");
    }
    read(&file, &model.config()).unwrap();
}

#[test]
fn a_configuration_that_does_not_fit_is_an_error() {
    let file = Model::new(TINY).file();
    let check = |config: &str, message: &str| {
        assert_eq!(read(&file, config).unwrap_err().to_string(), format!("config.json: {message}"));
    };
    check("{", "not a configuration: EOF while parsing an object at line 1 column 1");
    check(r#"{"format": 3, "layers": 2, "width": 64, "attention_heads": 2}"#, "unknown format: 3");
    let message = "impossible sizes: width 64 for 4 heads of 32";
    check(r#"{"format": 2, "layers": 2, "width": 64, "attention_heads": 4}"#, message);
    check(
        r#"{"format": 2, "layers": 2, "width": 0, "attention_heads": 0}"#,
        "impossible sizes: width 0 for 0 heads of 32",
    );
}

#[test]
fn more_layers_than_there_are_is_an_error() {
    let message = "layers.2.feed_forward_in.weight: no such tensor in the file";
    check(|model| model.sizes.layers = 3, message);
}

#[test]
fn rows_whose_sums_could_overflow_are_refused() {
    let mut model = Model::new(Sizes { layers: 0, ..TINY });
    model.linear("long", [1, 8196]);
    model.linear("head", [3, 5]);
    let file = model.file();
    let weights = Weights::read(&file, &model.config()).unwrap();
    let error = Linear::read(&weights, "long").unwrap_err();
    assert_eq!(error.to_string(), "long.weight: rows too long: 8196, more than 8195");
    let error = Linear::of_shape(&weights, "head", [3, 64]).unwrap_err();
    assert_eq!(error.to_string(), "head.weight: wrong shape: [3, 5] instead of [3, 64]");
}

#[test]
fn a_head_of_any_size_multiplies() {
    let mut model = Model::new(Sizes { layers: 0, ..TINY });
    model.linear("head", [19, 5]);
    let file = model.file();
    let head = Linear::read(&Weights::read(&file, &model.config()).unwrap(), "head").unwrap();
    let rows = [0.5, -1.0, 0.25, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let mut quantised = Quantised::default();
    quantised.fill(&rows, 5);
    let mut output = vec![0.0; 38];
    head.forward(&quantised, &mut output);
    let (matrix, bias) = (model.read_matrix("head"), model.read_floats("head.bias"));
    for (place, value) in output.iter().enumerate() {
        let weights = matrix[place % 19].iter().zip(&rows[place / 19 * 5..]);
        let expected = weights.map(|(a, b)| a * b).sum::<f32>() + bias[place % 19];
        assert!((value - expected).abs() < 2e-3, "{value} instead of {expected}");
    }
    assert_eq!(output[19..], bias);
}
