//! Scores names against a gold of flat name spans.
//!
//! Only person, organisation and place are scored, on both sides: what gold calls other is no target, and a prediction
//! there is wrong. A row per type and `micro`: span and type are right; `span`: the same three types on both sides, and only
//! the span has to be right. A prediction that is a name inside a gold name is left out altogether.

use std::collections::BTreeSet;

use crate::{
    gold::NamesGold,
    numbers::{Numbers, Prf, Report, Row},
    prediction::{Mention, Predictions, differing_texts},
    span::Span,
};

const ROWS: [&str; 5] = ["person", "organisation", "place", "micro", "span"];
const SCORED: [&str; 3] = ["person", "organisation", "place"];

/// Which borders of a predicted name are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borders {
    /// Those of the gold.
    Exact,
    /// Words too many before the name are no error ("President Zelensky" for "Zelensky"), unless they take in another gold
    /// name of its type.
    WordsBefore,
}

/// A name that is scored. Ordered by place, then type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a> {
    span: Span,
    r#type: &'a str,
}

/// Scores the names of documents.
pub fn names(gold: &[NamesGold], predictions: &Predictions, borders: Borders) -> Report {
    let articles = gold.iter().map(|article| {
        let predicted = predictions.get(&article.id).map(|prediction| prediction.mentions.as_slice());
        score_article(article, predicted.unwrap_or_default(), borders)
    });
    let totals = articles.fold([Prf::default(); 5], |sum, article| std::array::from_fn(|i| sum[i] + article[i]));
    let rows = ROWS.into_iter().zip(totals).map(|(name, total)| Row::new(name, Numbers::Scores(total)));
    let texts = gold.iter().map(|article| (&*article.id, &*article.text));
    Report::of(rows.collect(), differing_texts(texts, predictions))
}

fn score_article(article: &NamesGold, predicted: &[Mention], borders: Borders) -> [Prf; 5] {
    let gold = gold_names(article);
    let inner = inner(article, &gold);
    let named = predicted.iter().filter_map(name).filter(|name| !inner.contains(&name.span));
    let predicted = scored(named);
    let found = matched(&gold, &predicted, borders);
    let [person, organisation, place] = SCORED.map(|r#type| {
        let of_type = |names: &[Name<'_>]| names.iter().filter(|name| name.r#type == r#type).count();
        Prf::new(of_type(&found), of_type(&predicted), of_type(&gold))
    });
    let micro = Prf::new(found.len(), predicted.len(), gold.len());
    [person, organisation, place, micro, span(&gold, &predicted, borders)]
}

