//! Who and what is named in an article: one entry each.

use std::{borrow::Cow, ops::Range};

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::{
    annotate::{Annotated, Name, Shape},
    lexicon::{self, Classes, PlaceKind},
    text::Span,
};

/// A person, organisation or place that an article names. Entities are of one article; across articles they are joined
/// by name when the record is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name in the article, without titles: "Ana Orlec" for "Mayor Ana Orlec".
    pub name: String,
    /// What it is, as far as the article or the gazetteer shows.
    pub kind: EntityKind,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body of people that acts: a ministry, a party, a company, an outlet.
    Organisation,
    /// A country, region, town or other place.
    Place,
    /// Named, but nothing shows what it is.
    Other,
}

/// A stretch of text that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Title and nationality before the name belong to it: "Mayor Ana Orlec".
    pub span: Span,
    /// Index into [`Facts::entities`](super::Facts::entities).
    pub entity_idx: u32,
    /// How it names.
    pub form: Form,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By name.
    Name,
}

impl EntityKind {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Other => "other",
        }
    }
}

impl Form {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::Name => "name",
        }
    }
}

/// One entry for each entity that the names of an article stand for, and every place where it is named.
///
/// **Finds** a person by a title ("Mayor Orlec") or a known given name ("Ana Orlec"), an organisation by its words
/// ("Ministry of Health") or as an acronym, a place by the gazetteer. "Orlec" joins "Ana Orlec" where the article names one
/// such person only.
///
/// **Leaves alone** what it cannot tell: such a name is of kind [`EntityKind::Other`], and a surname that two people bear
/// stays an entry of its own. Adjectives ("Ukrainian") and titles without a name ("the President") are no names.
///
/// **Source**: the definitions of entity mentions in newswire annotation (title and nationality belong to the mention).
pub(super) fn resolve(annotated: &Annotated<'_>) -> (Vec<Entity>, Vec<Mention>) {
    let named: Vec<Named<'_>> = annotated.names().iter().filter_map(|name| Named::read(annotated, name)).collect();
    let mut register = Register::default();
    // Full names first, so that a surname can join the one person who bears it.
    let mut entity_of = vec![None; named.len()];
    for full in [true, false] {
        for (name, entity_idx) in named.iter().zip(&mut entity_of).filter(|(name, _)| name.is_full() == full) {
            *entity_idx = Some(register.enter(name));
        }
    }
    in_text_order(register.entities, &named, &entity_of)
}

/// Entities numbered by their first mention.
fn in_text_order(found: Vec<Entity>, named: &[Named<'_>], entity_of: &[Option<u32>]) -> (Vec<Entity>, Vec<Mention>) {
    let mut new_idx: Vec<Option<u32>> = vec![None; found.len()];
    let mut found: Vec<Option<Entity>> = found.into_iter().map(Some).collect();
    let (mut entities, mut mentions) = (Vec::with_capacity(found.len()), Vec::with_capacity(named.len()));
    for (name, old_idx) in named.iter().zip(entity_of).filter_map(|(name, old_idx)| Some((name, (*old_idx)? as usize)))
    {
        entities.extend(found[old_idx].take());
        let entity_idx = *new_idx[old_idx].get_or_insert(count(entities.len()) - 1);
        mentions.push(Mention { span: name.span, entity_idx, form: Form::Name });
    }
    (entities, mentions)
}

fn count(len: usize) -> u32 {
    u32::try_from(len).expect("an article has fewer than 2^32 names: it has fewer bytes")
}

/// A name with its title told apart, and what that shows.
struct Named<'a> {
    span: Span,
    /// The name without titles: "Ana Orlec".
    core: Cow<'a, str>,
    kind: EntityKind,
}

