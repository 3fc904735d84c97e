//! Which word hangs on which.

use std::ops::Range;

use onrecord::tagging::{HeadScore, Relation};

use super::{
    heads::{Heads, Read},
    link::length,
    place::Place,
    score::{best, dot, hundredths, log_sum},
};

/// How many heads of a word are told at most.
const MOST_HEADS: usize = 4;

/// A head is told from this difference to the best on, in hundredths: one in a hundred and fifty.
const FAINTEST_HEAD: i16 = 500;

/// The likeliest heads of each word of a sentence.
pub(super) fn heads(read: &Read, heads: &Heads, relations: &[Relation], place: &Place) -> Vec<Vec<HeadScore>> {
    let sentence = place.words.clone();
    let mut candidates: Vec<Vec<(Option<usize>, i16)>> =
        sentence.clone().map(|word| candidates(read, heads, (word, sentence.clone()))).collect();
    let pairs =
        || sentence.clone().zip(&candidates).flat_map(|(word, heads)| heads.iter().map(move |head| (word, head.0)));
    let mut sums: Vec<f32> = pairs().flat_map(|(word, head)| sum(read, heads, word, head)).collect();
    let scores = heads.relations(&mut sums);
    let mut found = (0..pairs().count()).map(|pair| relations[best(scores.row(pair))]).collect::<Vec<_>>().into_iter();
    let mut tell = |(head, score): (Option<usize>, i16)| HeadScore {
        head: head.and_then(|head| u32::try_from(place.in_article(head)).ok()),
        relation: found.next().unwrap_or(Relation::ROOT),
        score,
    };
    candidates.iter_mut().map(|heads| heads.drain(..).map(&mut tell).collect()).collect()
}

/// The best heads of a word with their scores.
fn candidates(read: &Read, heads: &Heads, (word, sentence): (usize, Range<usize>)) -> Vec<(Option<usize>, i16)> {
    let dependent = read.arc_dependent.row(word);
    let root = length(dependent);
    let of_head = |head: usize| dot(dependent, read.arc_head.row(head)) / root + read.arc_bias.first(head);
    let of_root = dot(dependent, &heads.small.arc_root) / root;
    let scores: Vec<f32> = std::iter::once(of_root).chain(sentence.clone().map(of_head)).collect();
    let whole = log_sum(&scores);
    let head = |at: usize| at.checked_sub(1).map(|at| sentence.start + at);
    let all = scores.iter().enumerate().map(|(at, score)| (head(at), hundredths(score - whole)));
    let mut all: Vec<(Option<usize>, i16)> = all.filter(|(head, _)| *head != Some(word)).collect();
    all.sort_by_key(|&(_, score)| std::cmp::Reverse(score));
    let faintest = all.first().map_or(0, |&(_, score)| score) - FAINTEST_HEAD;
    all.retain(|&(_, score)| score >= faintest);
    all.truncate(MOST_HEADS);
    all
}

fn sum<'r>(read: &'r Read, heads: &'r Heads, word: usize, head: Option<usize>) -> impl Iterator<Item = f32> + 'r {
    let of_head = head.map_or(heads.small.relation_root.as_slice(), |head| read.relation_head.row(head));
    read.relation_dependent.row(word).iter().zip(of_head).map(|(one, other)| one + other)
}
