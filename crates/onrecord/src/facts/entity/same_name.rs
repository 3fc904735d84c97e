//! Names of one bearer.

use std::borrow::Cow;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{super::text::Text, EntityKind, Link, draft::Draft, group::Groups};
use crate::{
    annotate::Shape,
    lexicon::{self, Classes, Gender, PlaceKind, gazetteer},
    names::{self, NameOf, Rule},
};

/// Joins the names that one thing bears.
///
/// **Finds** the same name again, other names that the gazetteer has ("the United States", "U.S."), other spellings, an
/// acronym beside its long form or of its first letters, the surname of the one person who bears it ("Orlec", "Mr Orlec"
/// after "Ana Orlec") or the given name, and the first word of an organisation.
///
/// **Leaves alone** the country beside a person ("Ana Orlec (UK)"), a surname that two people bear, "Mrs Orlec" where no Orlec is known to be a woman, and "Mr Orlec" where
/// the one Orlec is.
///
/// **Source**: the sieves of Raghunathan et al. (2010) that are about names.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let names: Vec<usize> = (0..drafts.len()).filter(|&draft_idx| drafts[draft_idx].is_name()).collect();
    let mut register =
        Register { drafts, groups, by_key: Map::default(), by_part: Map::default(), by_letters: Map::default() };
    // Full names first, so that a surname can join the one person who bears it.
    for &draft_idx in names.iter().filter(|&&draft_idx| drafts[draft_idx].is_full()) {
        register.enter_full(draft_idx);
    }
    for pair in names.windows(2) {
        if is_in_brackets(text, &drafts[pair[0]], &drafts[pair[1]]) {
            register.groups.join(pair[1], pair[0], Link::Acronym);
            register.by_key.entry(key(&drafts[pair[1]])).or_insert(pair[0]);
        }
    }
    for &draft_idx in names.iter().filter(|&&draft_idx| !drafts[draft_idx].is_full()) {
        register.enter_short(text, draft_idx);
    }
}

type Map<K, V> = HashMap<K, V, FixedState>;

/// "World Health Organization (WHO)", but not "Ana Orlec (UK)", which says where she is from.
fn is_in_brackets(text: &Text<'_, '_>, long: &Draft<'_>, short: &Draft<'_>) -> bool {
    let letter = |draft: &Draft<'_>| draft.key.chars().next().map(|c| c.to_ascii_uppercase());
    long.is_full()
        && short.words.start == long.words.end + 1
        && text.word(long.words.end) == "("
        && text.word(short.words.end) == ")"
        && is_acronym(text, short)
        && !long.is_person()
        && (letter(long) == letter(short) || letter(short) == Some('U'))
}

fn is_acronym(text: &Text<'_, '_>, draft: &Draft<'_>) -> bool {
    !draft.is_full() && text.token(draft.head).shape == Shape::Upper && draft.key.len() > 1
}

/// The first letters of the words with capitals, as an acronym of at least three has them.
fn letters(name: &str) -> Option<String> {
    let letters: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    (letters.len() > 2).then_some(letters)
}

/// Under what a name is kept: the same for all the names that a table has for one thing.
fn key(draft: &Draft<'_>) -> String {
    let name = without_article(&draft.key);
    if draft.is_person() {
        let is_mrs = !draft.is_full() && draft.traits.gender == Some(Gender::She);
        return format!("{}{}", if is_mrs { "mrs " } else { "" }, names::fold(name));
    }
    if let Some(country) = gazetteer::country(name) {
        return format!("={}", country.0);
    }
    let kept = match draft.traits.kind {
        EntityKind::Equipment => gazetteer::equipment(name),
        EntityKind::Place => gazetteer::place(name).or_else(|| gazetteer::body(name)),
        _ => gazetteer::body(name).or_else(|| gazetteer::equipment(name)).or_else(|| gazetteer::place(name)),
    };
    names::fold(kept.unwrap_or(name))
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// The names of an article, by what they can be found with.
struct Register<'d, 'a, 'g> {
    drafts: &'d [Draft<'a>],
    groups: &'g mut Groups,
    by_key: Map<String, usize>,
    /// Full names by their surnames, given names, first words: at most [`MOST_BEARERS`] of each.
    by_part: Map<(Part, String), Vec<usize>>,
    by_letters: Map<String, Vec<usize>>,
}

/// Which part of a full name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Given,
    Surname,
    /// A key under which the spellings of a person's name are kept.
    Spelling,
    /// Of anything but a person.
    First,
}

/// No more bearers of one part of a name are told apart: by then it is nobody's.
const MOST_BEARERS: usize = 8;

/// From which confidence on, in hundredths, two spellings are taken for one name.
const SURE_SPELLING: u8 = 85;

