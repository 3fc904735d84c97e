//! The field in which a person is spoken of, from the words of the roles: it keeps namesakes apart.

use crate::lexicon;

/// A field of public life. One person is seldom spoken of in two of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The words do not tell, or they tell of several.
    #[default]
    Unknown,
    /// Government, parliament, diplomacy, the forces.
    State,
    /// Sport.
    Sport,
    /// Film, music, letters, fashion.
    Arts,
}

impl Field {
    /// The word of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Field::Unknown => "",
            Field::State => "state",
            Field::Sport => "sport",
            Field::Arts => "arts",
        }
    }

    /// The field with this word of the store.
    pub fn named(word: &str) -> Option<Field> {
        [Field::Unknown, Field::State, Field::Sport, Field::Arts].into_iter().find(|field| field.as_str() == word)
    }

    /// The field that the roles of a person show: "Senator", "the striker".
    ///
    /// **Finds** the field whose words stand in the roles: `lexicon/fields.tsv`.
    ///
    /// **Leaves alone** roles of several fields ("the former striker, now a senator"), and words that many fields have:
    /// "president", "director".
    pub fn of_roles<'a>(roles: impl IntoIterator<Item = &'a str>) -> Field {
        let words = roles.into_iter().flat_map(|role| role.split(|c: char| !c.is_alphanumeric()));
        let mut fields = words.filter_map(lexicon::field_of).filter_map(Field::named);
        let Some(first) = fields.next() else { return Field::Unknown };
        if fields.all(|field| field == first) { first } else { Field::Unknown }
    }

    /// Whether a person of one field is seldom a person of the other.
    pub fn conflicts(self, other: Field) -> bool {
        self != other && self != Field::Unknown && other != Field::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_show_a_field_where_they_agree() {
        assert_eq!(Field::of_roles(["Senator"]), Field::State);
        assert_eq!(Field::of_roles(["the Vell striker", "midfielder"]), Field::Sport);
        assert_eq!(Field::of_roles(["the former striker", "the senator"]), Field::Unknown);
        assert_eq!(Field::of_roles(["the director"]), Field::Unknown);
    }

    #[test]
    fn every_field_has_its_word() {
        for field in [Field::Unknown, Field::State, Field::Sport, Field::Arts] {
            assert_eq!(Field::named(field.as_str()), Some(field));
        }
        assert_eq!(Field::named("cooking"), None);
    }
}
