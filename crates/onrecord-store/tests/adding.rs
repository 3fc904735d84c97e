//! Adding: the same twice, new versions, whole or absent, several writers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{thread, time::Duration};

use common::{READ_BY, Shape, article, dump, entry, entry_at, plain};
use onrecord::{article::Metadata, text::Span, values::Date};
use onrecord_store::{Added, ArticleFilter, Entry, ErrorKind, Fingerprint, Form, Raw, Store};
use tempfile::tempdir;

#[test]
fn what_is_known_is_not_added_again() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let entries: Vec<Entry> = (0..5).map(|seed| entry(seed, Shape::BRIEF)).collect();
    let mut store = Store::open(&path).unwrap();
    let first = store.add(&entries).unwrap();
    let before = dump(&path);
    let second = store.add(&entries).unwrap();

    assert_eq!(first, (1..=5).map(|id| Added::New { id }).collect::<Vec<_>>());
    assert_eq!(second, (1..=5).map(|id| Added::Known { id }).collect::<Vec<_>>());
    assert_eq!(before, dump(&path));
}

#[test]
fn the_same_entry_twice_in_a_batch_is_one_article() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let twice = [entry(7, Shape::BRIEF), entry(7, Shape::BRIEF)];
    assert_eq!(store.add(&twice).unwrap(), [Added::New { id: 1 }, Added::Known { id: 1 }]);
}

#[test]
fn other_words_at_an_address_are_a_new_version_and_both_stay() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let versions = [plain("dam.txt", "Dam", "The dam holds."), plain("dam.txt", "Dam", "The dam broke.")];
    let added = store.add(&versions).unwrap();
    assert_eq!(added, [Added::New { id: 1 }, Added::NewVersion { id: 2, version: 2 }]);

    let rows = store.articles(&ArticleFilter::default()).unwrap();
    let versions: Vec<_> = rows.iter().map(|row| (row.version, row.latest_version)).collect();
    assert_eq!(versions, [(1, 2), (2, 2)]);
    let latest = ArticleFilter { latest_only: true, ..ArticleFilter::default() };
    let latest: Vec<_> = store.articles(&latest).unwrap().iter().map(|row| row.article.id).collect();
    assert_eq!(latest, [2]);
    assert_eq!(store.article(1).unwrap().unwrap().text, "The dam holds.");
}

#[test]
fn a_file_that_moved_is_known_and_found_at_both_addresses() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    store.add(&[entry_at(1, Shape::BRIEF, "old/a.txt")]).unwrap();
    assert_eq!(store.add(&[entry_at(1, Shape::BRIEF, "new/b.txt")]).unwrap(), [Added::Known { id: 1 }]);
    for address in ["old/a.txt", "new/b.txt", "b"] {
        let found: Vec<_> = store.find_article(address).unwrap().iter().map(|row| row.article.id).collect();
        assert_eq!(found, [1], "{address}");
    }
    // What is then written at the new address is a version of what was there.
    let changed = store.add(&[plain("new/b.txt", "B", "Other words.")]).unwrap();
    assert_eq!(changed, [Added::NewVersion { id: 2, version: 2 }]);
}

#[test]
fn what_was_given_by_hand_and_the_form_make_another_article() {
    let raw = Raw { bytes: b"words", form: Form::Text, address: "a", given: "" };
    let fingerprint = Fingerprint::of(raw);
    assert_eq!(fingerprint, Fingerprint::of(Raw { address: "b", ..raw }));
    assert_ne!(fingerprint, Fingerprint::of(Raw { given: "outlet=Herald", ..raw }));
    assert_ne!(fingerprint, Fingerprint::of(Raw { form: Form::Html, ..raw }));
    assert_ne!(fingerprint, Fingerprint::of(Raw { bytes: b"word", ..raw }));
}

#[test]
fn a_fingerprint_is_known_once_it_is_added() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let raw = Raw { bytes: b"The dam holds.", form: Form::Text, address: "elsewhere.txt", given: "" };
    assert_eq!(store.knows(Fingerprint::of(raw)).unwrap(), None);
    store.add(&[plain("dam.txt", "Dam", "The dam holds.")]).unwrap();
    assert_eq!(store.knows(Fingerprint::of(raw)).unwrap(), Some(1));

    store.note_address(1, "elsewhere.txt").unwrap();
    assert_eq!(store.find_article("elsewhere.txt").unwrap()[0].article.id, 1);
}

