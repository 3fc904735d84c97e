//! Scores statements by the words of source, cue and content.
//!
//! All comparison is over words, so quotation marks and final stops do not count. `*_tok`: words; `*_exact`: whole spans;
//! `content_half`: the contents share half of their words; `who_said_what`: that, and the sources touch (or neither has
//! one); `exact_source_content`: both are equal word for word. The rows under `direct` keep only the attributions whose
//! gold content begins with a quotation mark; recall is the figure to read there.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::facts::Kind;

use crate::{
    gold::{Attribution, StatementsGold},
    matching::{candidates, one_to_one},
    numbers::{Numbers, Prf, Report, Row, Table},
    prediction::{Predictions, Statement},
    span::Span,
    text::{Text, WordSet},
};

const ROLES: [&str; 3] = ["source", "cue", "content"];
const CONTENT: usize = 2;
const WHO_SAID_WHAT: usize = 1;

/// The words of one attribution's source, cue and content.
type Parts = [WordSet; 3];

/// Scores the statements of articles.
pub fn statements(gold: &[StatementsGold], predictions: &Predictions) -> Report {
    let every = |_: &Attribution, _: &Text| true;
    let mut rows = rows("all", gold, predictions, every);
    rows.extend(self::rows("direct", gold, predictions, is_direct));
    Report::of(rows, Vec::new())
}

/// The same, and besides of each outlet and of each kind of statement. Of a kind there is only the recall, since what is
/// predicted has its own opinion of its kind.
pub fn statements_in_parts(gold: &[StatementsGold], predictions: &Predictions) -> Report {
    let mut report = statements(gold, predictions);
    let outlets: BTreeSet<&str> = gold.iter().filter_map(|article| article.outlet.as_deref()).collect();
    for outlet in outlets {
        let of_outlet = |article: &&StatementsGold| article.outlet.as_deref() == Some(outlet);
        let articles: Vec<StatementsGold> = gold.iter().filter(of_outlet).cloned().collect();
        let rows = rows("all", &articles, predictions, |_, _| true);
        report.tables.push(Table { title: Some(outlet.to_owned()), rows });
    }
    let kinds = [Kind::Direct, Kind::Mixed, Kind::Indirect].into_iter().filter_map(|kind| {
        let rows = rows("", gold, predictions, |attribution, text| kind_of(attribution, text) == kind);
        let who = rows.into_iter().find(|row| row.name.contains("who_said_what"));
        who.map(|row| Row { name: format!("{:9}who_said_what", kind.as_str()), ..row })
    });
    report.tables.push(Table { title: Some("by kind: read the recall".to_owned()), rows: kinds.collect() });
    report
}

/// The kind of a gold attribution by its quotation marks: the gold has none.
fn kind_of(attribution: &Attribution, text: &Text) -> Kind {
    let words: String = attribution.content.iter().flat_map(|&span| text.slice(span)).collect();
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»');
    let words = words.replace("''", "\"");
    let around: String = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).to_owned();
    if around.starts_with(is_mark) && around.ends_with(is_mark) {
        Kind::Direct
    } else if words.contains(is_mark) {
        Kind::Mixed
    } else {
        Kind::Indirect
    }
}

fn rows(
    name: &str,
    gold: &[StatementsGold],
    predictions: &Predictions,
    keep: impl Fn(&Attribution, &Text) -> bool,
) -> Vec<Row> {
    let articles = gold.iter().map(|article| {
        let predicted = predictions.get(&article.id).map(|prediction| prediction.statements.as_slice());
        score_article(article, predicted.unwrap_or_default(), &keep)
    });
    let totals = articles.reduce(|sum, article| std::array::from_fn(|i| sum[i] + article[i])).unwrap_or_default();
    let names = ROLES.iter().flat_map(|role| [format!("{role}_tok"), format!("{role}_exact")]);
    let names = names.chain(["content_half", "who_said_what", "exact_source_content"].map(str::to_owned));
    let rows = names.zip(totals).map(|(row, total)| Row::new(format!("{name:7}{row:22}"), Numbers::Scores(total)));
    // No articles, no rows: zeros would look like a result.
    if gold.is_empty() { Vec::new() } else { rows.collect() }
}

