//! Scores times in the manner of `TempEval`-3.
//!
//! Each gold time is matched with one predicted time at most: same span first, then the larger overlap. `strict`: same
//! span; `relaxed`: any overlap; `type`, `value`: relaxed matches with that equal, over all times; `value accuracy`: the share
//! of the relaxed matches whose value is equal.

use crate::{
    gold::{GoldTime, TimesGold},
    matching::assign,
    numbers::{Numbers, Prf, Report, Row},
    prediction::{Predictions, Time, differing_texts},
};

const RELAXED: usize = 1;
const VALUE: usize = 3;

/// Scores the times of articles.
pub fn times(gold: &[TimesGold], predictions: &Predictions) -> Report {
    let articles = gold.iter().map(|article| {
        let predicted = predictions.get(&article.id).map(|prediction| prediction.times.as_slice());
        score_article(&article.times, predicted.unwrap_or_default())
    });
    let totals = articles.fold([Prf::default(); 4], |sum, article| std::array::from_fn(|i| sum[i] + article[i]));
    let rows = ["strict", "relaxed", "type", "value"].into_iter().zip(totals);
    let mut rows: Vec<Row> = rows.map(|(name, total)| Row::new(name, Numbers::Scores(total))).collect();
    let accuracy = Numbers::Accuracy { right: totals[VALUE].hits, of: totals[RELAXED].hits };
    rows.push(Row::new("value accuracy", accuracy));
    let texts = gold.iter().map(|article| (&*article.id, &*article.text));
    Report::of(rows, differing_texts(texts, predictions))
}

fn score_article(gold: &[GoldTime], predicted: &[Time]) -> [Prf; 4] {
    let mut hits = [0; 4];
    for (i, j) in assign(gold, predicted, fit) {
        for (hit, right) in hits.iter_mut().zip(right(&gold[i], &predicted[j])) {
            *hit += usize::from(right);
        }
    }
    hits.map(|hits| Prf::new(hits, predicted.len(), gold.len()))
}

fn fit(gold: &GoldTime, predicted: &Time) -> Option<(bool, i64)> {
    let common = gold.span.common(predicted.span);
    (common > 0).then_some((gold.span == predicted.span, common))
}

/// Strict, relaxed, type and value.
fn right(gold: &GoldTime, predicted: &Time) -> [bool; 4] {
    [gold.span == predicted.span, true, gold.r#type == predicted.r#type, gold.value == predicted.value]
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = r#"{"id": "x", "text": "A&B met on Friday for about two days.", "published": "2031-03-07", "times": [
        {"start": 11, "end": 17, "type": "DATE", "value": "2031-03-07", "mod": null},
        {"start": 22, "end": 36, "type": "DURATION", "value": "P2D", "mod": "APPROX"}]}"#;

    /// The five rows, the last place of each: F, and the accuracy.
    fn check(times: &str, wanted: [&str; 5]) {
        let prediction = serde_json::from_str(&format!(r#"{{"id": "x", "times": {times}}}"#)).unwrap();
        let predictions = Predictions::from([("x".to_owned(), prediction)]);
        let report = super::times(&[serde_json::from_str(GOLD).unwrap()], &predictions);
        let rows: Vec<String> = report.tables[0].rows.iter().map(ToString::to_string).collect();
        assert_eq!(rows.iter().map(|row| &row[row.len() - 5..]).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn perfect_and_empty() {
        let perfect = r#"[{"start": 22, "end": 36, "type": "DURATION", "value": "P2D"},
            {"start": 11, "end": 17, "type": "DATE", "value": "2031-03-07"}]"#;
        check(perfect, ["1.000"; 5]);
        check("[]", ["0.000"; 5]);
    }

    #[test]
    fn corrupted() {
        let corrupted = r#"[{"start": 12, "end": 17, "type": "DATE", "value": "2031-03-14"},
            {"start": 22, "end": 36, "type": "SET", "value": "P2D"}]"#;
        check(corrupted, ["0.500", "1.000", "0.500", "0.500", "0.500"]);
    }

    #[test]
    fn one_to_one() {
        let twice = r#"[{"start": 11, "end": 14, "type": "DATE", "value": "x"},
            {"start": 11, "end": 17, "type": "DATE", "value": "2031-03-07"}]"#;
        check(twice, ["0.500", "0.500", "0.500", "0.500", "1.000"]);
    }

    #[test]
    fn another_text_is_a_warning() {
        let prediction = serde_json::from_str(r#"{"id": "x", "text": "Else."}"#).unwrap();
        let predictions = Predictions::from([("x".to_owned(), prediction)]);
        let report = times(&[serde_json::from_str(GOLD).unwrap()], &predictions);
        assert_eq!(report.warnings, ["x: the texts differ, offsets cannot be compared"]);
    }
}
