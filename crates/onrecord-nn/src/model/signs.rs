//! What is seen of two mentions without any weights: how they are spelt, where they stand.
//!
//! `training/signs.py` is the same in Python; `training/reference_signs.py` made what the test here compares with.
//!
//! Source: the surface features of Clark and Manning (2016), Raghunathan et al. (2010).

use std::{collections::HashMap, ops::Range};

use onrecord::tagging::PartOfSpeech;

/// Pronouns of one person and number, by their class; class 0 is any other word.
const PRONOUNS: [&[&str]; 12] = [
    &["i", "me", "my", "mine", "myself"],
    &["we", "us", "our", "ours", "ourselves"],
    &["you", "your", "yours", "yourself", "yourselves"],
    &["he", "him", "his", "himself"],
    &["she", "her", "hers", "herself"],
    &["it", "its", "itself"],
    &["they", "them", "their", "theirs", "themselves"],
    &["this", "that"],
    &["these", "those"],
    &["who", "whom", "whose"],
    &["which"],
    &["one", "there", "here"],
];

/// Determiners, by their class; class 0 is none.
const DETERMINERS: [&[&str]; 6] = [
    &["a", "an"],
    &["the"],
    &["this", "that", "these", "those"],
    &["my", "your", "his", "her", "its", "our", "their"],
    &["some", "any", "no", "every", "each", "all", "many", "several", "both"],
    &["another", "other"],
];

/// Words that, as all determiners, say nothing of which thing is meant.
const LITTLE: [&str; 16] =
    ["of", "in", "and", "'s", "’s", "for", "to", "at", "on", "by", "with", "from", ",", "-", "who", "which"];

pub(super) const N_PRONOUNS: usize = PRONOUNS.len() + 1;
pub(super) const N_DETERMINERS: usize = DETERMINERS.len() + 1;
pub(super) const N_NAMES: usize = 8;
pub(super) const N_KINDS: usize = 3;
/// A mention has one sign of each of four classes; they stand one after the other.
pub(super) const N_OF_ONE: usize = N_PRONOUNS + N_DETERMINERS + N_NAMES + N_KINDS;
/// Signs of two mentions, each there or not.
pub(super) const N_SIGNS: usize = 12;
/// Distances, in sentences or in mentions, that are told apart.
pub(super) const N_DISTANCES: usize = 9;

/// Where a mention stands and what it is.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) head: usize,
    /// Its words, as words of the article; the head is one of them.
    pub(super) words: Range<usize>,
    pub(super) sentence: usize,
    pub(super) kind: usize,
    /// Which kind of name its head is part of; 0 is none.
    pub(super) name: usize,
}

/// A mention as its words show it.
#[derive(Debug)]
pub(super) struct Looks {
    pub(super) standing: Standing,
    pub(super) pronoun: usize,
    pub(super) determiner: usize,
    head_word: usize,
    /// The words that tell which thing is meant, in order of their numbers.
    content: Vec<usize>,
    whole: usize,
    initials: Option<usize>,
    undotted: usize,
    figures: usize,
}

/// Numbers for spellings, so that they are compared as fast as numbers.
#[derive(Debug, Default)]
pub(super) struct Spellings(HashMap<String, usize>);

impl Spellings {
    fn number(&mut self, spelling: &str) -> usize {
        let next = self.0.len();
        match self.0.get(spelling) {
            Some(&number) => number,
            None => *self.0.entry(spelling.to_owned()).or_insert(next),
        }
    }
}

impl Looks {
    /// Looks at a mention; `words` are its words in small letters.
    pub(super) fn new(standing: Standing, words: &[String], spellings: &mut Spellings) -> Looks {
        let head = &words[standing.head - standing.words.start];
        let is_pronoun = standing.kind == 0 || words.len() == 1;
        let is_determined = standing.words.start < standing.head;
        let tells = |word: &&String| !is_little(word) && word.chars().all(char::is_alphanumeric);
        let mut content: Vec<usize> =
            words.iter().filter(tells).chain([head]).map(|word| spellings.number(word)).collect();
        content.sort_unstable();
        content.dedup();
        let spelt = words.iter().filter(|word| !matches!(&***word, "a" | "an" | "the" | "'s" | "’s"));
        let mut figures: Vec<&str> =
            words.iter().filter(|word| word.starts_with(char::is_numeric)).map(String::as_str).collect();
        figures.sort_unstable();
        figures.dedup();
        let first_letter = |word: &String| word.chars().next().filter(|letter| letter.is_alphabetic());
        let initials: String = words.iter().filter(|word| !is_little(word)).filter_map(first_letter).collect();
        let is_abbreviated = standing.kind == 1 && initials.chars().nth(1).is_some();
        Looks {
            pronoun: if is_pronoun { class(&PRONOUNS, head) } else { 0 },
            determiner: if is_determined { class(&DETERMINERS, &words[0]) } else { 0 },
            head_word: spellings.number(head),
            content,
            whole: spellings.number(&spelt.map(String::as_str).collect::<Vec<_>>().join(" ")),
            initials: is_abbreviated.then(|| spellings.number(&initials)),
            undotted: spellings.number(&head.replace('.', "")),
            figures: spellings.number(&figures.join(" ")),
            standing,
        }
    }

