//! Why two names are names of one bearer, and how surely.

use super::{Bearer, Field};
use crate::{
    facts::EntityKind,
    lexicon::{self, NameWord, gazetteer},
    names::{self, Keys, Name, NameOf, PERHAPS, Rule},
};

/// From this confidence on, in hundredths, names are joined; below it they are offered as "perhaps the same".
pub const JOINED: u8 = 90;

/// Why two bearers are one, or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Join {
    /// The reason.
    pub why: Why,
    /// How many in a hundred such joins are right: from [`JOINED`] on the share that was, where enough were read by hand
    /// (`docs/measurements.md`); else an estimate.
    pub confidence: u8,
}

impl Join {
    /// A join that is made if it is at least [`JOINED`] sure by the names themselves.
    fn by(why: Why, sure: u8) -> Join {
        let measured = why.measured().filter(|_| sure >= JOINED);
        Join { why, confidence: measured.unwrap_or(sure) }
    }

    /// Whether the confidence is a share of joins that were read by hand. If not, it is an estimate, as of all that is below
    /// [`JOINED`] and only offered.
    pub fn is_measured(self) -> bool {
        let was_read = matches!(self.why, Why::Company | Why::OnlyBearer) || self.why.measured().is_some();
        was_read && self.confidence >= JOINED
    }
}

/// The reason of a join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The user said so.
    ByHand,
    /// A table knows both as names of one thing.
    Alias,
    /// An article uses both for one entity.
    CalledBoth,
    /// The names agree by a rule of spelling.
    Name(Rule),
    /// A surname alone, which of the record only somebody bears who held an office that all news writes of.
    OfficeHolder,
    /// A surname alone, in the company that its bearer keeps.
    Company,
    /// A surname alone, which only one person of the record bears.
    OnlyBearer,
    /// A word taken for a surname that nobody in the record bears, and that more articles take for something else.
    NobodysSurname,
}

impl Why {
    /// How many in a hundred joins of two names for this reason were right (`onrecord-eval across`, read by hand); nothing of
    /// what is too rare to tell.
    const fn measured(self) -> Option<u8> {
        match self {
            Why::Alias | Why::CalledBoth => Some(95),
            Why::Name(Rule::Same) => Some(91),
            Why::Name(Rule::Transliteration) => Some(94),
            Why::Name(Rule::Shorter) => Some(98),
            _ => None,
        }
    }

    /// The word of views and exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Why::ByHand => "by hand",
            Why::Alias => "known by both names",
            Why::CalledBoth => "an article calls it both",
            Why::Name(Rule::Same) => "same name",
            Why::Name(Rule::Transliteration) => "another transliteration",
            Why::Name(Rule::Order) => "another order of names",
            Why::Name(Rule::Shorter) => "a part of the name left out",
            Why::Name(Rule::Nickname) => "short form of the given name",
            Why::Name(Rule::Misspelling) => "a slip in the spelling",
            Why::Name(Rule::Acronym) => "its letters",
            Why::Name(Rule::Surname) => "same surname",
            Why::OfficeHolder => "the only one of that surname, and known to all",
            Why::Company => "surname in known company",
            Why::OnlyBearer => "the only one of that surname",
            Why::NobodysSurname => "nobody's surname, and most articles take it for this",
        }
    }
}

/// The version of [`keys`]: what is kept under keys of another version is kept anew.
pub const KEYS_VERSION: u32 = 3;

/// A bearer whose name was read once, to be compared with many.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) bearer: Bearer,
    pub(super) keys: Keys,
    /// Letters that count, for decisions by name.
    pub(super) folded: String,
    /// The name as that of a person, where it may be one.
    person: Option<Name>,
    /// The name as that of a thing, where it may be one.
    thing: Option<Name>,
    is_short: bool,
    known_as: Option<&'static str>,
}

