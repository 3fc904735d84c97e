//! `extract`: the wire format, and that nothing but the input decides what it says.

use std::collections::BTreeSet;

use expect_test::expect;
use onrecord_wire::Object;
use serde_json::{Value, json};

use super::util::{Dir, N_STORY, Run};

/// The objects of a run. Reading them refuses a field that the wire format does not have.
fn objects(run: &Run) -> Vec<Object<'_>> {
    run.stdout().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The code points `start..end` of `text`.
fn slice(text: &str, (start, end): (u32, u32)) -> String {
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

/// The text comes back as it went in, as a file and as a member of JSON Lines.
#[track_caller]
fn is_unchanged(text: &str) {
    let dir = Dir::with("a.txt", text);
    dir.file("b.jsonl", json!({"text": text}).to_string());
    let run = dir.run("extract a.txt b.jsonl").exits(0);
    for object in objects(&run) {
        assert_eq!(object.text, text);
    }
}

#[test]
fn the_text_is_the_file_character_for_character() {
    is_unchanged("One.\r\nTwo.\r\rThree.\n\n");
    is_unchanged("\u{a0}12\u{a0}000\u{202f}homes \u{2009}stand\u{200b} here. \t");
    is_unchanged("„So“, she said. «Non» ‹oui› “a’b” ``quote'' ‘it’s’ \"x\"");
    is_unchanged("e\u{301} and \u{e9}, \u{fb01}, \u{1f1fa}\u{1f1e6}, \u{feff}, \u{85}, \u{2028}.");
}

#[test]
fn ids_come_back_unchanged() {
    let ids = ["plain", "0042", "1e3", " two  spaces ", "Ярош Вежелій", "🙂\u{200d}", "a\"b\\c", "a\nb", "null", ""];
    let lines: Vec<String> = ids.iter().map(|id| json!({"id": id, "text": "Rain."}).to_string()).collect();
    let run = Dir::with("a.jsonl", lines.join("\n")).run("extract a.jsonl").exits(0);
    let found: Vec<_> = objects(&run).into_iter().map(|object| object.id).collect();
    assert_eq!(found, ids);
}

#[test]
fn a_whole_number_is_an_id_too_and_a_missing_one_is_the_place() {
    let lines = "{\"id\": 17, \"text\": \"Rain.\"}\n\n{\"text\": \"Snow.\"}\n";
    let run = Dir::with("a.jsonl", lines).run("extract a.jsonl").exits(0);
    let found: Vec<_> = objects(&run).into_iter().map(|object| object.id).collect();
    assert_eq!(found, ["17", "a.jsonl:3"]);
}

#[test]
fn offsets_count_code_points() {
    // Characters of one, two, three and four bytes before each fact.
    let text = "Ärger, öre, 𝔘nd 🙂! Selm’s mayor has 300 homes. Then 🙂 on 4 March 2031.\n\n“No 🙂,” Ada Orlec said.";
    let run = Dir::with("a.txt", text).run("extract a.txt").exits(0);
    let [object] = &objects(&run)[..] else { panic!("not one object") };
    let figures: Vec<_> = object.figures.iter().map(|it| slice(text, (it.start, it.end))).collect();
    assert_eq!(figures, ["300 homes"]);
    let times: Vec<_> = object.times.iter().map(|it| slice(text, (it.start, it.end))).collect();
    assert_eq!(times, ["4 March 2031"]);
    let parts = object.statements.iter().flat_map(|it| [&it.source, &it.cue, &it.content]).flatten();
    let parts: Vec<_> = parts.map(|&part| slice(text, part)).collect();
    assert_eq!(parts, ["Ada Orlec", "said", "“No 🙂,”"]);
}

#[test]
fn what_nobody_fills_is_there_and_empty() {
    let run = Dir::with("a.jsonl", "{\"id\": \"a\", \"text\": \"Rain.\"}").run("extract a.jsonl").exits(0);
    expect![[r#"
        {"id":"a","text":"Rain.","title":null,"outlet":null,"language":null,"extent":"whole","published":{"date":null,"basis":"unknown","earliest":null,"latest":null,"evidence":[]},"furniture":[],"sentences":[[0,5]],"entities":[],"mentions":[],"statements":[],"figures":[],"times":[],"commitments":[],"notes":[]}
    "#]].assert_eq(run.stdout());
}

#[test]
fn every_object_of_the_story_has_every_key() {
    let dir = Dir::with_story();
    let run = dir.run("extract story").exits(0);
    let keys: BTreeSet<Vec<String>> = run.rows().iter().map(keys).collect();
    let expected = "commitments entities extent figures furniture id language mentions notes outlet published sentences \
                    statements text times title";
    assert_eq!(keys, BTreeSet::from([expected.split(' ').map(str::to_owned).collect()]));
    assert_eq!(objects(&run).len(), N_STORY);
}

/// But for those that are left out where nothing is known.
fn keys(row: &Value) -> Vec<String> {
    let is_always_there = |key: &&String| !matches!(key.as_str(), "byline" | "modified" | "time_of_day");
    let mut keys: Vec<String> = row.as_object().unwrap().keys().filter(is_always_there).cloned().collect();
    keys.sort();
    keys
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let dir = Dir::with_story();
    let once = dir.run("extract story").exits(0);
    for again in ["extract story", "extract --threads 1 story", "extract --threads 2 story", "extract --json story"] {
        assert_eq!(dir.run(again).exits(0).stdout(), once.stdout(), "{again}");
    }
}

#[test]
fn another_order_gives_the_same_objects() {
    let dir = Dir::with_story();
    let forth = dir.run("extract story/wire.jsonl story/13-deltapost-mayor.txt story/07-ledger-refusal.html").exits(0);
    let back = dir.run("extract story/07-ledger-refusal.html story/13-deltapost-mayor.txt story/wire.jsonl").exits(0);
    assert_ne!(forth.stdout(), back.stdout());
    let set = |run: &Run| run.stdout().lines().map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(set(&forth), set(&back));
}

/// A page of the sample story and how its text begins.
const PAGE: &str = include_str!("../../../../examples/story/04-tribune-plea.html");
const PAGE_BEGINS: &str = "Karvenia appealed to its neighbours on Tuesday for 40 km";

#[test]
fn standard_input_is_told_by_its_content() {
    let dir = Dir::new();
    let text = |input: &str| objects(&dir.run_on(input, "extract -").exits(0))[0].text.clone().into_owned();
    assert_eq!(text("Ada Orlec said no."), "Ada Orlec said no.");
    assert_eq!(text("{\"id\": \"a\", \"text\": \"Rain.\"}\n"), "Rain.");
    assert!(text(PAGE).starts_with(PAGE_BEGINS), "{}", text(PAGE));
}

#[test]
fn the_format_given_goes_before_name_and_content() {
    let dir = Dir::with("a.html", "<p>Rain.");
    dir.file("page.txt", PAGE).file("lines.txt", "{\"text\": \"Rain.\"}").file("lines", "{\"text\": \"Rain.\"}");
    let text = |line: &str| objects(&dir.run(line).exits(0))[0].text.clone().into_owned();
    assert_eq!(text("extract --format text a.html"), "<p>Rain.");
    assert!(text("extract --format html page.txt").starts_with(PAGE_BEGINS));
    assert_eq!(text("extract page.txt"), PAGE);
    assert_eq!(text("extract --format jsonl lines.txt"), "Rain.");
    assert_eq!(text("extract --format text lines"), "{\"text\": \"Rain.\"}");
}

#[test]
fn what_the_line_says_of_its_article_comes_back() {
    let line = r#"{"id": "a", "text": "Rain.", "title": "Wet", "outlet": "The Selm Courier", "published": "2031-03-04", "language": "en"}"#;
    let run = Dir::with("a.jsonl", line).run("extract a.jsonl").exits(0);
    let [object] = &objects(&run)[..] else { panic!("not one object") };
    let given = [&object.title, &object.outlet, &object.language, &object.published.date].map(|it| it.as_deref());
    assert_eq!(given, ["Wet", "The Selm Courier", "en", "2031-03-04"].map(Some));
    assert_eq!(object.published.basis, "given");
}

#[test]
fn it_leaves_no_record_behind() {
    let dir = Dir::with_story();
    dir.run("extract story").exits(0);
    let names: Vec<_> = dir.path(".").read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["story"]);
}

#[test]
fn characters_that_the_model_does_not_know_are_no_error() {
    for text in ["\u{fffd}", "Rain fell. \u{fffd}\n\n\u{301}\u{301}\n", "One.\u{85}\n\n\u{e000}"] {
        let run = Dir::with("a.txt", text).run("extract a.txt").exits(0);
        assert_eq!(run.rows()[0]["text"], text);
    }
}
