//! A user's own events of the world, which bound the day of an article that nobody dated.

use serde_json::Value;

use super::util::Dir;

const ARTICLE: &str = "Mayor Ada Orlec said that the flood of Vell had taken the mill.";

fn earliest(dir: &Dir, line: &str) -> Value {
    dir.run(line).exits(0).rows()[0]["published"]["earliest"].clone()
}

#[test]
fn an_article_is_not_older_than_the_events_that_it_tells_of() {
    let dir = Dir::with("a.txt", ARTICLE);
    assert_eq!(earliest(&dir, "extract a.txt"), Value::Null);
    dir.file("events.tsv", "# mine\nflood of Vell\t2031-04-06\tnamed\n");
    assert_eq!(earliest(&dir, "extract a.txt"), "2031-04-06");
    dir.file("other.tsv", "flood of Vell\t2029-11-02\tsince\n");
    assert_eq!(earliest(&dir, "extract --events other.tsv a.txt"), Value::Null);
    dir.file("other.tsv", "flood of Vell\t2029-11-02\tnamed\n");
    assert_eq!(earliest(&dir, "extract --events other.tsv a.txt"), "2029-11-02");
}

#[test]
fn the_record_says_which_words_bound_the_day_and_which_file_it_was_read_with() {
    let dir = Dir::with("a.txt", ARTICLE);
    dir.file("dated.jsonl", "{\"published\": \"2031-05-01\", \"text\": \"They spoke of the flood of Vell.\"}\n");
    dir.file("events.tsv", "flood of Vell\t2031-04-06\tnamed\n");
    dir.run("add a.txt dated.jsonl").exits(0);
    let articles = dir.run("articles --json").exits(0).rows();
    let undated = articles.iter().find(|row| row["published_earliest"] != Value::Null).unwrap();
    assert_eq!(undated["published_earliest"], "2031-04-06");
    dir.run("show a.txt").exits(0).prints("date: inferred from “flood of Vell”;");
    // The mark is the beginning of what `sha256sum events.tsv` prints.
    let read_by = format!("onrecord {} with events 79cdbb15b92c", env!("CARGO_PKG_VERSION"));
    assert_eq!(dir.run("show a.txt --json").exits(0).rows()[0]["read_by"], read_by);
}

#[test]
fn what_is_in_the_record_stays_as_it_was_read() {
    let dir = Dir::with("a.txt", ARTICLE);
    dir.file("dated.jsonl", "{\"published\": \"2031-05-01\", \"text\": \"They spoke of the flood of Vell.\"}\n");
    dir.run("add a.txt dated.jsonl").exits(0);
    let hint = "hint: 1 article without a date was read with other events and stay";
    dir.run("add a.txt dated.jsonl").exits(0).says("2 known before").does_not_say("hint");
    dir.file("events.tsv", "flood of Vell\t2031-04-06\tnamed\n");
    dir.run("add a.txt dated.jsonl").exits(0).says("2 known before").says(hint);
    dir.run("--db new.db add a.txt").exits(0).says("1 article new");
    dir.run("--db new.db add a.txt").exits(0).does_not_say("hint");
}

#[test]
fn a_bad_file_of_events_is_named_with_its_line_before_anything_is_read() {
    let dir = Dir::with("a.txt", ARTICLE);
    dir.file("events.tsv", "# mine\nflood of Vell\t2031-02-30\tnamed\n");
    for command in ["add a.txt", "extract a.txt"] {
        let run = dir.run(command).exits(2);
        run.says("events.tsv: not a table of events: line 2: not a day such as 2031-03-04: \"2031-02-30\"");
    }
    assert!(!dir.path("onrecord.db").exists());
    dir.run("extract --events none.tsv a.txt").exits(2).says("none.tsv: cannot be read");
    dir.run("articles").exits(2).says("there is no record here");
}
