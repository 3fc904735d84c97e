//! What head nouns of descriptions denote, and which pronoun a given name takes.

use std::sync::LazyLock;

use super::{LONGEST_WORD, Table, lower_ascii, rows};

const NOUNS: &str = include_str!("../../lexicon/nouns.tsv");
const GENDERS: &str = include_str!("../../lexicon/genders.tsv");

static NOUN_ROWS: LazyLock<Table<Noun>> =
    LazyLock::new(|| rows(NOUNS).map(|[noun, kind, gender]| (noun, Noun::parse(kind, gender))).collect());

static GENDER_OF_NAMES: LazyLock<Table<Gender>> =
    LazyLock::new(|| rows(GENDERS).filter_map(|[name, gender]| Some((name, Gender::parse(gender)?))).collect());

/// What a noun denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    pub(crate) kind: NounKind,
    /// Where the noun itself shows it: "spokeswoman".
    pub(crate) gender: Option<Gender>,
}

/// The kinds of things that nouns denote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NounKind {
    Person,
    Organisation,
    Place,
    Equipment,
    Event,
    Work,
}

/// The pronoun that a person is spoken of with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    He,
    She,
}

impl Noun {
    fn parse(kind: &str, gender: &str) -> Noun {
        let kind = match kind {
            "person" => NounKind::Person,
            "organisation" => NounKind::Organisation,
            "place" => NounKind::Place,
            "equipment" => NounKind::Equipment,
            "event" => NounKind::Event,
            "work" => NounKind::Work,
            other => unreachable!("kind of a noun in the table: {other}"),
        };
        Noun { kind, gender: Gender::parse(gender) }
    }
}

impl Gender {
    fn parse(gender: &str) -> Option<Gender> {
        match gender {
            "he" => Some(Gender::He),
            "she" => Some(Gender::She),
            "-" => None,
            other => unreachable!("gender in the table: {other}"),
        }
    }
}

/// What a noun in the singular and in lower case denotes.
pub(crate) fn noun(singular: &str) -> Option<Noun> {
    NOUN_ROWS.get(singular).copied()
}

/// The pronoun of those who bear a given name, in any case; nothing where both bear it.
pub(crate) fn gender_of_name(given_name: &str) -> Option<Gender> {
    let mut buffer = [0; LONGEST_WORD];
    match lower_ascii(given_name, &mut buffer) {
        Some(lower) => GENDER_OF_NAMES.get(lower).copied(),
        None if given_name.len() <= LONGEST_WORD => GENDER_OF_NAMES.get(given_name.to_lowercase().as_str()).copied(),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn tables_are_sorted_whole_and_in_lower_case() {
        check_table::<3>(NOUNS);
        check_table::<2>(GENDERS);
        LazyLock::force(&NOUN_ROWS);
        LazyLock::force(&GENDER_OF_NAMES);
        for line in NOUNS.lines().chain(GENDERS.lines()).filter(|line| !line.starts_with('#')) {
            assert_eq!(line, line.to_lowercase());
        }
    }

    #[test]
    fn a_given_name_is_found_in_any_case_and_an_open_one_is_not() {
        assert_eq!(gender_of_name("Ana"), Some(Gender::She));
        assert_eq!(gender_of_name("François"), Some(Gender::He));
        assert_eq!(gender_of_name("Robin"), None);
    }
}
