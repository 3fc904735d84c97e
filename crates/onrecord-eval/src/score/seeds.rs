//! Scores everything that is read from whole articles against the gold of a story.
//!
//! Rules for all parts: one gold item is matched with one predicted item at most, the best fit first, core items before
//! optional ones. Optional items are neither rewarded nor punished: a prediction that is matched with one is left out.
//! What is drawn from noise is wrong, and counted under traps too.

mod article;
mod commitments;
mod entities;
mod figures;
mod matching;
mod noise;
mod published;
mod statements;
mod times;
mod who;

use std::{collections::BTreeMap, fmt::Write as _};

use sha2::{Digest, Sha256};

use self::article::Article;
use crate::{
    gold::SeedGold,
    numbers::{Report, Row, Table},
    prediction::{Prediction, Predictions},
};

/// What is scored, in the order in which it is printed.
const PARTS: [fn(&Article<'_>) -> Vec<Row>; 8] = [
    statements::rows,
    noise::furniture,
    noise::traps,
    figures::rows,
    times::rows,
    entities::rows,
    commitments::rows,
    published::rows,
];

/// Scores articles: first all together, then each. An id may have a folder before the stem and `.txt` after it.
pub fn seeds(gold: &BTreeMap<String, SeedGold>, predictions: &Predictions) -> Report {
    let by_stem: BTreeMap<&str, &Prediction> =
        predictions.iter().map(|(id, prediction)| (stem(id), prediction)).collect();
    let mut report = Report { tables: vec![Table::default()], warnings: Vec::new() };
    for (stem, gold) in gold {
        let prediction = by_stem.get(stem.as_str()).copied();
        report.tables.push(Table { title: Some(stem.clone()), rows: rows(gold, prediction) });
        report.warnings.extend(doubt(gold, prediction).map(|doubt| format!("{stem}: {doubt}")));
    }
    report.tables[0] =
        Table { title: Some(format!("all ({} articles)", gold.len())), rows: total(&report.tables[1..]) };
    report
}

fn rows(gold: &SeedGold, prediction: Option<&Prediction>) -> Vec<Row> {
    let nothing = Prediction::default();
    let article = Article::new(gold, prediction.unwrap_or(&nothing));
    PARTS.iter().flat_map(|part| part(&article)).collect()
}

fn stem(id: &str) -> &str {
    let name = id.rsplit('/').next().unwrap_or(id);
    name.strip_suffix(".txt").unwrap_or(name)
}

fn doubt(gold: &SeedGold, prediction: Option<&Prediction>) -> Option<&'static str> {
    let Some(prediction) = prediction else { return Some("no prediction") };
    let text = prediction.text.as_deref().unwrap_or_default();
    (sha256(text) != gold.sha256)
        .then_some("the text differs from the one that was annotated, offsets cannot be compared")
}

/// The SHA-256 of a text as UTF-8, in hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold(String::new(), |mut hex, byte| {
        // OK because writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn total(tables: &[Table]) -> Vec<Row> {
    let mut total = tables.first().map(|first| first.rows.clone()).unwrap_or_default();
    for table in tables.iter().skip(1) {
        for (sum, row) in total.iter_mut().zip(&table.rows) {
            sum.numbers = sum.numbers + row.numbers;
        }
    }
    total
}

#[cfg(test)]
mod tests;