/// Where names stand inside names, and no name of `gold`.
fn inner(article: &NamesGold, gold: &[Name<'_>]) -> BTreeSet<Span> {
    let outer: BTreeSet<Span> = gold.iter().map(|name| name.span).collect();
    article.inner.iter().map(|name| name.span).filter(|span| !outer.contains(span)).collect()
}

fn gold_names(article: &NamesGold) -> Vec<Name<'_>> {
    scored(article.mentions.iter().map(|name| Name { span: name.span, r#type: &name.r#type }))
}

/// For each mention, whether span and type are right; nothing where neither is scored. Right ones are the hits of `micro`
/// where no mention is there twice.
pub(super) fn right(article: &NamesGold, mentions: &[Mention]) -> Vec<Option<bool>> {
    let gold = gold_names(article);
    let inner = inner(article, &gold);
    let is_scored = |name: &Name<'_>| SCORED.contains(&name.r#type) && !inner.contains(&name.span);
    mentions.iter().map(|mention| name(mention).filter(is_scored).map(|name| gold.contains(&name))).collect()
}

/// The names that were found, with types taken out: each span once.
fn span(gold: &[Name<'_>], predicted: &[Name<'_>], borders: Borders) -> Prf {
    let untyped = |name: &Name<'_>| Name { span: name.span, r#type: "" };
    let gold: Vec<Name<'_>> = gold.iter().map(untyped).collect();
    let predicted: Vec<Name<'_>> = predicted.iter().map(untyped).collect::<BTreeSet<_>>().into_iter().collect();
    Prf::new(matched(&gold, &predicted, borders).len(), predicted.len(), gold.len())
}

fn name(mention: &Mention) -> Option<Name<'_>> {
    let is_name = mention.form.as_deref().is_none_or(|form| form == "name");
    mention.r#type.as_deref().filter(|_| is_name).map(|r#type| Name { span: mention.span, r#type })
}

/// Names of the scored types once each, in order.
fn scored<'a>(names: impl Iterator<Item = Name<'a>>) -> Vec<Name<'a>> {
    names.filter(|name| SCORED.contains(&name.r#type)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The gold names that were found; exact spans first, each prediction used once.
fn matched<'a>(gold: &[Name<'a>], predicted: &[Name<'_>], borders: Borders) -> Vec<Name<'a>> {
    let passes: &[Borders] = match borders {
        Borders::Exact => &[Borders::Exact],
        Borders::WordsBefore => &[Borders::Exact, Borders::WordsBefore],
    };
    let (mut found, mut used) = (BTreeSet::new(), BTreeSet::new());
    for pass in passes {
        for i in 0..gold.len() {
            let free = (0..predicted.len()).filter(|j| !used.contains(j));
            let fitting = free.into_iter().find(|&j| fits(gold, i, predicted[j], *pass));
            if let Some(j) = fitting.filter(|_| !found.contains(&i)) {
                found.insert(i);
                used.insert(j);
            }
        }
    }
    found.into_iter().map(|i| gold[i]).collect()
}

/// Does a predicted name stand for the gold name of that index?
fn fits(gold: &[Name<'_>], i: usize, predicted: Name<'_>, borders: Borders) -> bool {
    let wanted = gold[i];
    if predicted.r#type != wanted.r#type || predicted.span.end != wanted.span.end {
        return false;
    }
    let rivals = gold.iter().enumerate().filter(|(other, name)| *other != i && name.r#type == wanted.r#type);
    predicted.span == wanted.span
        || borders == Borders::WordsBefore
            && predicted.span.start < wanted.span.start
            && !rivals.into_iter().any(|(_, rival)| predicted.span.holds(rival.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ROWING - OREVA\nOreva's Velan Cup win, said "President Ludor Tamik" (ORWF).`
    const GOLD: &str = r#"{"id": "a", "text": "", "mentions": [
        {"start": 9, "end": 14, "type": "place"}, {"start": 15, "end": 20, "type": "place"}, {"start": 23, "end": 32, "type": "other"},
        {"start": 54, "end": 65, "type": "person"}, {"start": 68, "end": 72, "type": "organisation"}],
        "inner": [{"start": 60, "end": 65, "type": "person"}, {"start": 9, "end": 14, "type": "place"}]}"#;

    fn check(mentions: &str, borders: Borders, wanted: [&str; 5]) {
        let gold = [serde_json::from_str(GOLD).unwrap()];
        let prediction = serde_json::from_str(&format!(r#"{{"id": "a", "mentions": {mentions}}}"#)).unwrap();
        let report = names(&gold, &Predictions::from([("a".to_owned(), prediction)]), borders);
        let rows: Vec<String> = report.tables[0].rows.iter().map(ToString::to_string).collect();
        assert_eq!(rows.iter().map(|row| &row[row.len() - 5..]).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn perfect_and_empty() {
        let perfect = r#"[{"start": 9, "end": 14, "type": "place"}, {"start": 15, "end": 20, "type": "place"},
            {"start": 54, "end": 65, "type": "person"}, {"start": 68, "end": 72, "type": "organisation"},
            {"start": 60, "end": 65, "type": "person"}, {"start": 0, "end": 2, "type": "person", "form": "nominal"}]"#;
        check(perfect, Borders::Exact, ["1.000"; 5]);
        check("[]", Borders::Exact, ["0.000"; 5]);
    }

    #[test]
    fn corrupted_and_lenient() {
        let corrupted = r#"[{"start": 9, "end": 14, "type": "place"}, {"start": 15, "end": 20, "type": "place"},
            {"start": 44, "end": 65, "type": "person"}, {"start": 68, "end": 72, "type": "place"}]"#;
        check(corrupted, Borders::Exact, ["0.000", "0.000", "0.800", "0.500", "0.750"]);
        check(corrupted, Borders::WordsBefore, ["1.000", "0.000", "0.800", "0.750", "1.000"]);
    }

    #[test]
    fn words_before_may_not_take_in_another_name() {
        let long = r#"[{"start": 9, "end": 20, "type": "place"}]"#;
        check(long, Borders::WordsBefore, ["0.000"; 5]);
    }
}
