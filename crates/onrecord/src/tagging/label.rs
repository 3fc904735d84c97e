//! The labels that a model gives to words.

use std::fmt;

/// A part of an attribution: the terms of PARC and `PolNeAR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who says it.
    Source,
    /// What shows that it is said.
    Cue,
    /// What is said.
    Content,
}

impl Role {
    /// All roles, in the order of their labels.
    pub const ALL: [Role; 3] = [Role::Source, Role::Cue, Role::Content];

    /// Its word in the files of models and in the wire format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Source => "source",
            Role::Cue => "cue",
            Role::Content => "content",
        }
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body of people that acts.
    Organisation,
    /// A country, region, town, building or other place.
    Place,
    /// A weapon, vehicle, aircraft or ship, by its model or own name.
    Equipment,
    /// A war, match, election, storm or conference.
    Event,
    /// A people, faith or party as what somebody is: "Ukrainian", "Republicans".
    Nationality,
    /// Any other name: of works, products, laws, awards.
    Other,
}

impl NameKind {
    /// All kinds, in the order of their labels.
    pub const ALL: [NameKind; 7] = [
        NameKind::Person,
        NameKind::Organisation,
        NameKind::Place,
        NameKind::Equipment,
        NameKind::Event,
        NameKind::Nationality,
        NameKind::Other,
    ];

    /// Its word in the files of models.
    pub const fn as_str(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Place => "place",
            NameKind::Equipment => "equipment",
            NameKind::Event => "event",
            NameKind::Nationality => "nationality",
            NameKind::Other => "other",
        }
    }
}

/// A universal part of speech.
///
/// Source: Universal Dependencies, version 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartOfSpeech {
    /// Adjective.
    Adj,
    /// Preposition or postposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary verb, the copula too.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun that is no name.
    Noun,
    /// Number.
    Num,
    /// Particle: "to", "not", "'s".
    Part,
    /// Pronoun.
    Pron,
    /// Name, or a part of one.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb that is no auxiliary.
    Verb,
    /// Nothing of these.
    X,
}

impl PartOfSpeech {
    /// All of them, in the order of their labels: that of the alphabet.
    pub const ALL: [PartOfSpeech; 17] = [
        PartOfSpeech::Adj,
        PartOfSpeech::Adp,
        PartOfSpeech::Adv,
        PartOfSpeech::Aux,
        PartOfSpeech::Cconj,
        PartOfSpeech::Det,
        PartOfSpeech::Intj,
        PartOfSpeech::Noun,
        PartOfSpeech::Num,
        PartOfSpeech::Part,
        PartOfSpeech::Pron,
        PartOfSpeech::Propn,
        PartOfSpeech::Punct,
        PartOfSpeech::Sconj,
        PartOfSpeech::Sym,
        PartOfSpeech::Verb,
        PartOfSpeech::X,
    ];

    /// Its tag in Universal Dependencies.
    pub const fn as_str(self) -> &'static str {
        match self {
            PartOfSpeech::Adj => "ADJ",
            PartOfSpeech::Adp => "ADP",
            PartOfSpeech::Adv => "ADV",
            PartOfSpeech::Aux => "AUX",
            PartOfSpeech::Cconj => "CCONJ",
            PartOfSpeech::Det => "DET",
            PartOfSpeech::Intj => "INTJ",
            PartOfSpeech::Noun => "NOUN",
            PartOfSpeech::Num => "NUM",
            PartOfSpeech::Part => "PART",
            PartOfSpeech::Pron => "PRON",
            PartOfSpeech::Propn => "PROPN",
            PartOfSpeech::Punct => "PUNCT",
            PartOfSpeech::Sconj => "SCONJ",
            PartOfSpeech::Sym => "SYM",
            PartOfSpeech::Verb => "VERB",
            PartOfSpeech::X => "X",
        }
    }
}

/// How a word depends on its head: a relation of Universal Dependencies with its subtype, as English treebanks use them.
///
/// Source: Universal Dependencies, version 2; the subtypes are those of GUM.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Relation(u8);

/// All relations, in the order of the alphabet.
const RELATIONS: [&str; 51] = [
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:outer",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
];

impl Relation {
    /// The relation of a word that depends on none.
    pub const ROOT: Relation = Relation(48);

    /// The relation of this name: `Relation::named("nsubj:pass")`.
    pub fn named(name: &str) -> Option<Relation> {
        RELATIONS.binary_search(&name).ok().and_then(|idx| u8::try_from(idx).ok()).map(Relation)
    }

    /// Its name, with the subtype.
    pub const fn name(self) -> &'static str {
        RELATIONS[self.0 as usize]
    }

    /// Its name without the subtype, as the shared tasks on parsing score it.
    pub fn universal(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_sorted_and_found_by_name() {
        assert!(RELATIONS.is_sorted());
        assert!(RELATIONS.iter().all(|name| Relation::named(name).is_some_and(|relation| relation.name() == *name)));
        assert_eq!(Relation::ROOT.name(), "root");
        assert_eq!(Relation::named("nsubj:pass").map(Relation::universal), Some("nsubj"));
        assert_eq!(Relation::named("subject"), None);
    }

    #[test]
    fn parts_of_speech_are_in_the_order_of_the_alphabet() {
        assert!(PartOfSpeech::ALL.iter().map(|part| part.as_str()).is_sorted());
    }
}
