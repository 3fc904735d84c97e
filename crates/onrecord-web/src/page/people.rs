//! The list of who and what is named, and one of them with all names, why they are one, and all that was said.

use maud::{Markup, html};

use super::{
    Frame, frame,
    index::encoded,
    words::{NOTHING, Shown, count, day, foreign, spoken, when},
};
use crate::{
    json::{Entry, Head, Join, KindCount, NameCount, People, RoleCount, Said},
    people::ALL,
};

pub(crate) fn people(people: &People) -> Markup {
    let title = if people.q.is_empty() { "People".to_owned() } else { format!("People: {}", people.q) };
    let main = html! {
        h1 { "People" @if people.kind != "person" { " and things" } }
        (form(people))
        (kinds(people))
        p.summary { (summary(people)) }
        @if !people.entries.is_empty() {
            ol.articles.people { @for entry in &people.entries { li { (item(entry)) } } }
        }
        (pages(people.page, people.n_pages, |page| address("/people", people, &people.kind, page)))
    };
    let twin = address("/people.json", people, &people.kind, people.page);
    frame(&Frame { title: &title, twin: Some(twin) }, &main)
}

fn form(people: &People) -> Markup {
    html! {
        form.search role="search" action="/people" method="get" {
            label for="q" { "A name, in any spelling" }
            input type="search" id="q" name="q" dir="auto" value=(Shown(&people.q)) autocomplete="off";
            button type="submit" { "Search" }
            @if !people.q.is_empty() { a href="/people" { "Everybody" } }
        }
    }
}

/// Links to the other kinds, with how many there are.
fn kinds(people: &People) -> Markup {
    let n_all = people.kinds.iter().map(|kind| kind.n).sum();
    let all = KindCount { kind: ALL.to_owned(), n: n_all };
    html! {
        nav.kinds aria-label="Kinds" {
            @for KindCount { kind, n } in people.kinds.iter().chain([&all]) {
                span {
                    @if *kind == people.kind { b { (foreign(&spoken(kind))) } }
                    @else { a href=(address("/people", people, kind, 1)) { (foreign(&spoken(kind))) } }
                    " " (n)
                }
            }
        }
    }
}

fn summary(people: &People) -> Markup {
    let named = if people.q.is_empty() {
        NOTHING
    } else {
        html! { " called " q { (foreign(&people.q)) } ", in any spelling" }
    };
    html! {
        @if people.entries.is_empty() { "Nobody and nothing" (named) @if people.q.is_empty() { " of this kind" } "." }
        @else { (count(people.n_entries, "name")) (named) ", most articles first" }
    }
}

