//! The list of articles.

use maud::{Markup, html};

use super::{
    Frame, frame,
    words::{NOTHING, Shown, count, foreign, when},
};
use crate::json::{Index, Item, SaidBy};

pub(crate) fn index(index: &Index) -> Markup {
    let title = if index.q.is_empty() { "Articles".to_owned() } else { format!("Search: {}", index.q) };
    let main = html! {
        h1 { @if index.q.is_empty() { "Articles" } @else { "Search" } }
        (form(&index.q))
        p.summary { (summary(index)) }
        @if !index.articles.is_empty() {
            ol.articles { @for item in &index.articles { li { (self::item(item)) } } }
        }
        (pages(index))
    };
    frame(&Frame { title: &title, twin: Some(address("/index.json", &index.q, index.page)) }, &main)
}

fn form(q: &str) -> Markup {
    html! {
        form.search role="search" action="/" method="get" {
            label for="q" { "Words in headline or text" }
            input type="search" id="q" name="q" dir="auto" value=(Shown(q)) autocomplete="off";
            button type="submit" { "Search" }
            @if !q.is_empty() { a href="/" { "All articles" } }
        }
    }
}

fn summary(index: &Index) -> Markup {
    html! {
        @if index.articles.is_empty() {
            @if index.q.is_empty() { "The record has no articles yet." }
            @else { "No article has all the words of " q { (foreign(&index.q)) } "." }
        } @else {
            (range(index)) " "
            @if index.q.is_empty() { "in the order of time" }
            @else { "with " q { (foreign(&index.q)) } ", best first" @if index.more { "; there are more" } }
        }
    }
}

fn range(index: &Index) -> String {
    let shown = u32::try_from(index.articles.len()).unwrap_or(u32::MAX);
    if index.n_pages == 1 {
        return count(index.n_articles, "article");
    }
    // All pages but the last are full.
    let last = if index.page == index.n_pages { index.n_articles } else { index.page * shown };
    format!("{}–{last} of {}", (last + 1).saturating_sub(shown), count(index.n_articles, "article"))
}

fn item(item: &Item) -> Markup {
    let [day, earliest, latest] =
        [&item.published, &item.published_earliest, &item.published_latest].map(Option::as_deref);
    let when = when(day, earliest, latest);
    let heading = item.title.as_ref().or(item.first_words.as_ref()).unwrap_or(&item.name);
    html! {
        p.when { @match when { Some(when) => (when), None => "no date" } }
        div.what {
            @if let Some(outlet) = &item.outlet { p.outlet { (foreign(outlet)) } }
            h2 dir="auto" { a href={ "/articles/" (item.id) } { (Shown(heading)) } }
            (passage(item))
            p.counts { (counts(item)) }
        }
    }
}

fn passage(item: &Item) -> Markup {
    if item.passage.is_empty() {
        return NOTHING;
    }
    html! {
        p.passage dir="auto" {
            "… "
            @for run in &item.passage { @if run.found { b { (Shown(&run.words)) } } @else { (Shown(&run.words)) } }
            " …"
            @if let Some(said_by) = &item.said_by { " " span.small { (speaker(said_by)) } }
        }
    }
}

/// Whose statement the words lie in. They need not be his own words.
fn speaker(said_by: &SaidBy) -> Markup {
    let names = |names: &[String], between: &str| {
        html! { @for (n, name) in names.iter().enumerate() { @if n > 0 { (between) } (foreign(name)) } }
    };
    let source = html! { @if !said_by.source.is_empty() { ": " q { (foreign(&said_by.source)) } } };
    html! {
        "speaker "
        @if !said_by.speakers.is_empty() { (names(&said_by.speakers, " and ")) }
        @else if said_by.unnamed { "not named" (source) }
        @else if said_by.candidates.is_empty() { "not resolved" (source) }
        @else { "perhaps " (names(&said_by.candidates, " or ")) }
        ", " (foreign(&said_by.kind))
        @if let Some(outer) = &said_by.told_by { ", as told by " (foreign(outer)) }
        @if said_by.headline { ", in a headline" }
        @for caveat in &said_by.caveat { "; ! " q { (foreign(caveat)) } }
    }
}

fn counts(item: &Item) -> String {
    let counts =
        [(item.n_statements, "statement"), (item.n_figures, "figure"), (item.n_times, "time"), (item.n_notes, "note")];
    let mut told: Vec<String> = counts.into_iter().map(|(n, one)| count(n, one)).collect();
    if item.latest_version > 1 {
        told.push(format!("version {} of {}", item.version, item.latest_version));
    }
    told.join(" · ")
}

fn pages(index: &Index) -> Markup {
    if index.n_pages == 1 {
        return NOTHING;
    }
    html! {
        nav.pages aria-label="Pages" {
            @if index.page > 1 { a rel="prev" href=(address("/", &index.q, index.page - 1)) { "← Earlier in the list" } }
            span { "page " (index.page) " of " (index.n_pages) }
            @if index.page < index.n_pages { a rel="next" href=(address("/", &index.q, index.page + 1)) { "Further →" } }
        }
    }
}

/// The address of a page of the list or of its twin.
fn address(path: &str, q: &str, page: u32) -> String {
    let words = (!q.is_empty()).then(|| format!("q={}", encoded(q)));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<String> = words.into_iter().chain(page).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Text as the value of a query: all but letters and digits as bytes.
pub(super) fn encoded(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_the_words() {
        assert_eq!(address("/", "", 1), "/");
        assert_eq!(address("/", "", 2), "/?page=2");
        assert_eq!(address("/index.json", "Ä&b", 3), "/index.json?q=%C3%84%26b&page=3");
    }
}
