//! Scores chains of mentions, over gold words and gold sentences; the mentions are predicted.
//!
//! `muc`: the links that join the mentions of a chain (Vilain et al. 1995); `b-cubed`: for each mention the share of its
//! chain that is also in its chain on the other side (Bagga and Baldwin 1998); `ceaf-e`: the similarity of chains that stand
//! for one another, of which the best assignment is taken (Luo 2005, with his fourth measure); `conll f1`: the mean F of the
//! three; `mentions`: their spans. Rows under `news` are of the news documents of GUM.
//!
//! Source: Pradhan et al. (2014), who say how these are meant where mentions are predicted: those that are on one side only
//! stay as they are. A span is in one chain only: the first, as in their scorer. Chains of one mention count where they are.

mod metrics;

use std::ops::Range;

use onrecord::{
    annotate::annotate,
    article::Article,
    facts,
    tagging::{Chain, Tagger, Words, tag},
    text::Span,
};

use super::genre;
use crate::{
    error::{Error, Result},
    gold::TreeGold,
    numbers::{Grouping, Numbers, Prf, Report, Row},
};
use metrics::{Partition, b_cubed, ceaf_e, mentions, muc, partition};

/// The sums of some documents: MUC, B-cubed and CEAF, and the mentions.
#[derive(Clone, Copy, Default)]
struct Sums {
    mentions: Prf,
    groupings: [Grouping; 3],
}

/// Scores the chains that a model gives to documents.
///
/// # Errors
///
/// If the model fails.
pub fn coreference(gold: &[TreeGold], tagger: &dyn Tagger) -> Result<Report> {
    report(gold, |document| {
        let tags = tag(&Words::from(document), tagger).map_err(|error| Error::new(&document.id, error))?;
        Ok(tags.chains)
    })
}

/// Who makes the chains of a document that the program reads by itself, its words and sentences too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chains {
    /// The model alone.
    OfModel,
    /// The rules for entities, with the model under them.
    OfRules,
}

/// Scores the chains that the program gives to the texts of documents.
///
/// # Errors
///
/// If the model fails.
pub fn coreference_as_read(gold: &[TreeGold], tagger: &dyn Tagger, chains: Chains) -> Result<Report> {
    report(gold, |document| {
        let article = Article::from_text(&*document.id, &*document.text);
        let annotated = annotate(&article);
        let tags = tag(&Words::from(&annotated), tagger).map_err(|error| Error::new(&document.id, error))?;
        let read = |words: &Range<usize>| {
            let words = &annotated.words()[words.clone()];
            words.iter().fold(words[0].span, |span, word| span.cover(word.span))
        };
        let found: Vec<Vec<Span>> = match chains {
            Chains::OfModel => tags.chains.iter().map(|chain| chain.iter().map(read).collect()).collect(),
            Chains::OfRules => facts::chains(&annotated, &tags),
        };
        Ok(found.iter().map(|chain| chain.iter().map(|&span| gold_words(document, span)).collect()).collect())
    })
}

/// The gold words that a span touches.
fn gold_words(document: &TreeGold, span: Span) -> Range<usize> {
    let start = document.words.partition_point(|word| word.span.end() <= span.start());
    start..document.words.partition_point(|word| word.span.start() < span.end())
}

fn report(gold: &[TreeGold], chains: impl Fn(&TreeGold) -> Result<Vec<Chain>>) -> Result<Report> {
    let sums = gold.iter().map(|document| Ok((&*document.id, Sums::of(&document.chains, &chains(document)?))));
    let documents: Vec<(&str, Sums)> = sums.collect::<Result<_>>()?;
    let rows = genre::GENRES.iter().flat_map(|genre| {
        let of_genre = documents.iter().filter(|(id, _)| genre.has(id)).map(|(_, sums)| *sums);
        of_genre.reduce(Sums::and).map(|sums| sums.rows(genre.name)).unwrap_or_default()
    });
    Ok(Report::of(rows.collect(), Vec::new()))
}

impl Sums {
    fn of(gold: &[Chain], predicted: &[Chain]) -> Sums {
        let [gold, predicted]: [Partition; 2] = [gold, predicted].map(partition);
        let groupings = [muc, b_cubed, ceaf_e].map(|metric| metric(&gold, &predicted));
        Sums { mentions: mentions(&gold, &predicted), groupings }
    }

    fn and(self, other: Sums) -> Sums {
        let groupings = std::array::from_fn(|i| self.groupings[i] + other.groupings[i]);
        Sums { mentions: self.mentions + other.mentions, groupings }
    }

    fn rows(self, genre: &str) -> Vec<Row> {
        let [muc, b_cubed, ceaf_e] = self.groupings.map(Numbers::Groups);
        let (mentions, mean) = (Numbers::Scores(self.mentions), Numbers::MeanF(self.groupings));
        let rows = [("mentions", mentions), ("muc", muc), ("b-cubed", b_cubed), ("ceaf-e", ceaf_e), ("conll f1", mean)];
        rows.map(|(name, numbers)| Row::new(format!("{genre:7}{name}"), numbers)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::told::Told;

    fn gold(id: &str) -> TreeGold {
        let gold = crate::gold::conllu::document(id, crate::gold::conllu::tests::DOCUMENT).unwrap();
        TreeGold { chains: vec![vec![0..2, 3..4, 5..6], vec![2..3, 8..9]], ..gold }
    }

    fn shown(report: &Report) -> Vec<String> {
        report.tables[0].rows.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn perfect_and_empty() {
        let told = Told::of(9).chain(&[0..2, 3..4, 5..6]).chain(&[2..3, 8..9]);
        let report = coreference(&[gold("GUM_news_a"), gold("GUM_bio_a")], &told).unwrap();
        assert_eq!(report.tables[0].rows.len(), 10);
        assert!(shown(&report).iter().all(|row| row.ends_with("F 1.000")));
        let report = coreference(&[gold("GUM_bio_a")], &Told::of(9)).unwrap();
        assert_eq!(report.tables[0].rows.len(), 5);
        assert!(shown(&report).iter().all(|row| row.ends_with("F 0.000")));
    }

    #[test]
    fn documents_are_added_up_before_shares_are_taken() {
        // In the first document one of two links is found, in the second one of one.
        let told = Told::of(9).chain(&[0..2, 3..4]);
        let second = TreeGold { chains: vec![vec![0..2, 3..4]], ..gold("b") };
        let first = TreeGold { chains: vec![vec![0..2, 3..4, 5..6]], ..gold("a") };
        let wanted = [
            "all    mentions        P 1.000  R 0.800  F 0.889",
            "all    muc             P 1.000  R 0.667  F 0.800",
            "all    b-cubed         P 1.000  R 0.667  F 0.800",
            "all    ceaf-e          P 0.900  R 0.900  F 0.900",
            "all    conll f1        F 0.833",
        ];
        assert_eq!(shown(&coreference(&[first, second], &told).unwrap()), wanted);
    }
}
