//! The pages, in HTML. All text goes through the templates' escaping; what is foreign also through [`words`].

mod article;
mod facts;
mod frame;
mod index;
mod people;
mod text;
mod words;

use maud::{Markup, html};

pub(crate) use article::article;
use frame::{Frame, frame};
pub(crate) use index::index;
pub(crate) use people::{entry, people};

/// The page that says why there is no other.
pub(crate) fn refusal(status: u16, reason: &str, message: &str) -> Markup {
    let main = html! {
        h1 { (reason) }
        p.lead { (words::sentence(message)) }
        p { a href="/" { "To the list of articles" } }
    };
    frame(&Frame { title: &format!("{status} {reason}"), twin: None }, &main)
}
