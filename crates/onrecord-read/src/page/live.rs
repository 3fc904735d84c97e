//! The posts of a live blog, each where it stands in its page.
//!
//! **Finds** posts on a page that says that it is a live blog: in JSON-LD, in microdata, or by what it calls the elements around
//! them. Then posts are what microdata says they are; else pieces of the page that stand side by side, are of one kind and have
//! each a time of their own; else what JSON-LD alone has.
//!
//! **Leaves alone** lists of teasers, comments, and articles that only name several times: what leads elsewhere by its heading or
//! is mostly links is no post, and posts that are told by their form have at least as many words as the paragraphs around them.
//!
//! **Source**: schema.org (`LiveBlogPosting`, `BlogPosting`, `liveBlogUpdate`).

mod updates;

use std::{collections::BTreeMap, ops::Range};

use super::{
    elements::{Element, Elements},
    json_ld::{JsonLd, kinds},
    microdata::kind,
    stated::Stated,
};
use crate::published::civil_date;

/// A live blog.
#[derive(Debug)]
pub(crate) struct LiveBlog {
    /// What the page states of all of it.
    pub(crate) stated: Stated,
    /// What stands before the first post, from the headline on, if there is an article's worth of it.
    pub(crate) lead: Option<Range<usize>>,
    /// In the order of the page. None where they cannot be told apart.
    pub(crate) posts: Vec<Post>,
    /// Posts are objects of JSON-LD, and the page shows none of them.
    pub(crate) is_json: bool,
}

/// A post.
#[derive(Debug)]
pub(crate) struct Post {
    pub(crate) range: Range<usize>,
    /// The place in the page that it is found at, or the address of its own page.
    pub(crate) link: Option<String>,
    /// When it was published, as it is written.
    pub(crate) time: Option<String>,
}

/// The live blog that this page is.
pub(crate) fn live_blog(page: &str, at: Option<&str>) -> Option<LiveBlog> {
    if !may_be_named(page.as_bytes()) {
        return None;
    }
    let elements = &Elements::of(page);
    let named = Named::of(elements)?;
    let (mut posts, mut is_json) = (shown(elements, named), false);
    let updates = if named == Named::ByType { updates::in_json_ld(elements) } else { Vec::new() };
    if updates.len() > posts.len() {
        (posts, is_json) = (updates, true);
    }
    if posts.is_empty() && named == Named::ByWords {
        return None;
    }
    let lead = posts.first().filter(|_| !is_json).and_then(|first| lead(elements, first.range.start));
    Some(LiveBlog { stated: Stated::of(elements, at), lead, posts, is_json })
}

/// How a page says that it is a live blog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// As schema.org names the kind.
    ByType,
    /// By classes and ids of its elements.
    ByWords,
}

impl Named {
    fn of(elements: &Elements<'_>) -> Option<Named> {
        let in_json_ld = || JsonLd::of(elements).articles().any(|thing| kinds(thing).any(|kind| kind == LIVE_BLOG));
        if is_typed(elements) || in_json_ld() {
            return Some(Named::ByType);
        }
        elements.iter().any(|element| is_name(&element.called())).then_some(Named::ByWords)
    }
}

const LIVE_BLOG: &str = "LiveBlogPosting";

fn is_typed(elements: &Elements<'_>) -> bool {
    elements.iter().any(|element| kind(element).is_some_and(|kind| kind == LIVE_BLOG))
}

/// What live blogs are called in classes and ids, behind "live".
const NAMES: [&str; 7] = ["blog", "coverage", "feed", "report", "text", "ticker", "update"];

/// Whether a page may be a live blog: most are told by their bytes alone, before anybody decodes them. Two bytes a letter tell
/// nothing.
pub(crate) fn may_be_live_blog(page: &[u8]) -> bool {
    may_be_named(page) || memchr::memchr(0, page).is_some()
}

/// Whether such a name may stand in these bytes.
fn may_be_named(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(b'l', b'L', bytes).any(|at| {
        let behind = bytes.get(at + 4..).filter(|_| bytes[at..at + 4].eq_ignore_ascii_case(b"live"));
        behind.is_some_and(|behind| {
            let behind = if let [b'-' | b'_', rest @ ..] = behind { rest } else { behind };
            NAMES.iter().any(|name| behind.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes())))
        })
    })
}

/// Whether these classes and ids, in lower case, are those of a live blog.
fn is_name(called: &str) -> bool {
    called.contains("live") && may_be_named(called.as_bytes())
}

