//! One article: what is known of it, its text, and its facts beside it.

use maud::{Markup, html};
use onrecord::facts::LANGUAGE;
use onrecord_store::{ArticleRecord, EvidenceRow};

use super::{
    Frame, facts, frame, text,
    words::{Shown, address, foreign, spoken, when},
};
use crate::{index::heading, mark::Class};

pub(crate) fn article(record: &ArticleRecord) -> Markup {
    let heading = heading(record);
    let main = html! {
        div.article {
            article {
                header {
                    @if let Some(outlet) = &record.row.article.outlet { p.outlet { (foreign(outlet)) } }
                    h1 dir="auto" lang=[language(record)] { (Shown(&heading)) }
                    dl.about { (about(record)) }
                }
                (legend())
                div.text lang=[language(record)] { (text::text(&record.text, &text::marks(record))) }
            }
            (facts::facts(record))
        }
    };
    let twin = format!("/articles/{}.json", record.row.article.id);
    frame(&Frame { title: &heading, twin: Some(twin) }, &main)
}

/// The language as the value of `lang`, if it can be one.
fn language(record: &ArticleRecord) -> Option<&str> {
    let is_code =
        |code: &&str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    record.language.as_deref().filter(is_code)
}

fn about(record: &ArticleRecord) -> Markup {
    let head = &record.row.article;
    html! {
        @if !record.byline.is_empty() { dt { "By" } dd { (foreign(&record.byline.join(", "))) } }
        dt { "Published" } dd { (published(record)) @if let Some(time) = &record.time_of_day { " at " (foreign(time)) } }
        @if let Some(modified) = &record.modified { dt { "Changed" } dd { (foreign(modified)) } }
        @if let Some(url) = &head.url { dt { "Page" } dd { (address(url)) } }
        dt { "Read from" } dd { (address(&head.address)) " " span.small { "as " (foreign(&record.form)) ", by " (foreign(&record.read_by)) } }
        @if record.extent == "cut" { dt { "Extent" } dd { "The crawler did not keep its end." } }
        @if record.extent == "teaser" { dt { "Extent" } dd { "Only the teaser that a feed has of it." } }
        @if let Some(language) = language(record).filter(|&language| language != LANGUAGE) {
            dt { "Language" } dd { code { (foreign(language)) } ": not read for facts, which are read from English only." }
        }
        @if head.name != head.address { dt { "Name" } dd { (foreign(&head.name)) } }
        @if record.row.latest_version > 1 {
            dt { "Version" } dd { (record.row.version) " of " (record.row.latest_version) }
        }
        dt { "SHA-256" } dd.hash { (foreign(&record.document)) }
    }
}

fn published(record: &ArticleRecord) -> Markup {
    let head = &record.row.article;
    let bounds = [&head.published_earliest, &head.published_latest].map(Option::as_deref);
    let Some(when) = when(head.published.as_deref(), bounds[0], bounds[1]) else { return html! { "not known" } };
    html! { (when) " " span.small { "(" (basis(&record.row.published_basis)) (shown_by(&record.published_evidence)) ")" } }
}

/// How the day is known.
fn basis(word: &str) -> Markup {
    match word {
        "given" => html! { "given with the article" },
        "metadata" => html! { "from the page’s metadata" },
        "inferred" => html! { "inferred from the text" },
        other => foreign(&spoken(other)),
    }
}

fn shown_by(evidence: &[EvidenceRow]) -> Markup {
    html! { @for words in evidence { ", " q { (foreign(&words.quote)) } } }
}

/// What the marks mean, each in its own look.
fn legend() -> Markup {
    html! {
        div.legend role="note" aria-label="What the marks mean" {
            @for class in Class::ALL { mark class=(class.name()) { (class.name()) } " " }
        }
    }
}
