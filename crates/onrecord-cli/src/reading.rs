//! What articles are read with, and what is read of one.

use std::{fs, path::Path};

use anyhow::Context;
use onrecord::{
    annotate::Annotated,
    facts::{self, Facts},
    tagging::{Words, tag},
};
use onrecord_nn::{EMBEDDED, Files, Model};

use crate::{args::Inputs, events_file::EventsFile};

/// What articles are read with besides the tables that are in the program.
pub(crate) struct Means {
    pub(crate) model: Model,
    pub(crate) events: EventsFile,
}

impl Means {
    /// What the user names, else what is in the program and beside the record.
    pub(crate) fn new(db: &Path, inputs: &Inputs) -> anyhow::Result<Means> {
        let events = EventsFile::read(db, inputs.events.as_deref())?;
        Ok(Means { model: model(inputs.model.as_deref())?, events })
    }

    /// What is in the program.
    pub(crate) fn embedded() -> anyhow::Result<Means> {
        Ok(Means { model: model(None)?, events: EventsFile::none() })
    }

    /// The facts of an article. One that has none because of its language costs no model.
    pub(crate) fn facts(&self, annotated: &Annotated<'_>) -> Result<Facts, String> {
        if !facts::is_read(annotated.article()) {
            return Ok(Facts::default());
        }
        let tags = tag(&Words::from(annotated), &self.model).map_err(|error| error.to_string())?;
        Ok(facts::extract_knowing(annotated, &tags, self.events.events()))
    }
}

/// The model in a folder, or the one that is in the program.
fn model(folder: Option<&Path>) -> anyhow::Result<Model> {
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
