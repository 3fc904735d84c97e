//! The rows of each table: plain columns, the article's own first.

use onrecord_store::{
    AnchorRow, ArticleHead, ArticleRecord, EntityName, EvidenceRow, FigureName, FigureRow, MeantRow, MentionRow,
    StatementRow, TimeRow,
};
use serde::Serialize;

use super::entity;
use crate::shown_in::Shown;

// JSON Lines could flatten a struct of the article's columns and the csv crate cannot, so each row has them written out.
macro_rules! row {
    ($(#[doc = $what:literal])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[doc = $what])*
        #[derive(Debug, Serialize)]
        #[allow(clippy::struct_field_names, reason = "the column is article_id in the record too")]
        pub(in crate::commands) struct $name {
            article_id: i64,
            published: Option<String>,
            outlet: Option<String>,
            title: Option<String>,
            address: String,
            $($field: $type,)*
        }

        impl $name {
            /// The article's columns; the others are empty.
            fn of(article: &ArticleHead) -> $name {
                $name {
                    article_id: article.id,
                    published: article.published.clone(),
                    outlet: article.outlet.clone(),
                    title: article.title.clone(),
                    address: article.address.clone(),
                    $($field: Default::default(),)*
                }
            }
        }
    };
}

row! {
    /// A row of the table of articles.
    ArticleOut {
        url: Option<String>,
        version: u32,
        published_basis: String,
        published_earliest: Option<String>,
        published_latest: Option<String>,
        byline: String,
        time_of_day: Option<String>,
        modified: Option<String>,
        sha256: String,
        statements: u32,
        figures: u32,
        times: u32,
        notes: u32,
    }
}

row! {
    /// A row of the table of statements.
    StatementOut {
        speaker: String,
        perhaps: String,
        on_behalf_of: String,
        unnamed: bool,
        several: bool,
        role: String,
        anonymity: String,
        source: String,
        cue: String,
        content: String,
        kind: String,
        modality: String,
        outcome: String,
        attitude: Option<String>,
        stance: Option<String>,
        certainty: String,
        sureness: String,
        addressee: String,
        occasion: String,
        occasion_kind: String,
        said_to_outlet: String,
        said: Option<String>,
        said_first: Option<String>,
        said_last: Option<String>,
        told_by: Option<String>,
        headline: bool,
        caveat: String,
        caveat_kind: String,
        confidence: String,
        statement_id: i64,
        said_time_id: Option<i64>,
        nested_in: Option<i64>,
        source_spans: String,
        cue_spans: String,
        content_spans: String,
        on_behalf_of_span: String,
        role_span: String,
        anonymity_span: String,
        certainty_spans: String,
        addressee_span: String,
        occasion_span: String,
        said_to_outlet_span: String,
        caveat_spans: String,
    }
}

row! {
    /// A row of the table of figures.
    FigureOut {
        quote: String,
        value: Option<String>,
        low: Option<String>,
        high: Option<String>,
        unit: Option<String>,
        unit_name: Option<String>,
        hedge: String,
        hedge_words: String,
        of: String,
        head: String,
        scope: String,
        direction: Option<String>,
        time: Option<String>,
        time_first: Option<String>,
        time_last: Option<String>,
        figure_id: i64,
        level_id: Option<i64>,
        time_id: Option<i64>,
        same_as: Option<i64>,
        part_of: Option<i64>,
        start_byte: u32,
        end_byte: u32,
        hedge_span: String,
        of_spans: String,
        head_span: String,
        scope_spans: String,
    }
}

row! {
    /// A row of the table of times.
    TimeOut {
        quote: String,
        r#type: String,
        value: String,
        r#mod: Option<String>,
        first: Option<String>,
        last: Option<String>,
        anchor: Option<&'static str>,
        anchor_value: Option<String>,
        rule: Option<String>,
        time_id: i64,
        anchor_id: Option<i64>,
        start_byte: u32,
        end_byte: u32,
    }
}

row! {
    /// A row of the table of mentions.
    MentionOut {
        quote: String,
        entity: String,
        kind: String,
        form: String,
        start_byte: u32,
        end_byte: u32,
    }
}

impl ArticleOut {
    pub(super) fn new(record: &ArticleRecord) -> ArticleOut {
        let row = &record.row;
        ArticleOut {
            url: row.article.url.clone(),
            version: row.version,
            published_basis: row.published_basis.clone(),
            published_earliest: row.article.published_earliest.clone(),
            published_latest: row.article.published_latest.clone(),
            byline: record.byline.join("; "),
            time_of_day: record.time_of_day.clone(),
            modified: record.modified.clone(),
            sha256: record.document.clone(),
            statements: row.n_statements,
            figures: row.n_figures,
            times: row.n_times,
            notes: row.n_notes,
            ..ArticleOut::of(&row.article)
        }
    }
}

impl StatementOut {
    pub(in crate::commands) fn new(article: &ArticleHead, item: &StatementRow) -> StatementOut {
        let [on_behalf_of, addressee, outlet] =
            [&item.on_behalf_of, &item.addressee, &item.outlet].map(|party| party.iter().map(|it| &it.evidence));
        let [certainty, caveats, occasion] = [&item.certainty[..], &item.caveats, item.occasion.as_slice()];
        let said = item.said.as_ref();
        StatementOut {
            speaker: names(&item.speakers, " and "),
            perhaps: names(&item.candidates, " or "),
            on_behalf_of: words(on_behalf_of.clone()),
            unnamed: item.unnamed,
            several: item.is_several,
            role: words(&item.role),
            anonymity: words(&item.anonymity),
            source: words(&item.source),
            cue: words(&item.cue),
            content: words(&item.content),
            kind: item.kind.clone(),
            modality: item.modality.clone(),
            outcome: item.outcome.clone(),
            attitude: item.attitude.clone(),
            stance: item.stance.clone(),
            certainty: words(evidence(certainty)),
            sureness: meaning(certainty),
            addressee: words(addressee.clone()),
            occasion: words(evidence(occasion)),
            occasion_kind: meaning(occasion),
            said_to_outlet: words(outlet.clone()),
            said: said.map(|time| time.value.clone()),
            said_first: said.and_then(|time| time.first_day.clone()),
            said_last: said.and_then(|time| time.last_day.clone()),
            told_by: item.nested_in.as_ref().map(|outer| outer.by.clone()),
            headline: item.is_headline,
            caveat: words(evidence(caveats)),
            caveat_kind: meaning(caveats),
            confidence: confidence(item.confidence_hundredths),
            statement_id: item.id,
            said_time_id: said.map(|time| time.id),
            nested_in: item.nested_in.as_ref().map(|outer| outer.id),
            source_spans: spans(&item.source),
            cue_spans: spans(&item.cue),
            content_spans: spans(&item.content),
            on_behalf_of_span: spans(on_behalf_of),
            role_span: spans(&item.role),
            anonymity_span: spans(&item.anonymity),
            certainty_spans: spans(evidence(certainty)),
            addressee_span: spans(addressee),
            occasion_span: spans(evidence(occasion)),
            said_to_outlet_span: spans(outlet),
            caveat_spans: spans(evidence(caveats)),
            ..StatementOut::of(article)
        }
    }
}

impl FigureOut {
    pub(in crate::commands) fn new(article: &ArticleHead, item: &FigureRow) -> FigureOut {
        let EvidenceRow { start_byte, end_byte, quote } = item.evidence.clone();
        let id = |other: &Option<FigureName>| other.as_ref().map(|other| other.id);
        let time = item.time.as_ref();
        FigureOut {
            quote,
            value: item.value.clone(),
            low: item.low.clone(),
            high: item.high.clone(),
            unit: item.unit.clone(),
            unit_name: item.unit_name.clone(),
            hedge: item.hedge.clone(),
            hedge_words: words(&item.hedge_evidence),
            of: words(&item.of),
            head: words(&item.head),
            scope: words(&item.scope),
            direction: item.direction.clone(),
            time: time.map(|time| time.value.clone()),
            time_first: time.and_then(|time| time.first_day.clone()),
            time_last: time.and_then(|time| time.last_day.clone()),
            figure_id: item.id,
            level_id: id(&item.level),
            time_id: time.map(|time| time.id),
            same_as: id(&item.same_as),
            part_of: id(&item.part_of),
            start_byte,
            end_byte,
            hedge_span: spans(&item.hedge_evidence),
            of_spans: spans(&item.of),
            head_span: spans(&item.head),
            scope_spans: spans(&item.scope),
            ..FigureOut::of(article)
        }
    }
}

/// What a figure is in the unit that was asked for: columns after those of [`FigureOut`], rounded, empty without one.
#[derive(Debug, Default, Serialize)]
#[allow(clippy::struct_field_names, reason = "they are the names of columns beside those of the figure itself")]
pub(in crate::commands) struct ShownOut {
    shown_value: Option<String>,
    shown_low: Option<String>,
    shown_high: Option<String>,
    shown_unit: Option<String>,
}

impl ShownOut {
    pub(in crate::commands) fn new(shown: Option<Shown>) -> ShownOut {
        let shown = shown.map(|Shown { value, low, high, unit, .. }| ShownOut {
            shown_value: value,
            shown_low: low,
            shown_high: high,
            shown_unit: Some(unit),
        });
        shown.unwrap_or_default()
    }
}

impl TimeOut {
    pub(in crate::commands) fn new(article: &ArticleHead, item: &TimeRow) -> TimeOut {
        let EvidenceRow { start_byte, end_byte, quote } = item.evidence.clone();
        let (anchor, other) = match &item.anchor {
            None => (None, None),
            Some(AnchorRow::Published) => (Some("published"), None),
            Some(AnchorRow::Time(other)) => (Some("time"), Some(other)),
        };
        TimeOut {
            quote,
            r#type: item.r#type.clone(),
            value: item.value.clone(),
            r#mod: item.modifier.clone(),
            first: item.first_day.clone(),
            last: item.last_day.clone(),
            anchor,
            anchor_value: other.map(|other| other.value.clone()),
            rule: item.rule.clone(),
            time_id: item.id,
            anchor_id: other.map(|other| other.id),
            start_byte,
            end_byte,
            ..TimeOut::of(article)
        }
    }
}

impl MentionOut {
    pub(super) fn new(record: &ArticleRecord, item: &MentionRow) -> MentionOut {
        let EvidenceRow { start_byte, end_byte, quote } = item.evidence.clone();
        let (entity, kind) = entity(record, item.entity_id);
        let (entity, kind, form) = (entity.to_owned(), kind.to_owned(), item.form.clone());
        MentionOut { quote, entity, kind, form, start_byte, end_byte, ..MentionOut::of(&record.row.article) }
    }
}

fn words<'a>(evidence: impl IntoIterator<Item = &'a EvidenceRow>) -> String {
    evidence.into_iter().map(|evidence| evidence.quote.as_str()).collect::<Vec<_>>().join(" … ")
}

fn spans<'a>(evidence: impl IntoIterator<Item = &'a EvidenceRow>) -> String {
    let span = |evidence: &EvidenceRow| format!("{}-{}", evidence.start_byte, evidence.end_byte);
    evidence.into_iter().map(span).collect::<Vec<_>>().join(";")
}

fn names(names: &[EntityName], between: &str) -> String {
    names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>().join(between)
}

fn evidence(meant: &[MeantRow]) -> impl Iterator<Item = &EvidenceRow> {
    meant.iter().map(|meant| &meant.evidence)
}

/// What words mean, in the order of [`words`].
fn meaning(meant: &[MeantRow]) -> String {
    meant.iter().map(|meant| meant.what.as_str()).collect::<Vec<_>>().join(" … ")
}

/// "0.93", "1.00".
fn confidence(hundredths: u8) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
