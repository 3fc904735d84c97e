//! Files that are no record, or cannot be one: each is refused with its path and the reason, and stays as it is.

use std::fs;

use expect_test::expect;

use super::util::Dir;

/// Every command that opens a record.
const READING: [&str; 9] =
    ["articles", "show 1", "who Orlec", "figures", "times", "search dam", "verify", "export", "serve --port 0"];

/// The offsets of two numbers in the head of a SQLite file, big-endian: <https://sqlite.org/fileformat.html#the_database_header>.
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;

/// Every command refuses the record at `name` with these words.
#[track_caller]
fn refused(dir: &Dir, name: &str, why: &str) {
    dir.file("a.txt", "Rain.");
    for command in ["add a.txt"].iter().chain(&READING) {
        let run = dir.run(&format!("--db {name} {command}")).exits(2).says(&format!("error: {name}: {why}"));
        assert_eq!(run.stdout(), "", "{command}");
    }
}

/// A record whose head has another number at this place.
fn record_with(at: usize, number: u32) -> Dir {
    let dir = Dir::with("a.txt", "Rain.");
    dir.run("--db r.db add a.txt").exits(0);
    let mut bytes = fs::read(dir.path("r.db")).unwrap();
    bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
    dir.file("r.db", bytes);
    dir
}

#[test]
fn a_record_that_is_not_there_is_not_made_by_reading() {
    let dir = Dir::new();
    for command in READING {
        let run =
            dir.run(command).exits(2).says("error: onrecord.db: there is no record here\nhint: onrecord add PATH");
        assert_eq!(run.stdout(), "", "{command}");
    }
    assert_eq!(dir.path(".").read_dir().unwrap().count(), 0);
}

#[test]
fn a_text_file() {
    let dir = Dir::with("notes.txt", "This is no record.\n".repeat(100));
    refused(&dir, "notes.txt", "not a SQLite database");
    assert_eq!(fs::read_to_string(dir.path("notes.txt")).unwrap(), "This is no record.\n".repeat(100));
}

#[test]
fn a_record_of_another_program() {
    refused(&record_with(APPLICATION_ID, 0x4750_4b47), "r.db", "a SQLite database of another program");
}

#[test]
fn a_record_of_a_newer_version() {
    let dir = record_with(USER_VERSION, 99);
    refused(&dir, "r.db", "made by a newer version");
    let bytes = fs::read(dir.path("r.db")).unwrap();
    assert_eq!(bytes[USER_VERSION..USER_VERSION + 4], 99_u32.to_be_bytes());
}

#[test]
fn a_record_that_is_cut_off() {
    let dir = Dir::with_record_of_story();
    let bytes = fs::read(dir.path("onrecord.db")).unwrap();
    dir.file("onrecord.db", &bytes[..bytes.len() / 2]);
    dir.run("verify").exits(2).says("onrecord.db: ");
    dir.run("export mentions").exits(2);
}

#[test]
fn a_folder() {
    let dir = Dir::with("folder/b.txt", "Snow.");
    refused(&dir, "folder", "a folder, not a record");
}

#[test]
fn a_folder_that_is_not_there() {
    let dir = Dir::with("a.txt", "Rain.");
    dir.run("--db none/r.db add a.txt").exits(2).says("error: none/r.db: the folder that it is to be in is not there");
    dir.run("--db none/r.db who Orlec").exits(2).says("error: none/r.db: there is no record here");
    dir.run("demo --out none/r.db").exits(2).says("error: none/r.db: the folder");
    assert!(!dir.path("none").exists());
}

#[test]
fn verify_names_what_was_changed() {
    let dir = Dir::with("a.txt", "“The dam holds,” Ada Orlec said.");
    dir.run("add a.txt").exits(0);
    let sound = fs::read(dir.path("onrecord.db")).unwrap();
    let words = "The dam holds".as_bytes();
    let places = (0..sound.len()).filter(|&at| sound[at..].starts_with(words));
    let said = places.map(|at| {
        let mut bytes = sound.clone();
        bytes[at] = b'S';
        dir.file("onrecord.db", bytes);
        let rows = dir.run("verify --json").exits(2).rows();
        assert_eq!(rows[0]["faults"][0]["address"], "a.txt");
        dir.run("verify").exits(2).stdout().to_owned()
    });
    expect![[r#"
        a.txt: document: sha256: 17e3de4fbb436ea40795f49b689b960af100b78c4dcec45e6ee09873f9d36175: the raw bytes have another hash
        a.txt: article 1: text: the raw bytes read otherwise now; they were read by onrecord 0.1.0
        1 article and 4 quotes checked: 2 faults
        23 of 27 characters found in the bytes that they were read from
        a.txt: statement 1: content: a.txt: bytes 0..20: other words stand there
        a.txt: article 1: text: the raw bytes read otherwise now; they were read by onrecord 0.1.0
        1 article and 4 quotes checked: 2 faults
        23 of 27 characters found in the bytes that they were read from
        a.txt: statement 1: content: a.txt: bytes 0..20: other words stand there
        1 article and 4 quotes checked: 1 fault
        27 of 27 characters found in the bytes that they were read from
    "#]].assert_eq(&said.collect::<String>());
}
