//! Furniture by characters, and the traps: what is drawn from noise as if it were body.

use std::collections::BTreeSet;

use super::article::Article;
use crate::{
    numbers::{Numbers, Prf, Row},
    prediction::{Commitment, Statement},
    span::Span,
};

pub(super) fn furniture(article: &Article<'_>) -> Vec<Row> {
    let predicted: BTreeSet<u32> = article.predicted.furniture.iter().flat_map(|&span| article.solid(span)).collect();
    let noise = article.noise();
    let hits = predicted.intersection(noise).count();
    vec![Row::new("furniture", Numbers::Matched(Prf::new(hits, predicted.len(), noise.len())))]
}

pub(super) fn traps(article: &Article<'_>) -> Vec<Row> {
    let predicted = article.predicted;
    let statements = predicted.statements.iter().filter(|s| trapped(article, statement(s)));
    let figures = predicted.figures.iter().filter(|f| trapped(article, f.span.as_slice()));
    let times = predicted.times.iter().filter(|t| trapped(article, &[t.span]));
    let commitments = predicted.commitments.iter().filter(|c| trapped(article, commitment(c)));
    vec![
        Row::new("trap statements", Numbers::errors(statements.count())),
        Row::new("trap figures", Numbers::errors(figures.count())),
        Row::new("trap times", Numbers::errors(times.count())),
        Row::new("trap commitments", Numbers::errors(commitments.count())),
    ]
}

fn trapped(article: &Article<'_>, spans: &[Span]) -> bool {
    article.is_from_noise(spans)
}

/// A headline that is marked as one may be told.
fn statement(statement: &Statement) -> &[Span] {
    if statement.headline { &[] } else { &statement.content }
}

fn commitment(commitment: &Commitment) -> &[Span] {
    if commitment.evidence.is_empty() { &commitment.item } else { &commitment.evidence }
}
