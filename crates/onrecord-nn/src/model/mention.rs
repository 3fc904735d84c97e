//! Which words are heads of mentions, where the mentions begin and end, and what they refer back to.

use std::ops::Range;

use onrecord::tagging::{MentionScores, PartOfSpeech};

use super::{
    heads::{Read, SENTENCE_DISTANCES, SmallTensors},
    link::length,
    place::Place,
    score::{best, dot, hundredths},
};

/// The odds from which on a word is taken for the head of a mention. Chosen, as the next, on GUM dev.
const FAINTEST_MENTION: f32 = -2.0;

/// What is added to the odds of an antecedent: training sees few mentions that refer back among all that are asked.
const MORE_ANTECEDENTS: f32 = 1.5;

/// How many earlier mentions are asked at most, so that the cost of a long article stays in proportion.
const MOST_ASKED: usize = 400;

/// How many antecedents are told at most.
const MOST_ANTECEDENTS: usize = 4;

/// A mention and what its antecedents are scored with.
#[derive(Debug)]
pub(super) struct Mention {
    head: usize,
    words: Range<usize>,
    sentence: usize,
    kind: usize,
    surface: String,
    anaphor: Vec<f32>,
    antecedent: Vec<f32>,
}

/// The mentions of a sentence. `surface` gives a word of the article in small letters.
pub(super) fn mentions(read: &Read, place: &Place, surface: impl Fn(usize) -> String) -> Vec<Mention> {
    let is_head = |word: &usize| read.mention.first(*word) > FAINTEST_MENTION;
    let mention = |word: usize| Mention {
        head: place.in_article(word),
        words: borders(read, place, word),
        sentence: place.sentence,
        kind: kind(PartOfSpeech::ALL[best(read.parts_of_speech.row(word))]),
        surface: surface(place.in_article(word)),
        anaphor: read.anaphor.row(word).to_vec(),
        antecedent: read.antecedent.row(word).to_vec(),
    };
    place.words.clone().filter(is_head).map(mention).collect()
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

/// 0 a pronoun, 1 a proper noun, 2 anything else.
fn kind(part: PartOfSpeech) -> usize {
    match part {
        PartOfSpeech::Pron => 0,
        PartOfSpeech::Propn => 1,
        _ => 2,
    }
}

/// Scores what each mention refers back to.
pub(super) fn antecedents(mentions: &[Mention], small: &SmallTensors) -> Vec<MentionScores> {
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let told = |(idx, mention): (usize, &Mention)| {
        let first = idx.saturating_sub(MOST_ASKED);
        let odds =
            |other: usize| (position(other), hundredths(score(mention, &mentions[other], small) + MORE_ANTECEDENTS));
        let mut likely: Vec<(u32, i16)> = (first..idx).map(odds).filter(|&(_, odds)| odds > 0).collect();
        likely.sort_by_key(|&(other, odds)| std::cmp::Reverse((odds, other)));
        likely.truncate(MOST_ANTECEDENTS);
        MentionScores {
            head: position(mention.head),
            words: position(mention.words.start)..position(mention.words.end),
            antecedents: likely,
        }
    };
    mentions.iter().enumerate().map(told).collect()
}

fn score(anaphor: &Mention, antecedent: &Mention, small: &SmallTensors) -> f32 {
    let same = usize::from(anaphor.surface == antecedent.surface);
    let kinds = small.pair_kinds[(anaphor.kind * 3 + antecedent.kind) * 2 + same];
    let distance = small.pair_distance[bucket(anaphor.sentence - antecedent.sentence)];
    dot(&anaphor.anaphor, &antecedent.antecedent) / length(&anaphor.anaphor) + kinds + distance
}

/// Distance in sentences: exact to 4, then 5 to 7, 8 to 15, 16 to 31, and more.
fn bucket(distance: usize) -> usize {
    match distance {
        0..5 => distance,
        5..8 => 5,
        8..16 => 6,
        16..32 => 7,
        _ => SENTENCE_DISTANCES - 1,
    }
}
