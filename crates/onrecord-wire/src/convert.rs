//! From the core's facts to the wire: bytes become code points, indices become ids.

use onrecord::{
    annotate::Annotated,
    article::{self, Article},
    facts::{self, Facts},
    text::{CodePointIndex, Span},
    values::{Date, Decimal},
};

use crate::{
    Anonymous, Caveat, Certainty, Confidence, Entity, Figure, Furniture, Mention, Note, Object, Occasion, Offsets,
    Party, Published, Statement, Text, Time,
};

/// The wire object of an article and what was read from it.
pub fn object<'a>(annotated: &Annotated<'a>, facts: &'a Facts) -> Object<'a> {
    let article = annotated.article();
    let metadata = article.metadata();
    let offsets = &OffsetsOf { text: article.text(), index: CodePointIndex::new(article.text()) };
    Object {
        id: article.id().into(),
        text: article.text().into(),
        title: metadata.title.as_deref().map(Text::from),
        outlet: metadata.outlet.as_deref().map(Text::from),
        byline: metadata.byline.iter().map(|name| name.as_str().into()).collect(),
        language: metadata.language.as_deref().map(Text::from),
        extent: metadata.extent.as_str().into(),
        published: published(facts.published(article), offsets),
        time_of_day: metadata.time_of_day.as_deref().map(Text::from),
        modified: metadata.modified.map(|date| date.to_string().into()),
        furniture: article.furniture().iter().map(|furniture| self::furniture(*furniture, offsets)).collect(),
        sentences: annotated.sentences().iter().map(|sentence| offsets.of(sentence.span)).collect(),
        entities: entities(article, facts, offsets),
        mentions: facts.mentions.iter().map(|mention| self::mention(*mention, offsets)).collect(),
        statements: (1..).zip(&facts.statements).map(|(n, item)| statement(n, item, offsets)).collect(),
        figures: (1..).zip(&facts.figures).map(|(n, item)| figure(n, item, offsets)).collect(),
        times: (1..).zip(&facts.times).map(|(n, item)| time(n, item, offsets)).collect(),
        commitments: Vec::new(),
        notes: facts.notes.iter().map(|note| self::note(note, offsets)).collect(),
    }
}

/// Turns the byte spans of one text into code points.
struct OffsetsOf<'a> {
    text: &'a str,
    index: CodePointIndex,
}

impl OffsetsOf<'_> {
    fn of(&self, span: Span) -> Offsets {
        self.index.code_points(self.text, span)
    }

    fn all(&self, spans: &[Span]) -> Vec<Offsets> {
        spans.iter().map(|&span| self.of(span)).collect()
    }
}

fn numbered(letter: char, n: u32) -> Text<'static> {
    format!("{letter}{n}").into()
}

fn entity_id(entity_idx: u32) -> Text<'static> {
    numbered('e', entity_idx + 1)
}

fn published(published: &article::Published, offsets: &OffsetsOf<'_>) -> Published<'static> {
    let day = |date: Option<_>| date.map(|date: Date| date.to_string().into());
    Published {
        date: day(published.date),
        basis: published.basis.as_str().into(),
        earliest: day(published.earliest),
        latest: day(published.latest),
        evidence: offsets.all(&published.evidence),
    }
}

fn furniture(furniture: article::Furniture, offsets: &OffsetsOf<'_>) -> Furniture<'static> {
    let (start, end) = offsets.of(furniture.span);
    Furniture { start, end, kind: furniture.kind.as_str().into() }
}

/// Entities with all the names that their mentions give them.
fn entities<'a>(article: &'a Article, facts: &'a Facts, offsets: &OffsetsOf<'_>) -> Vec<Entity<'a>> {
    let mut names = vec![Vec::new(); facts.entities.len()];
    for mention in facts.mentions.iter().filter(|mention| mention.form == facts::Form::Name) {
        if let Some(entity_idx) = mention.entity_idx {
            names[entity_idx as usize].push(article.slice(mention.span));
        }
    }
    let with_names = (0..).zip(&facts.entities).zip(names);
    with_names
        .map(|((entity_idx, entity), mut names)| {
            names.sort_unstable();
            names.dedup();
            Entity {
                id: entity_id(entity_idx),
                name: entity.name.as_str().into(),
                r#type: entity.kind.as_str().into(),
                names: names.into_iter().map(Text::from).collect(),
                named: entity.is_named,
                roles: offsets.all(&entity.roles),
            }
        })
        .collect()
}

