//! Is the gold of a story whole? Offsets, words, texts, ids, references, closed vocabularies.
//!
//! Works on the JSON itself and not on the types of the scorers, because it has to see what they leave out.

mod across;
mod json;
mod references;
mod shape;
mod spans;
mod vocabulary;

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use serde_json::Value;

use self::json::number;
use crate::{
    error::{Error, Result},
    files,
    gold::SeedGold,
    score::seeds::sha256,
    story::read_story,
};

/// The lists of items in an article's gold.
const LISTS: [&str; 6] = ["noise", "statements", "figures", "times", "entities", "commitments"];

/// What is looked at in each article.
const CHECKS: [fn(&Article<'_>) -> Vec<String>; 6] =
    [text, schema, spans::errors, vocabulary::errors, references::errors, shape::errors];

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// How many articles were looked at.
    pub articles: usize,
    /// How many spans.
    pub spans: usize,
    /// What is wrong.
    pub errors: Vec<String>,
    /// What a careful eye should look at.
    pub warnings: Vec<String>,
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.warnings.iter().try_for_each(|warning| writeln!(f, "warning: {warning}"))?;
        self.errors.iter().try_for_each(|error| writeln!(f, "error: {error}"))?;
        let (errors, warnings) = (self.errors.len(), self.warnings.len());
        writeln!(f, "{} articles, {} spans, {errors} errors, {warnings} warnings", self.articles, self.spans)
    }
}

/// An article's gold, and its text where that is at hand.
struct Article<'a> {
    gold: &'a Value,
    text: Option<&'a [char]>,
}

impl<'a> Article<'a> {
    fn list(&self, name: &str) -> &'a [Value] {
        json::list(self.gold, name)
    }

    /// All items with the list that each is in.
    fn items(&self) -> impl Iterator<Item = (&'static str, &'a Value)> {
        LISTS.into_iter().flat_map(|list| self.list(list).iter().map(move |item| (list, item)))
    }
}

/// The folder with the articles of a gold: beside it, called `story` or `seeds`.
pub fn story_of(gold: &Path) -> PathBuf {
    let story = gold.join("../story");
    if story.exists() { story } else { gold.join("../seeds") }
}

/// Checks all gold in a folder, against the texts in another where that is there.
///
/// # Errors
///
/// If a file cannot be read or is no JSON.
pub fn check(gold: &Path, story: &Path) -> Result<Findings> {
    let mut articles = BTreeMap::new();
    for path in files::in_folder(gold, ".json")? {
        let value: Value = serde_json::from_str(&files::read(&path)?).map_err(|error| Error::at(&path, error))?;
        articles.insert(files::stem(&path, ".json"), value);
    }
    let texts = if story.exists() { read_story(story)? } else { Vec::new() };
    let texts = texts.into_iter().map(|(stem, article)| (stem, article.text().chars().collect())).collect();
    Ok(check_all(articles, &texts))
}

/// Texts by the stems of their articles.
type Texts = BTreeMap<String, Vec<char>>;

fn check_all(mut gold: BTreeMap<String, Value>, texts: &Texts) -> Findings {
    let across = gold.remove("across");
    let mut findings = Findings { articles: gold.len(), ..Findings::default() };
    for (stem, value) in &gold {
        let article = Article { gold: value, text: texts.get(stem).map(Vec::as_slice) };
        let said = |what: String| format!("{stem}: {what}");
        findings.spans += spans::all(value).len();
        findings.errors.extend(CHECKS.iter().flat_map(|check| check(&article)).map(said));
        findings.warnings.extend(spans::warnings(&article).into_iter().map(said));
    }
    findings.errors.extend(across.iter().flat_map(|across| across::errors(across, &gold, texts)));
    let without = texts.keys().filter(|stem| !gold.contains_key(*stem));
    findings.errors.extend(without.map(|stem| format!("{stem}: has no gold")));
    findings
}

/// Is the text the one that was annotated?
fn text(article: &Article<'_>) -> Vec<String> {
    let Some(text) = article.text else { return vec!["its text is not at hand".to_owned()] };
    let mut errors = Vec::new();
    if number(article.gold, "length") != u64::try_from(text.len()).ok() {
        errors.push(format!("length is not {}", text.len()));
    }
    if json::string(article.gold, "sha256") != Some(&sha256(&text.iter().collect::<String>())) {
        errors.push("sha256 is not that of the text".to_owned());
    }
    errors
}

/// Can the scorers read it?
fn schema(article: &Article<'_>) -> Vec<String> {
    let read = serde_json::from_value::<SeedGold>(article.gold.clone());
    read.err().map(|error| error.to_string()).into_iter().collect()
}

#[cfg(test)]
mod tests;
