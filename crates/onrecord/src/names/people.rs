//! Whether two people's names may be of one person, and whether they cannot.
//!
//! In: two [`Person`]s. Out: the rule by which they agree. A surname must agree first; then the given names decide.

use super::{
    Agreement, PERHAPS, Rule,
    person::{NamePart, Order, Person, Split, is_given},
    slip::is_slip,
    sound::{Part, Script, Word},
};
use crate::lexicon;

/// Surnames of people with English given names are spelled in one way: "Baker" is not "Becker".
const MOST_IN_ENGLISH: u8 = 3;
/// How far apart two surnames may be where no given name says that it is the same person.
const MOST_ALONE: u8 = 5;

/// What two parts of names have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    rule: Rule,
    /// In tenths; how far the sounds are apart.
    cost: u8,
    /// Only an initial speaks for the given name.
    is_initial: bool,
}

const SAME: Likeness = Likeness { rule: Rule::Same, cost: 0, is_initial: false };

impl Likeness {
    const fn new(rule: Rule, cost: u8) -> Likeness {
        Likeness { rule, cost, is_initial: false }
    }

    /// Of two parts, what the whole has in common: the less sure rule.
    fn and(self, other: Likeness) -> Likeness {
        Likeness {
            rule: self.rule.max(other.rule),
            cost: self.cost.max(other.cost),
            is_initial: self.is_initial || other.is_initial,
        }
    }
}

/// Whether two people's names may be of one person.
pub(super) fn agree(one: &Person, other: &Person) -> Option<Agreement> {
    if have_other_suffixes(one, other) {
        return None;
    }
    match (one.is_full(), other.is_full()) {
        (true, true) => best_split(one, other).map(|likeness| both_full(one, other, likeness)),
        (false, false) => surnames_alone(one, other).map(bare),
        _ => surnames_alone(one, other).map(surname_only),
    }
}

/// Two full names with one surname that are of different people: the given names or what stands behind the name differ.
pub(super) fn conflict(one: &Person, other: &Person) -> bool {
    let share_surname = || one.splits.iter().any(|a| other.splits.iter().any(|b| surnames(one, a, other, b).is_some()));
    one.is_full()
        && other.is_full()
        && share_surname()
        && (have_other_suffixes(one, other) || best_split(one, other).is_none())
}

fn have_other_suffixes(one: &Person, other: &Person) -> bool {
    one.suffix().zip(other.suffix()).is_some_and(|(a, b)| a != b && is_generation(a) && is_generation(b))
}

/// "Ana Orlec Jr." is Ana Orlec or her daughter.
fn leaves_generation_out(one: &Person, other: &Person) -> bool {
    let [one, other] = [one, other].map(|person| person.suffix().filter(|suffix| is_generation(suffix)));
    one.is_some() != other.is_some()
}

fn is_generation(suffix: &str) -> bool {
    matches!(suffix, "jr" | "sr" | "snr" | "jnr" | "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix")
}

fn both_full(one: &Person, other: &Person, likeness: Likeness) -> Agreement {
    let is_shorter = particles(one) != particles(other) || one.suffix() != other.suffix();
    let rule = match likeness.rule {
        Rule::Same | Rule::Transliteration if is_shorter && one.particles.len() != other.particles.len() => {
            Rule::Shorter
        }
        Rule::Same if one.suffix() != other.suffix() => Rule::Shorter,
        Rule::Same if is_shorter => Rule::Transliteration,
        rule => rule,
    };
    let sure = match rule {
        Rule::Same => 98,
        Rule::Transliteration => 96,
        Rule::Shorter if likeness.is_initial => 80,
        Rule::Order | Rule::Shorter => 90,
        Rule::Nickname => 85,
        _ => 75,
    };
    let most = if leaves_generation_out(one, other) { PERHAPS } else { 100 };
    Agreement { rule, confidence: (sure - likeness.cost / 2).min(most) }
}

fn particles(person: &Person) -> &[String] {
    &person.particles
}

fn bare(likeness: Likeness) -> Agreement {
    let confidence = if likeness.rule == Rule::Same { 90 } else { 80 - 2 * likeness.cost };
    Agreement { rule: likeness.rule, confidence }
}

fn surname_only(likeness: Likeness) -> Agreement {
    Agreement { rule: Rule::Surname, confidence: 60 - 2 * likeness.cost }
}

/// Names of which one at least has only a surname.
fn surnames_alone(one: &Person, other: &Person) -> Option<Likeness> {
    let pairs = one.splits.iter().flat_map(|a| other.splits.iter().map(move |b| (a, b)));
    let likenesses = pairs.filter_map(|(a, b)| surnames(one, a, other, b));
    likenesses.filter(|likeness| likeness.cost <= MOST_ALONE && likeness.rule != Rule::Misspelling).min()
}

fn best_split(one: &Person, other: &Person) -> Option<Likeness> {
    let pairs = one.splits.iter().flat_map(|a| other.splits.iter().map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| split_likeness(one, a, other, b)).min()
}

fn split_likeness(one: &Person, a: &Split, other: &Person, b: &Split) -> Option<Likeness> {
    let surname = surnames(one, a, other, b)?;
    let (mine, yours) = (&one.words[a.givens.clone()], &other.words[b.givens.clone()]);
    let given = givens(mine, yours).or_else(|| {
        // In "Tamir bin Salun", what is left without the first name is the father.
        let has_bin = [one, other].iter().any(|person| person.particles.iter().any(|it| it == "bin" || it == "ibn"));
        (!has_bin).then(|| without_first(mine, yours)).flatten()
    })?;
    if given.rule == Rule::Same && is_spelled_once(&mine[0]) && surname.cost > MOST_IN_ENGLISH {
        return None;
    }
    let whole =
        if a.order == b.order { surname.and(given) } else { surname.and(given).and(Likeness::new(Rule::Order, 0)) };
    let leaves_out = is_left_out(one, a) != is_left_out(other, b);
    Some(if leaves_out { whole.and(Likeness::new(Rule::Shorter, 0)) } else { whole })
}

