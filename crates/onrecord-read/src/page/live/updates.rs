//! The posts of a live blog that only JSON-LD has, each where its object stands in the page.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Elements, LIVE_BLOG, Post};
use crate::{page::json_ld::scripts, update};

/// A thing of JSON-LD, as far as it can be or hold a live blog.
#[derive(Deserialize)]
struct Thing<'a> {
    #[serde(rename = "@type", borrow)]
    kind: Option<&'a RawValue>,
    #[serde(rename = "@graph", borrow)]
    graph: Option<Vec<&'a RawValue>>,
    #[serde(rename = "liveBlogUpdate", borrow)]
    updates: Option<&'a RawValue>,
}

/// The posts that have a text, in their order.
pub(super) fn in_json_ld(elements: &Elements<'_>) -> Vec<Post> {
    let updates = scripts(elements).flat_map(listed).flat_map(of_thing);
    let start = |update: &str| update.as_ptr().addr() - elements.page.as_ptr().addr();
    let posts = updates.filter_map(|object| {
        let update = update::read(object.as_bytes()).ok().filter(|update| !update.text.trim().is_empty())?;
        let at = start(object);
        Some(Post { range: at..at + object.len(), link: update.link, time: update.published })
    });
    posts.collect()
}

/// The posts of a thing, and of those that it is the graph of.
fn of_thing(thing: &str) -> Vec<&str> {
    let Ok(whole) = serde_json::from_str::<Thing<'_>>(thing) else { return Vec::new() };
    let in_graph = whole.graph.iter().flatten().filter_map(|thing| serde_json::from_str(thing.get()).ok());
    own(&whole).into_iter().chain(in_graph.flat_map(|thing| own(&thing))).collect()
}

fn own<'a>(thing: &Thing<'a>) -> Vec<&'a str> {
    let is_live_blog = thing.kind.is_some_and(|kind| kind.get().contains(LIVE_BLOG));
    thing.updates.filter(|_| is_live_blog).map_or_else(Vec::new, |updates| listed(updates.get()))
}

/// The members of a list, or the one thing that stands for a list of one.
fn listed(json: &str) -> Vec<&str> {
    match serde_json::from_str::<Vec<&RawValue>>(json) {
        Ok(list) => list.into_iter().map(RawValue::get).collect(),
        Err(_) => vec![json.trim()],
    }
}
