//! Statements: content words overlap by half or more, and cue or source overlap. Then, of the matched core statements:
//! speaker, kind, modality, the caveat found, caveats that gold has not, and statements that gold says were not made.

use super::{
    article::Article,
    matching::{matched, share},
    who::is_who,
};
use crate::{
    gold::seeds::GoldStatement,
    numbers::{Numbers, Row},
    prediction::Statement,
    score::statements::jaccard,
    span::Span,
};

pub(super) fn rows(article: &Article<'_>) -> Vec<Row> {
    let predicted: Vec<&Statement> = article.predicted.statements.iter().filter(|s| !s.headline).collect();
    let matched = matched(&article.gold.statements, &predicted, |g, p| fit(article, g, p));
    let (with_caveat, without): (Vec<_>, Vec<_>) =
        matched.core.iter().copied().partition(|(g, _)| !g.caveat.is_empty());
    let caveat = |g: &GoldStatement, p: &Statement| touch(article, &g.caveat, &p.caveat);
    let not_said =
        |(g, p): &(&GoldStatement, &Statement)| g.occurred != "yes" && p.modality.as_deref() != Some("denied");
    vec![
        Row::new("statements", Numbers::Matched(matched.counts)),
        Row::new("  speaker", matched.share(|g, p| is_speaker_right(article, g, p))),
        Row::new("  kind", matched.share(|g, p| p.kind.as_ref() == Some(&g.kind))),
        Row::new("  modality", matched.share(is_modality_right)),
        Row::new("  caveat", share(&with_caveat, caveat)),
        Row::new("  false caveats", Numbers::errors(without.iter().filter(|(_, p)| !p.caveat.is_empty()).count())),
        Row::new("  not said", Numbers::errors(matched.all().filter(not_said).count())),
    ]
}

/// The share of content words in common, and whether cue and source overlap.
fn fit(article: &Article<'_>, gold: &GoldStatement, predicted: &Statement) -> Option<(f64, bool, bool)> {
    let content: Vec<Span> = gold.content.iter().map(|part| part.span).collect();
    let overlap = jaccard(&article.cover(&content), &article.cover(&predicted.content))?;
    let cue = touch(article, &gold.cue, &predicted.cue);
    let source = touch(article, &gold.source, &predicted.source);
    (overlap >= 0.5 && (cue || source)).then_some((overlap, cue, source))
}

fn touch(article: &Article<'_>, a: &[Span], b: &[Span]) -> bool {
    !article.cover(a).is_disjoint(&article.cover(b))
}

fn is_speaker_right(article: &Article<'_>, gold: &GoldStatement, predicted: &Statement) -> bool {
    let names = gold.source_entity.0.iter().chain(&gold.source_entity_alternatives.0);
    let names: Vec<&str> = names.map(String::as_str).collect();
    let is_unnamed = |name: &&str| *name == "unnamed" || article.gold_entity(name).is_some_and(|entity| entity.unnamed);
    let left_open = predicted.unnamed || predicted.speaker.0.is_empty();
    left_open && names.iter().any(is_unnamed) || is_who(article, &names, &predicted.speaker)
}

fn is_modality_right(gold: &GoldStatement, predicted: &Statement) -> bool {
    let of_parts = gold.content.iter().filter_map(|part| part.modality.as_ref());
    let mut right = [&gold.modality].into_iter().chain(&gold.modality_alternatives.0).chain(of_parts);
    predicted.modality.as_ref().is_some_and(|modality| right.any(|right| right == modality))
}