/// The posts that the page shows.
fn shown(elements: &Elements<'_>, named: Named) -> Vec<Post> {
    let typed: Vec<&Element<'_>> = elements.iter().filter(|element| is_typed_post(elements, element)).collect();
    let typed = outermost(typed);
    let posts = if typed.is_empty() { side_by_side(elements, named) } else { typed };
    posts.into_iter().map(|element| post(elements, element)).collect()
}

/// Whether microdata says that this is a post of a live blog.
fn is_typed_post(elements: &Elements<'_>, element: &Element<'_>) -> bool {
    let is_kind = |element: &Element<'_>, wanted: &str| kind(element).is_some_and(|kind| kind == wanted);
    let is_post = element.has("itemprop", "liveBlogUpdate") || is_kind(element, "BlogPosting");
    is_post && elements.around(element).any(|outer| is_kind(outer, LIVE_BLOG))
}

fn outermost<'e, 'p>(found: Vec<&'e Element<'p>>) -> Vec<&'e Element<'p>> {
    let mut kept: Vec<&Element<'_>> = Vec::new();
    for element in found {
        if kept.last().is_none_or(|last| !last.holds(element)) {
            kept.push(element);
        }
    }
    kept
}

/// Elements that posts are.
const POSTS: [&str; 4] = ["article", "div", "li", "section"];

/// So many times of a page are looked at.
const MOST_TIMES: usize = 5_000;

/// The time of a post lies no deeper in it.
const MOST_LEVELS: usize = 12;

/// Fewer posts than these are not told by their form alone.
const FEWEST_POSTS: usize = 2;

/// The posts as they stand side by side: of all that are of one kind and have a time each, those that are most, if they hold
/// half as many words as any others.
fn side_by_side<'e, 'p>(elements: &'e Elements<'p>, named: Named) -> Vec<&'e Element<'p>> {
    let mut groups: BTreeMap<(Option<usize>, String), Vec<&Element<'_>>> = BTreeMap::new();
    let is_day = |element: &&Element<'_>| element.is("time") && day(element).is_some();
    for time in elements.iter().filter(is_day).take(MOST_TIMES) {
        for outer in elements.around(time).take(MOST_LEVELS).filter(|outer| outer.is_any(&POSTS)) {
            let group = groups.entry((outer.parent, alike(outer))).or_default();
            if group.last().is_none_or(|last| last.range != outer.range) {
                group.push(outer);
            }
        }
    }
    let paragraphs = paragraphs(elements);
    let counted = groups.into_values().filter(|group| group.len() >= FEWEST_POSTS).filter_map(|group| {
        let posts: Vec<_> = group.into_iter().filter(|element| is_post(elements, element)).collect();
        let n_words: usize = posts.iter().map(|element| n_words(elements, element)).sum();
        let is_most = n_words >= n_words_elsewhere(&paragraphs, &posts);
        (posts.len() >= FEWEST_POSTS && is_most && is_called(elements, &posts, named)).then_some((n_words, posts))
    });
    let counted: Vec<(usize, Vec<&Element<'_>>)> = counted.collect();
    let most = counted.iter().map(|(n_words, _)| *n_words).max().unwrap_or_default();
    let enough = counted.into_iter().filter(|(n_words, _)| n_words * 2 >= most);
    enough.max_by_key(|(n_words, posts)| (posts.len(), *n_words)).map(|(_, posts)| posts).unwrap_or_default()
}

/// The paragraphs that are no comments, with the number of their words.
fn paragraphs<'e, 'p>(elements: &'e Elements<'p>) -> Vec<(&'e Element<'p>, usize)> {
    let is_said = |it: &&Element<'_>| it.is("p") && !is_comment(elements, it);
    let found = outermost(elements.iter().filter(is_said).collect());
    found.into_iter().map(|paragraph| (paragraph, n_words(elements, paragraph))).collect()
}

/// How many words the paragraphs have that are in none of these posts, which stand in the order of the page.
fn n_words_elsewhere(paragraphs: &[(&Element<'_>, usize)], posts: &[&Element<'_>]) -> usize {
    let is_elsewhere = |paragraph: &Element<'_>| {
        let next = posts.partition_point(|post| post.range.end <= paragraph.range.start);
        posts.get(next).is_none_or(|post| !post.holds(paragraph))
    };
    paragraphs.iter().filter(|(paragraph, _)| is_elsewhere(paragraph)).map(|(_, n_words)| n_words).sum()
}

/// What posts of one live blog have in common: name and first class, but for its digits.
fn alike(element: &Element<'_>) -> String {
    let class = element.get("class").unwrap_or_default();
    let first = class.split_ascii_whitespace().next().unwrap_or_default();
    let kind = POSTS.into_iter().find(|name| element.is(name)).unwrap_or_default();
    format!("{kind}.{}", first.trim_end_matches(|c: char| c.is_ascii_digit()))
}

fn day(time: &Element<'_>) -> Option<String> {
    time.get("datetime").filter(|written| civil_date(written).is_some())
}

fn n_words(elements: &Elements<'_>, element: &Element<'_>) -> usize {
    elements.words(element).split(' ').count()
}

/// A post has at least so many words that lead nowhere.
const FEWEST_WORDS: usize = 5;

/// Whether an element with a time of its own can be a post: no teaser and no comment.
fn is_post(elements: &Elements<'_>, element: &Element<'_>) -> bool {
    let links = outermost(elements.within(element).filter(|it| it.is("a")).collect());
    let n_linked: usize = links.iter().map(|link| n_words(elements, link)).sum();
    let n_unlinked = n_words(elements, element).saturating_sub(n_linked);
    let headings = outermost(elements.within(element).filter(|it| it.is_any(&HEADINGS)).collect());
    n_unlinked >= FEWEST_WORDS
        && n_unlinked >= n_linked
        && !headings.iter().any(|heading| leads_elsewhere(elements, heading))
        && !is_comment(elements, element)
}

/// Whether an element, or one that it stands in, is called a comment.
fn is_comment(elements: &Elements<'_>, element: &Element<'_>) -> bool {
    let is_named = |it: &Element<'_>| {
        let called = it.called();
        !it.is_any(&["html", "body"]) && words_of(&called).any(|word| matches!(word, "comment" | "comments"))
    };
    let is_one = |it: &Element<'_>| is_named(it) || kind(it).is_some_and(|kind| kind == "Comment");
    is_one(element) || elements.around(element).any(is_one)
}

