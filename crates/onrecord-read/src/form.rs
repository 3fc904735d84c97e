//! The form of one article's bytes.

/// The forms in which one article comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing but its text.
    Text,
    /// Its page.
    Html,
    /// A line of JSON Lines.
    JsonLines,
    /// An entry of an RSS or Atom feed, from `<item` or `<entry` to the end of that element.
    FeedEntry,
    /// An item of a JSON Feed: one JSON object.
    JsonFeedItem,
    /// A post of a live blog: the piece of its page that shows it.
    Post,
    /// A post of a live blog that its page does not show: its object in JSON-LD.
    JsonPost,
}