impl Read {
    pub(super) fn of(bearer: Bearer) -> Read {
        let person = (matches!(bearer.kind, EntityKind::Person | EntityKind::Other))
            .then(|| Name::parse(&bearer.name, NameOf::Person));
        let thing = (bearer.kind != EntityKind::Person).then(|| Name::parse(&bearer.name, NameOf::Thing));
        let known_as = if bearer.kind == EntityKind::Person { None } else { known_as(&bearer.name) };
        let keys = keys_of(&bearer, [&person, &thing].into_iter().flatten(), known_as);
        let (folded, is_short) = (names::fold(&bearer.name), bearer.is_short());
        Read { bearer, keys, folded, person, thing, is_short, known_as }
    }

    /// Whether the surnames are the same, or so long that they may be spellings of one: "Reed" is not "Reid".
    fn ends_alike(&self, short: &Read) -> bool {
        const LONG: usize = 6;
        let [one, other] = [self.last_word(), short.last_word()];
        one == other || one.chars().count() >= LONG && other.chars().count() >= LONG
    }

    /// The last word that is no "Jr.".
    fn last_word(&self) -> &str {
        let is_suffix = |word: &&str| lexicon::name_word(word) == Some(NameWord::Suffix);
        self.folded.rsplit(' ').find(|word| !is_suffix(word)).unwrap_or_default()
    }

    /// Whether the tables know somebody of this name who held an office.
    pub(super) fn is_holder(&self) -> bool {
        self.bearer.kind == EntityKind::Person && gazetteer::is_holder(&self.bearer.name)
    }

    /// Whether the other is the surname alone of this one, who is a person of a full name.
    pub(super) fn bears_surname(&self, short: &Read) -> bool {
        let are_person_and_surname = self.bearer.kind == EntityKind::Person
            && !self.is_short
            && short.bearer.kind == EntityKind::Person
            && short.is_short;
        let agrees = || self.person.as_ref()?.agree(short.person.as_ref()?);
        are_person_and_surname && self.ends_alike(short) && agrees().is_some_and(|found| found.rule == Rule::Surname)
    }

    /// Whether two bearers certainly are two.
    pub(super) fn differs(&self, other: &Read) -> bool {
        let are_persons = self.bearer.kind == EntityKind::Person && other.bearer.kind == EntityKind::Person;
        let conflict = || Some(self.person.as_ref()?.conflicts(other.person.as_ref()?));
        self.bearer.field.conflicts(other.bearer.field) || are_persons && conflict().unwrap_or_default()
    }

    /// Whether the other is the same one word, taken for a person's surname there and for something else here.
    pub(super) fn is_word(&self, short: &Read) -> bool {
        let is_something_else = self.bearer.kind != EntityKind::Person && is_one_word(&self.bearer);
        is_something_else && is_one_word(&short.bearer) && self.folded == short.folded
    }

    pub(super) fn is_short(&self) -> bool {
        self.is_short
    }

    fn agree(&self, other: &Read) -> Option<names::Agreement> {
        let is_person = self.bearer.kind == EntityKind::Person || other.bearer.kind == EntityKind::Person;
        let [one, other] = [self, other].map(|read| if is_person { read.person.as_ref() } else { read.thing.as_ref() });
        one?.agree(other?)
    }

    /// Whether a thing's name has so few letters that another spelling of it is another name: "NC" and "NY".
    fn is_brief(&self) -> bool {
        const BRIEF: usize = 5;
        self.bearer.kind != EntityKind::Person && self.folded.chars().filter(|c| c.is_alphanumeric()).count() < BRIEF
    }

    /// Whether one of two names is that of something else as often: "New York" is the city or the state.
    fn is_either_of(&self, other: &Read) -> bool {
        self.folded != other.folded && [self, other].iter().any(|read| gazetteer::is_either(&read.bearer.name))
    }