#[test]
fn an_entry_that_breaks_a_rule_is_refused_and_the_others_are_whole() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let sound: Vec<Entry> = (0..3).map(|seed| entry(seed, Shape::BRIEF)).collect();
    let mut store = Store::open(&path).unwrap();
    let added = store.add(&[sound[0].clone(), unlikely(), sound[1].clone(), sound[2].clone()]).unwrap();

    assert!(matches!(&added[1], Added::Refused { reason } if reason.contains("confidence_hundredths")), "{added:?}");
    assert_eq!([&added[0], &added[2], &added[3]], [1, 2, 3].map(|id| Added::New { id }).each_ref());
    assert!(store.find_article("unlikely.txt").unwrap().is_empty());
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);

    let without = folder.path().join("without.db");
    Store::open(&without).unwrap().add(&sound).unwrap();
    assert_eq!(dump(&path), dump(&without), "nothing of the refused entry is left");
}

/// An entry with a confidence over one.
fn unlikely() -> Entry {
    let (article, mut facts) = article(99, Shape::BRIEF);
    facts.statements.last_mut().unwrap().confidence = 101;
    let bytes = article.text().to_owned();
    let raw = Raw { bytes: bytes.as_bytes(), form: Form::Text, address: "unlikely.txt", given: "" };
    Entry::new(raw, article, facts, READ_BY).unwrap()
}

#[test]
fn facts_that_are_not_of_their_article_make_no_entry() {
    let (article, facts) = article(1, Shape::BRIEF);
    let raw = Raw { bytes: b"", form: Form::Text, address: "a.txt", given: "" };
    let mut outside = facts.clone();
    outside.times[0].span = Span::new(0, 1_000_000);
    let mut nobody = facts.clone();
    nobody.mentions[0].entity_idx = Some(77);
    let mut alone = facts;
    alone.figures[0].same_as = Some(77);
    for unsound in [outside, nobody, alone] {
        let error = Entry::new(raw, article.clone(), unsound, READ_BY).unwrap_err();
        assert_eq!((error.kind(), error.place()), (ErrorKind::Unsound, "a.txt"), "{error}");
    }
}

#[test]
fn two_stores_filled_the_same_way_are_the_same() {
    let folder = tempdir().unwrap();
    let dumps = ["a.db", "b.db"].map(|name| {
        let path = folder.path().join(name);
        let mut store = Store::open(&path).unwrap();
        for batch in (0..40).collect::<Vec<_>>().chunks(9) {
            store.add(&batch.iter().map(|&seed| entry(seed, Shape::BRIEF)).collect::<Vec<_>>()).unwrap();
        }
        dump(&path)
    });
    assert_eq!(dumps[0], dumps[1]);
    assert!(dumps[0].lines().count() > 500);
}

#[test]
fn two_writers_at_once_both_get_their_articles_in() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let write = |seeds: std::ops::Range<u32>| {
        // Both also make the file and its schema at once.
        let mut store = Store::open(&path).unwrap();
        for seed in seeds {
            store.add(&[entry(seed, Shape::BRIEF)]).unwrap();
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| write(0..40));
        scope.spawn(|| write(30..70));
    });
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(store.counts().unwrap().articles, 70);
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);
}

#[test]
fn a_writer_that_cannot_wait_longer_says_why_and_changes_nothing() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    store.add(&[entry(1, Shape::BRIEF)]).unwrap();
    store.set_patience(Duration::from_millis(20)).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let error = store.add(&[entry(2, Shape::BRIEF)]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Busy, "{error}");
    assert!(error.to_string().starts_with(path.to_str().unwrap()), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(store.counts().unwrap().articles, 1);
    assert_eq!(store.add(&[entry(2, Shape::BRIEF)]).unwrap(), [Added::New { id: 2 }]);
}

#[test]
fn what_is_open_for_reading_is_not_written() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    drop(Store::open(&path).unwrap());
    let error = Store::open_read_only(&path).unwrap().add(&[entry(1, Shape::BRIEF)]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ReadOnly, "{error}");
}

#[test]
fn who_wrote_an_article_and_when_it_was_changed_is_kept() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let (article, facts) = article(3, Shape::BRIEF);
    let said = Metadata {
        byline: vec!["Ana Orlec".to_owned(), "Bo Lind".to_owned()],
        modified: Some(Date::constant(2031, 4, 5)),
        ..article.metadata().clone()
    };
    let text = article.text().to_owned();
    let raw = Raw { bytes: text.as_bytes(), form: Form::Html, address: "https://post.example/dam", given: "" };
    let entry = Entry::new(raw, article.with_metadata(said), facts, READ_BY).unwrap();
    let found_at = "https://post.example/dam?from=feed";
    store.add(&[entry.with_other_address(Some(found_at.to_owned())), self::entry(4, Shape::BRIEF)]).unwrap();
    let record = store.article(1).unwrap().unwrap();
    assert_eq!(
        (record.byline.join(", ").as_str(), record.modified.as_deref()),
        ("Ana Orlec, Bo Lind", Some("2031-04-05"))
    );
    assert_eq!(store.find_article(found_at).unwrap().len(), 1);
    let other = store.article(2).unwrap().unwrap();
    assert_eq!((other.byline, other.modified), (Vec::new(), None));
}
