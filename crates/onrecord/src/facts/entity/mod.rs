//! Who and what an article speaks of, and every place where it does: names, descriptions, pronouns.
//!
//! ```text
//! names, descriptions, pronouns ──▶ drafts, each with kind, gender and number as far as its words show them
//! rules that do not fail: same name, part of it, acronym, alias ──▶ apposition, role, same head ──▶ capitals that act
//! a model's antecedents, where no rule forbids them ──▶ groups ──▶ entities and mentions
//! ```
//!
//! What stays alone is a mention without an entity, or, if it is a pronoun, nothing. Entities of several articles are joined
//! elsewhere.

mod apposition;
mod country;
mod description;
mod draft;
mod former;
mod fused_relative;
mod group;
mod holder;
mod latter;
mod metonym;
mod model;
mod name;
mod nearby;
mod no_name;
mod nominal;
mod office;
mod owned;
mod pronoun;
mod same_name;
mod told;

use self::{draft::Draft, group::Groups, model::Least};
use super::text::Text;
use crate::{annotate::Annotated, tagging::Tags, text::Span};

/// A person, organisation, place or thing that an article speaks of. Entities are of one article; across articles they are
/// joined by the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name in the article, without titles: "Ana Orlec" for "Mayor Ana Orlec". The fullest description where the
    /// article gives no name.
    pub name: String,
    /// What it is, as far as the article or the gazetteer shows.
    pub kind: EntityKind,
    /// Whether `name` is a name: one of the article, or of a dated table of office-holders.
    pub is_named: bool,
    /// Words that say what it is, in the order of the text: "Mayor", "the town's water chief".
    pub roles: Vec<Span>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body of people that acts: a ministry, a party, a company, an outlet.
    Organisation,
    /// A country, region, town or other place.
    Place,
    /// A weapon, vehicle, aircraft or ship, by its model or own name, or as a kind of thing ("drones").
    Equipment,
    /// A war, election, storm, meeting.
    Event,
    /// A law, plan, film, book.
    Work,
    /// Named, but nothing shows what it is.
    #[default]
    Other,
}

/// A stretch of text that names or refers to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Title and nationality before the name belong to it: "Mayor Ana Orlec".
    pub span: Span,
    /// Index into [`Facts::entities`](super::Facts::entities); nothing for a description of something that is spoken of
    /// only once.
    pub entity_idx: Option<u32>,
    /// What it refers to is.
    pub kind: EntityKind,
    /// How it refers.
    pub form: Form,
    /// Why it is taken for a mention of this entity.
    pub link: Link,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By name.
    Name,
    /// By a description: "the mayor".
    Nominal,
    /// By a pronoun: "she".
    Pronoun,
}

/// Why a mention is taken for one of its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// It is the entity's name, or the only mention of it.
    Name,
    /// A part of the name that one entity of the article bears: "Orlec" for "Ana Orlec".
    PartOfName,
    /// Another spelling of the name: "Zelenskyy" for "Zelensky".
    Spelling,
    /// Its letters: "WHO" for "World Health Organization".
    Acronym,
    /// A table knows both as names of one thing.
    Alias,
    /// It stands beside the name in apposition, or opens a clause about it: "Ana Orlec, the mayor", "Ana Orlec, who".
    Apposition,
    /// The article says that the entity is this: "the mayor", "the incursion".
    Role,
    /// A dated table says who held this post on the day of publication.
    RoleAtDate,
    /// A capital that stands for its government.
    Metonym,
    /// Nobody else near is of its gender and number: "she"; or it says which of those near: "the latter".
    Agreement,
    /// The model takes them for one.
    Model,
}

impl Entity {
    /// An entity with a name, of which nothing else is known.
    pub fn named(name: impl Into<String>, kind: EntityKind) -> Entity {
        Entity { name: name.into(), kind, is_named: true, roles: Vec::new() }
    }
}

impl Mention {
    /// A name of an entity.
    pub const fn by_name(span: Span, entity_idx: u32, kind: EntityKind) -> Mention {
        Mention { span, entity_idx: Some(entity_idx), kind, form: Form::Name, link: Link::Name }
    }
}