    /// How surely an article that calls one thing both tells that it is one. Where a table knows a name, it knows what else it
    /// is called: whatever else an article seems to call it has the same letters, or stands beside it.
    pub(super) fn called_both(&self, other: &Read) -> Join {
        let is_known = |read: &Read| {
            let is_thing = read.bearer.kind != EntityKind::Person;
            is_thing && (read.known_as.is_some() || gazetteer::is_doubtful(&read.bearer.name))
        };
        let sure = if is_known(self) || is_known(other) { PERHAPS } else { JOINED };
        Join::by(Why::CalledBoth, sure)
    }

    /// How surely one word is one thing's name where articles take it for two kinds of things: towns, their governments and
    /// clubs share names, and what else does, does so by chance.
    fn of_one_word(&self, other: &Read) -> u8 {
        use EntityKind::{Organisation, Other, Place};
        let are_like = [self, other].iter().all(|read| matches!(read.bearer.kind, Place | Organisation | Other));
        if are_like { JOINED } else { PERHAPS }
    }

    /// What [`join`] gives for the two.
    pub(super) fn join(&self, other: &Read) -> Option<Join> {
        if self.is_short != other.is_short {
            return None;
        }
        let share = kinds(self.bearer.kind, other.bearer.kind)?;
        if let (Some(known), Some(also)) = (self.known_as, other.known_as) {
            let sure = if self.is_either_of(other) { PERHAPS } else { share };
            return (known == also).then_some(Join::by(Why::Alias, sure));
        }
        let agreement = self.agree(other)?;
        let is_of_one_kind = self.bearer.kind == other.bearer.kind;
        let is_loose = !matches!(agreement.rule, Rule::Same | Rule::Transliteration);
        let is_other_spelling = agreement.rule != Rule::Same && agreement.rule != Rule::Acronym;
        if is_other_spelling && (self.is_brief() || other.is_brief()) {
            return None;
        }
        if is_loose && !is_of_one_kind || agreement.rule == Rule::Surname {
            return None;
        }
        let by_kind = if is_one_word(&self.bearer) && !is_of_one_kind { self.of_one_word(other) } else { share };
        let by_field = if Field::conflicts(self.bearer.field, other.bearer.field) { PERHAPS } else { 100 };
        let sure = agreement.confidence.min(by_kind).min(by_field);
        let is_one_name = self.bearer.name == other.bearer.name && sure >= JOINED;
        let by_reason = Join::by(Why::Name(agreement.rule), sure);
        Some(if is_one_name { Join { confidence: ONE_NAME, ..by_reason } } else { by_reason })
    }
}

/// How many in a hundred joins are right of bearers with the very same name.
const ONE_NAME: u8 = 98;

/// Under which keys a bearer is kept, and where to look for others: of two that [`join`], each is kept where the other looks.
pub fn keys(bearer: &Bearer) -> Keys {
    Read::of(bearer.clone()).keys
}

/// The keys of a bearer's names. One word may be taken for a surname in one article and for what it is in others.
fn keys_of<'n>(bearer: &Bearer, names: impl Iterator<Item = &'n Name>, known_as: Option<&str>) -> Keys {
    let of_word = is_one_word(bearer).then(|| format!("1{}", names::fold(&bearer.name)));
    let of_known = known_as.map(|name| format!("={name}"));
    let mut keys = Keys {
        kept: of_known.iter().chain(&of_word).cloned().collect(),
        like: of_known.into_iter().collect(),
        by_surname: of_word.into_iter().collect(),
    };
    let marked = |keys: &[String]| keys.iter().map(|key| format!("~{key}")).collect::<Vec<_>>();
    for name in names {
        keys.kept.extend(marked(&name.keys().kept));
        keys.like.extend(marked(&name.keys().like));
        keys.by_surname.extend(marked(&name.keys().by_surname));
    }
    for keys in [&mut keys.kept, &mut keys.like, &mut keys.by_surname] {
        keys.sort_unstable();
        keys.dedup();
    }
    keys
}

