//! A statement in the list of facts: who said it and how, the words, what speaks against them, and where it was said.

use maud::{Markup, html};
use onrecord_store::{EntityName, EvidenceRow, MeantRow, PartyRow, StatementRow};

use super::{Places, joined, relation};
use crate::{
    labels::label,
    page::words::{NOTHING, Shown, foreign, spoken},
};

pub(super) fn statement(places: &Places<'_>, idx: usize, row: &StatementRow) -> Markup {
    let first = [&row.content, &row.source, &row.cue].into_iter().find_map(|part| part.first());
    let (is_said, told) = (row.outcome == "said", told(places, row));
    html! {
        p {
            (places.link(&label('s', idx), first)) " " (speaker(places, row)) " " span.cue { (foreign(&joined(&row.cue))) }
            @if !is_said { " " (foreign(&joined(&row.content))) }
        }
        @if is_said { blockquote dir="auto" { (Shown(&joined(&row.content))) } }
        @for caveat in &row.caveats { p.caveat { (foreign(&spoken(&caveat.what))) ": " q { (foreign(&caveat.evidence.quote)) } } }
        p.small { (manner(row)) " · " (confidence(row.confidence_hundredths)) }
        @if !told.is_empty() { p.small { @for (n, told) in told.iter().enumerate() { @if n > 0 { " · " } (told) } } }
    }
}

/// Who speaks, and in which words the article says so where that is something else.
fn speaker(places: &Places<'_>, row: &StatementRow) -> Markup {
    let source = foreign(&joined(&row.source));
    if !row.speakers.is_empty() {
        let is_said_so =
            matches!((&row.source[..], &row.speakers[..]), ([words], [speaker]) if words.quote == speaker.name);
        return html! { (names(places, &row.speakers, " and ")) @if !is_said_so { " " span.small { "(" (source) ")" } } };
    }
    let state = match (row.unnamed, row.candidates.is_empty()) {
        (true, _) => html! { "not named" (anonymous(row)) },
        (false, true) => html! { "not resolved" },
        (false, false) => html! { "perhaps " (names(places, &row.candidates, " or ")) },
    };
    html! { b { (source) } " " span.small { "(" (state) ")" } }
}

fn names(places: &Places<'_>, names: &[EntityName], between: &str) -> Markup {
    html! { @for (n, name) in names.iter().enumerate() { @if n > 0 { (between) } b { (places.to_entry(name.id, &name.name)) } } }
}

/// What a speaker without a name is, and why he has none.
fn anonymous(row: &StatementRow) -> Markup {
    let quoted = |words: &EvidenceRow| html! { q { (foreign(&words.quote)) } };
    html! {
        @if row.is_several { ", several" }
        @if let Some(role) = &row.role { ": " (quoted(role)) }
        @if let Some(reason) = &row.anonymity { ", " (quoted(reason)) }
    }
}

/// Kind, modality and stance; of what was not said, that it was not.
fn manner(row: &StatementRow) -> Markup {
    if row.outcome != "said" {
        return html! { "no words: " (foreign(&spoken(&row.outcome))) };
    }
    let stance = row.stance.as_deref().filter(|&stance| stance != "said");
    html! {
        (foreign(&row.kind)) ", " (foreign(&row.modality)) @if let Some(stance) = stance { ", " (foreign(stance)) }
    }
}

/// Who else takes part, where and when it was said, and how sure it is.
fn told(places: &Places<'_>, row: &StatementRow) -> Vec<Markup> {
    let outer = row.nested_in.as_ref().map(|outer| {
        let label = relation(" in ", places.labels.statement(outer.id));
        html! { "as told by " (foreign(&outer.by)) (label) }
    });
    let party = |what: &str, party: &Option<PartyRow>| party.as_ref().map(|party| self::party(what, party));
    let occasion = row
        .occasion
        .as_ref()
        .map(|words| html! { q { (foreign(&words.evidence.quote)) } " (" (foreign(&spoken(&words.what))) ")" });
    // The outlet is often the one that is told.
    let outlet = row.outlet.clone().filter(|outlet| row.addressee.as_ref() != Some(outlet));
    let said = row.said.as_ref().map(|time| match places.labels.time(time.id) {
        Some(label) => relation("said at ", Some(label)),
        None => NOTHING,
    });
    let headline = row.is_headline.then(|| html! { "in a headline" });
    let one = [
        outer,
        party("for ", &row.on_behalf_of),
        party("to ", &row.addressee),
        occasion,
        party("told to the outlet ", &outlet),
        said,
        headline,
    ];
    one.into_iter().flatten().chain(row.certainty.iter().map(certainty)).collect()
}

/// The words, and whom they mean where they do not say it themselves.
fn party(what: &str, party: &PartyRow) -> Markup {
    let words = &party.evidence.quote;
    let meant = party.entity.as_ref().filter(|entity| !words.contains(&entity.name));
    html! { (what) q { (foreign(words)) } @if let Some(entity) = meant { " (" (foreign(&entity.name)) ")" } }
}

fn certainty(words: &MeantRow) -> Markup {
    html! { (foreign(&words.what)) ": " q { (foreign(&words.evidence.quote)) } }
}

fn confidence(hundredths: u8) -> String {
    format!("{}.{:02} of such findings were right on test data", hundredths / 100, hundredths % 100)
}
