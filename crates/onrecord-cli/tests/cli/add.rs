//! `add`: what is new, what is known, and what the user says of the articles.

use std::{collections::BTreeSet, ffi::OsStr, fs};

use serde_json::Value;

use super::util::{Dir, N_STORY};

const ARTICLE: &str = "“The dam holds,” Ada Orlec said.";

/// What `add --json` says became of each article.
fn became(dir: &Dir, line: &str) -> Vec<String> {
    let run = dir.run(line).exits(0);
    run.rows().iter().map(|row| row["became"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_story_is_added_once() {
    let dir = Dir::with_story();
    dir.run("add story").exits(0).says("onrecord.db: 15 articles new");
    dir.run("add story").exits(0).says("onrecord.db: 0 articles new, 15 known before");
    dir.is_sound(N_STORY);
}

#[test]
fn the_record_does_not_depend_on_the_number_of_threads() {
    let [one, two] = ["1", "2"].map(|threads| {
        let dir = Dir::with_story();
        dir.run(&format!("add --threads {threads} story")).exits(0);
        dir.run("export mentions").exits(0).stdout().to_owned() + dir.run("export statements").exits(0).stdout()
    });
    assert_eq!(one, two);
}

#[test]
fn other_bytes_at_the_same_address_are_a_new_version_and_both_stay() {
    let dir = Dir::with("a.txt", ARTICLE);
    assert_eq!(became(&dir, "add --json a.txt"), ["new"]);
    dir.file("a.txt", "“The dam broke,” Ada Orlec said.");
    assert_eq!(became(&dir, "add --json a.txt"), ["new_version"]);
    assert_eq!(became(&dir, "add --json a.txt"), ["known"]);
    dir.run("show 1").exits(0).prints("The dam holds");
    dir.run("show a.txt").exits(0).prints("The dam broke");
    dir.run("articles").exits(0).prints("v1 of 2").prints("v2 of 2");
    dir.is_sound(2);
}

#[test]
fn a_file_that_moved_is_known_by_both_names() {
    let dir = Dir::with("old.txt", ARTICLE);
    dir.run("add old.txt").exits(0);
    fs::rename(dir.path("old.txt"), dir.path("new.txt")).unwrap();
    dir.run("add new.txt").exits(0).says("0 articles new, 1 known before");
    for name in ["old", "new", "new.txt"] {
        dir.run(&format!("show {name}")).exits(0).prints("The dam holds");
    }
}

#[test]
fn one_file_named_twice_in_a_run_is_one_article() {
    let dir = Dir::with("a.txt", ARTICLE);
    assert_eq!(became(&dir, "add --json a.txt a.txt"), ["new", "known"]);
    dir.is_sound(1);
}

#[test]
fn what_the_user_says_completes_and_does_not_overwrite() {
    let dir = Dir::with("bare.txt", ARTICLE);
    dir.file("full.jsonl", r#"{"text": "Rain.", "outlet": "Delta Evening Post", "published": "2030-01-02"}"#);
    dir.run_with(&["add", "--outlet", "The Selm Courier", "--published", "2031-03-04", "bare.txt", "full.jsonl"])
        .exits(0);
    let rows = dir.run("articles --json").exits(0).rows();
    let said = rows.iter().map(|row| [&row["outlet"], &row["published"], &row["published_basis"]].map(Value::as_str));
    let expected = [["Delta Evening Post", "2030-01-02", "given"], ["The Selm Courier", "2031-03-04", "given"]];
    assert_eq!(said.collect::<Vec<_>>(), expected.map(|row| row.map(Some)));
}

#[test]
fn standard_input_is_added_too() {
    let dir = Dir::new();
    dir.run_on(ARTICLE, "add -").exits(0).says("1 article new");
    dir.run("show -- -").exits(0).prints("The dam holds");
}

#[test]
fn files_are_passed_over_by_their_names_in_a_folder_only() {
    let dir = Dir::with("in/a.txt", ARTICLE);
    dir.file("in/b.pdf", "Rain.").file("in/c.dat", "Snow.").file("in/.d.txt", "Hail.");
    let run = dir.run("add in").exits(0).says("1 article new").says("passed over 2 files by their names");
    assert_eq!(run.stderr().lines().count(), 2, "{}", run.stderr());
    dir.run("add in/c.dat").exits(0).says("1 article new").does_not_say("passed over");
    dir.run("add --format text in").exits(0).says("1 article new, 2 known before");
}

#[test]
fn a_folder_with_nothing_to_read_is_nothing_found() {
    let dir = Dir::with("in/b.pdf", "Rain.");
    dir.run("add in").exits(1).says("0 articles new");
    dir.run("extract in").exits(1).says("passed over 1 file");
    for line in ["articles", "verify", "export articles", "search rain"] {
        dir.run(line).exits(1);
    }
}

#[test]
fn the_record_is_where_the_user_says() {
    let dir = Dir::with("a.txt", ARTICLE);
    dir.run("--db other.db add a.txt").exits(0).says("other.db: 1 article new");
    assert!(dir.path("other.db").exists() && !dir.path("onrecord.db").exists());
    dir.run("verify --db other.db").exits(0).prints("1 article");
}

#[test]
fn the_record_is_one_file() {
    let dir = Dir::with_record_of_story();
    let names = || dir.path(".").read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect::<BTreeSet<_>>();
    assert_eq!(names(), ["onrecord.db", "story"].map(Into::into).into());
    fs::copy(dir.path("onrecord.db"), dir.path("copy.db")).unwrap();
    assert_eq!(dir.run("--db copy.db export mentions").stdout(), dir.run("export mentions").exits(0).stdout());
    dir.run("add story").exits(0);
    assert!(!names().contains(OsStr::new("onrecord.db-wal")));
}
