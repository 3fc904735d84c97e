//! The model that reads, and what it reads of one article.

use std::{fs, path::Path};

use anyhow::Context;
use onrecord::{
    annotate::Annotated,
    facts::{self, Facts},
    tagging::{Words, tag},
};
use onrecord_nn::{EMBEDDED, Files, Model};

/// The model in a folder, or the one that is in the program.
pub(crate) fn model(folder: Option<&Path>) -> anyhow::Result<Model> {
    let Some(folder) = folder else {
        return Model::read(EMBEDDED).context("the model in the program");
    };
    let path = |name| folder.join(name);
    let text = |name| fs::read_to_string(path(name)).with_context(|| path(name).display().to_string());
    let weights =
        fs::read(path("model.safetensors")).with_context(|| path("model.safetensors").display().to_string())?;
    let (config, vocabulary) = (text("config.json")?, text("vocab.txt")?);
    let files = Files { weights: &weights, config: &config, vocabulary: &vocabulary };
    Model::read(files).with_context(|| folder.display().to_string())
}

/// The facts of an article. One that has none because of its language costs no model.
pub(crate) fn facts(annotated: &Annotated<'_>, model: &Model) -> Result<Facts, String> {
    if !facts::is_read(annotated.article()) {
        return Ok(Facts::default());
    }
    let tags = tag(&Words::from(annotated), model).map_err(|error| error.to_string())?;
    Ok(facts::extract(annotated, &tags))
}