    /// Which signs are there of this mention and an earlier one, as bits: the first sign is the lowest.
    pub(super) fn signs(&self, earlier: &Looks) -> usize {
        let shared = shared(&self.content, &earlier.content);
        let (within, around) = (shared == self.content.len(), shared == earlier.content.len());
        let is_whole = self.whole == earlier.whole;
        let (here, there) = (&self.standing.words, &earlier.standing.words);
        let signs: [bool; N_SIGNS] = [
            self.head_word == earlier.head_word,
            is_whole,
            within && !is_whole,
            around && !is_whole,
            shared > 0 && !within && !around,
            earlier.content.binary_search(&self.head_word).is_ok(),
            self.content.binary_search(&earlier.head_word).is_ok(),
            there.start <= here.start && there.end >= here.end,
            there.start >= here.start && there.end <= here.end,
            self.standing.sentence == earlier.standing.sentence,
            self.initials == Some(earlier.undotted) || earlier.initials == Some(self.undotted),
            self.figures != earlier.figures,
        ];
        signs.iter().rev().fold(0, |bits, &sign| bits * 2 + usize::from(sign))
    }

    /// How far back the earlier mention is, in sentences, as one of nine: exact to 4, then 5 to 7, 8 to 15, 16 to 31, and more.
    pub(super) fn sentences_back(&self, earlier: &Looks) -> usize {
        match self.standing.sentence.abs_diff(earlier.standing.sentence) {
            distance @ 0..5 => distance,
            5..8 => 5,
            8..16 => 6,
            16..32 => 7,
            _ => N_DISTANCES - 1,
        }
    }
}

/// How many mentions back, as one of nine: exact to 4 (none back is as one), then 5 to 7, 8 to 15, and so on by doubling.
pub(super) fn mentions_back(distance: usize) -> usize {
    match distance {
        0..2 => 0,
        2..5 => distance - 1,
        5..8 => 4,
        8..16 => 5,
        16..32 => 6,
        32..64 => 7,
        _ => N_DISTANCES - 1,
    }
}

/// 0 a pronoun, 1 a proper noun, 2 anything else.
pub(super) fn kind(part: PartOfSpeech) -> usize {
    match part {
        PartOfSpeech::Pron => 0,
        PartOfSpeech::Propn => 1,
        _ => 2,
    }
}

fn class(classes: &[&[&str]], word: &str) -> usize {
    classes.iter().position(|words| words.contains(&word)).map_or(0, |class| class + 1)
}

fn is_little(word: &str) -> bool {
    class(&DETERMINERS, word) > 0 || LITTLE.contains(&word)
}

/// How many numbers two sorted lists share.
fn shared(one: &[usize], other: &[usize]) -> usize {
    one.iter().filter(|number| other.binary_search(number).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of an invented text, mentions in it, and what `training/signs.py` sees of each pair.
    const REFERENCE: &str = include_str!("signs.tsv");

    fn numbers(line: &str) -> Vec<usize> {
        line.split('\t').skip(1).map(|number| number.parse().expect("a number")).collect()
    }

    fn rows(kind: &str) -> Vec<Vec<usize>> {
        REFERENCE.lines().filter(|line| line.split('\t').next() == Some(kind)).map(numbers).collect()
    }

    fn mentions() -> Vec<Looks> {
        let words: Vec<String> =
            REFERENCE.lines().next().expect("words").split('\t').skip(1).map(str::to_lowercase).collect();
        let mut spellings = Spellings::default();
        let looks = |row: Vec<usize>| {
            let [head, first, last, kind, sentence, ..] = row[..] else { panic!("no mention: {row:?}") };
            let standing = Standing { head, words: first..last + 1, sentence, kind, name: 0 };
            Looks::new(standing, &words[first..=last], &mut spellings)
        };
        rows("mention").into_iter().map(looks).collect()
    }

    #[test]
    fn mentions_look_as_they_do_in_training() {
        let expected: Vec<Vec<usize>> = rows("mention").iter().map(|row| row[5..].to_vec()).collect();
        let found: Vec<Vec<usize>> = mentions().iter().map(|looks| vec![looks.pronoun, looks.determiner]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_look_as_they_do_in_training() {
        let mentions = mentions();
        for row in rows("pair") {
            let [one, earlier, signs, sentences, back] = row[..] else { panic!("no pair: {row:?}") };
            let (looks, before) = (&mentions[one], &mentions[earlier]);
            let found = [looks.signs(before), looks.sentences_back(before), mentions_back(one - earlier)];
            assert_eq!(found, [signs, sentences, back], "mentions {one} and {earlier}");
        }
    }
}
