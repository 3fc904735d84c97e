//! Which words are heads of mentions, where the mentions begin and end, and what they refer back to.

use std::ops::Range;

use onrecord::tagging::{MentionScores, PartOfSpeech};

use super::{
    heads::Read,
    pair::{Mention, PairWeights, Sides},
    place::Place,
    score::{best, dot, hundredths},
    signs::{Looks, Spellings, Standing, kind},
};

/// The odds from which on a word is taken for the head of a mention. Chosen on GUM dev.
const FAINTEST_MENTION: f32 = -2.5;

/// How many earlier mentions are asked at most, so that the cost of a long article stays in proportion.
const MOST_ASKED: usize = 400;

/// How many antecedents are told at most.
const MOST_ANTECEDENTS: usize = 4;

/// The mentions of a sentence. `surface` gives a word of the article in small letters.
pub(super) fn mentions(
    read: &Read,
    place: &Place,
    pairs: &PairWeights,
    (spellings, surface): (&mut Spellings, impl Fn(usize) -> String),
) -> Vec<Mention> {
    let is_head = |word: &usize| read.mention.first(*word) > FAINTEST_MENTION;
    let mut mention = |word: usize| {
        let standing = Standing {
            head: place.in_article(word),
            words: borders(read, place, word),
            sentence: place.sentence,
            kind: kind(PartOfSpeech::ALL[best(read.parts_of_speech.row(word))]),
            name: best(read.names.row(word)).div_ceil(2),
        };
        let words: Vec<String> = standing.words.clone().map(&surface).collect();
        let looks = Looks::new(standing, &words, spellings);
        let sides = Sides {
            anaphor: read.anaphor.row(word).to_vec(),
            antecedent: read.antecedent.row(word).to_vec(),
            pair_anaphor: read.pair_anaphor.row(word).to_vec(),
            pair_antecedent: read.pair_antecedent.row(word).to_vec(),
        };
        pairs.mention(looks, sides)
    };
    place.words.clone().filter(is_head).map(&mut mention).collect()
}

/// The best first word up to the head, and the best last word from it on.
fn borders(read: &Read, place: &Place, head: usize) -> Range<usize> {
    let sentence = &place.words;
    let (first, last) = read.mention_head.row(head).split_at(read.mention_head.row(head).len() / 2);
    let score = |word: usize, part: usize| {
        let row = read.mention_border.row(word);
        let width = row.len() / 2;
        dot(if part == 0 { first } else { last }, &row[part * width..][..width])
    };
    let before: Vec<f32> = (sentence.start..=head).map(|word| score(word, 0)).collect();
    let after: Vec<f32> = (head..sentence.end).map(|word| score(word, 1)).collect();
    place.in_article(sentence.start + best(&before))..place.in_article(head + best(&after)) + 1
}

/// Scores what each mention refers back to.
pub(super) fn antecedents(mentions: &[Mention], pairs: &PairWeights) -> Vec<MentionScores> {
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let told = |(idx, mention): (usize, &Mention)| {
        let odds = |other: usize| (position(other), hundredths(pairs.score(mention, &mentions[other], idx - other)));
        let first = idx.saturating_sub(MOST_ASKED);
        let mut likely: Vec<(u32, i16)> = (first..idx).map(odds).filter(|&(_, odds)| odds > 0).collect();
        likely.sort_by_key(|&(other, odds)| std::cmp::Reverse((odds, other)));
        likely.truncate(MOST_ANTECEDENTS);
        let standing = &mention.looks.standing;
        MentionScores {
            head: position(standing.head),
            words: position(standing.words.start)..position(standing.words.end),
            antecedents: likely,
        }
    };
    mentions.iter().enumerate().map(told).collect()
}