impl Register<'_, '_, '_> {
    /// A name of more than one word.
    fn enter_full(&mut self, draft_idx: usize) {
        let draft = &self.drafts[draft_idx];
        let key = key(draft);
        if let Some(&first) = self.by_key.get(&key) {
            self.groups.join(draft_idx, first, self.link_to(draft_idx, first));
            return;
        }
        if draft.is_person() {
            if let Some((other, link)) = self.other_spelling(draft_idx) {
                self.groups.join(draft_idx, other, link);
            }
            self.keep_person(draft_idx);
        } else {
            self.keep_thing(draft_idx);
        }
        self.by_key.insert(key, draft_idx);
    }

    fn keep_person(&mut self, draft_idx: usize) {
        let name: &str = &self.drafts[draft_idx].key;
        let given = name.split(' ').next().unwrap_or(name);
        self.keep((Part::Given, names::fold(given)), draft_idx);
        self.keep((Part::Surname, names::fold(surname(name))), draft_idx);
        for key in names::keys(name, NameOf::Person).kept {
            self.keep((Part::Spelling, key), draft_idx);
        }
    }

    fn keep_thing(&mut self, draft_idx: usize) {
        let draft = &self.drafts[draft_idx];
        let name = without_article(&draft.key);
        if let Some(letters) = letters(name) {
            let same = self.by_letters.entry(letters).or_default();
            same.extend((same.len() < MOST_BEARERS).then_some(draft_idx));
        }
        match draft.traits.kind {
            // Somebody of whom nothing shows that he is a person may bear the surname too.
            EntityKind::Other => self.keep((Part::Surname, names::fold(surname(name))), draft_idx),
            EntityKind::Organisation => {
                let [first, last] = [name.split(' ').next(), name.rsplit(' ').next()].map(Option::unwrap_or_default);
                self.keep((Part::First, names::fold(first)), draft_idx);
                // "The Fund" is the Rivers Fund.
                if lexicon::noun(&last.to_lowercase()).is_some() {
                    self.keep((Part::First, names::fold(last)), draft_idx);
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, part: (Part, String), draft_idx: usize) {
        let bearers = self.by_part.entry(part).or_default();
        if bearers.len() < MOST_BEARERS {
            bearers.push(draft_idx);
        }
    }

    fn link_to(&self, draft_idx: usize, first: usize) -> Link {
        let [one, other] =
            [draft_idx, first].map(|draft_idx| names::fold(without_article(&self.drafts[draft_idx].key)));
        if one == other { Link::Name } else { Link::Alias }
    }

    /// The one person whose name is this one in other letters.
    fn other_spelling(&self, draft_idx: usize) -> Option<(usize, Link)> {
        let name = &self.drafts[draft_idx].key;
        let keys = names::keys(name, NameOf::Person);
        let kept = keys.like.into_iter().filter_map(|key| self.by_part.get(&(Part::Spelling, key))).flatten();
        let agrees = |&&other: &&usize| {
            let agreement = names::agree(name, &self.drafts[other].key, NameOf::Person)?;
            let is_sure =
                agreement.confidence >= SURE_SPELLING && !matches!(agreement.rule, Rule::Surname | Rule::Acronym);
            is_sure.then_some((other, if agreement.rule == Rule::Shorter { Link::PartOfName } else { Link::Spelling }))
        };
        let found: Vec<(usize, Link)> = kept.filter_map(|other| agrees(&other)).collect();
        let (first, link) = *found.first()?;
        found.iter().all(|(other, _)| self.groups.is_one(first, *other)).then_some((first, link))
    }

    /// A name of one word.
    fn enter_short(&mut self, text: &Text<'_, '_>, draft_idx: usize) {
        let draft = &self.drafts[draft_idx];
        let can_be_a_person = matches!(draft.traits.kind, EntityKind::Person | EntityKind::Other);
        if can_be_a_person || !is_known_place(draft) {
            match self.bearer_of(draft) {
                Bearer::One(other) => return self.groups.join(draft_idx, other, Link::PartOfName),
                Bearer::Spelled(other) => return self.groups.join(draft_idx, other, Link::Spelling),
                Bearer::Several if can_be_a_person => {}
                _ => return self.enter_thing(text, draft_idx),
            }
        }
        self.enter_by_key(draft_idx);
    }

    fn enter_thing(&mut self, text: &Text<'_, '_>, draft_idx: usize) {
        let draft = &self.drafts[draft_idx];
        if !self.by_key.contains_key(&key(draft)) && !draft.is_person() {
            let is_acronym = is_acronym(text, draft);
            let letters: String = draft.key.chars().filter(char::is_ascii_uppercase).collect();
            let long = self.by_letters.get(&letters).filter(|_| is_acronym).and_then(|long| self.only(long));
            let first = (Part::First, names::fold(&draft.key));
            let opens =
                self.by_part.get(&first).filter(|_| !is_acronym && is_body(draft)).and_then(|full| self.only(full));
            let found = long.map(|long| (long, Link::Acronym)).or(opens.map(|full| (full, Link::PartOfName)));
            if let Some((other, link)) = found {
                self.groups.join(draft_idx, other, link);
            }
        }
        self.enter_by_key(draft_idx);
    }

    fn enter_by_key(&mut self, draft_idx: usize) {
        let first = *self.by_key.entry(key(&self.drafts[draft_idx])).or_insert(draft_idx);
        if first != draft_idx {
            self.groups.join(draft_idx, first, self.link_to(draft_idx, first));
        }
    }

    /// The one person who bears a surname or, if nobody does, a given name.
    fn bearer_of(&self, draft: &Draft<'_>) -> Bearer {
        let part = names::fold(&draft.key);
        let by_surname = self.by_part.get(&(Part::Surname, part.clone()));
        let can_be_given = lexicon::classes_of(&draft.key).has(Classes::GIVEN_NAME) && draft.title.is_none();
        let by_given = || self.by_part.get(&(Part::Given, part)).filter(|_| can_be_given);
        let Some(bearers) = by_surname.or_else(by_given) else { return self.bearer_in_other_letters(draft) };
        let fits = |&&bearer: &&usize| match (draft.traits.gender, self.groups.traits(bearer).gender) {
            (Some(Gender::She), known) => known == Some(Gender::She),
            (Some(Gender::He), known) => known != Some(Gender::She),
            (None, _) => true,
        };
        let fitting: Vec<usize> = bearers.iter().filter(fits).copied().collect();
        match self.only(&fitting).filter(|&bearer| self.groups.traits(bearer).kind == EntityKind::Person) {
            Some(bearer) => Bearer::One(bearer),
            None => Bearer::Several,
        }
    }

    /// The one person who bears a surname that is this one in another spelling: "Zelenskyy" for "Zelensky".
    fn bearer_in_other_letters(&self, draft: &Draft<'_>) -> Bearer {
        let keys = names::keys(&draft.key, NameOf::Person);
        let kept = keys
            .like
            .into_iter()
            .chain(keys.by_surname)
            .filter_map(|key| self.by_part.get(&(Part::Spelling, key)))
            .flatten()
            .copied();
        let agrees = |&other: &usize| {
            let agreement = names::agree(&draft.key, &self.drafts[other].key, NameOf::Person);
            agreement.is_some_and(|agreement| agreement.rule != Rule::Acronym)
                && self.groups.traits(other).agree(draft.traits)
        };
        let found: Vec<usize> = kept.filter(agrees).collect();
        self.only(&found).filter(|_| draft.is_person()).map_or(Bearer::Nobody, Bearer::Spelled)
    }

    /// The first of these names where all are of one thing.
    fn only(&self, names: &[usize]) -> Option<usize> {
        let first = *names.first()?;
        names.iter().all(|&other| self.groups.is_one(first, other)).then_some(first)
    }
}

/// Who bears a part of a name.
enum Bearer {
    One(usize),
    Spelled(usize),
    Several,
    Nobody,
}

fn is_known_place(draft: &Draft<'_>) -> bool {
    lexicon::place(&draft.key) == Some(PlaceKind::Place) || gazetteer::country(&draft.key).is_some()
}

/// Whether a word can be short for a body that it begins the name of: "Senate" is itself one.
fn is_body(draft: &Draft<'_>) -> bool {
    let is_of_a_body = matches!(draft.traits.kind, EntityKind::Organisation | EntityKind::Other);
    // Not the "House Democrats".
    let is_chamber = matches!(&*draft.key, "Assembly" | "Chamber" | "House" | "Senate");
    is_of_a_body && !is_chamber && !is_known_place(draft) && gazetteer::body(&draft.key).is_none()
}

/// The last word that is no "Jr."
fn surname(name: &str) -> &str {
    let is_surname = |word: &&str| !matches!(*word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV" | ".");
    name.rsplit(' ').find(is_surname).map_or(name, |word| word.trim_end_matches('.'))
}

/// The words of a name that a person is told by: without "Mrs".
pub(super) fn told<'a>(draft: &Draft<'a>, written: &'a str) -> Cow<'a, str> {
    let is_mrs =
        draft.is_person() && !draft.is_full() && draft.traits.gender == Some(Gender::She) && draft.title.is_some();
    if is_mrs { written.split_whitespace().collect::<Vec<_>>().join(" ").into() } else { draft.key.clone() }
}
