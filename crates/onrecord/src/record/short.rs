//! Whose surname it is, where an article has no more than that: by the company that its bearers keep.

use super::{Field, JOINED, Join, Why};

/// What an article shows of the bearer of a surname.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The field in which it is spoken of.
    pub field: Field,
    /// What else the article names, as sorted numbers.
    pub company: &'a [i64],
}

/// Somebody of that surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The fields in which articles with the full name speak of this person, sorted.
    pub fields: Vec<Field>,
    /// In how many articles the full name stands.
    pub n_articles: u32,
    /// What else those articles name, as sorted numbers.
    pub company: Vec<i64>,
}

/// Whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of this candidate, by its index.
    Of(usize, Join),
    /// Of one of these, the likeliest first, or of somebody else.
    Perhaps(Vec<usize>),
    /// Of none of them.
    Nobodys,
}

/// Whose surname it is. `weight` says how telling it is to be named beside something: the binary logarithm of one in how many
/// articles that is.
///
/// **Finds** the candidate whose company the article shows, where no other comes near.
///
/// **Leaves alone** what two candidates share; what only well-known names speak for.
pub fn whose(occasion: Occasion<'_>, candidates: &[Candidate], weight: impl Fn(i64) -> u32) -> Whose {
    let mut scored: Vec<(u32, usize)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| {
            !candidate.fields.iter().all(|field| field.conflicts(occasion.field)) || candidate.fields.is_empty()
        })
        .map(|(idx, candidate)| (shared_weight(occasion.company, &candidate.company, &weight), idx))
        .collect();
    scored.sort_by_key(|&(score, idx)| (u32::MAX - score, idx));
    let Some(&(best, idx)) = scored.first() else { return Whose::Nobodys };
    let second = scored.get(1).map_or(0, |&(score, _)| score);
    match confidence(best, second, scored.len() == 1) {
        Some(join) if join.confidence >= JOINED => Whose::Of(idx, join),
        _ => Whose::Perhaps(scored.into_iter().map(|(_, idx)| idx).collect()),
    }
}

/// How telling the names are that two sorted lists share.
fn shared_weight(one: &[i64], other: &[i64], weight: impl Fn(i64) -> u32) -> u32 {
    one.iter().filter(|id| other.binary_search(id).is_ok()).map(|&id| weight(id)).sum()
}

/// How sure it is, by the weight of the company of the best and of the next: tuned on surnames that lost their given names
/// (`onrecord-eval across`).
fn confidence(best: u32, second: u32, is_alone: bool) -> Option<Join> {
    let why = if is_alone { Why::OnlyBearer } else { Why::Company };
    let hundredths = match (best, is_alone) {
        (20.., true) => 96,
        (14.., true) => 93,
        (18.., false) if best >= 2 * second => 94,
        (1.., _) => 60,
        (0, _) => return None,
    };
    Some(Join { why, confidence: hundredths })
}