impl<'a> Named<'a> {
    fn read(annotated: &Annotated<'a>, name: &Name) -> Option<Named<'a>> {
        let core = core(annotated, name)?;
        let has_title = core.start > name.tokens.start && is_titled(annotated, name.tokens.start..core.start);
        let tokens = annotated.tokens();
        let span = tokens[core.start].span.cover(tokens[core.end - 1].span);
        let text = annotated.article().slice(span);
        let kind = kind(annotated, &core, text, has_title)?;
        // An organisation keeps all its words: "General Motors", "House Speaker Office".
        let text = if kind == EntityKind::Organisation { annotated.article().slice(name.span) } else { text };
        // "Mrs Orlec" is as often somebody's wife as the Orlec named before.
        let is_wife = annotated.word(name.tokens.start) == "Mrs";
        let text = if is_wife { annotated.article().slice(name.span) } else { text };
        Some(Named { span: name.span, core: plain(text), kind })
    }

    fn is_full(&self) -> bool {
        self.core.contains(' ')
    }

    fn surname(&self) -> &str {
        self.core.rsplit(' ').next().unwrap_or(&self.core)
    }
}

/// The tokens of a name that are left without titles, posts and nationalities before it.
fn core(annotated: &Annotated<'_>, name: &Name) -> Option<Range<usize>> {
    let tokens = annotated.tokens();
    let last_title = name.tokens.clone().rev().find(|&token_idx| is_title(annotated, token_idx));
    let Some(title) = last_title else { return Some(without_demonym(annotated, name.tokens.clone())) };
    let mut start = title + 1;
    while start < name.tokens.end && tokens[start].shape == Shape::Mark {
        start += 1;
    }
    if start < name.tokens.end && tokens[start].has(Classes::OF) {
        // "Secretary of State Ana Orlec" names a person only where a given name shows where the post ends.
        start = (start + 1..name.tokens.end).find(|&token_idx| tokens[token_idx].has(Classes::GIVEN_NAME))?;
    }
    (start < name.tokens.end).then_some(start..name.tokens.end)
}

/// Titles do not end a name, and "General Motors" has none.
fn is_title(annotated: &Annotated<'_>, token_idx: usize) -> bool {
    let token = annotated.tokens()[token_idx];
    token.has(Classes::TITLE) && !(token.has(Classes::GIVEN_NAME) && token.shape == Shape::Lower)
}

fn without_demonym(annotated: &Annotated<'_>, tokens: Range<usize>) -> Range<usize> {
    let is_demonym = lexicon::place(annotated.word(tokens.start)) == Some(PlaceKind::Demonym);
    tokens.start + usize::from(is_demonym && tokens.len() > 1)..tokens.end
}

fn is_titled(annotated: &Annotated<'_>, before: Range<usize>) -> bool {
    before.into_iter().any(|token_idx| is_title(annotated, token_idx))
}

/// What a name shows of its bearer; nothing for an adjective.
fn kind(annotated: &Annotated<'_>, core: &Range<usize>, text: &str, has_title: bool) -> Option<EntityKind> {
    let tokens = &annotated.tokens()[core.clone()];
    let is_acronym = tokens.len() == 1 && tokens[0].shape == Shape::Upper;
    Some(match lexicon::place(text) {
        Some(PlaceKind::Demonym) => return None,
        _ if tokens.iter().any(|token| token.has(Classes::ORGANISATION)) => EntityKind::Organisation,
        _ if has_title => EntityKind::Person,
        Some(PlaceKind::Place) => EntityKind::Place,
        None if is_acronym => EntityKind::Organisation,
        None if tokens.len() > 1
            && tokens[0].has(Classes::GIVEN_NAME)
            && !tokens.iter().any(|token| token.has(Classes::OF)) =>
        {
            EntityKind::Person
        }
        None => EntityKind::Other,
    })
}

/// The entities of one article, by name.
#[derive(Default)]
struct Register<'a> {
    entities: Vec<Entity>,
    by_name: HashMap<Cow<'a, str>, u32, FixedState>,
    /// Persons by surname; nothing where two bear it.
    by_surname: HashMap<String, Option<u32>, FixedState>,
}