fn is_direct(attribution: &Attribution, text: &Text) -> bool {
    let start = attribution.content_start();
    text.slice(Span::new(start.saturating_sub(1), start + 1)).iter().any(|c| matches!(c, '"' | '“' | '«'))
}

fn score_article(
    article: &StatementsGold,
    predicted: &[Statement],
    keep: impl Fn(&Attribution, &Text) -> bool,
) -> [Prf; 9] {
    let text = Text::new(&article.text);
    let gold = gold_parts(article.att.iter().filter(|attribution| keep(attribution, &text)), &text);
    let predicted = predicted_parts(predicted.iter().filter(|statement| is_scored(statement)), &text);
    let [half, who, exact] = paired(&gold, &predicted);
    let [source, cue, content] =
        [0, 1, 2].map(|role| [words(&gold, &predicted, role), wholes(&gold, &predicted, role)]);
    [source[0], source[1], cue[0], cue[1], content[0], content[1], half, who, exact]
}

fn gold_parts<'a>(attributions: impl Iterator<Item = &'a Attribution>, text: &Text) -> Vec<Parts> {
    attributions.map(|a| [&a.source, &a.cue, &a.content].map(|spans| text.cover(spans))).collect()
}

fn predicted_parts<'a>(statements: impl Iterator<Item = &'a Statement>, text: &Text) -> Vec<Parts> {
    statements.map(|s| [&s.source, &s.cue, &s.content].map(|spans| text.cover(spans))).collect()
}

/// For each statement, whether it is a hit of `who_said_what`. None of them is empty or nested.
pub(super) fn who_said_what(article: &StatementsGold, predicted: &[Statement]) -> Vec<bool> {
    let text = Text::new(&article.text);
    let gold = gold_parts(article.att.iter(), &text);
    let predicted = predicted_parts(predicted.iter(), &text);
    let mut hits = vec![false; predicted.len()];
    for (i, j) in pairs(&gold, &predicted) {
        hits[j] = right(&gold[i], &predicted[j])[WHO_SAID_WHAT];
    }
    hits
}

/// Gold has no statements within statements.
fn is_scored(statement: &Statement) -> bool {
    !statement.content.is_empty() && statement.nested_in.as_deref().is_none_or(str::is_empty)
}

/// The words of all parts of one role.
fn words(gold: &[Parts], predicted: &[Parts], role: usize) -> Prf {
    let [gold, predicted] =
        [gold, predicted].map(|all| all.iter().flat_map(|a| &a[role]).copied().collect::<WordSet>());
    Prf::new(gold.intersection(&predicted).count(), predicted.len(), gold.len())
}

/// The parts of one role as wholes, each counted as often as it is there.
fn wholes(gold: &[Parts], predicted: &[Parts], role: usize) -> Prf {
    let [gold, predicted] = [gold, predicted].map(|all| counted(all, role));
    let hits = gold.iter().map(|(part, n)| *n.min(predicted.get(part).unwrap_or(&0))).sum();
    Prf::new(hits, predicted.values().sum(), gold.values().sum())
}

fn counted(all: &[Parts], role: usize) -> BTreeMap<&WordSet, usize> {
    let mut counts = BTreeMap::new();
    for part in all.iter().map(|parts| &parts[role]).filter(|part| !part.is_empty()) {
        *counts.entry(part).or_default() += 1;
    }
    counts
}

/// Which attributions are matched by their contents.
fn pairs(gold: &[Parts], predicted: &[Parts]) -> Vec<(usize, usize)> {
    let mut found = candidates(gold, predicted, |g, p| jaccard(&g[CONTENT], &p[CONTENT]));
    // Of equal ones the last goes first: so did the scorer whose figures these are compared with.
    found.sort_by(|(a, i, j), (b, k, l)| b.total_cmp(a).then((k, l).cmp(&(i, j))));
    one_to_one(found.iter().map(|(_, i, j)| (*i, *j)))
}

