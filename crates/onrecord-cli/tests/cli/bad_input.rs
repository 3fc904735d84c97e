//! What cannot be read is named with the reason; everything beside it is read, and the exit status says 2.

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    process::Command,
};

use super::util::{Dir, many_articles};

/// A file that is read between two good ones is refused with these words; the good ones are read.
#[track_caller]
fn refused_in(dir: &Dir, name: &str, why: &str) {
    dir.file("before.txt", "Rain.").file("zafter.txt", "Snow.");
    let add = dir.run(&format!("add before.txt {name} zafter.txt")).exits(2);
    add.says(&format!("error: {name}{why}\n")).says("onrecord.db: 2 articles new");
    dir.is_sound(2);
    let extract =
        dir.run(&format!("extract before.txt {name} zafter.txt")).exits(2).says(&format!("error: {name}{why}\n"));
    let texts: Vec<_> = extract.rows().iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(texts, ["Rain.", "Snow."]);
}

#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, why: &str) {
    refused_in(&Dir::with(name, bytes), name, why);
}

/// A text is read, and so often a warning is given.
#[track_caller]
fn read(bytes: &[u8], text: &str, warning: &str) {
    let dir = Dir::with("a.txt", bytes);
    let run = dir.run("extract a.txt").exits(0);
    assert_eq!((run.rows()[0]["text"].as_str(), &run.stderr()[..]), (Some(text), warning));
    dir.run("add a.txt").exits(0);
    dir.is_sound(1);
}

#[test]
fn nothing_in_it() {
    refused("a.txt", "", ": nothing in it");
    refused("a.txt", " \r\n\t\u{a0}\n", ": nothing in it");
    refused("a.html", "", ": nothing in it");
    refused("a.html", "<!doctype html><body><script>x</script></body>", ": no article on the page");
    refused("a.jsonl", "{\"text\": \" \\n\"}", ":1: nothing in it");
}

#[test]
fn no_text() {
    refused("program", b"\x7fELF\x02\x01\x01\0\0\0", ": not text: control byte at offset 0");
    refused("a.txt", b"Rain.\0Snow.", ": not text: control byte at offset 5");
    refused("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ": not text: control byte at offset 8");
    refused("a.jsonl", "{\"text\": \"Rain.\\u0000\"}", ":1: not text: control byte at offset 5");
}

#[test]
fn mixed_and_wrong_charsets() {
    refused("a.txt", b"caf\xe9 and caf\xc3\xa9", ": neither UTF-8 nor any one character set: byte at offset 3");
    refused(
        "a.html",
        b"<meta charset=shift_jis><p>caf\xe9 and caf\xc3\xa9 \xff\xff",
        ": not Shift_JIS: byte at offset 30",
    );
    refused("a.jsonl", b"{\"text\": \"caf\xe9\"}", ":1: not UTF-8: byte at offset 13");
}

#[test]
fn old_charsets_are_read_with_a_warning_where_they_are_guessed() {
    let warning = "warning: a.txt: character set guessed: windows-1252\n";
    read(b"The caf\xe9 is \x93open\x94, she said.", "The café is “open”, she said.", warning);
    read(b"\xff\xfeR\0a\0i\0n\0", "Rain", "");
    read(b"\xef\xbb\xbfRain", "Rain", "");
}

#[test]
fn a_file_over_the_limit() {
    let dir = Dir::new();
    File::create(dir.path("a.txt")).unwrap().set_len(200 << 20).unwrap();
    refused_in(&dir, "a.txt", ": too large: more than 33554432 bytes");
}

#[test]
fn one_long_line_is_read() {
    let line = "The dam holds and the pumps run and nobody sleeps. ".repeat(4_000);
    let dir = Dir::with("a.txt", &line);
    assert_eq!(dir.run("extract a.txt").exits(0).rows()[0]["text"].as_str().unwrap().len(), 204_000);
}

#[test]
fn ten_thousand_quotation_marks_are_read() {
    for mark in ["\"", "“", "”", "'", "“’"] {
        let text = mark.repeat(10_000);
        let dir = Dir::with("a.txt", &text);
        assert_eq!(dir.run("extract a.txt").exits(0).rows()[0]["text"], text, "{mark}");
    }
}

#[test]
fn what_is_not_there() {
    refused_in(&Dir::new(), "a.txt", ": not there (no such file, or a link to nothing)");
    refused_in(&Dir::new(), "none/", ": not there (no such file, or a link to nothing)");
    refused_in(&Dir::with("file", "Rain, too."), "file/a.txt", ": Not a directory (os error 20)");
}

#[test]
#[cfg(unix)]
fn links_that_lead_nowhere_or_round_in_circles() {
    use std::os::unix::fs::symlink;
    let dir = Dir::with("in/a.txt", "Rain.");
    symlink("nothing.txt", dir.path("in/b.txt")).unwrap();
    symlink("../in", dir.path("in/c")).unwrap();
    symlink("d.txt", dir.path("in/d.txt")).unwrap();
    let run = dir.run("add in").exits(2).says("1 article new");
    let run = run.says("error: in/b.txt: not there (no such file, or a link to nothing)\n");
    run.says("error: in/c: a link back to in\n").says("error: in/d.txt: ");
    dir.is_sound(1);
}

#[test]
#[cfg(unix)]
fn links_that_lead_out_of_a_folder() {
    use std::os::unix::fs::symlink;
    let dir = Dir::with("in/a.txt", "Rain.");
    dir.file("out/b.txt", "Snow.").file("c.txt", "Hail.");
    symlink("../out", dir.path("in/out")).unwrap();
    symlink("../c.txt", dir.path("in/c.txt")).unwrap();
    symlink("a.txt", dir.path("in/d.txt")).unwrap();
    let run = dir.run("add in").exits(2).says("error: in/out: a link that leads out of the folder\n");
    run.says("error: in/c.txt: a link that leads out of the folder\n").says("1 article new, 1 known before");
    dir.run("add in/c.txt").exits(0).says("1 article new");
}

#[test]
#[cfg(unix)]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let dir = Dir::with("in/a.txt", "Rain.");
    assert!(Command::new("mkfifo").arg(dir.path("in/b.txt")).status().unwrap().success());
    dir.run("add in").exits(2).says("error: in/b.txt: neither a file nor a folder\n").says("1 article new");
}

