//! Names: those that a model found, and of those that the rules found what it said nothing of.

use std::{borrow::Cow, ops::Range};

use super::{
    super::text::Text,
    EntityKind, Form,
    draft::{Draft, Number, Traits},
    holder,
    no_name::NoNames,
};
use crate::{
    annotate::{Annotated, Name, Shape},
    lexicon::{self, Classes, Gender, PlaceKind, gazetteer},
    tagging::{NameKind, TaggedName},
    text::Span,
};

/// Names, in the order of the text.
///
/// **Finds** a person by a title ("Mayor Orlec") or a known given name ("Ana Orlec"), an organisation by its words
/// ("Ministry of Health") or as an acronym, a place by the gazetteer; and what a model takes for a name, which is surer.
///
/// **Leaves alone** what it cannot tell: such a name is of kind [`EntityKind::Other`]. Adjectives ("Ukrainian"), titles
/// without a name ("the President") and what [`NoNames`] tells are no names.
///
/// **Source**: the definitions of entity mentions in newswire annotation (title and nationality belong to the mention).
pub(super) fn find<'a>(text: &Text<'_, 'a>, drafts: &mut Vec<Draft<'a>>) {
    let annotated = text.annotated;
    let tagged: Vec<(Span, Option<Named<'a>>)> =
        text.tags.names.iter().flat_map(|name| places(text, name)).map(|name| Named::tagged(text, &name)).collect();
    let is_tagged = |name: &&Name| {
        let after = tagged.partition_point(|(span, _)| span.end() <= name.span.start());
        tagged.get(after).is_some_and(|(span, _)| span.overlaps(name.span))
    };
    let no_names = NoNames::of(text);
    let by_rule = annotated.names().iter().filter(|name| !is_tagged(name));
    let by_rule = by_rule.filter_map(|name| Named::read(annotated, name)).map(|name| name.draft(text));
    let by_rule: Vec<Draft<'a>> = by_rule.filter(|draft| !no_names.refuses(draft)).collect();
    let tagged = tagged.into_iter().filter_map(|(_, name)| name).map(|name| name.draft(text));
    drafts.extend(tagged.chain(by_rule).filter(|draft| !no_names.has(draft)));
}

/// "Vell, Germany" names two places.
fn places(text: &Text<'_, '_>, name: &TaggedName) -> Vec<TaggedName> {
    let words = name.words.clone();
    let comma = words.clone().skip(1).find(|&at| name.kind == NameKind::Place && text.is(at, ","));
    let is_country = |rest: Range<usize>| {
        !rest.is_empty() && gazetteer::country(text.annotated.article().slice(text.span(rest))).is_some()
    };
    match comma {
        Some(comma) if is_country(comma + 1..words.end) => {
            [words.start..comma, comma + 1..words.end].map(|words| TaggedName { words, ..name.clone() }).into()
        }
        _ => vec![name.clone()],
    }
}

/// A name with its title told apart, and what that shows.
struct Named<'a> {
    span: Span,
    /// Where the name without titles begins.
    start: u32,
    /// The name without titles: "Ana Orlec".
    core: Cow<'a, str>,
    kind: EntityKind,
}

impl<'a> Named<'a> {
    /// A name that a model found, with the title that a rule saw before it; nothing for a nationality.
    fn tagged(article: &Text<'_, 'a>, name: &TaggedName) -> (Span, Option<Named<'a>>) {
        let annotated = article.annotated;
        let words = &annotated.words()[name.words.clone()];
        let core = words.iter().fold(words[0].span, |span, word| span.cover(word.span));
        let text = annotated.article().slice(core);
        let kind = match name.kind {
            NameKind::Person => EntityKind::Person,
            NameKind::Organisation | NameKind::Other if is_holder(article, name, text) => EntityKind::Person,
            NameKind::Organisation => EntityKind::Organisation,
            NameKind::Place => EntityKind::Place,
            NameKind::Nationality => return (core, None),
            NameKind::Equipment => EntityKind::Equipment,
            NameKind::Event => EntityKind::Event,
            NameKind::Other => kind_by_last_word(text),
        };
        let span = if kind == EntityKind::Person { with_title(annotated, core) } else { core };
        let named = Named::of(annotated, span, core, kind);
        (span, Some(named))
    }

