//! Entries of feeds.

use onrecord::article::{Basis, Metadata};
use onrecord_read::{Carrier, Limits, Reading, Warning, documents, read};

use crate::found;

fn readings(carrier: Carrier, feed: &str) -> Vec<Reading> {
    let found = documents(carrier, feed.as_bytes(), "f", Limits::default());
    found.map(|document| read(&document.expect("an entry")).expect("an article")).collect()
}

fn check(metadata: &Metadata, title: &str, url: &str, outlet: &str, published: &str) {
    assert_eq!(metadata.title.as_deref(), Some(title));
    assert_eq!(metadata.url.as_deref(), Some(url));
    assert_eq!(metadata.outlet.as_deref(), Some(outlet));
    assert_eq!(metadata.published.date.expect("a day").to_string(), published);
    assert_eq!(metadata.published.basis, Basis::Metadata);
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Vell Courier</title><link>https://courier.example</link><language>en-GB</language>
<image><title>A picture</title></image>
<item>
  <title>Dam &amp; river</title><link>https://courier.example/1</link>
  <pubDate>Wed, 02 Apr 2031 23:30:00 -0500</pubDate>
  <description>A teaser.</description>
  <content:encoded><![CDATA[<p>“We wait,” Ana Orlec said.</p><p>The dam&nbsp;holds.<script>x</script></p>]]></content:encoded>
</item>
<item><title>Pumps</title><link>https://courier.example/2</link><dc:date>2031-04-03T01:00:00Z</dc:date>
  <description>Forty pumps &lt;b&gt;arrived&lt;/b&gt; &#8211; at last.</description></item>
</channel></rss>"#;

#[test]
fn an_entry_of_rss_is_an_article() {
    let readings = readings(Carrier::Feed, RSS);
    assert_eq!(readings.len(), 2);
    assert_eq!(readings[0].article.text(), "“We wait,” Ana Orlec said.\n\nThe dam holds.");
    check(readings[0].article.metadata(), "Dam & river", "https://courier.example/1", "Vell Courier", "2031-04-02");
    assert_eq!(readings[0].article.metadata().language.as_deref(), Some("en"));
    assert_eq!(readings[0].warnings, []);
}

#[test]
fn a_teaser_is_marked_as_one() {
    let readings = readings(Carrier::Feed, RSS);
    assert_eq!(readings[1].article.text(), "Forty pumps arrived – at last.");
    check(readings[1].article.metadata(), "Pumps", "https://courier.example/2", "Vell Courier", "2031-04-03");
    assert_eq!(readings[1].warnings, [Warning::Teaser]);
}

#[test]
fn an_entry_keeps_its_own_bytes() {
    let found = documents(Carrier::Feed, RSS.as_bytes(), "f", Limits::default());
    let documents: Vec<_> = found.map(|document| document.expect("an entry")).collect();
    for document in &documents {
        let bytes = std::str::from_utf8(document.bytes()).expect("UTF-8");
        assert!(bytes.starts_with("<item>") && bytes.ends_with("</item>") && RSS.contains(bytes), "{bytes}");
    }
    assert_eq!(documents[1].address(), "f:2");
}

#[test]
fn an_entry_of_atom_is_an_article() {
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Vell Courier</title>
<entry><title type="html">Dam &amp;amp; river</title><link rel="edit" href="https://courier.example/e"/>
<link href="https://courier.example/1"/><published>2031-04-02T23:30:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>“We <i>wait</i>,” Ana Orlec said.</p></div></content></entry>
<entry><title>Pumps</title><link href="https://courier.example/2"/><updated>2031-04-03</updated>
<published>2031-04-03</published><summary>Forty pumps: 3 &lt; 4.</summary></entry></feed>"#;
    let readings = readings(Carrier::Feed, feed);
    assert_eq!(readings[0].article.text(), "“We wait,” Ana Orlec said.");
    check(readings[0].article.metadata(), "Dam & river", "https://courier.example/1", "Vell Courier", "2031-04-02");
    assert_eq!(readings[1].article.text(), "Forty pumps: 3 < 4.");
    assert_eq!(readings[1].warnings, [Warning::Teaser]);
}

#[test]
fn an_item_of_json_feed_is_an_article() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Vell Courier", "language": "en", "items": [
{"id": "1", "url": "https://courier.example/1", "title": "Dam", "content_html": "<p>“We wait,” she said.</p>", "date_published": "2031-04-02T10:00:00Z"},
{"id": 2, "url": "https://courier.example/2", "title": "Pumps", "summary": "Forty pumps.", "date_published": "2031-04-03"}]}"#;
    let readings = readings(Carrier::JsonFeed, feed);
    assert_eq!(readings[0].article.text(), "“We wait,” she said.");
    check(readings[0].article.metadata(), "Dam", "https://courier.example/1", "Vell Courier", "2031-04-02");
    assert_eq!(readings[1].article.text(), "Forty pumps.");
    assert_eq!((readings[0].warnings.as_slice(), readings[1].warnings.as_slice()), (&[][..], &[Warning::Teaser][..]));
}

