//! How well spellings of one name are told from other names: spellings that people collected, and pairs of office-holders.
//!
//! In: two tables of spellings and two of office-holders, where they are. Out: the share of pairs of spellings that are
//! matched, and the share of pairs of different people that are, each with the pairs that are wrong.

use std::{collections::BTreeMap, fmt, path::Path};

use onrecord::names::{Name, NameOf};

use crate::{error::Result, files};

/// What is measured: its name, where its files lie in the folder of other people's sets, and how they are measured.
type Table = (&'static str, &'static [&'static str], fn(&[String]) -> Matched);

const TABLES: [Table; 3] = [
    ("spellings of politicians", &["data/names_places/variants/politician_name_variants.tsv"], politicians),
    ("spellings of places in Ukraine", &["data/names_places/variants/ukraine_spelling_pairs.tsv"], places),
    (
        "different leaders of the world",
        &["data/world_leaders/2021-2022/wikidata.csv", "data/world_leaders/2021-2022/wikipedia.csv"],
        leaders,
    ),
];

/// A pair of names.
pub type Pair = (String, String);

/// Of some pairs of names, how many were matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// All pairs.
    pub n_pairs: usize,
    /// Pairs that were matched.
    pub n_matched: usize,
    /// The pairs that are wrong: spellings of one name that were not matched, or different people that were.
    pub wrong: Vec<Pair>,
}

impl fmt::Display for Matched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer pairs than a float can count")]
        let share = self.n_matched as f64 / self.n_pairs.max(1) as f64;
        write!(f, "{} of {} pairs matched: {share:.5}", self.n_matched, self.n_pairs)
    }
}

/// What each table is called, with what was measured on it; nothing where it is not here.
///
/// # Errors
///
/// If a table that is here cannot be read.
pub fn measure(shared: &Path) -> Result<Vec<(&'static str, Option<Matched>)>> {
    let measured = |(title, paths, matched): Table| {
        let paths: Vec<_> = paths.iter().map(|path| shared.join(path)).collect();
        if !paths.iter().all(|path| path.exists()) {
            return Ok((title, None));
        }
        let texts: Vec<String> = paths.iter().map(|path| files::read(path)).collect::<Result<_>>()?;
        Ok((title, Some(matched(&texts))))
    };
    TABLES.into_iter().map(measured).collect()
}

/// A person and spellings, parted by bars.
fn politicians(texts: &[String]) -> Matched {
    let rows = texts[0].lines().skip(1).filter_map(|line| line.split_once('\t'));
    let row = |(_, spellings): (&str, &str)| spellings.split('|').map(str::to_owned).collect();
    spellings(rows.map(row), NameOf::Person)
}

/// Each field is a spelling; an empty one is none.
fn places(texts: &[String]) -> Matched {
    let row = |line: &str| line.split('\t').filter(|spelling| !spelling.is_empty()).map(str::to_owned).collect();
    spellings(texts[0].lines().skip(1).map(row), NameOf::Thing)
}

/// Office-holders are the sixth field, and the fifth is who it is, so that one person in two rows is one.
fn leaders(texts: &[String]) -> Matched {
    let mut names = BTreeMap::new();
    for line in texts.iter().flat_map(|text| text.lines().skip(1)) {
        let fields: Vec<&str> = line.split(',').collect();
        if let [_, _, _, _, id, name, ..] = fields[..] {
            names.entry(id).or_insert_with(|| name.to_owned());
        }
    }
    different_people(&names.into_values().collect::<Vec<_>>())
}

/// All pairs of each row.
fn spellings(rows: impl Iterator<Item = Vec<String>>, of: NameOf) -> Matched {
    let mut matched = Matched::default();
    for row in rows {
        pairs(&row, of, |one, other, agree| matched.count(one, other, [agree, !agree]));
    }
    matched
}

/// All pairs of people.
fn different_people(names: &[String]) -> Matched {
    let mut matched = Matched::default();
    pairs(names, NameOf::Person, |one, other, agree| matched.count(one, other, [agree, agree]));
    matched
}

fn pairs(names: &[String], of: NameOf, mut each: impl FnMut(&str, &str, bool)) {
    let parsed: Vec<Name> = names.iter().map(|name| Name::parse(name, of)).collect();
    for (i, one) in parsed.iter().enumerate() {
        for (j, other) in parsed.iter().enumerate().skip(i + 1) {
            each(&names[i], &names[j], one.agree(other).is_some());
        }
    }
}

impl Matched {
    fn count(&mut self, one: &str, other: &str, [is_matched, is_wrong]: [bool; 2]) {
        self.n_pairs += 1;
        self.n_matched += usize::from(is_matched);
        if is_wrong {
            self.wrong.push((one.to_owned(), other.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(n_pairs: usize, n_matched: usize, wrong: &[(&str, &str)]) -> Matched {
        let wrong = wrong.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        Matched { n_pairs, n_matched, wrong }
    }

    #[test]
    fn all_pairs_of_a_row_are_counted() {
        let table = "person\tvariants\nAna Orlechenko\tAna Orlechenko|Anna Orletschenko|Boris Vell\n".to_owned();
        let missed = [("Ana Orlechenko", "Boris Vell"), ("Anna Orletschenko", "Boris Vell")];
        assert_eq!(politicians(&[table]), matched(3, 1, &missed));
        assert_eq!(places(&["a\tb\tc\nOrlev\tOrlew\t\nVell\tTamir\tVel\n".to_owned()]).n_pairs, 4);
    }

    #[test]
    fn one_person_in_two_rows_is_not_two() {
        let head = "continent,country,position,positionlabel,officeholder,officeholderlabel,start_year,end_year\n";
        let row = |id: &str, name: &str| format!("Land,Orlia,Q1,Mayor,{id},{name},2019,\n");
        let one = format!("{head}{}{}", row("Q2", "Ana Orlec"), row("Q3", "Boris Vell"));
        let other = format!("{head}{}{}", row("Q2", "Anna Orlec"), row("Q4", "A. Orlec"));
        assert_eq!(leaders(&[one, other]), matched(3, 1, &[("Ana Orlec", "A. Orlec")]));
    }

    #[test]
    fn a_table_that_is_not_here_is_skipped() {
        let measured = measure(Path::new("no such folder")).unwrap();
        assert!(measured.len() == 3 && measured.iter().all(|(_, matched)| matched.is_none()));
    }
}
