//! The sets that the program is measured on while it is developed, and where each is found.
//!
//! Sets that are held back for the last measurement are named nowhere here.

use std::path::{Path, PathBuf};

use onrecord::article::Article;

use crate::{
    error::Result,
    files,
    gold::{FiguresGold, GoldUnits, NamesGold, SeedGold, StatementsGold, TimesGold, names, seeds, time_ml_folder},
    numbers::Report,
    pipeline::{self, Reading, article},
    prediction::Predictions,
    score::{self, Borders},
    story::read_story,
};

/// Whose a set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The project's: its path begins at the root of the workspace.
    Project,
    /// Somebody else's: its path begins in a folder beside the workspace, which need not be there.
    Shared,
}

/// A set: what it is called, where it is, how it is read.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    /// Its name in reports and among the floors.
    pub name: &'static str,
    /// Whose it is.
    pub home: Home,
    /// Its file or folder.
    pub path: &'static str,
    read: fn(&Path) -> Result<Gold>,
}

/// The name of the story that the project carries itself.
pub const SAMPLE_STORY: &str = "sample story";

/// All sets, in the order of a report.
pub const SETS: [Set; 9] = [
    Set { name: SAMPLE_STORY, home: Home::Project, path: "examples/gold", read: sample_story },
    Set { name: "seed story", home: Home::Shared, path: "gold", read: seed_story },
    Set { name: "PolNeAR dev", home: Home::Shared, path: "data/polnear/dev.jsonl", read: statements },
    Set { name: "NewsQuant 1-300", home: Home::Shared, path: "data/newsquant/dev_1_300.jsonl", read: figures },
    Set { name: "TimeBank", home: Home::Shared, path: "data/timebank/TBAQ-cleaned/TimeBank", read: times },
    Set { name: "AQUAINT", home: Home::Shared, path: "data/timebank/TBAQ-cleaned/AQUAINT", read: times },
    Set { name: "CoNLL++ test", home: Home::Shared, path: "data/conllpp/conllpp_test.txt", read: conll },
    Set { name: "UNER EWT test", home: Home::Shared, path: "data/uner_english/EWT/en_ewt-ud-test.iob2", read: uner },
    Set { name: "Wikigold", home: Home::Shared, path: "data/wikigold/wikigold/en/test.conllu", read: wikigold },
];

/// A set's gold, with the texts where the gold itself has none.
enum Gold {
    Statements(Vec<StatementsGold>),
    Figures(Vec<FiguresGold>),
    Times(Vec<TimesGold>),
    Names(Vec<NamesGold>),
    Story(std::collections::BTreeMap<String, SeedGold>, Vec<(String, Article)>),
}

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder beside the workspace in which other people's sets lie, where there is one.
pub fn shared() -> PathBuf {
    workspace().join("../shared")
}

/// The file in that folder that says what is right for the units of `NewsQuant`; it need not be there.
pub fn gold_units(shared: &Path) -> PathBuf {
    shared.join("tools/score_figures.py")
}

impl Set {
    /// The set of that name.
    pub fn named(name: &str) -> Option<Set> {
        SETS.into_iter().find(|set| set.name == name)
    }

    /// Where the set lies; nothing if it is not here.
    pub fn place(self, shared: &Path) -> Option<PathBuf> {
        let root = match self.home {
            Home::Project => workspace(),
            Home::Shared => shared.to_owned(),
        };
        Some(root.join(self.path)).filter(|path| path.exists())
    }

    /// Reads the set, lets the program read its texts, and scores what it found.
    ///
    /// # Errors
    ///
    /// If a file of the set cannot be read, or what is right for its units.
    pub fn measure(self, place: &Path, shared: &Path, reading: Reading) -> Result<Report> {
        let gold = (self.read)(place)?;
        let predictions = pipeline::predict(&gold.articles(), reading)?;
        gold.score(&predictions, shared)
    }
}

impl Gold {
    fn articles(&self) -> Vec<(String, Article)> {
        match self {
            Gold::Statements(gold) => gold.iter().map(|g| article(&g.id, &g.text, g.published.as_deref())).collect(),
            Gold::Figures(gold) => gold.iter().map(|g| article(&g.id, &g.text, None)).collect(),
            Gold::Times(gold) => gold.iter().map(|g| article(&g.id, &g.text, g.published.as_deref())).collect(),
            Gold::Names(gold) => gold.iter().map(|g| article(&g.id, &g.text, None)).collect(),
            Gold::Story(_, articles) => articles.clone(),
        }
    }

    fn score(&self, predictions: &Predictions, shared: &Path) -> Result<Report> {
        Ok(match self {
            Gold::Statements(gold) => score::statements_in_parts(gold, predictions),
            Gold::Figures(gold) => score::figures(gold, predictions, &GoldUnits::read(&gold_units(shared))?),
            Gold::Times(gold) => score::times(gold, predictions),
            Gold::Names(gold) => score::names(gold, predictions, Borders::Exact),
            Gold::Story(gold, _) => score::seeds(gold, predictions),
        })
    }
}

fn statements(path: &Path) -> Result<Gold> {
    files::json_lines(path).map(Gold::Statements)
}

fn figures(path: &Path) -> Result<Gold> {
    files::json_lines(path).map(Gold::Figures)
}

fn times(path: &Path) -> Result<Gold> {
    time_ml_folder(path).map(Gold::Times)
}

fn conll(path: &Path) -> Result<Gold> {
    names::read(names::Format::Conll, path).map(Gold::Names)
}

fn uner(path: &Path) -> Result<Gold> {
    names::read(names::Format::Uner, path).map(Gold::Names)
}

fn wikigold(path: &Path) -> Result<Gold> {
    names::read(names::Format::Wikigold, path).map(Gold::Names)
}

fn sample_story(gold: &Path) -> Result<Gold> {
    story(gold, "story")
}

fn seed_story(gold: &Path) -> Result<Gold> {
    story(gold, "seeds")
}

/// A folder of gold, and the folder beside it with the articles.
fn story(gold: &Path, articles: &str) -> Result<Gold> {
    Ok(Gold::Story(seeds::read_folder(gold)?, read_story(&gold.with_file_name(articles))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths_are_there_once() {
        for (i, set) in SETS.iter().enumerate() {
            assert!(SETS[i + 1..].iter().all(|other| other.name != set.name && other.path != set.path), "{}", set.name);
            assert_eq!(Set::named(set.name).map(|found| found.path), Some(set.path));
        }
    }

    #[test]
    fn a_day_is_given_to_the_program() {
        let (_, dated) = article("a", "Text.", Some("2016-09-12"));
        assert_eq!(dated.metadata().published.date.map(|day| day.to_string()).as_deref(), Some("2016-09-12"));
        let (_, undated) = article("a", "Text.", Some("September"));
        assert_eq!(undated.metadata().published, onrecord::article::Published::default());
    }
}
