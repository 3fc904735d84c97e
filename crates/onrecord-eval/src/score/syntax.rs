//! Scores parts of speech and trees over gold words and gold sentences.
//!
//! `upos`: the share of words with the right universal part of speech; `uas`: with the right head; `las`: with the right
//! head and the right relation, subtypes left out. Rows under `news` are of the news documents of GUM. Rows with `no punct`
//! leave out the words that gold calls punctuation.
//!
//! Source: Zeman et al. (2018), CoNLL 2018 Shared Task, who score all words, punctuation too. There words and sentences are
//! predicted, so that figures are lower than these.

use onrecord::tagging::{Arc, PartOfSpeech, Tagger, Words, tag};

use super::genre;
use crate::{
    error::{Error, Result},
    gold::{GoldArc, TreeGold},
    numbers::{Numbers, Report, Row},
};

const ROWS: [&str; 3] = ["upos", "uas", "las"];

/// What is right of one gold word.
struct Scored {
    part_of_speech: PartOfSpeech,
    /// In the order of [`ROWS`].
    right: [bool; 3],
}

/// Scores the parts of speech and the trees that a model gives to documents.
///
/// # Errors
///
/// If the model fails.
pub fn syntax(gold: &[TreeGold], tagger: &dyn Tagger) -> Result<Report> {
    let scored = gold.iter().map(|document| Ok((document, scored(document, tagger)?)));
    let documents: Vec<(&TreeGold, Vec<Scored>)> = scored.collect::<Result<_>>()?;
    let rows = genre::GENRES.iter().flat_map(|genre| {
        let words = documents.iter().filter(|(document, _)| genre.has(&document.id)).flat_map(|(_, words)| words);
        rows(genre.name, &words.collect::<Vec<_>>())
    });
    Ok(Report::of(rows.collect(), Vec::new()))
}

fn scored(document: &TreeGold, tagger: &dyn Tagger) -> Result<Vec<Scored>> {
    let tags = tag(&Words::from(document), tagger).map_err(|error| Error::new(&document.id, error))?;
    let gold = document.parts_of_speech.iter().zip(&document.arcs);
    let scored = gold.zip(tags.parts_of_speech.iter().zip(&tags.arcs)).map(|((part, gold), (predicted, arc))| {
        let [head, relation] = right(gold, *arc);
        Scored { part_of_speech: *part, right: [part == predicted, head, relation] }
    });
    Ok(scored.collect())
}

/// Head; head and relation.
fn right(gold: &GoldArc, predicted: Arc) -> [bool; 2] {
    let head = predicted.head.map(|head| head as usize) == gold.head;
    [head, head && predicted.relation.universal() == gold.universal()]
}

/// No words, no rows: zeros would look like a result.
fn rows(genre: &str, words: &[&Scored]) -> Vec<Row> {
    let is_mark = |word: &&&Scored| word.part_of_speech == PartOfSpeech::Punct;
    let no_marks: Vec<&Scored> = words.iter().filter(|word| !is_mark(word)).copied().collect();
    let kinds = [("", words), (" no punct", no_marks.as_slice())].into_iter().filter(|(_, words)| !words.is_empty());
    let rows = |(kind, words): (&str, &[&Scored])| {
        let n_right = |row: usize| words.iter().filter(|word| word.right[row]).count();
        let row = |row: usize| {
            Row::new(format!("{genre:7}{}{kind}", ROWS[row]), Numbers::accuracy(n_right(row), words.len()))
        };
        [0, 1, 2].map(row)
    };
    kinds.flat_map(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gold::conllu::tests::DOCUMENT, score::told::Told};

    fn gold(id: &str) -> TreeGold {
        crate::gold::conllu::document(id, DOCUMENT).unwrap()
    }

    /// Nine words: Orlec 's barges sank . | Ca n't ? | Né
    fn check(id: &str, told: &Told, wanted: &[&str]) {
        let report = syntax(&[gold(id)], told).unwrap();
        let rows: Vec<String> = report.tables[0].rows.iter().map(ToString::to_string).collect();
        assert_eq!(rows, wanted);
    }

    #[test]
    fn perfect() {
        let told = Told::tree(&gold("a"));
        let wanted = [
            "all    upos            1.000",
            "all    uas             1.000",
            "all    las             1.000",
            "all    upos no punct   1.000",
            "all    uas no punct    1.000",
            "all    las no punct    1.000",
        ];
        check("a", &told, &wanted);
        let news = syntax(&[gold("GUM_news_x")], &told).unwrap();
        assert_eq!(news.tables[0].rows.len(), 12);
        assert_eq!(news.tables[0].rows[6].to_string(), "news   upos            1.000");
    }

    #[test]
    fn wrong_heads_and_relations() {
        // "Orlec" depends on the verb now, a final stop is a word of another kind, and "n't" depends otherwise.
        let mut gold = gold("a");
        gold.arcs[0] = GoldArc { head: Some(3), relation: "nmod:poss".to_owned() };
        gold.arcs[6].relation = "discourse".to_owned();
        gold.parts_of_speech[4] = PartOfSpeech::Sym;
        let wanted = [
            "all    upos            0.889",
            "all    uas             0.889",
            "all    las             0.778",
            "all    upos no punct   1.000",
            "all    uas no punct    0.857",
            "all    las no punct    0.714",
        ];
        check("a", &Told::tree(&gold), &wanted);
    }

    #[test]
    fn subtypes_do_not_count() {
        let mut gold = gold("a");
        gold.arcs[0].relation = "nmod:desc".to_owned();
        let report = syntax(&[self::gold("a")], &Told::tree(&gold)).unwrap();
        assert_eq!(report.tables[0].rows[2].to_string(), "all    las             1.000");
    }

    #[test]
    fn scores_of_other_words_are_an_error() {
        let error = syntax(&[gold("a")], &Told::of(3)).unwrap_err();
        assert_eq!(error.to_string(), "a: the model's scores are not of the article's words");
    }
}