fn mention(mention: facts::Mention, offsets: &OffsetsOf<'_>) -> Mention<'static> {
    let (start, end) = offsets.of(mention.span);
    Mention {
        start,
        end,
        r#type: mention.kind.as_str().into(),
        form: mention.form.as_str().into(),
        entity: mention.entity_idx.map(entity_id),
        link: mention.link.as_str().into(),
    }
}

fn statement(n: u32, statement: &facts::Statement, offsets: &OffsetsOf<'_>) -> Statement<'static> {
    let facts::Statement { speaker, how, setting, .. } = statement;
    let ids = |entities: &[u32]| entities.iter().copied().map(entity_id).collect();
    let party = |party: Option<facts::Party>| party.map(|party| self::party(party, offsets));
    Statement {
        id: statement_id(n - 1),
        source: offsets.all(&statement.source),
        cue: offsets.all(&statement.cue),
        content: offsets.all(&statement.content),
        kind: statement.kind.as_str().into(),
        speaker: speaker.entities.first().copied().map(entity_id),
        speakers: ids(&speaker.entities),
        candidates: ids(&speaker.candidates),
        on_behalf_of: party(speaker.on_behalf_of),
        unnamed: speaker.unnamed.is_some(),
        anonymous: speaker.unnamed.map(|unnamed| anonymous(unnamed, offsets)),
        modality: how.modality.as_str().into(),
        outcome: how.outcome.as_str().into(),
        attitude: how.attitude.as_str().into(),
        stance: how.stance.as_str().into(),
        certainty: how.certainty.iter().map(|words| certainty(*words, offsets)).collect(),
        addressee: party(setting.addressee),
        occasion: setting.occasion.map(|words| occasion(words, offsets)),
        outlet: party(setting.outlet),
        said: setting.time_idx.map(time_id),
        nested_in: statement.nested_in.map(statement_id),
        headline: statement.is_headline,
        caveat: statement.caveats.iter().map(|words| caveat(*words, offsets)).collect(),
        confidence: Some(Confidence::from_hundredths(statement.confidence)),
    }
}

fn statement_id(statement_idx: u32) -> Text<'static> {
    numbered('s', statement_idx + 1)
}

fn party(party: facts::Party, offsets: &OffsetsOf<'_>) -> Party<'static> {
    let (start, end) = offsets.of(party.span);
    Party { start, end, entity: party.entity_idx.map(entity_id) }
}

fn anonymous(unnamed: facts::Unnamed, offsets: &OffsetsOf<'_>) -> Anonymous {
    let reason = unnamed.reason.map(|span| offsets.of(span));
    Anonymous { role: offsets.of(unnamed.role), several: unnamed.is_several, reason }
}

fn certainty(words: facts::Certainty, offsets: &OffsetsOf<'_>) -> Certainty<'static> {
    let (start, end) = offsets.of(words.span);
    Certainty { start, end, sureness: words.sureness.as_str().into() }
}

fn occasion(occasion: facts::Occasion, offsets: &OffsetsOf<'_>) -> Occasion<'static> {
    let (start, end) = offsets.of(occasion.span);
    Occasion { start, end, kind: occasion.kind.as_str().into() }
}

fn caveat(caveat: facts::Caveat, offsets: &OffsetsOf<'_>) -> Caveat<'static> {
    let (start, end) = offsets.of(caveat.span);
    Caveat { start, end, kind: caveat.caution.as_str().into() }
}

fn figure<'a>(n: u32, figure: &'a facts::Figure, offsets: &OffsetsOf<'_>) -> Figure<'a> {
    let (start, end) = offsets.of(figure.span);
    let decimal = |number: Option<_>| number.map(|number: Decimal| number.to_string().into());
    let other = |figure_idx: Option<u32>| figure_idx.map(|idx| numbered('f', idx + 1));
    Figure {
        id: numbered('f', n),
        start,
        end,
        value: decimal(figure.value),
        low: decimal(figure.low),
        high: decimal(figure.high),
        unit: figure.unit.as_ref().map(|unit| unit.code.as_ref().into()),
        unit_name: figure.unit.as_ref().map(|unit| unit.name.as_ref().into()),
        hedge: figure.hedge.as_str().into(),
        hedge_span: figure.hedge_span.map(|span| offsets.of(span)),
        of: offsets.all(&figure.of),
        head: figure.head.map(|span| offsets.of(span)),
        scope: offsets.all(&figure.scope),
        direction: figure.direction.map(|direction| direction.as_str().into()),
        level: other(figure.level_idx),
        time: figure.time_idx.map(time_id),
        same_as: other(figure.same_as),
        part_of: other(figure.part_of),
    }
}

fn time_id(time_idx: u32) -> Text<'static> {
    numbered('t', time_idx + 1)
}

fn time<'a>(n: u32, time: &'a facts::Time, offsets: &OffsetsOf<'_>) -> Time<'a> {
    let (start, end) = offsets.of(time.span);
    let day = |date: Option<Date>| date.map(|date| date.to_string().into());
    let anchor = |anchor| match anchor {
        facts::Anchor::Published => "published".into(),
        facts::Anchor::Time(time_idx) => time_id(time_idx),
    };
    Time {
        id: numbered('t', n),
        start,
        end,
        r#type: time.kind.as_str().into(),
        value: time.value.as_str().into(),
        r#mod: time.modifier.map(|modifier| modifier.as_str().into()),
        anchor: time.anchor.map(anchor),
        first: day(time.days.and_then(|days| days.first)),
        last: day(time.days.and_then(|days| days.last)),
        rule: time.rule.into(),
    }
}

fn note(note: &facts::Note, offsets: &OffsetsOf<'_>) -> Note<'static> {
    let (start, end) = offsets.of(note.span);
    Note { start, end, what: note.what.into() }
}
