//! What an article says: names, statements, figures and times, each with its place in the text.
//!
//! The finders here are small: they are right when they speak and silent otherwise. Every span is a span of the article
//! that was annotated, lies in its body and is fit for [`Article::evidence`](crate::article::Article::evidence); but for
//! statements of its headline, which are marked as such and lie there.

mod entity;
mod figure;
#[cfg(test)]
mod marked;
mod phrase;
mod statement;
mod text;
mod time;

pub use entity::{Entity, EntityKind, Form, Link, Mention, chains};
pub use figure::{Direction, Figure};
pub use statement::{
    Attitude, Caution, Caveat, Certainty, How, Kind, Modality, Occasion, OccasionKind, Outcome, Party, Setting,
    Speaker, Stance, Statement, Sureness, Unnamed,
};
pub use time::{Anchor, Days, Modifier, Time, TimeKind};

use self::{statement::Known, text::Text};
pub use crate::lexicon::{Hedge, Unit};
use crate::{
    annotate::Annotated,
    article::{Article, Published},
    lexicon::Events,
    tagging::Tags,
    text::Span,
};

/// Everything that was read from one article. Lists are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When the article was published, as far as its words bound it; the default where they do not, and where the day is known
    /// without them. Ask [`Facts::published`] for what is known either way.
    pub inferred: Published,
    /// Who and what is named, one entry each within the article.
    pub entities: Vec<Entity>,
    /// Every place where one of them is named.
    pub mentions: Vec<Mention>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Dates.
    pub times: Vec<Time>,
    /// What was seen and not understood.
    pub notes: Vec<Note>,
}

/// Something that a stage saw and could not read, told to the user instead of guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub span: Span,
    /// What is the matter, in lower case and without a final stop.
    pub what: &'static str,
}

/// The language that facts are read from, as an ISO 639-1 code.
pub const LANGUAGE: &str = "en";

/// Whether an article is read for facts: it is in English, or nobody knows in what.
pub fn is_read(article: &Article) -> bool {
    article.metadata().language.as_deref().is_none_or(|language| language == LANGUAGE)
}

/// Reads the facts of an annotated article and of what a model said of its words. An article in another language has none:
/// half of its names and figures would be found, and their statements misread.
pub fn extract(annotated: &Annotated<'_>, tags: &Tags) -> Facts {
    extract_knowing(annotated, tags, Events::known())
}

/// The same, by these events of the world: only the day of an article that nobody dated depends on them, and what is read from it.
pub fn extract_knowing(annotated: &Annotated<'_>, tags: &Tags, events: &Events) -> Facts {
    if !is_read(annotated.article()) {
        return Facts::default();
    }
    let Quantities { inferred, figures, times } = quantities(annotated, tags, events);
    let text = Text::new(annotated, tags, effective(annotated.article(), &inferred));
    let (entities, mentions) = entity::resolve(&text);
    let known = Known { entities: &entities, mentions: &mentions, times: &times };
    let (statements, notes) = statement::find(&text, &known);
    Facts { inferred, entities, mentions, statements, figures, times, notes }
}

/// The figures and times of an annotated article and nothing else: the same as [`extract`] finds, for a fraction of its cost.
pub fn figures_and_times(annotated: &Annotated<'_>, tags: &Tags) -> (Vec<Figure>, Vec<Time>) {
    if !is_read(annotated.article()) {
        return Default::default();
    }
    let Quantities { figures, times, .. } = quantities(annotated, tags, Events::known());
    (figures, times)
}

/// What is read without looking at who is named.
struct Quantities {
    inferred: Published,
    figures: Vec<Figure>,
    times: Vec<Time>,
}

fn quantities(annotated: &Annotated<'_>, tags: &Tags, events: &Events) -> Quantities {
    let spoken = time::read(annotated);
    let inferred = if annotated.article().metadata().published.is_unknown() {
        time::infer(annotated, &spoken, events)
    } else {
        Published::default()
    };
    let times = time::resolve(annotated, &spoken, effective(annotated.article(), &inferred));
    let figures = figure::find(annotated, &times, tags);
    Quantities { inferred, figures, times }
}

impl Facts {
    /// When the article was published: as whoever handed it in or its page says, else as its own words bound it.
    pub fn published<'f>(&'f self, article: &'f Article) -> &'f Published {
        effective(article, &self.inferred)
    }
}

fn effective<'f>(article: &'f Article, inferred: &'f Published) -> &'f Published {
    let known = &article.metadata().published;
    if known.is_unknown() { inferred } else { known }
}