/// The words that classes and ids are made of.
pub(super) fn words_of(called: &str) -> impl Iterator<Item = &str> {
    called.split(|c: char| !c.is_alphanumeric())
}

/// Elements that headings are.
pub(super) const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Whether a heading is a link to another page.
fn leads_elsewhere(elements: &Elements<'_>, heading: &Element<'_>) -> bool {
    let mut links = elements.within(heading).chain(elements.around(heading).take(1)).filter(|it| it.is("a"));
    links.any(|link| link.get("href").is_some_and(|href| !href.contains('#')))
}

/// Whether these posts are those of the live blog that the page says it is: by its name alone only if something around them has it.
fn is_called(elements: &Elements<'_>, posts: &[&Element<'_>], named: Named) -> bool {
    let has_name = |post: &&Element<'_>| {
        std::iter::once(*post).chain(elements.around(post)).any(|element| is_name(&element.called()))
    };
    named == Named::ByType || posts.iter().any(has_name)
}

fn post(elements: &Elements<'_>, element: &Element<'_>) -> Post {
    let time = elements.within(element).filter(|it| it.is("time")).find_map(day);
    let own = element.get("id").filter(|id| !id.is_empty());
    let linked = || {
        let mut links = elements.within(element).filter(|it| it.is("a"));
        links.find_map(|link| link.get("href").filter(|href| href.contains('#')))
    };
    let link = own.map(|id| format!("#{id}")).or_else(linked);
    Post { range: element.range.clone(), link, time }
}

/// Fewer words before the first post are no article.
const FEWEST_WORDS_OF_LEAD: usize = 20;

/// What stands before the first post, from the last main headline on.
fn lead(elements: &Elements<'_>, first_post: usize) -> Option<Range<usize>> {
    let headline = elements.iter().take_while(|it| it.range.start < first_post).filter(|it| it.is("h1")).last()?;
    let range = headline.range.start..first_post;
    let is_in =
        |it: &&Element<'_>| range.start <= it.range.start && it.range.end <= first_post && it.is_any(&["p", "li"]);
    let n_words: usize =
        outermost(elements.iter().filter(is_in).collect()).iter().map(|it| n_words(elements, it)).sum();
    (n_words >= FEWEST_WORDS_OF_LEAD).then_some(range)
}