fn item(head: &Head) -> Markup {
    html! {
        p.when { (count(head.n_articles, "article")) }
        div.what {
            h2 dir="auto" { a href={ "/people/" (head.id) } { (Shown(&head.name)) } }
            p.counts { (foreign(&spoken(&head.r#type))) (between(head.first.as_deref(), head.last.as_deref())) }
        }
    }
}

/// The first and the last day, where there are any.
fn between(first: Option<&str>, last: Option<&str>) -> Markup {
    match (first, last) {
        (Some(first), Some(last)) if first == last => html! { " · " (day(first)) },
        (Some(first), Some(last)) => html! { " · " (day(first)) " to " (day(last)) },
        _ => NOTHING,
    }
}

fn pages(page: u32, n_pages: u32, address: impl Fn(u32) -> String) -> Markup {
    if n_pages == 1 {
        return NOTHING;
    }
    html! {
        nav.pages aria-label="Pages" {
            @if page > 1 { a rel="prev" href=(address(page - 1)) { "← Earlier in the list" } }
            span { "page " (page) " of " (n_pages) }
            @if page < n_pages { a rel="next" href=(address(page + 1)) { "Further →" } }
        }
    }
}

fn address(path: &str, people: &People, kind: &str, page: u32) -> String {
    let mut query = vec![format!("kind={}", encoded(kind))];
    query.extend((!people.q.is_empty()).then(|| format!("q={}", encoded(&people.q))));
    query.extend((page > 1).then(|| format!("page={page}")));
    format!("{path}?{}", query.join("&"))
}

pub(crate) fn entry(entry: &Entry) -> Markup {
    let head = &entry.head;
    let main = html! {
        h1 dir="auto" { (Shown(&head.name)) }
        p.summary {
            (foreign(&spoken(&head.r#type))) " · " (count(head.n_articles, "article"))
            (between(head.first.as_deref(), head.last.as_deref())) " · " (count(entry.n_statements, "statement"))
        }
        div.article.entry {
            section aria-labelledby="statements" { (statements(entry)) }
            aside aria-label="Names" {
                (section("names", "Names", &entry.names, name))
                (section("roles", "Called", &entry.roles, role))
                (section("joins", "Why these are one", &[&entry.joins[..], &entry.surnames[..]].concat(), join))
                (section("perhaps", "Perhaps the same", &entry.perhaps, perhaps))
            }
        }
    };
    let page = if entry.page > 1 { format!("?page={}", entry.page) } else { String::new() };
    frame(&Frame { title: &head.name, twin: Some(format!("/people/{}.json{page}", head.id)) }, &main)
}

/// A list with its title; nothing where it is empty.
fn section<T>(id: &str, title: &str, rows: &[T], row: impl Fn(&T) -> Markup) -> Markup {
    if rows.is_empty() {
        return NOTHING;
    }
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) " " span.n { (rows.len()) } }
            ul.plain { @for one in rows { li { (row(one)) } } }
        }
    }
}

fn name(name: &NameCount) -> Markup {
    html! {
        b { (foreign(&name.name)) } " "
        span.small { (name.n_mentions) " ×" (between(name.first.as_deref(), name.last.as_deref())) }
    }
}

fn role(role: &RoleCount) -> Markup {
    html! { (foreign(&role.words)) " " span.small { (role.n) " ×" } }
}

fn join(join: &Join) -> Markup {
    html! { b { (foreign(&join.one)) } " = " b { (foreign(&join.other)) } " " (reason(join)) }
}

fn reason(join: &Join) -> Markup {
    let share = format!("{:.2}", join.confidence);
    html! {
        span.small {
            (foreign(&join.why)) ", " (share) " of such are right" @if !join.measured { " (an estimate)" }
            ", " (count(join.n_articles, "article"))
        }
    }
}

fn perhaps(join: &Join) -> Markup {
    let link = |name: &str| html! { a href={ "/people?kind=all&q=" (encoded(name)) } { (foreign(name)) } };
    html! { (link(&join.one)) " and " (link(&join.other)) " " (reason(join)) }
}

fn statements(entry: &Entry) -> Markup {
    html! {
        h2 id="statements" { "Statements " span.n { (entry.n_statements) } }
        @if entry.statements.is_empty() { p.small { "None found." } }
        @else { ol.said { @for said in &entry.statements { li { (statement(said)) } } } }
        (pages(entry.page, entry.n_pages, |page| format!("/people/{}?page={page}", entry.head.id)))
    }
}

/// The words with a link to where they stand, and what speaks against them.
fn statement(said: &Said) -> Markup {
    let [published, earliest, latest] =
        [&said.published, &said.published_earliest, &said.published_latest].map(Option::as_deref);
    let is_said = said.outcome == "said";
    html! {
        p.when {
            @match when(published, earliest, latest) { Some(when) => (when), None => "no date" }
            @if let Some(outlet) = &said.outlet { " · " (foreign(outlet)) }
        }
        @if is_said { blockquote dir="auto" { (Shown(&said.content)) } } @else { p dir="auto" { (Shown(&said.content)) } }
        @for caveat in &said.caveat { p.caveat { "! " q { (foreign(caveat)) } } }
        p.small {
            a href={ "/articles/" (said.article) "#" (said.id) } { (foreign(&said.heading)) }
            " · line " (said.line) @for told in manner(said) { " · " (told) }
        }
    }
}

fn manner(said: &Said) -> Vec<Markup> {
    let how = if said.outcome == "said" {
        html! { (foreign(&said.kind)) ", " (foreign(&said.modality)) }
    } else {
        html! { "no words: " (foreign(&spoken(&said.outcome))) }
    };
    let names = |names: &[String], between: &str| {
        html! { @for (n, name) in names.iter().enumerate() { @if n > 0 { (between) } (foreign(name)) } }
    };
    let together = (said.speakers.len() > 1).then(|| html! { "together: " (names(&said.speakers, " and ")) });
    let perhaps = (!said.candidates.is_empty()).then(|| html! { "perhaps " (names(&said.candidates, " or ")) });
    let told_by = said.told_by.as_ref().map(|outer| html! { "as told by " (foreign(outer)) });
    let headline = said.headline.then(|| html! { "in a headline" });
    [Some(how), together, perhaps, told_by, headline].into_iter().flatten().collect()
}