impl EntityKind {
    /// All that say something.
    const KNOWN: [EntityKind; 6] = [
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Place,
        EntityKind::Equipment,
        EntityKind::Event,
        EntityKind::Work,
    ];

    /// The kind with this word.
    pub fn named(word: &str) -> Option<EntityKind> {
        EntityKind::KNOWN.into_iter().chain([EntityKind::Other]).find(|kind| kind.as_str() == word)
    }

    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Equipment => "equipment",
            EntityKind::Event => "event",
            EntityKind::Work => "work",
            EntityKind::Other => "other",
        }
    }
}

impl Form {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Nominal => "nominal",
            Form::Pronoun => "pronoun",
        }
    }
}

impl Link {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Link::Name => "name",
            Link::PartOfName => "part_of_name",
            Link::Spelling => "spelling",
            Link::Acronym => "acronym",
            Link::Alias => "alias",
            Link::Apposition => "apposition",
            Link::Role => "role",
            Link::RoleAtDate => "role_at_date",
            Link::Metonym => "metonym",
            Link::Agreement => "agreement",
            Link::Model => "model",
        }
    }
}

/// Who and what an article speaks of, one entry each, and every mention in the order of the text.
///
/// **Finds** what its parts find: names, descriptions by their head nouns, pronouns; joined by the rules of each part and, where
/// those are silent, by a model's antecedents.
///
/// **Leaves alone** what is unclear: a surname that two people bear is an entry of its own, a description that nothing joins
/// is a mention without an entity, and a pronoun that nothing joins is no mention.
///
/// **Source**: the sieves of Raghunathan et al. (2010), the surest first, with the ranking of Lee et al. (2017) as the last.
pub(super) fn resolve(text: &Text<'_, '_>) -> (Vec<Entity>, Vec<Mention>) {
    let drafts = drafts(text);
    let (groups, roles) = group(text, &drafts, Least::SURE);
    told::tell(text, &drafts, &groups, &roles)
}

/// Whatever refers to one thing, be it one that a record has or not ("the idea"), as often as not rightly: two mentions or more
/// of each, by their words. This is what coreference is measured with; [`extract`](super::extract) is surer.
pub fn chains(annotated: &Annotated<'_>, tags: &Tags) -> Vec<Vec<Span>> {
    let text = Text::new(annotated, tags, &annotated.article().metadata().published);
    let drafts = drafts(&text);
    let (groups, _) = group(&text, &drafts, Least::BALANCED);
    let mut whole: Vec<Span> = drafts.iter().map(|draft| draft.span).collect();
    let at_head = apposition::at_heads(&text, &drafts);
    for mention in &tags.mentions {
        if let Some(draft_idx) = at_head[mention.head] {
            whole[draft_idx] = text.span(mention.words.clone());
        }
    }
    let members = |group: usize| {
        let mut spans: Vec<Span> = groups.members_of(group).map(|member| whole[member]).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    };
    (0..drafts.len()).map(members).filter(|chain| chain.len() > 1).collect()
}

/// All that may be a mention, in the order of the text.
fn drafts<'a>(text: &Text<'_, 'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    name::find(text, &mut drafts);
    nominal::find(text, &mut drafts);
    pronoun::find(text, &mut drafts);
    latter::find(text, &mut drafts);
    drafts.sort_by_key(|draft| draft.span);
    drafts.dedup_by_key(|draft| draft.span);
    drafts
}

/// Drafts of one thing together, and those that are roles.
fn group(text: &Text<'_, '_>, drafts: &[Draft<'_>], least: Least) -> (Groups, Vec<usize>) {
    let mut groups = Groups::new(drafts);
    same_name::join(text, drafts, &mut groups);
    metonym::join(text, drafts, &mut groups);
    let roles = description::join(text, drafts, &mut groups);
    office::join(text, drafts, &mut groups);
    former::join(text, drafts, &mut groups);
    latter::join(text, drafts, &mut groups);
    fused_relative::join(text, drafts, &mut groups);
    model::join(text, drafts, &mut groups, least);
    model::join_without(text, drafts, &mut groups);
    country::join(text, drafts, &mut groups);
    owned::join(text, drafts, &mut groups);
    (groups, roles)
}

#[cfg(test)]
mod name_tests;
#[cfg(test)]
mod tests;
