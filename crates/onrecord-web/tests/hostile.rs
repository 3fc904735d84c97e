//! Articles that try to be more than text.

mod common;

use common::{Answer, Room, between, entry, read};
use onrecord::{
    article::{Article, Metadata},
    facts::{Entity, EntityKind, Facts, Mention, Note},
    text::Span,
};

const ATTACK: &str = "</mark></p></div><script>alert(1)</script> \"onmouseover=alert(1) x='\n\
    <img src=x onerror=alert(1)> &lt;b&gt; \u{202e}desrever\u{2066} \0\u{1b}[31m\u{7f}\u{85}\u{feff} -->\n\n<!--]]>{{7*7}}";

/// An article whose every word of metadata and facts is hostile.
fn hostile() -> Room {
    let metadata = Metadata {
        url: Some("javascript:alert(document.domain)".to_owned()),
        outlet: Some(format!("{ATTACK} outlet")),
        title: Some(format!("{ATTACK} title")),
        language: Some("en\" onmouseover=\"alert(1)".to_owned()),
        ..Metadata::default()
    };
    let article = Article::new("\"><script>alert(2)</script>", ATTACK, metadata);
    let all = Span::new(0, u32::try_from(ATTACK.len()).expect("a short text"));
    let facts = Facts {
        entities: vec![Entity::named(ATTACK, EntityKind::Person)],
        mentions: vec![Mention::by_name(all, 0, EntityKind::Person)],
        notes: vec![Note { span: Span::new(3, 40), what: "<script>alert(3)</script>" }],
        ..Facts::default()
    };
    let room = Room::empty();
    room.add(&[entry(article, facts)]);
    room
}

/// The tags of a page, each from `<` to `>`. No value of an attribute has a bare `<` or `>`, and no text has.
fn tags(page: &str) -> Vec<&str> {
    let parts = page.split('<').skip(1);
    parts.map(|part| part.split_once('>').expect("a tag ends").0).collect()
}

const KNOWN: &str = "!DOCTYPE html head meta title link body a header span main div article p h1 h2 dl dt dd mark bdi \
    aside nav ul li section ol b blockquote footer form label input button q time";

fn assert_harmless(answer: &Answer) {
    let page = &answer.body;
    for tag in tags(page) {
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        assert!(KNOWN.split_whitespace().any(|known| known == name), "a tag {name:?} in {page}");
        let outside = tag.split('"').step_by(2).collect::<String>();
        assert!(!outside.contains("on") || !outside.contains("alert"), "a handler in {tag}");
        assert!(!outside.contains("onmouseover") && !outside.contains("onerror"), "a handler in {tag}");
        assert!(!tag.contains("href=\"javascript"), "a script for a link: {tag}");
    }
    let unseen = |character: char| character.is_control() && character != '\n';
    assert!(!page.contains(unseen), "a control character in {page:?}");
}

#[test]
fn a_hostile_article_is_shown_as_text_and_does_nothing() {
    let room = hostile();
    let page = room.get("/articles/1");
    assert_eq!(page.status, 200);
    assert_harmless(&page);
    let shown = ATTACK
        .replace('\0', "␀")
        .replace('\u{1b}', "␛")
        .replace('\u{7f}', "␡")
        .replace(['\u{85}', '\u{2066}'], "\u{fffd}");
    assert_eq!(read(between(&page.body, "<div class=\"text\">", "</div>")), shown);
    assert!(page.body.contains("javascript:alert(document.domain)"), "the address is shown");
}

#[test]
fn a_hostile_article_is_harmless_in_lists_and_searches() {
    let room = hostile();
    for path in ["/people/1", "/people", "/people?kind=%22%3E%3Cscript%3E", "/people?q=alert&kind=all"] {
        let page = room.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert_harmless(&page);
    }
    for path in ["/", "/?q=alert", "/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onfocus%3D", "/?q=%E2%80%AE%00"] {
        let page = room.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert_harmless(&page);
    }
}

/// Whether the place after `before` lies in an element that keeps in what turns the direction of writing.
fn is_isolated(before: &str) -> bool {
    let mut open = Vec::new();
    for tag in tags(before) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop().map(|(name, _)| name), Some(closed), "tags nest"),
            None if ["!DOCTYPE", "meta", "link", "input"].contains(&name) => (),
            None => open.push((name, tag.contains("dir=\"auto\"") || ["bdi", "mark"].contains(&name))),
        }
    }
    open.iter().any(|(_, isolates)| *isolates)
}

#[test]
fn what_turns_the_direction_of_writing_is_kept_in() {
    let room = hostile();
    for path in ["/", "/?q=alert", "/articles/1", "/people", "/people/1"] {
        let page = room.get(path).body;
        let title = between(&page, "<title>", "</title>");
        assert!(!title.contains(['\u{202e}', '\u{2066}']), "{title:?}");
        assert!(page.contains('\u{202e}'), "it is kept, where it does no harm");
        for (at, _) in page.match_indices('\u{202e}') {
            assert!(is_isolated(&page[..at]), "not isolated after {}", &page[..at]);
        }
        assert!(!page.contains('\u{2066}'), "an isolate that does not end would let the first one out: {page}");
    }
}

#[test]
fn the_twins_of_hostile_articles_say_exactly_what_was_read() {
    let room = hostile();
    let twin = room.get("/articles/1.json");
    assert_eq!(twin.header("content-type"), "application/json");
    assert_eq!(twin.json()["text"], ATTACK);
    assert_eq!(twin.json()["url"], "javascript:alert(document.domain)");
    assert_eq!(twin.json()["entities"][0]["name"], ATTACK);
    assert_eq!(room.get("/people/1.json").json()["name"], ATTACK);
    assert_eq!(room.get("/index.json").json()["articles"][0]["title"], format!("{ATTACK} title"));
}