/// Whether two bearers are one, and why. Does not depend on the order of the two.
///
/// **Finds** spellings, transliterations, shorter and longer forms of one name, and names that a table joins.
///
/// **Leaves alone** surnames without more, things of different kinds, and what the tables know as two.
pub fn join(one: &Bearer, other: &Bearer) -> Option<Join> {
    Read::of(one.clone()).join(&Read::of(other.clone()))
}

/// How surely a name is one bearer's where articles take it for these two kinds of things; nothing where it is not.
fn kinds(one: EntityKind, other: EntityKind) -> Option<u8> {
    use EntityKind::{Equipment, Event, Organisation, Other, Person, Place, Work};
    let [one, other] = if one <= other { [one, other] } else { [other, one] };
    match (one, other) {
        (one, other) if one == other => Some(100),
        (Organisation, Place) | (Equipment | Event | Work, Equipment | Event | Work) => Some(92),
        (Person | Organisation | Place | Equipment | Event | Work, Other) => Some(93),
        _ => None,
    }
}

fn is_one_word(bearer: &Bearer) -> bool {
    !bearer.name.trim().contains(char::is_whitespace)
}

/// The one name that the tables have for a name, with stops between its letters or without.
fn known_as(name: &str) -> Option<&'static str> {
    in_tables(name).or_else(|| in_tables(&without_stops(name)?))
}

/// "NATO" for "N.A.T.O."; nothing where it is not written so.
fn without_stops(name: &str) -> Option<String> {
    let is_of_letters = name.contains('.') && name.split('.').all(|letter| letter.len() < 2);
    is_of_letters.then(|| name.replace('.', ""))
}

