//! From the page of a live blog to its posts: one document each.

use std::collections::BTreeMap;

use crate::{
    Carried, Document, Form, Reading,
    charset::{self, Decoded},
    page::{self, LiveBlog, Post},
};

/// The posts of a live blog, each a document of its own with its own bytes; any other document as it is.
///
/// Each post is called as its page is, with `#` and the name of its place in the page behind it; the time where it has no place,
/// and a number where several have the same. What stands before the first post, from the headline on, comes first under
/// the address of the page, if it is more than a few words. Where the page shows no posts, but has them in JSON-LD, it comes first
/// itself. Bytes of a page that is not in UTF-8 are those of its text in UTF-8.
///
/// ```
/// use onrecord_read::{Document, Form, posts};
///
/// let page = "<div class=live-blog><h1>Flood</h1>\
///     <article id=b><time datetime=2031-04-02T11:00>11:00</time><p>The dam holds, says the mayor of Vell.</article>\
///     <article id=a><time datetime=2031-04-02T10:00>10:00</time><p>Forty pumps stand ready by the river.</article></div>";
/// let addresses: Vec<String> =
///     posts(Document::new(Form::Html, "a.html", page)).iter().map(|post| post.address().to_owned()).collect();
/// assert_eq!(addresses, ["a.html#b", "a.html#a"]);
/// ```
pub fn posts(document: Document) -> Vec<Document> {
    if document.form() != Form::Html || !page::may_be_live_blog(document.bytes()) {
        return vec![document];
    }
    let declared = |bytes: &[u8]| document.carried().encoding().or_else(|| page::declared_charset(bytes));
    let Ok(decoded) = charset::decode(document.bytes(), declared) else { return vec![document] };
    match page::live_blog(&decoded.text, document.carried().url.as_deref()) {
        Some(live_blog) if !live_blog.posts.is_empty() => cut(document, decoded, live_blog),
        _ => vec![document],
    }
}

/// What was seen of the page as a whole goes with its first piece.
fn cut(document: Document, decoded: Decoded, live_blog: LiveBlog) -> Vec<Document> {
    let Decoded { text, warnings, .. } = decoded;
    let page = &*text;
    let LiveBlog { stated, lead, posts, is_json } = live_blog;
    let carried = Carried {
        url: stated.address.or_else(|| document.carried().url.clone()),
        outlet: stated.outlet.or_else(|| document.carried().outlet.clone()),
        language: stated.language.or_else(|| document.carried().language.clone()),
        ..Carried::default()
    };
    let address = document.address().to_owned();
    let of_page = Carried {
        published: stated.dates.published.map(|date| date.to_string()),
        byline: stated.byline,
        ..carried.clone()
    };
    let lead = lead.map(|lead| Document::new(Form::Post, &*address, &page[lead]).with_carried(of_page));
    let mut taken = BTreeMap::new();
    let form = if is_json { Form::JsonPost } else { Form::Post };
    let last = posts.len() - 1;
    let posts: Vec<Document> = posts
        .into_iter()
        .enumerate()
        .map(|(nth, post)| {
            let name = name(&post, &mut taken);
            let (url, is_cut) = (url(&post, carried.url.as_deref()), document.carried().is_cut && nth == last);
            let carried = Carried { url, is_cut, ..carried.clone() };
            Document::new(form, format!("{address}#{name}"), &page[post.range]).with_carried(carried)
        })
        .collect();
    // A page that does not show its posts can be read for what it does show; the extractor may take a post from JSON-LD for it.
    let is_shown = |document: &Document| crate::read(document).is_ok_and(|reading| is_there(document, &reading));
    let shown = (is_json && is_shown(&document)).then_some(document);
    let pieces = lead.into_iter().chain(shown).chain(posts);
    let mut warnings = Some(warnings);
    pieces.map(|piece| piece.with_warnings(warnings.take().unwrap_or_default())).collect()
}

/// Whether nearly all of an article's words are shown by its page.
fn is_there(document: &Document, reading: &Reading) -> bool {
    let (located, all) = crate::locate(document, reading.article.text()).located();
    located * 10 >= all * 9
}

/// What a post is called in its page, by nothing else that was called so before.
fn name(post: &Post, taken: &mut BTreeMap<String, usize>) -> String {
    let place = post.link.as_deref().map(|link| link.rsplit(['#', '/']).next().unwrap_or(link));
    let name = place.filter(|place| !place.is_empty()).or(post.time.as_deref()).unwrap_or("post").to_owned();
    let n_taken = taken.entry(name.clone()).or_default();
    *n_taken += 1;
    if *n_taken == 1 { name } else { format!("{name}-{n_taken}") }
}

/// The address of a post: its place in the page, else that of the page.
fn url(post: &Post, page: Option<&str>) -> Option<String> {
    let page = page?;
    match &post.link {
        Some(link) => page::address_in(link, page).or_else(|| Some(page.to_owned())),
        None => Some(page.to_owned()),
    }
}
