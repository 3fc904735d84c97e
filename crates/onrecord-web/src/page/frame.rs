//! What is around every page.

use maud::{DOCTYPE, Markup, html};

use super::words::plain;

/// What the frame tells of its page.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    /// The address of the page's twin.
    pub(super) twin: Option<String>,
}

pub(super) fn frame(page: &Frame<'_>, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (plain(page.title)) " · onrecord" }
                link rel="stylesheet" href="/style.css";
                @if let Some(twin) = &page.twin { link rel="alternate" type="application/json" href=(twin); }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header.masthead { a href="/" { "onrecord" } " " span.motto { "who said what, to the letter" } nav.rooms aria-label="Pages of the record" { a href="/" { "Articles" } " " a href="/people" { "People" } } }
                main id="main" { (main) }
                footer { (foot(page.twin.as_deref())) }
            }
        }
    }
}

fn foot(twin: Option<&str>) -> Markup {
    html! {
        p {
            "Every fact points at the exact characters it was read from."
            @if let Some(twin) = twin { " " a href=(twin) { "This page as JSON" } }
        }
    }
}
