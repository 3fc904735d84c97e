//! How names are written: what two spellings of one name have in common, and what tells two names apart.
//!
//! Pure functions over the words of names; nothing here knows an article or a record.
//!
//! A name is folded ([`fold`]), read ([`Name::parse`]) and kept under [`keys`]; names that a key leads to are compared
//! ([`agree`]). [`conflict`] says when two people of one surname cannot be one.

mod fold;
mod key;
mod people;
mod person;
mod slip;
mod sound;
mod thing;
mod token;

pub use fold::{fold, same_spelling};
pub use key::Keys;
pub use person::Person;

use crate::lexicon::{
    self, Classes, NameWord,
    gazetteer::{self, Office},
};
use thing::Thing;

/// What a name is the name of: people's names have parts that other names do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameOf {
    /// A human being: given names, surname, initials, patronymic.
    Person,
    /// Anything else: all its words count.
    Thing,
}

/// The confidence, in hundredths, of what may be one and may be two.
pub const PERHAPS: u8 = 60;

/// Two names that may be names of one bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreement {
    /// Why.
    pub rule: Rule,
    /// How sure it is, 0 to 100, beside other pairs: an estimate, by which the nearest spellings come first. What share of the
    /// joins of a record was right is told by [`Join::confidence`](crate::record::Join).
    pub confidence: u8,
}

/// Why two names may be names of one bearer, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The same letters once they are folded, honorifics aside.
    Same,
    /// The same name in another transliteration, or its form in another language.
    Transliteration,
    /// The same words in another order.
    Order,
    /// An initial, a middle name, a patronymic or a particle is left out in one of them.
    Shorter,
    /// One has the short form of a given name: "Bill" for "William".
    Nickname,
    /// A letter or two differ: a slip.
    Misspelling,
    /// The long name and its letters.
    Acronym,
    /// Only the surname, which is the same.
    Surname,
}

/// A name that was read once, to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    folded: String,
    parts: Parts,
    keys: Keys,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Parts {
    Person(Person),
    Thing(Thing),
}

impl Name {
    /// Reads a name.
    pub fn parse(name: &str, of: NameOf) -> Name {
        let (parts, keys) = match of {
            NameOf::Person => {
                let person = Person::parse(name);
                let keys = Keys::of_person(&person);
                (Parts::Person(person), keys)
            }
            NameOf::Thing => {
                let thing = Thing::parse(name);
                let keys = Keys::of_thing(&thing);
                (Parts::Thing(thing), keys)
            }
        };
        Name { folded: fold(name), parts, keys }
    }

    /// What [`keys`] gives for it.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// What [`agree`] gives for the two.
    pub fn agree(&self, other: &Name) -> Option<Agreement> {
        if self.folded == other.folded && self.keys.lead_to(&other.keys) {
            return Some(Agreement { rule: Rule::Same, confidence: 99 });
        }
        match (&self.parts, &other.parts) {
            (Parts::Person(one), Parts::Person(two)) => people::agree(one, two),
            (Parts::Thing(one), Parts::Thing(two)) => thing::agree(one, two),
            _ => None,
        }
    }

    /// What [`conflict`] gives for the two.
    pub fn conflicts(&self, other: &Name) -> bool {
        match (&self.parts, &other.parts) {
            (Parts::Person(one), Parts::Person(two)) => people::conflict(one, two),
            _ => false,
        }
    }
}

/// Under which keys a name is kept, and where to look for others: of two names that [`agree`], each is kept where the other
/// looks.
pub fn keys(name: &str, of: NameOf) -> Keys {
    Name::parse(name, of).keys
}

/// Whether two names may be names of one bearer, and why. Does not depend on the order of the two.
///
/// ```
/// use onrecord::names::{NameOf, Rule, agree};
///
/// let rule = |one, other| agree(one, other, NameOf::Person).map(|agreement| agreement.rule);
/// assert_eq!(rule("Oleksii Orlechenko", "Alexei Orletschenko"), Some(Rule::Transliteration));
/// assert_eq!(rule("Mayor Ana Orlec", "A. M. Orlec"), Some(Rule::Shorter));
/// assert_eq!(rule("Ms Orlec", "Ana Orlec"), Some(Rule::Surname));
/// assert_eq!(rule("Ana Orlec", "Boris Orlec"), None);
/// ```
pub fn agree(one: &str, other: &str, of: NameOf) -> Option<Agreement> {
    Name::parse(one, of).agree(&Name::parse(other, of))
}

/// Whether two full names of people share the surname and are of different people all the same: their given names are no
/// variants of each other, or one is the junior.
///
/// ```
/// use onrecord::names::conflict;
///
/// assert!(conflict("Ana Orlec", "Boris Orlec"));
/// assert!(!conflict("Ana Orlec", "A. Orlec") && !conflict("Ana Orlec", "Orlec"));
/// ```
pub fn conflict(one: &str, other: &str) -> bool {
    people::conflict(&Person::parse(one), &Person::parse(other))
}

/// Whether words that stand as a name have one in them: an article has none, nor has somebody who is addressed by a post.
///
/// ```
/// use onrecord::names::{NameOf, has_name};
///
/// assert!(has_name("The Hague", NameOf::Thing) && !has_name("The", NameOf::Thing));
/// assert!(has_name("Mr. King", NameOf::Person) && !has_name("Mr. President", NameOf::Person));
/// assert!(has_name("Sen. Orlec", NameOf::Person) && !has_name("Sen.", NameOf::Person));
/// ```
pub fn has_name(name: &str, of: NameOf) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let is_joining = |word: &&str| matches!(lexicon::name_word(word), Some(NameWord::Article | NameWord::Join));
    match of {
        // "An" and "To" are surnames.
        NameOf::Person => !words.is_empty() && words != ["the"] && !is_post(&words),
        NameOf::Thing => !words.iter().all(is_joining),
    }
}

/// "President", "Mr. Prime Minister", "Sen.". What is a surname as often, as "King" is, is none.
fn is_post(words: &[&str]) -> bool {
    let is_cut_short = |word: &&str| {
        let classes = lexicon::classes_of(word);
        classes.has(Classes::ABBREVIATION) && classes.has(Classes::TITLE)
    };
    let is_address = |word: &&str| lexicon::name_word(word) == Some(NameWord::Title);
    let n_addresses = words.iter().take_while(|word| is_address(word)).count();
    words.iter().all(is_cut_short)
        || (0..=n_addresses).any(|at| gazetteer::offices(&words[at..].join(" ")).iter().copied().any(is_political))
}

fn is_political(office: Office) -> bool {
    matches!(office, Office::President | Office::VicePresident | Office::PrimeMinister | Office::SecretaryOfState)
}

/// Whether a person's name has a surname and a given name or an initial, titles aside: not "Mr Orlec".
pub fn is_full(name: &str) -> bool {
    Person::parse(name).is_full()
}

#[cfg(test)]
mod tests;