#[test]
fn entities_of_a_feed_are_not_expanded() {
    let feed = r#"<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>T</title><description>See &b; and &file; here.</description></item></channel></rss>"#;
    assert_eq!(found("f.rss", feed.as_bytes()), ["f.rss:1: See &b; and &file; here."]);
}

#[test]
fn a_broken_feed_gives_what_comes_before() {
    let cut = &RSS[..RSS.find("<description>Forty").expect("there")];
    let lines = found("f.rss", cut.as_bytes());
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("f.rss:1: “We wait,”"), "{}", lines[0]);
    assert!(lines[1].ends_with("the file ends within this entry"), "{}", lines[1]);
    assert_eq!(found("f.rss", b"<rss><channel></channel></rss>"), ["f.rss: nothing in it"]);
}

#[test]
fn entries_in_one_another_are_one() {
    let deep = format!("<rss><channel>{}words{}</channel></rss>", "<item>".repeat(20_000), "</item>".repeat(20_000));
    assert_eq!(found("f.rss", deep.as_bytes()).len(), 1);
}

/// The byline and the day of change of the first entry.
fn said(carrier: Carrier, feed: &str) -> (Vec<String>, Option<String>) {
    let metadata = readings(carrier, feed)[0].article.metadata().clone();
    (metadata.byline, metadata.modified.map(|day| day.to_string()))
}

#[test]
fn an_entry_says_who_wrote_it_and_when_it_was_changed() {
    let rss = |members: &str| {
        format!("<rss><channel><item>{members}<description>The dam holds.</description></item></channel></rss>")
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let dublin = "<dc:creator>Ana Orlec</dc:creator><dc:creator>Bo Lind</dc:creator><author>desk@post.example</author>";
    assert_eq!(said(Carrier::Feed, &rss(dublin)), (names(&["Ana Orlec", "Bo Lind"]), None));
    assert_eq!(said(Carrier::Feed, &rss("<author>ana@post.example (Ana Orlec)</author>")).0, names(&["Ana Orlec"]));
    assert_eq!(said(Carrier::Feed, &rss("<author>ana@post.example</author>")).0, names(&[]));
    let atom = "<feed><entry><author><name>Ana Orlec</name><uri>https://post.example/ana</uri><email>a@b.example</email></author>\
        <published>2031-04-02T10:00:00Z</published><updated>2031-04-05T10:00:00Z</updated><content>The dam holds.</content></entry></feed>";
    assert_eq!(said(Carrier::Feed, atom), (names(&["Ana Orlec"]), Some("2031-04-05".to_owned())));
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "1", "content_text": "The dam holds.",
        "authors": [{"name": "Ana Orlec"}, {"url": "x"}], "date_modified": "2031-04-05T10:00:00Z"}]}"#;
    assert_eq!(said(Carrier::JsonFeed, json), (names(&["Ana Orlec"]), Some("2031-04-05".to_owned())));
}

#[test]
fn a_change_is_no_publication() {
    let atom = "<feed><entry><updated>2031-04-05T10:00:00Z</updated><content>The dam holds.</content></entry></feed>";
    assert!(readings(Carrier::Feed, atom)[0].article.metadata().published.is_unknown());
}