#[test]
#[cfg(unix)]
#[allow(clippy::print_stderr, reason = "a test that tests nothing says so")]
fn what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let dir = Dir::with("in/locked/a.txt", "Rain.");
    dir.file("in/b.txt", "Snow.").file("in/c.txt", "Hail.");
    for name in ["in/locked", "in/b.txt"] {
        fs::set_permissions(dir.path(name), fs::Permissions::from_mode(0o000)).unwrap();
    }
    if fs::read_dir(dir.path("in/locked")).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let run = dir.run("add in").exits(2).says("1 article new");
    run.says("error: in/b.txt: may not be read (permission denied)\n").says("error: in/locked: may not be read");
    // So that the folder can be taken away.
    fs::set_permissions(dir.path("in/locked"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_broken_line_is_named_and_the_others_are_kept() {
    let mut lines = vec!["{\"text\": \"Rain.\"}"; 8000];
    lines[6999] = "{\"text\": \"Rain.";
    let dir = Dir::with("a.jsonl", lines.join("\n"));
    let run = dir.run("extract a.jsonl").exits(2).says("error: a.jsonl:7000: not an article in JSON: column 15: ");
    let rows = run.rows();
    assert_eq!(
        (rows.len(), &rows[6998]["id"], &rows[6999]["id"]),
        (7999, &"a.jsonl:6999".into(), &"a.jsonl:7001".into())
    );
    assert_eq!(run.stderr().lines().count(), 1);
}

#[test]
fn lines_that_are_no_articles() {
    refused("a.jsonl", "[1]", ":1: not an article in JSON: expected a JSON object");
    refused("a.jsonl", "{\"id\": \"a\"}", ":1: neither `text` nor `html` in it");
    refused("a.jsonl", "{\"text\": \"a\", \"html\": \"b\"}", ":1: both `text` and `html` in it");
    refused(
        "a.jsonl",
        "{\"id\": 1.5, \"text\": \"a\"}",
        ":1: not an article in JSON: column 10: invalid type: floating point `1.5`, expected a string or a whole number",
    );
}

#[test]
fn a_line_over_the_limit_is_named_and_the_next_is_read() {
    let dir = Dir::with("a.jsonl", "{\"text\": \"Rain.\"}\n");
    let mut file = File::options().append(true).open(dir.path("a.jsonl")).unwrap();
    let end = file.seek(SeekFrom::End(0)).unwrap();
    file.set_len(end + (33 << 20)).unwrap();
    file.write_all(b"\n{\"text\": \"Snow.\"}\n").unwrap();
    let run = dir.run("extract a.jsonl").exits(2).says("error: a.jsonl:2: too large: more than 33554432 bytes\n");
    let ids: Vec<_> = run.rows().iter().map(|row| row["id"].clone()).collect();
    assert_eq!(ids, ["a.jsonl:1", "a.jsonl:3"]);
}

#[test]
fn a_date_that_is_no_date_is_a_warning() {
    let dir = Dir::with("a.jsonl", "{\"text\": \"Rain.\", \"published\": \"soon\", \"language\": \"Selmish\"}");
    let run = dir.run("extract a.jsonl").exits(0).says("warning: a.jsonl:1: `published` is not a date: soon\n");
    let run = run.says("warning: a.jsonl:1: `language` is not an ISO 639-1 code: Selmish\n");
    assert_eq!(run.rows()[0]["published"]["basis"], "unknown");
}

#[test]
fn what_was_kept_before_is_not_lost() {
    let dir = Dir::with("a.jsonl", many_articles(100));
    dir.run("add a.jsonl").exits(0);
    dir.file("b.txt", b"\0").file("c.txt", "Rain.");
    dir.run("add b.txt none.txt c.txt").exits(2).says("1 article new");
    dir.is_sound(101);
}

#[test]
fn standard_input_can_be_bad_too() {
    Dir::new().run_on("", "extract -").exits(2).says("error: -: nothing in it\n");
    Dir::new().run_on("{\"text\": 5}\n", "extract -").exits(2).says("error: -:1: not an article in JSON");
}