/// Whether a second surname stands behind the one that is compared.
fn is_left_out(person: &Person, split: &Split) -> bool {
    split.order == Order::Last && split.surname + 1 < person.words.len()
}

fn is_spelled_once(given: &NamePart) -> bool {
    lexicon::is_english_given(given.word.text())
}

fn surnames(one: &Person, a: &Split, other: &Person, b: &Split) -> Option<Likeness> {
    let (mine, yours) = (&one.words[a.surname], &other.words[b.surname]);
    if mine.is_initial || yours.is_initial {
        return None;
    }
    words(&mine.word, &yours.word, Part::Surname)
}

fn words(one: &Word, other: &Word, part: Part) -> Option<Likeness> {
    if one.text() == other.text() {
        return Some(SAME);
    }
    let sound = one.distance(other, part).map(|cost| Likeness::new(Rule::Transliteration, cost));
    sound.or_else(|| is_slip(one, other).then_some(Likeness::new(Rule::Misspelling, 0)))
}

/// What given names have in common, word by word or as one word: "Jong-un", "Jongun".
fn givens(one: &[NamePart], other: &[NamePart]) -> Option<Likeness> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    in_order(one, other).or_else(|| as_one_word(one, other))
}

/// The same without the first of them: "J. Edgar Orlec" is "Edgar Orlec".
fn without_first(one: &[NamePart], other: &[NamePart]) -> Option<Likeness> {
    let dropped = |long: &[NamePart], short: &[NamePart]| {
        let is_name = !short.is_empty() && long.len() > short.len() && !long[1].is_initial && !short[0].is_initial;
        is_name.then(|| in_order(&long[1..], short)).flatten()
    };
    let found = dropped(one, other).into_iter().chain(dropped(other, one)).min()?;
    Some(found.and(Likeness::new(Rule::Shorter, 6)))
}

fn in_order(one: &[NamePart], other: &[NamePart]) -> Option<Likeness> {
    let mut whole = SAME;
    for (mine, yours) in one.iter().zip(other) {
        whole = whole.and(given(mine, yours)?);
    }
    Some(if one.len() == other.len() { whole } else { whole.and(Likeness::new(Rule::Shorter, 0)) })
}

fn as_one_word(one: &[NamePart], other: &[NamePart]) -> Option<Likeness> {
    if one.len() == other.len() || one.iter().chain(other).any(|part| part.is_initial) {
        return None;
    }
    let joined = |parts: &[NamePart]| {
        let text: String = parts.iter().map(|part| part.word.text()).collect();
        Word::new(&text, Script::Full)
    };
    words(&joined(one), &joined(other), Part::Given)
        .map(|likeness| likeness.and(Likeness::new(Rule::Transliteration, 0)))
}

fn given(one: &NamePart, other: &NamePart) -> Option<Likeness> {
    let (a, b) = (one.word.text(), other.word.text());
    if a == b {
        return Some(Likeness { is_initial: one.is_initial || other.is_initial, ..SAME });
    }
    match (one.is_initial, other.is_initial) {
        (true, true) => None,
        (true, false) => initial(a, b),
        (false, true) => initial(b, a),
        (false, false) => full_given(&one.word, &other.word),
    }
}

/// Whether a name may be cut to these letters, in any of its spellings.
fn initial(letters: &str, name: &str) -> Option<Likeness> {
    let starts = |name: &str| name.starts_with(letters) || has_like_start(letters, name);
    let is_first = starts(name) || lexicon::form_of(name).is_some_and(starts);
    is_first.then_some(Likeness { rule: Rule::Shorter, cost: 0, is_initial: true })
}

/// First letters that transliterations take for each other.
fn has_like_start(letters: &str, name: &str) -> bool {
    const LIKE: [&str; 11] = ["yj", "yi", "ye", "ji", "je", "vw", "gh", "kq", "kc", "zs", "ei"];
    let pair = (letters.bytes().next(), name.bytes().next());
    let (Some(a), Some(b)) = pair else { return false };
    letters.len() == 1 && LIKE.iter().any(|pair| pair.bytes().eq([a, b]) || pair.bytes().eq([b, a]))
}

fn full_given(one: &Word, other: &Word) -> Option<Likeness> {
    let (a, b) = (one.text(), other.text());
    if let (Some(mine), Some(yours)) = (lexicon::form_of(a), lexicon::form_of(b)) {
        return if mine == yours { Some(Likeness::new(Rule::Transliteration, 0)) } else { nickname(a, b) };
    }
    if let Some(found) = nickname(a, b) {
        return Some(found);
    }
    let found = words(one, other, Part::Given)?;
    // Two given names that are both known are two names, unless they sound the same.
    let are_known = is_given(a) && is_given(b);
    (!are_known || found.rule == Rule::Transliteration && found.cost <= 2).then_some(found)
}

fn nickname(one: &str, other: &str) -> Option<Likeness> {
    let is_short_for = |short: &str, long: &str| lexicon::long_forms(short).any(|name| are_forms(name, long));
    let share = || lexicon::long_forms(one).any(|name| lexicon::long_forms(other).any(|two| two == name));
    let is_nickname = is_short_for(one, other) || is_short_for(other, one) || share();
    is_nickname.then_some(Likeness::new(Rule::Nickname, 0))
}

fn are_forms(one: &str, other: &str) -> bool {
    one == other || lexicon::form_of(one).is_some_and(|form| lexicon::form_of(other) == Some(form))
}
