//! What scorers give back: rows of numbers, in tables, printed in one form.

use std::{fmt, ops::Add};

/// Hits, and how many were predicted and how many are gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prf {
    /// Predictions that are right.
    pub hits: u32,
    /// All predictions.
    pub predicted: u32,
    /// All that is to be found.
    pub gold: u32,
}

impl Prf {
    /// So many hits of so many predicted and so many gold items.
    pub fn new(hits: usize, predicted: usize, gold: usize) -> Prf {
        Prf { hits: count(hits), predicted: count(predicted), gold: count(gold) }
    }

    /// The share of predictions that are right; 0 where nothing was predicted.
    pub fn precision(self) -> f64 {
        share(self.hits, self.predicted)
    }

    /// The share of gold that was found; 0 where there is none.
    pub fn recall(self) -> f64 {
        share(self.hits, self.gold)
    }

    /// The harmonic mean of the two.
    pub fn f(self) -> f64 {
        harmonic_mean(self.precision(), self.recall())
    }
}

impl Add for Prf {
    type Output = Prf;

    fn add(self, other: Prf) -> Prf {
        Prf { hits: self.hits + other.hits, predicted: self.predicted + other.predicted, gold: self.gold + other.gold }
    }
}

impl fmt::Display for Prf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P {:.3}  R {:.3}  F {:.3}", self.precision(), self.recall(), self.f())
    }
}

/// How well mentions are grouped: sums, so that articles add up. What is summed over is what the metric counts: mentions
/// (B-cubed), links between them (MUC), or groups (CEAF).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grouping {
    /// The sum of the precisions of what was predicted.
    pub precisions: f64,
    /// How many were predicted.
    pub predicted: u32,
    /// The sum of the recalls of all gold.
    pub recalls: f64,
    /// How many are gold.
    pub gold: u32,
}

impl Grouping {
    fn precision(self) -> f64 {
        if self.predicted == 0 { 0.0 } else { self.precisions / f64::from(self.predicted) }
    }

    fn recall(self) -> f64 {
        if self.gold == 0 { 0.0 } else { self.recalls / f64::from(self.gold) }
    }

    fn f(self) -> f64 {
        harmonic_mean(self.precision(), self.recall())
    }
}

impl Add for Grouping {
    type Output = Grouping;

    fn add(self, other: Grouping) -> Grouping {
        Grouping {
            precisions: self.precisions + other.precisions,
            predicted: self.predicted + other.predicted,
            recalls: self.recalls + other.recalls,
            gold: self.gold + other.gold,
        }
    }
}

/// The numbers of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numbers {
    /// Precision, recall and F.
    Scores(Prf),
    /// The same, with the counts printed after them.
    Matched(Prf),
    /// So many right of so many.
    Share {
        /// How many are right.
        right: u32,
        /// Of how many.
        of: u32,
    },
    /// The same as a share from 0 to 1.
    Accuracy {
        /// How many are right.
        right: u32,
        /// Of how many.
        of: u32,
    },
    /// How many errors of one kind there are.
    Errors(u32),
    /// The grouping of mentions.
    Groups(Grouping),
    /// The mean of the F of three ways to score the grouping of mentions.
    MeanF([Grouping; 3]),
}

impl Numbers {
    /// So many right of so many.
    pub fn share(right: usize, of: usize) -> Numbers {
        Numbers::Share { right: count(right), of: count(of) }
    }

    /// So many right of so many, as a share from 0 to 1.
    pub fn accuracy(right: usize, of: usize) -> Numbers {
        Numbers::Accuracy { right: count(right), of: count(of) }
    }

    /// So many errors.
    pub fn errors(n: usize) -> Numbers {
        Numbers::Errors(count(n))
    }

    /// The numbers by the name of what they measure.
    pub fn measures(self) -> Vec<(Measure, f64)> {
        use Measure::{Errors, F, Precision, Recall, Share};
        match self {
            Numbers::Scores(n) | Numbers::Matched(n) => {
                vec![(Precision, n.precision()), (Recall, n.recall()), (F, n.f())]
            }
            Numbers::Groups(n) => vec![(Precision, n.precision()), (Recall, n.recall()), (F, n.f())],
            Numbers::MeanF(groupings) => vec![(F, mean_f(groupings))],
            Numbers::Share { right, of } | Numbers::Accuracy { right, of } => vec![(Share, share(right, of))],
            Numbers::Errors(n) => vec![(Errors, f64::from(n))],
        }
    }
}

impl Add for Numbers {
    type Output = Numbers;

