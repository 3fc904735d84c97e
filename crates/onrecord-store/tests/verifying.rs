//! The check of a record finds what was changed behind its back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Shape, entry};
use onrecord_store::{Fault, Store};
use rusqlite::Connection;
use tempfile::tempdir;

/// The faults of a record of three articles after `tampering`.
fn faults_after(tampering: &str) -> Vec<Fault> {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let entries = [1, 2, 3].map(|seed| entry(seed, Shape::BRIEF));
    Store::open(&path).unwrap().add(&entries).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    db.execute_batch(tampering).unwrap();
    Store::open_read_only(&path).unwrap().verify(|_| ()).unwrap().faults
}

/// Checks that exactly one fault is found: in which article, fact and field, and why.
#[track_caller]
fn check(tampering: &str, article: i64, fact: &str, reason: &str) {
    let faults = faults_after(tampering);
    let [fault] = faults.as_slice() else { panic!("not one fault: {faults:?}") };
    assert_eq!(fault.article.as_ref().map(|article| article.id), Some(article));
    assert_eq!(format!("{} {}", fault.fact, fault.field), fact);
    assert!(fault.reason.contains(reason), "{fault:?}");
}

#[test]
fn a_sound_record_has_no_faults_and_every_evidence_is_counted() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    store.add(&[1, 2, 3].map(|seed| entry(seed, Shape::BRIEF))).unwrap();
    let mut heard = Vec::new();
    let verified = store.verify(|n_articles| heard.push(n_articles)).unwrap();
    assert_eq!(verified.faults, []);
    assert_eq!(heard, [1, 2, 3]);
    // An article: 8 mentions, 2 statements of 4 parts, 2 figures with their hedges and 3 parts, a time, a note.
    assert_eq!((verified.articles, verified.evidences), (3, 3 * (8 + 8 + 10 + 1 + 1)));
}

#[test]
fn a_changed_quote_is_found() {
    check("UPDATE time SET quote = 'April 1' WHERE article_id = 2", 2, "time quote", "other words stand there");
    check(
        "UPDATE statement_part SET quote = 'told' WHERE statement_id = 1 AND role = 'cue'",
        1,
        "statement cue",
        "other",
    );
    let caveat = "INSERT INTO statement_field VALUES (1, 'caveat', 1, 'unverified', NULL, 0, 3, 'not so')";
    check(caveat, 1, "statement caveat", "other words stand there");
    let head = "UPDATE figure_part SET quote = 'ships' WHERE figure_id = 3 AND role = 'head'";
    check(head, 2, "figure head", "other words stand there");
}

#[test]
fn a_moved_offset_is_found() {
    let moved = "UPDATE figure SET hedge_end_byte = hedge_end_byte + 1 WHERE id = 5";
    check(moved, 3, "figure hedge", "other words stand there");
    check("UPDATE mention SET end_byte = 999999 WHERE article_id = 1 AND n = 2", 1, "mention quote", "after the text");
    check(
        "UPDATE statement_part SET end_byte = start_byte + 1 WHERE statement_id = 3 AND role = 'content' AND n = 1",
        2,
        "statement content",
        "cuts a character",
    );
}

#[test]
fn changed_raw_bytes_are_found() {
    let other = "UPDATE document SET compressed = (SELECT compressed FROM document LIMIT 1 OFFSET 1) WHERE rowid = 1;
                 UPDATE document SET length = 99999 WHERE rowid = 1;";
    check(other, 1, "document sha256", "another hash");
    check("UPDATE document SET compressed = x'00' WHERE rowid = 3", 3, "document sha256", "do not unpack");
}

#[test]
fn a_changed_text_is_found() {
    let faults = faults_after("UPDATE article SET text = replace(text, 'tanks', 'boats') WHERE id = 2");
    assert!(faults.iter().any(|fault| fault.fact == "figure"), "{faults:?}");
}

#[test]
fn offsets_that_are_none_and_broken_references_are_found() {
    let negative = faults_after("UPDATE time SET start_byte = -1 WHERE id = 1");
    assert!(negative.iter().any(|fault| fault.reason.contains("no offsets")), "{negative:?}");
    let backwards = faults_after("UPDATE time SET start_byte = end_byte + 1 WHERE id = 1");
    assert!(backwards.iter().any(|fault| fault.reason.contains("ends before it starts")), "{backwards:?}");
    let orphan = faults_after("UPDATE statement SET nested_in = 999 WHERE id = 1");
    assert!(orphan.iter().any(|fault| fault.field == "reference" && fault.fact_id == Some(1)), "{orphan:?}");
}

#[test]
fn words_that_the_search_index_lost_are_found() {
    let lost = "INSERT INTO article_search (article_search, rowid, title, text)
                SELECT 'delete', id, title, text FROM article WHERE id = 2";
    let faults = faults_after(lost);
    assert!(faults.iter().any(|fault| fault.fact == "article_search"), "{faults:?}");
}
