//! Colours, escape sequences, and what happens when nobody reads stdout any more.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    process::Stdio,
};

use expect_test::expect_file;
use serde_json::json;

use super::util::{Dir, N_STORY, Run, golden, many_articles};

/// Colours, a title of the window, erasing the screen, a C1 control and a turn of the direction of writing.
const HOSTILE: &str = "“We \u{1b}[31mneed\u{1b}[0m \u{1b}]0;x\u{7}pumps \u{1b}[2J\u{9b}31m \u{202e}now,” Ada Orlec said. About 300 homes.";

fn coloured(dir: &Dir, line: &str) -> Run {
    Run::of(line, dir.command(line).env("CLICOLOR_FORCE", "1").output().unwrap())
}

#[test]
fn show_marks_facts_with_colours() {
    let text = "Flood in Selm\n\n“The dam holds,” Ada Orlec said on 4 March 2031. About 300 homes stay dry.\n";
    let dir = Dir::with("a.txt", text);
    dir.run("add a.txt").exits(0);
    let shown = coloured(&dir, "show 1").exits(0);
    expect_file![golden("show-colours.txt")].assert_eq(&shown.stdout().replace('\u{1b}', "\\e"));
}

#[test]
fn without_a_terminal_there_are_no_escape_codes() {
    let dir = Dir::with_record_of_story();
    for line in ["show 3", "who Kreel", "figures", "times", "search barriers", "articles", "verify", "demo", "add none"]
    {
        let run = dir.run(line);
        assert!(!run.stdout().contains('\u{1b}') && !run.stderr().contains('\u{1b}'), "{line}");
    }
}

#[test]
fn with_colours_the_words_are_the_same() {
    let dir = Dir::with_record_of_story();
    for line in ["show 3", "who Kreel", "figures homes", "times", "search barriers", "articles"] {
        let coloured = coloured(&dir, line).exits(0);
        assert!(coloured.stdout().contains('\u{1b}'), "{line}");
        assert_eq!(anstream::adapter::strip_str(coloured.stdout()).to_string(), dir.run(line).stdout(), "{line}");
    }
}

/// Nothing is left but the program's own colours: the article's red is not among them.
#[track_caller]
fn is_harmless(printed: &str) {
    let own = ["1m\u{1b}[31", "0", "1", "2", "4", "32", "33", "34", "35", "36"].map(|code| format!("\u{1b}[{code}m"));
    let rest = own.iter().fold(printed.to_owned(), |rest, code| rest.replace(code, ""));
    let bad = rest.chars().find(|&c| c.is_control() && c != '\n' || c == '\u{202e}');
    assert_eq!(bad, None, "{rest:?}");
}

#[test]
fn escape_sequences_of_an_article_do_not_reach_the_terminal() {
    let text = format!("{HOSTILE}\n\n“We need {HOSTILE} pumps,” Ada Orlec said. “No,” Ada Orlec said.");
    let dir = Dir::new();
    let line = json!({"id": HOSTILE, "text": text, "title": HOSTILE, "outlet": HOSTILE, "published": HOSTILE});
    let added = coloured(dir.file("a.jsonl", line.to_string()), "add a.jsonl").exits(0).says("is not a date");
    is_harmless(&added.stderr());
    for line in ["show 1", "who Orlec", "figures", "search pumps", "articles"] {
        is_harmless(coloured(&dir, line).exits(0).prints("pumps").stdout());
    }
}

#[test]
fn names_with_escape_sequences_do_not_reach_the_terminal() {
    let dir = Dir::with("a\u{1b}[2Jb.txt", "");
    let run =
        Run::of("add", dir.command_with(&["add", "a\u{1b}[2Jb.txt"]).env("CLICOLOR_FORCE", "1").output().unwrap());
    is_harmless(&run.exits(2).says("nothing in it").stderr());
}

#[test]
fn data_keeps_the_escape_sequences_that_are_in_the_text() {
    let dir = Dir::with("a.txt", HOSTILE);
    let extracted = dir.run("extract a.txt").exits(0).rows();
    assert_eq!(extracted[0]["text"], HOSTILE);
    dir.run("add a.txt").exits(0);
    let quote = HOSTILE.split_inclusive('”').next().unwrap();
    let csv = dir.run("export statements").exits(0);
    let row: Vec<Vec<String>> =
        csv::Reader::from_reader(csv.stdout().as_bytes()).into_deserialize().map(Result::unwrap).collect();
    assert!(row[0].iter().any(|field| field == quote), "{row:?}");
    assert_eq!(dir.run("show 1 --json").exits(0).rows()[0]["text"], HOSTILE);
    dir.is_sound(1);
}

/// Reads the first line of stdout and closes it; the program then ends well and says nothing.
#[track_caller]
fn reader_goes_away(dir: &Dir, line: &str) -> String {
    let mut child = dir.command(line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{line}: {stderr}");
    assert!(!first.is_empty());
    stderr
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let dir = Dir::with("a.jsonl", many_articles(400));
    dir.run("add a.jsonl").exits(0);
    for line in ["extract a.jsonl", "export statements", "export mentions --json", "figures --csv", "articles", "times"]
    {
        assert_eq!(reader_goes_away(&dir, line), "", "{line}");
    }
}

#[test]
fn adding_goes_on_when_nobody_reads_the_lines() {
    let dir = Dir::with("a.jsonl", many_articles(400));
    assert_eq!(reader_goes_away(&dir, "add --json a.jsonl"), "onrecord.db: 400 articles new\n");
    dir.is_sound(400);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_under_stdout_is_an_error() {
    let dir = Dir::with_record_of_story();
    for line in ["extract story", "export", "articles --json", "show 1", "verify", "completions bash"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let run = Run::of(line, dir.command(line).stdout(full).stderr(Stdio::piped()).output().unwrap());
        run.exits(2).says("No space left on device");
    }
    dir.is_sound(N_STORY);
}
