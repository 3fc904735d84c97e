//! The ways in which a word or a name that is searched for may be spelt in a record.

use std::collections::BTreeSet;

use onrecord::{
    lexicon, names,
    record::{Bearer, Census, Decision, Index},
};
use rusqlite::{Connection, Result};

use super::{Spelling, who_is_who::OnDisk};

/// Every phrase that stands for `words` in a spelling.
pub(super) fn in_spelling(
    db: &Connection,
    words: &str,
    spelling: Spelling,
    decisions: &[Decision],
) -> Result<BTreeSet<String>> {
    match spelling {
        Spelling::Any => of(db, words, decisions),
        Spelling::Exact => Ok(BTreeSet::from([words.to_owned()])),
    }
}

/// Every phrase that stands for `words`: these, in British and American spelling, with and without a hyphen, and, where they
/// are a name, the other spellings and names of its bearers in this record.
fn of(db: &Connection, words: &str, decisions: &[Decision]) -> Result<BTreeSet<String>> {
    let mut phrases = BTreeSet::from([words.to_owned()]);
    let lower = words.to_lowercase();
    phrases.extend(lexicon::other_spellings(&lower).into_iter().map(str::to_owned));
    phrases.extend(other_hyphens(&lower));
    // A capital that stands for its government is no name of its own in the record.
    phrases.extend(lexicon::gazetteer::spellings_of_place(words).into_iter().map(str::to_owned));
    let index = OnDisk { db };
    let census = Census::new(&index, decisions);
    for id in census.called(words)? {
        phrases.extend(named_as(&index.bearer(id)?, words));
    }
    Ok(phrases)
}

/// "counteroffensive" for "counter-offensive", and the other way round.
fn other_hyphens(word: &str) -> Vec<String> {
    if word.contains('-') {
        return vec![word.replace('-', "")];
    }
    let split = |prefix: &&str| {
        let rest = word.strip_prefix(*prefix).filter(|rest| rest.len() >= LEAST_REST)?;
        Some(format!("{prefix}-{rest}"))
    };
    PREFIXES.iter().filter_map(split).collect()
}

/// What is written to a word with a hyphen or without.
const PREFIXES: [&str; 17] = [
    "air", "anti", "counter", "cross", "cyber", "ex", "inter", "micro", "mid", "multi", "non", "pan", "post", "pre",
    "pro", "re", "semi",
];

/// What is left of a word after a prefix is a word of at least so many letters.
const LEAST_REST: usize = 4;

/// What of a bearer's name the words that were asked for stand for: all of it, or the part that agrees with them.
fn named_as(bearer: &Bearer, asked: &str) -> Vec<String> {
    let n_asked = asked.split_whitespace().count();
    let words: Vec<&str> = bearer.name.split_whitespace().collect();
    if words.len() <= n_asked || bearer.kind != onrecord::facts::EntityKind::Person {
        return vec![bearer.name.clone()];
    }
    let agrees = |part: &&[&str]| names::agree(&part.join(" "), asked, names::NameOf::Thing).is_some();
    words.windows(n_asked.max(1)).filter(agrees).map(|part| part.join(" ")).collect()
}
