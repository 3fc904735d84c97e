//! Who and what is named in an article: one entry each.

use std::{borrow::Cow, ops::Range};

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::{
    annotate::{Annotated, Name, Shape},
    lexicon::{self, Classes, PlaceKind},
    tagging::{NameKind, TaggedName, Tags},
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
pub(super) fn resolve(annotated: &Annotated<'_>, tags: &Tags) -> (Vec<Entity>, Vec<Mention>) {
    let named = named(annotated, tags);
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

/// The names that a model found, and of those that the rules found what it said nothing of, in the order of the text.
fn named<'a>(annotated: &Annotated<'a>, tags: &Tags) -> Vec<Named<'a>> {
    let tagged: Vec<(Span, Option<Named<'a>>)> = tags.names.iter().map(|name| tagged(annotated, name)).collect();
    let is_tagged = |name: &&Name| {
        let after = tagged.partition_point(|(span, _)| span.end() <= name.span.start());
        tagged.get(after).is_some_and(|(span, _)| span.overlaps(name.span))
    };
    let by_rule =
        annotated.names().iter().filter(|name| !is_tagged(name)).filter_map(|name| Named::read(annotated, name));
    let by_rule: Vec<Named<'a>> = by_rule.collect();
    let mut named: Vec<Named<'a>> = tagged.into_iter().filter_map(|(_, name)| name).chain(by_rule).collect();
    named.sort_by_key(|name| name.span);
    named
}

/// A name that a model found, with the title that a rule saw before it; nothing for a nationality.
fn tagged<'a>(annotated: &Annotated<'a>, name: &TaggedName) -> (Span, Option<Named<'a>>) {
    let words = &annotated.words()[name.words.clone()];
    let core = words.iter().fold(words[0].span, |span, word| span.cover(word.span));
    let kind = match name.kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
        NameKind::Nationality => return (core, None),
        NameKind::Equipment | NameKind::Event | NameKind::Other => EntityKind::Other,
    };
    let span = if kind == EntityKind::Person { with_title(annotated, core) } else { core };
    (span, Some(Named { span, core: plain(annotated.article().slice(core)), kind }))
}

/// A person's name and the title, post or nationality before it, where a rule took them for one name.
fn with_title(annotated: &Annotated<'_>, core: Span) -> Span {
    let covers = |name: &&Name| name.span.start() < core.start() && name.span.end() == core.end();
    let after = annotated.names().partition_point(|name| name.span.end() < core.end());
    let Some(name) = annotated.names().get(after).filter(covers) else { return core };
    let before = name.tokens.clone().take_while(|&token_idx| annotated.tokens()[token_idx].span.end() <= core.start());
    let is_demonym = |token_idx: usize| lexicon::place(annotated.word(token_idx)) == Some(PlaceKind::Demonym);
    let shows = before.into_iter().any(|token_idx| is_title(annotated, token_idx) || is_demonym(token_idx));
    if shows { name.span } else { core }
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
    use crate::{
        annotate::annotate,
        article::Article,
        facts::extract,
        tagging::{NameKind, TaggedName, Tags},
    };

    /// Entities as "kind name: mention, mention".
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let facts = extract(&annotate(&article), &Tags::default());
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

    /// The same, of a text of which a model has found these names.
    fn check_tagged(text: &str, names: &[(&str, NameKind)], expected: &[&str]) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let words = |name: &str| {
            let start = u32::try_from(text.find(name).unwrap()).unwrap();
            let end = start + u32::try_from(name.len()).unwrap();
            let words = annotated.words();
            words.partition_point(|word| word.span.end() <= start)
                ..words.partition_point(|word| word.span.start() < end)
        };
        let tagged =
            |&(name, kind): &(&str, NameKind)| TaggedName { words: words(name), kind, score: -5, confidence: 95 };
        let tags = Tags { names: names.iter().map(tagged).collect(), ..Tags::default() };
        let facts = extract(&annotated, &tags);
        let found: Vec<String> = facts
            .mentions
            .iter()
            .map(|mention| {
                let entity = &facts.entities[mention.entity_idx as usize];
                format!("{} {}: {}", entity.kind.as_str(), entity.name, article.slice(mention.span))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_model_says_what_no_table_knows() {
        check_tagged(
            "Yaran Dosk met Selm Water in Lower Vell.",
            &[
                ("Yaran Dosk", NameKind::Person),
                ("Selm Water", NameKind::Organisation),
                ("Lower Vell", NameKind::Place),
            ],
            &["person Yaran Dosk: Yaran Dosk", "organisation Selm Water: Selm Water", "place Lower Vell: Lower Vell"],
        );
    }

    #[test]
    fn a_title_before_a_name_belongs_to_the_mention() {
        check_tagged(
            "Mayor Yaran Dosk left.",
            &[("Yaran Dosk", NameKind::Person)],
            &["person Yaran Dosk: Mayor Yaran Dosk"],
        );
        check_tagged("Why Dosk left.", &[("Dosk", NameKind::Person)], &["person Dosk: Dosk"]);
    }

    #[test]
    fn a_nationality_is_no_entity() {
        check_tagged("A Sundrian left.", &[("Sundrian", NameKind::Nationality)], &[]);
    }

    #[test]
    fn a_surname_that_a_rule_sees_joins_the_person_whom_a_model_found() {
        check_tagged(
            "Yaran Dosk left. Later, Dosk came.",
            &[("Yaran Dosk", NameKind::Person)],
            &["person Yaran Dosk: Yaran Dosk", "person Yaran Dosk: Dosk"],
        );
    }
}
