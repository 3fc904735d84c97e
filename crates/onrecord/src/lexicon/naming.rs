//! The tables of names: letters of other scripts, the sounds of letters, forms of given names, words around names.
//!
//! Names are asked for folded: in lower case, in Latin letters without marks.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{Table, rows};

const LETTERS: &str = include_str!("../../lexicon/letters.tsv");
const GRAPHEMES: &str = include_str!("../../lexicon/graphemes.tsv");
const FORMS: &str = include_str!("../../lexicon/given_name_forms.tsv");
const NICKNAMES: &str = include_str!("../../lexicon/nicknames.tsv");
const FAMILY_NAMES_FIRST: &str = include_str!("../../lexicon/family_names_first.tsv");
const NAME_WORDS: &str = include_str!("../../lexicon/name_words.tsv");

/// What a word is in or beside a name, other than a part that tells its bearer from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameWord {
    /// Before the name of a person: "Mr", "Sheikh".
    Title,
    /// After the name of a person: "Jr".
    Suffix,
    /// Before a surname: "von", "al".
    Particle,
    /// "the".
    Article,
    /// Joins the words of a name: "of".
    Join,
    /// What kind of company it is: "Ltd".
    Company,
}

impl NameWord {
    fn parse(kind: &str) -> NameWord {
        match kind {
            "title" => NameWord::Title,
            "suffix" => NameWord::Suffix,
            "particle" => NameWord::Particle,
            "article" => NameWord::Article,
            "join" => NameWord::Join,
            "company" => NameWord::Company,
            other => unreachable!("kind of a word of a name in the table: {other}"),
        }
    }
}

static LETTER_ROWS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(LETTERS).map(|[letters, latin]| (letters, latin.trim_matches('-'))).collect());

static FORM_ROWS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(FORMS).map(|[form, name]| (form, name)).collect());

/// The same by the plainest spelling of each form; where two forms are alike, the first has it.
static PLAINEST_ROWS: LazyLock<HashMap<String, &'static str, FixedState>> = LazyLock::new(|| {
    let mut table = HashMap::default();
    for [form, name] in rows(FORMS) {
        table.entry(plainest(form)).or_insert(name);
    }
    table
});

static NICKNAME_ROWS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(NICKNAMES).map(|[nickname, names, _]| (nickname, names)).collect());

/// Every name that an English row of the table of nicknames has on either side.
static ENGLISH: LazyLock<Table<()>> = LazyLock::new(|| {
    let english = rows(NICKNAMES).filter(|[_, _, language]| *language == "english");
    english.flat_map(|[nickname, names, _]| names.split(' ').chain([nickname])).map(|name| (name, ())).collect()
});

static FIRST_ROWS: LazyLock<Table<()>> = LazyLock::new(|| rows(FAMILY_NAMES_FIRST).map(|[name]| (name, ())).collect());

static WORD_ROWS: LazyLock<Table<NameWord>> =
    LazyLock::new(|| rows(NAME_WORDS).map(|[word, kind]| (word, NameWord::parse(kind))).collect());

/// How one or two letters of another script or alphabet, in lower case and without marks, are written in Latin ones.
pub(crate) fn latin(letters: &str) -> Option<&'static str> {
    LETTER_ROWS.get(letters).copied()
}

/// Letters, their sounds in English or French writing, and in Slavic, German or Turkish writing.
pub(crate) fn graphemes() -> impl Iterator<Item = [&'static str; 3]> {
    rows(GRAPHEMES)
}

/// The given name that this one is a form of in another language: "Vladimir" for "Volodymyr" and for itself.
pub(crate) fn form_of(given: &str) -> Option<&'static str> {
    // English names are spelled as they are: "Michelle" is no "Michele".
    let plainest = || PLAINEST_ROWS.get(&plainest(given)).filter(|_| !is_english_given(given));
    FORM_ROWS.get(given).or_else(plainest).copied()
}

/// A given name with the letters in which transliterations differ most made one: "mychajlo" is "mykhailo".
fn plainest(given: &str) -> String {
    let mut plain = String::with_capacity(given.len());
    let mut last = ' ';
    for c in given.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'k' if given.contains("kh") => 'c',
            c => c,
        };
        let is_digraph = matches!((last, c), ('s' | 'z', 'h' | 'i'));
        if c != last && !(is_digraph && given.contains(['h', 'j'])) {
            plain.push(c);
        }
        last = c;
    }
    plain
}

/// The given names that this one is short for.
pub(crate) fn long_forms(nickname: &str) -> impl Iterator<Item = &'static str> {
    NICKNAME_ROWS.get(nickname).into_iter().flat_map(|names| names.split(' '))
}

/// Whether it is a given name, or the short form of one, that English-speaking people bear.
pub(crate) fn is_english_given(name: &str) -> bool {
    ENGLISH.contains_key(name)
}

/// Whether Chinese, Korean or Vietnamese names begin with this family name.
pub(crate) fn stands_first(family_name: &str) -> bool {
    FIRST_ROWS.contains_key(family_name)
}

/// What a word is in or beside names.
pub(crate) fn name_word(word: &str) -> Option<NameWord> {
    WORD_ROWS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn tables_are_sorted_and_whole() {
        check_table::<2>(LETTERS);
        check_table::<3>(GRAPHEMES);
        check_table::<2>(FORMS);
        check_table::<3>(NICKNAMES);
        check_table::<1>(FAMILY_NAMES_FIRST);
        check_table::<2>(NAME_WORDS);
    }

    #[test]
    fn every_row_parses() {
        assert_eq!(latin("щ"), Some("shch"));
        assert_eq!(latin("ь"), Some(""));
        assert_eq!(name_word("mr"), Some(NameWord::Title));
        assert!(stands_first("kim") && !stands_first("orlec"));
        assert!(rows(LETTERS).all(|[letters, latin]| !letters.is_ascii() && latin.is_ascii()));
    }

    #[test]
    fn a_form_leads_to_a_name_that_is_its_own_form() {
        for [form, name] in rows::<2>(FORMS) {
            assert_eq!(form_of(name), Some(name), "{form}");
        }
    }

    #[test]
    fn names_are_kept_as_they_are_asked_for() {
        for table in [FORMS, NICKNAMES, FAMILY_NAMES_FIRST, NAME_WORDS] {
            for name in table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()) {
                assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
            }
        }
    }
}
