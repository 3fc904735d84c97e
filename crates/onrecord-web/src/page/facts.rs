//! The facts of an article as a list, each with a link to its words.

mod statement;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use onrecord::text::{LineColumn, LineIndex};
use onrecord_store::{AnchorRow, ArticleRecord, EntityRow, EvidenceRow, FigureName, FigureRow, NoteRow, TimeRow};

use statement::statement;

use super::words::{NOTHING, Shown, day, foreign, number, spoken};
use crate::labels::{Labels, label};

pub(super) fn facts(record: &ArticleRecord) -> Markup {
    let with_entry = record.entities.iter().filter(|entity| entity.has_entry).map(|entity| entity.id).collect();
    let lines = LineIndex::new(&record.text);
    let places = &Places { text: &record.text, lines, labels: Labels::of(record), with_entry };
    let n_mentions = &n_mentions(record);
    html! {
        aside aria-label="Facts" tabindex="0" {
            (contents(record))
            (section("statements", "Statements", &record.statements, |idx, row| statement(places, idx, row)))
            (section("figures", "Figures", &record.figures, |idx, row| figure(places, idx, row)))
            (section("times", "Times", &record.times, |idx, row| time(places, idx, row)))
            (section("names", "Names", &record.entities, |idx, row| entity(places, n_mentions, idx, row)))
            (section("notes", "Notes", &record.notes, |idx, row| note(places, idx, row)))
        }
    }
}

fn contents(record: &ArticleRecord) -> Markup {
    let kinds = [
        ("statements", record.statements.len()),
        ("figures", record.figures.len()),
        ("times", record.times.len()),
        ("names", record.entities.len()),
        ("notes", record.notes.len()),
    ];
    html! {
        nav.contents aria-label="Kinds of facts" {
            ul { @for (kind, n) in kinds { li { a href={ "#" (kind) } { (kind) } " " (n) } } }
        }
    }
}

fn section<T>(id: &str, title: &str, rows: &[T], fact: impl Fn(usize, &T) -> Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) " " span.n { (rows.len()) } }
            @if rows.is_empty() { p.small { "None found." } }
            @else { ol { @for (idx, row) in rows.iter().enumerate() { li { (fact(idx, row)) } } } }
        }
    }
}

/// Where things stand in the text.
struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
    labels: Labels,
    /// The entities that have a page of their own.
    with_entry: BTreeSet<i64>,
}

impl Places<'_> {
    fn of(&self, evidence: &EvidenceRow) -> String {
        let LineColumn { line, column } = self.lines.line_column(self.text, evidence.start_byte);
        format!("{line}:{column}")
    }

    /// A name, with a link to all that is known of who bears it.
    fn to_entry(&self, entity_id: i64, name: &str) -> Markup {
        if self.with_entry.contains(&entity_id) {
            html! { a href={ "/people/" (entity_id) } { (foreign(name)) } }
        } else {
            foreign(name)
        }
    }

    /// The link to the words of a fact: its label, and line and column.
    fn link(&self, label: &str, evidence: Option<&EvidenceRow>) -> Markup {
        let place = evidence.map(|evidence| self.of(evidence));
        html! {
            a.to href={ "#" (label) } {
                span.label { (label) } @if let Some(place) = place { " " span.place title="line:column" { (place) } }
            }
        }
    }
}

fn joined(parts: &[EvidenceRow]) -> String {
    parts.iter().map(|part| part.quote.as_str()).collect::<Vec<_>>().join(" … ")
}

fn figure(places: &Places<'_>, idx: usize, row: &FigureRow) -> Markup {
    html! {
        p {
            (places.link(&label('f', idx), Some(&row.evidence))) " "
            @if let Some(hedge) = &row.hedge_evidence { (foreign(&hedge.quote)) " " }
            b { (foreign(&row.evidence.quote)) }
        }
        p.small { (value(row)) (details(row)) (relations(places, row)) }
    }
}

/// What it is of, what sets it apart, which way it goes.
fn details(row: &FigureRow) -> Markup {
    html! {
        @if !row.of.is_empty() { " · of " q { (foreign(&joined(&row.of))) } }
        @if !row.scope.is_empty() { " · scope " q { (foreign(&joined(&row.scope))) } }
        @if let Some(direction) = &row.direction { " · " (foreign(direction)) }
    }
}

/// Hedge, value and unit in the terms of the record.
fn value(row: &FigureRow) -> Markup {
    let hedge = if row.hedge == "exact" { String::new() } else { spoken(&row.hedge) + " " };
    let value = row.value.as_deref().map_or_else(|| range(row), number);
    html! { (foreign(&(hedge + &value))) " · " (unit(row)) }
}

