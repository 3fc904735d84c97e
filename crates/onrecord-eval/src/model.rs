//! The model alone, on gold: names, attributions, syntax and coreference as it says them, and how sure it may be.
//!
//! Which articles were held aside from training is known here and in `training/examples.py`.

use std::path::Path;

use onrecord::tagging::Tagger;

use crate::{
    calibration::{Curves, curve},
    error::Result,
    files,
    gold::{NamesGold, StatementsGold, gum, names, re3d},
    numbers::Report,
    score,
};

/// One article in so many is held aside from training.
const ONE_IN: usize = 12;

/// Which of them.
const HELD_ASIDE: usize = 5;

/// What is measured: its name, and how.
pub type Table = (&'static str, fn(&Path, &dyn Tagger) -> Result<Report>);

/// The tables of a model, in the order in which they are printed. Paths begin in the folder of other people's sets.
pub const TABLES: [Table; 13] = [
    ("PolNeAR dev, attributions as decoded", |shared, tagger| {
        score::tagged_attributions(&files::json_lines(&shared.join("data/polnear/dev.jsonl"))?, tagger)
    }),
    ("GUM dev, syntax on gold words", |shared, tagger| {
        score::syntax(&gum::read(&shared.join("data/gum"), gum::Split::Dev)?, tagger)
    }),
    ("GUM dev, coreference on gold words", |shared, tagger| {
        score::coreference(&gum::read(&shared.join("data/gum"), gum::Split::Dev)?, tagger)
    }),
    ("GUM dev, coreference as read, model alone", |shared, tagger| {
        let gold = gum::read(&shared.join("data/gum"), gum::Split::Dev)?;
        score::coreference_as_read(&gold, tagger, score::Chains::OfModel)
    }),
    ("GUM dev, coreference as read, with rules", |shared, tagger| {
        let gold = gum::read(&shared.join("data/gum"), gum::Split::Dev)?;
        score::coreference_as_read(&gold, tagger, score::Chains::OfRules)
    }),
    ("GUM test, syntax on gold words", |shared, tagger| {
        score::syntax(&gum::read(&shared.join("data/gum"), gum::Split::Test)?, tagger)
    }),
    ("GUM test, coreference on gold words", |shared, tagger| {
        score::coreference(&gum::read(&shared.join("data/gum"), gum::Split::Test)?, tagger)
    }),
    ("GUM test, coreference as read, model alone", |shared, tagger| {
        let gold = gum::read(&shared.join("data/gum"), gum::Split::Test)?;
        score::coreference_as_read(&gold, tagger, score::Chains::OfModel)
    }),
    ("GUM test, coreference as read, with rules", |shared, tagger| {
        let gold = gum::read(&shared.join("data/gum"), gum::Split::Test)?;
        score::coreference_as_read(&gold, tagger, score::Chains::OfRules)
    }),
    ("CoNLL++ test, names", |shared, tagger| {
        score::tagged_names(&names::read(names::Format::Conll, &shared.join("data/conllpp/conllpp_test.txt"))?, tagger)
    }),
    ("UNER EWT test, names", |shared, tagger| {
        let path = shared.join("data/uner_english/EWT/en_ewt-ud-test.iob2");
        score::tagged_names(&names::read(names::Format::Uner, &path)?, tagger)
    }),
    ("re3d, names", |shared, tagger| {
        score::tagged_names(&re3d::read(&shared.join("data/re3d"), re3d::Marked::Names)?, tagger)
    }),
    ("re3d, everything marked", |shared, tagger| {
        score::tagged_names(&re3d::read(&shared.join("data/re3d"), re3d::Marked::Everything)?, tagger)
    }),
];

/// The curves of a model on the articles that it was not trained on.
///
/// # Errors
///
/// If the sets are not here, or the model fails.
pub fn calibrate(shared: &Path, tagger: &dyn Tagger) -> Result<Curves> {
    Ok(Curves {
        names: curve(score::found_names(&names_held_aside(shared)?, tagger)?),
        attributions: curve(score::found_attributions(&statements_held_aside(shared)?, tagger)?),
    })
}

fn statements_held_aside(shared: &Path) -> Result<Vec<StatementsGold>> {
    files::json_lines(&shared.join("data/polnear/train.jsonl")).map(held_aside)
}

fn names_held_aside(shared: &Path) -> Result<Vec<NamesGold>> {
    let mut gold = Vec::new();
    for part in ["train", "dev"] {
        gold.extend(names::read(names::Format::Conll, &shared.join(format!("data/conllpp/conllpp_{part}.txt")))?);
    }
    for path in files::in_folder(&shared.join("data/worldwide_newswire/processed_annotated"), "")? {
        gold.extend(names::read(names::Format::Worldwide, &path)?);
    }
    Ok(held_aside(gold))
}

fn held_aside<T>(articles: Vec<T>) -> Vec<T> {
    articles.into_iter().enumerate().filter(|(n, _)| n % ONE_IN == HELD_ASIDE).map(|(_, article)| article).collect()
}