impl<'a> Register<'a> {
    fn enter(&mut self, name: &Named<'a>) -> u32 {
        if !name.is_full()
            && matches!(name.kind, EntityKind::Person | EntityKind::Other)
            && let Some(&Some(entity_idx)) = self.by_surname.get(name.core.as_ref())
        {
            return entity_idx;
        }
        if let Some(&entity_idx) = self.by_name.get(name.core.as_ref()) {
            self.learn(entity_idx, name.kind);
            return entity_idx;
        }
        let entity_idx = count(self.entities.len());
        self.entities.push(Entity { name: name.core.to_string(), kind: name.kind });
        self.by_name.insert(name.core.clone(), entity_idx);
        if name.is_full() && matches!(name.kind, EntityKind::Person | EntityKind::Other) {
            // Somebody of whom nothing shows that he is a person may bear the surname too.
            let bearer = (name.kind == EntityKind::Person).then_some(entity_idx);
            self.by_surname.entry(name.surname().to_owned()).and_modify(|bearer| *bearer = None).or_insert(bearer);
        }
        entity_idx
    }

    /// A later mention can show what an earlier one left open.
    fn learn(&mut self, entity_idx: u32, kind: EntityKind) {
        let entity = &mut self.entities[entity_idx as usize];
        entity.kind = entity.kind.min(kind);
    }
}

/// A name on one line, with single spaces.
fn plain(name: &str) -> Cow<'_, str> {
    let is_plain = !name.contains(|c: char| c.is_whitespace() && c != ' ') && !name.contains("  ");
    if is_plain { name.into() } else { name.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article, facts::extract};

    /// Entities as "kind name: mention, mention".
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let facts = extract(&annotate(&article));
        let found: Vec<String> = (0..)
            .zip(&facts.entities)
            .map(|(entity_idx, entity)| {
                let mentions = facts.mentions.iter().filter(|mention| mention.entity_idx == entity_idx);
                let words: Vec<&str> = mentions.map(|mention| article.slice(mention.span)).collect();
                format!("{} {}: {}", entity.kind.as_str(), entity.name, words.join(", "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_surname_joins_the_one_person_who_bears_it() {
        check(
            "Mayor Ana Orlec spoke. Then Orlec left, and Mr Brandt too.",
            &["person Ana Orlec: Mayor Ana Orlec, Orlec", "person Brandt: Mr Brandt"],
        );
    }

    #[test]
    fn a_surname_of_two_people_joins_neither() {
        check(
            "We saw Ana Orlec and Ivan Orlec. The elder was Orlec.",
            &["person Ana Orlec: Ana Orlec", "person Ivan Orlec: Ivan Orlec", "other Orlec: Orlec"],
        );
    }

    #[test]
    fn a_wife_and_a_namesake_of_unknown_kind_do_not_join() {
        check("Ana Orlec spoke. Mrs Orlec left.", &["person Ana Orlec: Ana Orlec", "person Mrs Orlec: Mrs Orlec"]);
        check(
            "Ana Orlec spoke with Qwyn Orlec. The elder was Orlec.",
            &["person Ana Orlec: Ana Orlec", "other Qwyn Orlec: Qwyn Orlec", "other Orlec: Orlec"],
        );
    }

    #[test]
    fn a_name_over_a_line_break_is_the_same_name() {
        check(
            "The town thanked Ana\nOrlec and the river\nspared the rest of Ana Orlec and of\nthe others too who came",
            &["person Ana Orlec: Ana\nOrlec, Ana Orlec"],
        );
    }

    #[test]
    fn kinds_follow_from_words_acronyms_and_the_gazetteer() {
        check(
            "He wrote to the Ministry of Works, to VNA and to Germany.",
            &["organisation Ministry of Works: Ministry of Works", "organisation VNA: VNA", "place Germany: Germany"],
        );
        check(
            "We met German President Ana Orlec and Secretary of State Ivan Lund.",
            &["person Ana Orlec: German President Ana Orlec", "person Ivan Lund: Secretary of State Ivan Lund"],
        );
    }

    #[test]
    fn adjectives_and_bare_titles_are_left_alone() {
        check("The German trains were late. The President was not amused.", &[]);
    }
}