fn in_tables(name: &str) -> Option<&'static str> {
    let country = || gazetteer::country(name).map(gazetteer::name_of);
    let place = || gazetteer::place(name);
    gazetteer::body(name).or_else(country).or_else(place).or_else(|| gazetteer::equipment(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Field;

    fn bearer(name: &str, kind: EntityKind, field: Field) -> Bearer {
        Bearer { name: name.to_owned(), kind, field, n_articles: 1 }
    }

    fn check(one: (&str, EntityKind, Field), other: (&str, EntityKind, Field), is_joined: bool) {
        let [one, other] = [one, other].map(|(name, kind, field)| bearer(name, kind, field));
        let found = join(&one, &other);
        assert_eq!(found, join(&other, &one), "{one:?} {other:?}");
        assert_eq!(found.is_some_and(|join| join.confidence >= JOINED), is_joined, "{one:?} {other:?} {found:?}");
        if found.is_some() {
            assert!(keys(&one).like.iter().any(|key| keys(&other).kept.contains(key)), "{one:?} {other:?}");
        }
    }

    use EntityKind::{Organisation, Other, Person, Place};
    use Field::{Sport, State, Unknown};

    #[test]
    fn one_name_of_one_kind_is_one_bearer() {
        check(("Ana Orlec", Person, Unknown), ("Ana ORLEC", Person, Unknown), true);
        check(("Selm Water", Organisation, Unknown), ("Selm Water", Place, Unknown), true);
        check(("Selm Water", Other, Unknown), ("Selm Water", Organisation, Unknown), true);
        check(("Ana Orlec", Other, Unknown), ("Ana Orlec", Person, Unknown), true);
    }

    /// Names that are offered as perhaps the same, and not joined.
    fn check_perhaps(one: (&str, EntityKind), other: (&str, EntityKind)) {
        check((one.0, one.1, Unknown), (other.0, other.1, Unknown), false);
        let [one, other] = [one, other].map(|(name, kind)| bearer(name, kind, Unknown));
        assert_eq!(join(&one, &other).map(|join| join.confidence), Some(PERHAPS), "{one:?} {other:?}");
    }

    #[test]
    fn one_word_in_another_spelling_is_perhaps_another_word() {
        check(("Orlechyvka Water", Organisation, Unknown), ("Orlechivka Water", Organisation, Unknown), true);
        check_perhaps(("Orlechyvka", Place), ("Orlechivka", Place));
        check_perhaps(("the Orlechiv", Organisation), ("Orlechov", Organisation));
        check(("Orlechiv", Place, Unknown), ("Орлечів", Place, Unknown), true);
        // What the tables know as one is one.
        check(("Kharkiv", Place, Unknown), ("Kharkov", Place, Unknown), true);
    }

    #[test]
    fn a_namesake_of_another_generation_is_perhaps_another() {
        check(("Ana M. Orlec", Person, Unknown), ("Ana Maria Orlec Jr.", Person, Unknown), false);
        check_perhaps(("Ana Orlec", Person), ("Ana Orlec Jr.", Person));
        check_perhaps(("Ivan Lund III", Person), ("Ivan Lund", Person));
        check(("Ivan Lund III", Person, Unknown), ("Dr. Ivan Lund III", Person, Unknown), true);
        check(("Ana Orlec", Person, Unknown), ("Ana Orlec PhD", Person, Unknown), true);
    }

    #[test]
    fn a_party_is_not_its_committee() {
        check(("Democrats", Organisation, Unknown), ("Democratic Party", Organisation, Unknown), true);
        check(("DNC", Organisation, Unknown), ("Democratic National Committee", Organisation, Unknown), true);
        check(("DNC", Organisation, Unknown), ("Democratic Party", Organisation, Unknown), false);
        check(("GOP", Organisation, Unknown), ("Republicans", Organisation, Unknown), true);
        check(("RNC", Organisation, Unknown), ("GOP", Organisation, Unknown), false);
    }

    #[test]
    fn a_name_that_two_places_have_is_perhaps_either() {
        check(("NYC", Place, Unknown), ("New York City", Place, Unknown), true);
        check(("New York", Place, Unknown), ("New York", Place, Unknown), true);
        check_perhaps(("New York", Place), ("New York City", Place));
        check_perhaps(("Georgia", Place), ("Republic of Georgia", Place));
    }

    #[test]
    fn a_table_knows_letters_with_stops_between_them() {
        let long = ("North Atlantic Treaty Organization", Organisation, Unknown);
        check(("N.A.T.O.", Organisation, Unknown), long, true);
        check(("N.A.V.O.", Organisation, Unknown), long, false);
    }

    #[test]
    fn an_airline_is_not_its_country() {
        check(("UAE", Place, Unknown), ("United Arab Emirates", Place, Unknown), true);
        check(("Emirates", Organisation, Unknown), ("United Arab Emirates", Place, Unknown), false);
    }

    #[test]
    fn brief_names_are_spelt_in_one_way() {
        check(("NVS", Organisation, Unknown), ("N.V.S.", Organisation, Unknown), true);
        check(("NVC", Place, Unknown), ("NVK", Place, Unknown), false);
    }

    #[test]
    fn a_person_is_no_place() {
        check(("Ana Vell", Person, Unknown), ("Ana Vell", Place, Unknown), false);
        check(("Vell", Person, Unknown), ("Vell", Place, Unknown), false);
    }

    #[test]
    fn namesakes_of_two_fields_are_perhaps_the_same() {
        check(("Ana Orlec", Person, State), ("Ana Orlec", Person, Unknown), true);
        check(("Ana Orlec", Person, State), ("Ana Orlec", Person, Sport), false);
        let [one, other] = [State, Sport].map(|field| bearer("Ana Orlec", Person, field));
        assert_eq!(join(&one, &other).map(|join| join.confidence), Some(PERHAPS));
    }

    #[test]
    fn a_surname_joins_no_full_name() {
        check(("Orlec", Person, Unknown), ("Ana Orlec", Person, Unknown), false);
        check(("Orlec", Person, Unknown), ("Orlec", Person, Unknown), true);
    }
}