/// What the words state of the least and the most, where they state no one number.
fn range(row: &FigureRow) -> String {
    match (row.low.as_deref().map(number), row.high.as_deref().map(number)) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("{high} or less"),
        (None, None) => "no number".to_owned(),
    }
}

fn unit(row: &FigureRow) -> Markup {
    match (row.unit_name.as_deref(), row.unit.as_deref()) {
        (Some(name), Some("count") | None) => foreign(name),
        (Some(name), Some(code)) => html! { (foreign(name)) " (" (foreign(code)) ")" },
        (None, Some(code)) => foreign(code),
        (None, None) => html! { "without a unit" },
    }
}

/// What it is to other facts, with links to them: nobody should sum a whole with its parts.
fn relations(places: &Places<'_>, row: &FigureRow) -> Markup {
    let figure = |name: &Option<FigureName>| name.as_ref().and_then(|name| places.labels.figure(name.id));
    let time = row.time.as_ref().and_then(|time| places.labels.time(time.id));
    html! {
        (relation(" · to the level ", figure(&row.level)))
        (relation(" · at ", time))
        (relation(" · another form of ", figure(&row.same_as)))
        (relation(" · part of ", figure(&row.part_of)))
    }
}

fn relation(what: &str, other: Option<&str>) -> Markup {
    match other {
        Some(other) => html! { (what) a href={ "#" (other) } { (other) } },
        None => NOTHING,
    }
}

fn time(places: &Places<'_>, idx: usize, row: &TimeRow) -> Markup {
    html! {
        p {
            (places.link(&label('t', idx), Some(&row.evidence))) " "
            b { (foreign(&row.evidence.quote)) } " " span.small { "= " (foreign(&row.value)) }
        }
        @let told = time_told(places, row);
        @if !told.is_empty() { p.small { @for (n, told) in told.iter().enumerate() { @if n > 0 { " · " } (told) } } }
    }
}

/// What else is known of a time: its modifier, the days that it covers or may cover, what it was counted from, and the
/// rule that read it.
fn time_told(places: &Places<'_>, row: &TimeRow) -> Vec<Markup> {
    let modifier = row.modifier.as_ref().map(|modifier| foreign(&spoken(&modifier.to_lowercase())));
    let anchor = row.anchor.as_ref().map(|anchor| match anchor {
        AnchorRow::Published => html! { "counted from the day of publication" },
        AnchorRow::Time(other) => relation("counted from ", places.labels.time(other.id)),
    });
    let rule = row.rule.as_ref().map(|rule| html! { "rule " (foreign(rule)) });
    [modifier, days(row), anchor, rule].into_iter().flatten().collect()
}

/// The days, where the value is not one of them itself.
fn days(row: &TimeRow) -> Option<Markup> {
    match (&row.first_day, &row.last_day) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last && *first == row.value => None,
        (Some(first), Some(last)) if first == last => Some(day(first)),
        (Some(first), Some(last)) => Some(html! { (day(first)) " to " (day(last)) }),
        (Some(first), None) => Some(html! { "from " (day(first)) " on" }),
        (None, Some(last)) => Some(html! { "until " (day(last)) }),
    }
}

/// How often each entity is named.
fn n_mentions(record: &ArticleRecord) -> BTreeMap<i64, u32> {
    let mut n_mentions = BTreeMap::new();
    record.mentions.iter().for_each(|mention| *n_mentions.entry(mention.entity_id).or_default() += 1);
    n_mentions
}

fn entity(places: &Places<'_>, n_mentions: &BTreeMap<i64, u32>, idx: usize, row: &EntityRow) -> Markup {
    let n_mentions = n_mentions.get(&row.id).copied().unwrap_or_default();
    let label = label('e', idx);
    html! {
        p {
            @if n_mentions > 0 { a.to href={ "#" (label) } { span.label { (label) } } } @else { span.label { (label) } }
            " " b { (places.to_entry(row.id, &row.name)) } " "
            span.small { (foreign(&row.kind)) @if n_mentions > 1 { ", named " (n_mentions) " times" } }
        }
    }
}

fn note(places: &Places<'_>, idx: usize, row: &NoteRow) -> Markup {
    html! {
        p { (places.link(&label('n', idx), Some(&row.evidence))) " " (foreign(&row.what)) }
        blockquote dir="auto" { (Shown(&row.evidence.quote)) }
    }
}
