//! What a word can do in a sentence, as a set.

/// A set of word classes. A word is in several: "may" is a month and an auxiliary; its place in the sentence decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

macro_rules! classes {
    ($($bit:literal $name:ident $word:literal $what:literal;)*) => {
        impl Classes {
            $(#[doc = $what] pub(crate) const $name: Classes = Classes(1 << $bit);)*

            fn of_word(word: &str) -> Option<Classes> {
                match word {
                    $($word => Some(Classes::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    0 ABBREVIATION "abbreviation" "Written with a final stop that ends no sentence: \"gen\".";
    1 ADVERB "adverb" "Stands between a source and its cue: \"also\".";
    2 AUXILIARY "auxiliary" "Helps a verb: \"has\".";
    3 CONJUNCTION "conjunction" "Joins clauses: \"and\".";
    4 CUE "cue" "A reporting verb in a finite form: \"said\".";
    5 DETERMINER "determiner" "Opens a noun phrase: \"the\".";
    6 FUNCTION "function" "Has a capital only because a sentence starts with it.";
    7 INDEFINITE "indefinite" "Opens a noun phrase that names nobody: \"an\".";
    8 MONTH "month" "The name of a month.";
    9 MONTH_SHORT "month-short" "A month cut short: \"jan\".";
    10 ORGANISATION "organisation" "In a name, makes it one of an organisation: \"ministry\".";
    11 PARTICLE "particle" "In lower case inside a name: \"van\".";
    12 POSSESSIVE "possessive-pronoun" "\"his\", \"her\".";
    13 PREPOSITION "preposition" "A noun phrase ends before it.";
    14 PRONOUN "pronoun" "Stands for a speaker: \"she\".";
    15 ROLE "role" "Says what one person or body does: \"mayor\".";
    16 ROLES "roles" "Says what several people do: \"officials\".";
    17 SCALE "scale" "Multiplies the number before it: \"million\".";
    18 TITLE "title" "With a capital, stands before a person's name: \"President\".";
    19 WEEKDAY "weekday" "The name of a day.";
    20 OF "of" "Joins the parts of a name: \"Ministry of Health\".";
    22 LABEL "label" "Names the thing whose number follows: \"section\".";
    23 TRAILING "trailing" "An abbreviation that ends a name, so that a sentence can end with it: \"inc\".";
    24 UNREAL "unreal" "Before a source, makes what follows a case, a question or hearsay: \"if\".";
    25 NOT_SAID "not-said" "Beside a cue, says that its subject did not speak: \"was told\", \"might say\".";
    26 TIME "time" "In the calendar table: \"Tuesday\", \"next\".";
    21 GIVEN_NAME "given-name" "A person's given name.";
}

impl Classes {
    /// The class of a word that no table has.
    pub(crate) const NONE: Classes = Classes(0);

    /// Whether the set has one of `classes`.
    pub(crate) const fn has(self, classes: Classes) -> bool {
        self.0 & classes.0 != 0
    }

    /// Both sets together.
    pub(crate) const fn with(self, classes: Classes) -> Classes {
        Classes(self.0 | classes.0)
    }

    /// The set of the class names in a table's row.
    pub(super) fn parse(names: &str) -> Classes {
        names.split(' ').fold(Classes::NONE, |set, name| {
            let class = Classes::of_word(name).unwrap_or_else(|| panic!("no such word class: {name}"));
            set.with(class)
        })
    }
}