    fn read(annotated: &Annotated<'a>, name: &Name) -> Option<Named<'a>> {
        let core = core(annotated, name)?;
        let has_title = core.start > name.tokens.start && is_titled(annotated, name.tokens.start..core.start);
        let tokens = annotated.tokens();
        let span = tokens[core.start].span.cover(tokens[core.end - 1].span);
        let kind = kind(annotated, &core, annotated.article().slice(span), has_title)?;
        // An organisation keeps all its words: "General Motors", "House Speaker Office".
        let core = if kind == EntityKind::Organisation { name.span } else { span };
        Some(Named::of(annotated, name.span, core, kind))
    }

    fn of(annotated: &Annotated<'a>, span: Span, core: Span, kind: EntityKind) -> Named<'a> {
        let written = annotated.article().slice(core);
        let bare = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).filter(|bare| !bare.is_empty());
        Named { span, start: core.start(), core: plain(bare.unwrap_or(written)), kind }
    }

    fn draft(self, text: &Text<'_, 'a>) -> Draft<'a> {
        let words = text.words(self.span);
        let first = text.annotated.words().partition_point(|word| word.span.end() <= self.start);
        let title = (words.start < first).then(|| text.span(words.start..first));
        let title_gender = title.and_then(|title| gender_of_title(text.annotated.article().slice(title)));
        let is_person = self.kind == EntityKind::Person;
        let given = self.core.split_once(' ').map(|(given, _)| given).filter(|_| is_person);
        let gender = title_gender.or_else(|| given.and_then(lexicon::gender_of_name));
        let number = is_person.then_some(Number::One);
        let proper = first.min(words.end - 1)..words.end;
        let head = text.head_of(&proper).filter(|_| text.has_trees()).unwrap_or(words.end - 1);
        let traits = Traits { kind: self.kind, gender, number, is_thing: false };
        Draft { span: self.span, words, head, form: Form::Name, traits, key: self.core, opening: None, title }
    }
}

/// Whether a table knows better than the model that a name is that of a person who held an office.
fn is_holder(article: &Text<'_, '_>, name: &TaggedName, text: &str) -> bool {
    holder::is_surname(text, article.word(name.words.end), article.published)
}

/// A law or a war is told by its last word: "River Act".
fn kind_by_last_word(name: &str) -> EntityKind {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let noun = lexicon::noun(&last).filter(|_| name.contains(' '));
    noun.map_or(EntityKind::Other, |noun| EntityKind::from(noun.kind)).max(EntityKind::Equipment)
}

/// The gender that the words before a name show: "Mrs", "King".
fn gender_of_title(title: &str) -> Option<Gender> {
    title.split(|c: char| !c.is_alphabetic()).find_map(|word| match word {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Pope" | "Imam" | "Congressman" | "Chairman" | "Councilman" => {
            Some(Gender::He)
        }
        "Mrs" | "Ms" | "Miss" | "Mme" | "Lady" | "Dame" | "Queen" | "Princess" | "Congresswoman" | "Chairwoman"
        | "Councilwoman" => Some(Gender::She),
        _ => None,
    })
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
        None if tokens.len() == 1 && gazetteer::country_of_people(text).is_some() => return None,
        _ if tokens.iter().any(|token| token.has(Classes::ORGANISATION)) => EntityKind::Organisation,
        _ if has_title => EntityKind::Person,
        Some(PlaceKind::Place) => EntityKind::Place,
        None if gazetteer::equipment(text).is_some() => EntityKind::Equipment,
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

/// A name on one line, with single spaces.
fn plain(name: &str) -> Cow<'_, str> {
    let is_plain = !name.contains(|c: char| c.is_whitespace() && c != ' ') && !name.contains("  ");
    if is_plain { name.into() } else { name.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}