    /// # Panics
    ///
    /// If the two are not of one kind.
    fn add(self, other: Numbers) -> Numbers {
        match (self, other) {
            (Numbers::Scores(a), Numbers::Scores(b)) => Numbers::Scores(a + b),
            (Numbers::Matched(a), Numbers::Matched(b)) => Numbers::Matched(a + b),
            (Numbers::Groups(a), Numbers::Groups(b)) => Numbers::Groups(a + b),
            (Numbers::MeanF(a), Numbers::MeanF(b)) => Numbers::MeanF(std::array::from_fn(|i| a[i] + b[i])),
            (Numbers::Errors(a), Numbers::Errors(b)) => Numbers::Errors(a + b),
            (Numbers::Share { right, of }, Numbers::Share { right: r, of: o }) => {
                Numbers::Share { right: right + r, of: of + o }
            }
            (Numbers::Accuracy { right, of }, Numbers::Accuracy { right: r, of: o }) => {
                Numbers::Accuracy { right: right + r, of: of + o }
            }
            (a, b) => unreachable!("rows of one name hold numbers of one kind: {a:?} and {b:?}"),
        }
    }
}

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Numbers::Scores(n) => n.fmt(f),
            Numbers::Matched(n) => write!(f, "{n}   ({} of {} predicted, {} gold)", n.hits, n.predicted, n.gold),
            Numbers::Groups(n) => write!(f, "P {:.3}  R {:.3}  F {:.3}", n.precision(), n.recall(), n.f()),
            Numbers::MeanF(groupings) => write!(f, "F {:.3}", mean_f(groupings)),
            Numbers::Share { right, of } => write!(f, "{right}/{of}"),
            Numbers::Accuracy { right, of } => write!(f, "{:.3}", share(right, of)),
            Numbers::Errors(n) => write!(f, "{n}"),
        }
    }
}

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The share of predictions that are right.
    Precision,
    /// The share of gold that was found.
    Recall,
    /// The harmonic mean of the two.
    F,
    /// The share that is right.
    Share,
    /// A count of errors: the fewer the better.
    Errors,
}

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 5] = [Measure::Precision, Measure::Recall, Measure::F, Measure::Share, Measure::Errors];

    /// Its name in the file of floors.
    pub const fn as_str(self) -> &'static str {
        match self {
            Measure::Precision => "precision",
            Measure::Recall => "recall",
            Measure::F => "f",
            Measure::Share => "share",
            Measure::Errors => "errors",
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it tells of.
    pub name: String,
    /// The numbers.
    pub numbers: Numbers,
}

impl Row {
    /// A row.
    pub fn new(name: impl Into<String>, numbers: Numbers) -> Row {
        Row { name: name.into(), numbers }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:22} {}", self.name, self.numbers)
    }
}

/// Rows under a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What they tell of, where that is not plain.
    pub title: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.title.iter().try_for_each(|title| writeln!(f, "== {title}"))?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

/// What a scorer has to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The figures. Where there are several tables, the first is of all articles together.
    pub tables: Vec<Table>,
    /// What makes them doubtful.
    pub warnings: Vec<String>,
}

impl Report {
    /// A report of one table without a title.
    pub fn of(rows: Vec<Row>, warnings: Vec<String>) -> Report {
        Report { tables: vec![Table { title: None, rows }], warnings }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tables.iter().try_for_each(|table| table.fmt(f))
    }
}

/// How many there are, as the scorers count.
///
/// # Panics
///
/// If there are more than four thousand million.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).expect("no set has four thousand million items")
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

// The order of the operations is that of the scorers in Python: a sum in another order may differ in the last bit, and a
// figure that is printed with three places then in its last place.
fn harmonic_mean(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

fn mean_f(groupings: [Grouping; 3]) -> f64 {
    groupings.map(Grouping::f).iter().sum::<f64>() / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_printed_with_three_places_and_ties_go_to_the_even_one() {
        let cases = [
            (Prf::new(1, 16, 16), "P 0.062  R 0.062  F 0.062"),
            (Prf::new(3, 16, 16), "P 0.188  R 0.188  F 0.188"),
            (Prf::new(2, 3, 4), "P 0.667  R 0.500  F 0.571"),
            (Prf::new(0, 0, 7), "P 0.000  R 0.000  F 0.000"),
        ];
        for (prf, wanted) in cases {
            assert_eq!(prf.to_string(), wanted);
        }
    }

    #[test]
    fn rows_are_in_columns() {
        assert_eq!(Row::new("  kind", Numbers::share(3, 4)).to_string(), "  kind                 3/4");
        assert_eq!(Row::new("trap figures", Numbers::errors(2)).to_string(), "trap figures           2");
        let matched = Row::new("times", Numbers::Matched(Prf::new(1, 2, 1))).to_string();
        assert_eq!(matched, "times                  P 0.500  R 1.000  F 0.667   (1 of 2 predicted, 1 gold)");
    }

    #[test]
    fn measures_have_different_names() {
        for (i, a) in Measure::ALL.iter().enumerate() {
            assert!(Measure::ALL[i + 1..].iter().all(|b| a.as_str() != b.as_str()), "{a:?}");
        }
    }
}
