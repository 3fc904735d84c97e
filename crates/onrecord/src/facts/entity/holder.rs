//! Surnames that a dated table of office-holders knows.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::{
    article::Published,
    lexicon::gazetteer::{self, Holder},
    names::{self, Person},
};

/// All terms by the surname of the holder, folded.
static TERMS: LazyLock<HashMap<String, Vec<&'static Holder>, FixedState>> = LazyLock::new(|| {
    let mut terms: HashMap<String, Vec<&'static Holder>, FixedState> = HashMap::default();
    for holder in gazetteer::holders() {
        if let Some(surname) = Person::parse(holder.name).surname() {
            terms.entry(surname.to_owned()).or_default().push(holder);
        }
    }
    terms
});

/// Whether one word is the surname of just one person who held an office.
///
/// **Finds** "Biden" on a day on which he held one, and within an interval all of which lies in his term; and before a word for those who govern ("the Biden administration") on any day.
///
/// **Leaves alone** surnames of two such people, and words that the tables know as something else: given names, places, bodies.
///
/// **Source**: the tables of office-holders of the gazetteer.
pub(super) fn is_surname(word: &str, next: &str, published: &Published) -> bool {
    if word.contains(' ') || is_something_else(word) {
        return false;
    }
    let Some(terms) = TERMS.get(&names::fold(word)) else { return false };
    let governs = matches!(next, "administration" | "presidency");
    let [Some(earliest), Some(latest)] = published.bounds() else { return governs && is_one(terms.iter()) };
    let is_meant = |holder: &Holder| governs || holder.from <= latest && earliest <= holder.to;
    let is_sure = |holder: &Holder| governs || holder.from <= earliest && latest <= holder.to;
    let meant = terms.iter().filter(|holder| is_meant(holder));
    meant.clone().any(|holder| is_sure(holder)) && is_one(meant)
}

/// Whether there are terms, and all are one person's.
fn is_one<'h>(mut terms: impl Iterator<Item = &'h &'static Holder>) -> bool {
    terms.next().is_some_and(|first| terms.all(|other| other.name == first.name))
}

fn is_something_else(word: &str) -> bool {
    gazetteer::is_doubtful(word)
        || gazetteer::body(word).is_some()
        || gazetteer::country(word).is_some()
        || gazetteer::place(word).is_some()
        || gazetteer::equipment(word).is_some()
}
