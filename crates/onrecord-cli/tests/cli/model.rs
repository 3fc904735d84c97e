//! The model: another one than the program's own can be named, and one that is damaged is refused before anything is read.

use std::{fs, path::Path};

use super::util::{Dir, Run};

const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models");

/// A folder with the program's own model in `model/` and one article.
fn with_model() -> Dir {
    let dir = Dir::with("a.txt", "Mayor Ana Orlec said the barriers would hold until the spring.");
    for name in ["model.safetensors", "config.json", "vocab.txt"] {
        dir.file(&format!("model/{name}"), fs::read(Path::new(MODELS).join(name)).unwrap());
    }
    dir
}

/// Nothing is read and nothing is left behind.
#[track_caller]
fn refused(dir: &Dir, why: &str) -> Run {
    let add = dir.run("add --model model a.txt").exits(2).says(why);
    assert!(!dir.path("onrecord.db").exists());
    dir.run("extract --model model a.txt").exits(2).says(why);
    add
}

#[test]
fn the_same_model_from_a_folder_reads_the_same() {
    let dir = with_model();
    let (own, named) = (dir.run("extract a.txt").exits(0), dir.run("extract --model model a.txt").exits(0));
    assert_eq!(own.stdout(), named.stdout());
    assert_eq!(own.rows()[0]["statements"][0]["kind"], "indirect");
}

#[test]
fn a_missing_file_is_named() {
    let dir = with_model();
    fs::remove_file(dir.path("model/config.json")).unwrap();
    refused(&dir, "config.json");
    refused(&Dir::with("a.txt", "Rain."), "model.safetensors");
}

#[test]
fn a_truncated_file_is_refused() {
    let dir = with_model();
    let weights = fs::read(dir.path("model/model.safetensors")).unwrap();
    dir.file("model/model.safetensors", &weights[..weights.len() / 2]);
    refused(&dir, "model.safetensors");
}

#[test]
fn one_wrong_bit_is_refused() {
    let dir = with_model();
    let mut weights = fs::read(dir.path("model/model.safetensors")).unwrap();
    let last = weights.len() - 1;
    weights[last] ^= 1;
    dir.file("model/model.safetensors", &weights);
    refused(&dir, "its SHA-256 is");
}

#[test]
fn files_of_another_make_are_refused() {
    let dir = with_model();
    let config = fs::read_to_string(dir.path("model/config.json")).unwrap();
    dir.file("model/config.json", config.replace("\"format\": 2", "\"format\": 7"));
    refused(&dir, "7");
    dir.file("model/config.json", config.replace("B-equipment", "B-gadget"));
    refused(&dir, "other names than this version knows");
    dir.file("model/config.json", config.replace("\"xcomp\"", "\"xcomp\", \"dep\""));
    refused(&dir, "relation");
    dir.file("model/config.json", "{}");
    refused(&dir, "config.json");
}