/// `content_half`, `who_said_what` and `exact_source_content` over attributions that are matched by their contents.
fn paired(gold: &[Parts], predicted: &[Parts]) -> [Prf; 3] {
    let mut hits = [0; 3];
    for (g, p) in pairs(gold, predicted).into_iter().map(|(i, j)| (&gold[i], &predicted[j])) {
        for (hit, right) in hits.iter_mut().zip(right(g, p)) {
            *hit += usize::from(right);
        }
    }
    hits.map(|hits| Prf::new(hits, predicted.len(), gold.len()))
}

/// The same three for one pair.
fn right(gold: &Parts, predicted: &Parts) -> [bool; 3] {
    let ([gold_source, _, gold_content], [source, _, content]) = (gold, predicted);
    let half = jaccard(gold_content, content).is_some_and(|overlap| overlap >= 0.5);
    let source_fits = !gold_source.is_disjoint(source) || gold_source.is_empty() && source.is_empty();
    [half, half && source_fits, gold_content == content && gold_source == source]
}

/// The share of words in common; nothing where there are none.
pub(crate) fn jaccard(a: &WordSet, b: &WordSet) -> Option<f64> {
    let size = |n: usize| f64::from(crate::numbers::count(n));
    let common = a.intersection(b).count();
    (common > 0).then(|| size(common) / size(a.union(b).count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = r#"{"id": "a", "text": "Ann said it rains. “No,” he said.", "att": [
        {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]]},
        {"source": [[25, 27]], "cue": [[28, 32]], "content": [[19, 24]]}]}"#;

    fn report(predicted: &str) -> BTreeMap<String, String> {
        let gold = [serde_json::from_str(GOLD).unwrap()];
        let prediction = serde_json::from_str(&format!(r#"{{"id": "a", "statements": {predicted}}}"#)).unwrap();
        let report = statements(&gold, &Predictions::from([("a".to_owned(), prediction)]));
        report.tables[0].rows.iter().map(|row| (row.name.trim_end().to_owned(), row.numbers.to_string())).collect()
    }

    #[test]
    fn perfect_and_empty() {
        let perfect = report(
            r#"[{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]},
                {"source": [[25, 27]], "cue": [[28, 32]], "content": [[20, 22]]},
                {"content": [[0, 9]], "nested_in": "s1"}]"#,
        );
        let direct = |row: &str| row.starts_with("direct");
        assert_eq!(perfect.len(), 18);
        for (row, numbers) in perfect.iter().filter(|(row, _)| !direct(row)) {
            assert_eq!(numbers, "P 1.000  R 1.000  F 1.000", "{row}");
        }
        assert_eq!(perfect["direct content_half"], "P 0.500  R 1.000  F 0.667");
        assert!(report("[]").values().all(|numbers| numbers == "P 0.000  R 0.000  F 0.000"));
    }

    #[test]
    fn a_missing_source() {
        let rows = report(
            r#"[{"source": [], "cue": [[4, 8]], "content": [[9, 17]]},
                {"source": [[25, 27]], "cue": [[28, 32]], "content": [[19, 24]]}]"#,
        );
        assert_eq!(rows["all    content_half"], "P 1.000  R 1.000  F 1.000");
        assert_eq!(rows["all    who_said_what"], "P 0.500  R 0.500  F 0.500");
        assert_eq!(rows["all    source_tok"], "P 1.000  R 0.500  F 0.667");
    }

    #[test]
    fn parts_are_told_of_beside_the_whole() {
        let mut gold: StatementsGold = serde_json::from_str(GOLD).unwrap();
        gold.outlet = Some("courier".to_owned());
        let report = statements_in_parts(&[gold], &Predictions::new());
        let titles: Vec<&str> = report.tables.iter().filter_map(|table| table.title.as_deref()).collect();
        assert_eq!(titles, ["courier", "by kind: read the recall"]);
        let n_rows: Vec<usize> = report.tables.iter().map(|table| table.rows.len()).collect();
        assert_eq!(n_rows, [18, 9, 3]);
    }

    #[test]
    fn no_gold_no_rows() {
        assert!(statements(&[], &Predictions::new()).tables[0].rows.is_empty());
    }
}
