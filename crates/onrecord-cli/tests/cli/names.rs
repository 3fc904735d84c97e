//! Who is who on the command line: people, their names and why they are one, and the user's last word.

use expect_test::{Expect, expect};
use serde_json::Value;

use super::util::Dir;

const ARTICLES: &str = r#"{"id": "nine", "outlet": "The Selm Courier", "published": "2031-03-09", "text": "“The dam holds,” Mayor Ada Orlec said. Mayor Orlec then left with Piet Harrand."}
{"id": "four", "outlet": "Lodestar Wire", "published": "2031-03-04", "text": "“We need pumps,” Ada Orlec said. “We have them,” Piet Harrand said."}
"#;

fn record() -> Dir {
    let dir = Dir::with("a.jsonl", ARTICLES);
    dir.run("add a.jsonl").exits(0);
    dir
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "as expect-test hands it over")]
fn check(dir: &Dir, line: &str, expected: Expect) {
    expected.assert_eq(dir.run(line).exits(0).stdout());
}

#[test]
fn people_are_listed_once_for_all_articles() {
    let dir = record();
    check(
        &dir,
        "people",
        expect![[r#"
        Ada Orlec  person, 2 articles  2031-03-04..2031-03-09
        Piet Harrand  person, 2 articles  2031-03-04..2031-03-09
    "#]],
    );
    check(
        &dir,
        "people --csv",
        expect![[r#"
        name,kind,n_articles,first,last
        Ada Orlec,person,2,2031-03-04,2031-03-09
        Piet Harrand,person,2,2031-03-04,2031-03-09
    "#]],
    );
    dir.run("people --kind equipment").exits(1);
    check(
        &dir,
        "people --limit 1",
        expect![[r#"
        Ada Orlec  person, 2 articles  2031-03-04..2031-03-09
        and 1 more; --limit N shows more
    "#]],
    );
}

/// An article for each of so many people, no two of whom sound alike.
fn crowd(n: usize) -> Dir {
    let letter = |at: usize| char::from(b"bdglmnrsv"[at % 9]);
    let articles = (0..n).map(|number| {
        let name = format!("O{}e{}o{}ek", letter(number), letter(number / 9), letter(number / 81));
        format!("{{\"id\": \"{number}\", \"text\": \"Mayor Ana {name} came. “It holds,” {name} said.\"}}\n")
    });
    let dir = Dir::with("a.jsonl", articles.collect::<String>());
    dir.run("add a.jsonl").exits(0);
    dir
}

#[test]
fn lists_for_programs_are_whole() {
    let dir = crowd(120);
    let all = dir.run("people").exits(0).stdout().lines().count();
    assert_eq!(all, 101, "100 people, and how many more");
    assert_eq!(dir.run("people --json").exits(0).does_not_say("--limit").rows().len(), 120);
    assert_eq!(dir.run("people --csv").exits(0).stdout().lines().count(), 121);
    let cut =
        dir.run("people --json --limit 5").exits(0).says("note: only the first 5 are shown; --limit N shows more");
    assert_eq!(cut.rows().len(), 5);
    assert_eq!(dir.run("search holds --json").exits(0).does_not_say("--limit").rows().len(), 120);
    dir.run("search holds").exits(0).says("note: only the first 20 are shown");
}

#[test]
fn an_entity_has_its_names_with_counts_and_days() {
    let dir = record();
    check(
        &dir,
        "entity orlec",
        expect![[r#"
            Ada Orlec  person, 2 articles  2031-03-04..2031-03-09
              2 statements
              names
                   1  Ada Orlec  2031-03-04
                   1  Mayor Ada Orlec  2031-03-09
                   1  Mayor Orlec  2031-03-09
              spoken of as
                   1  Mayor

        "#]],
    );
    dir.run("entity Nobody").exits(1);
    let line = dir.run("entity orlec --json").exits(0).stdout().to_owned();
    let entity: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&entity["name"], &entity["n_articles"]), (&Value::from("Ada Orlec"), &Value::from(2)));
}

#[test]
fn shares_that_were_counted_are_told_apart_from_estimates_and_offers_from_joins() {
    let articles = r#"{"id": "a", "text": "“The dam holds,” Mayor Ada Orlec said. Ada Orlec then left with Jaroslav Harrand."}
{"id": "b", "text": "“We need pumps,” Piet Orlec said. “We have them,” Yaroslav Harrand said."}
{"id": "c", "text": "“It leaks,” Orlec said."}
"#;
    let dir = Dir::with("a.jsonl", articles);
    dir.run("add a.jsonl").exits(0);
    let counted =
        "Jaroslav Harrand = Yaroslav Harrand (person)  another transliteration, 1 article; 94 in 100 such are right\n";
    dir.run("entity Harrand").exits(0).prints("  taken for one because\n").prints(counted);
    let offered = "Orlec =? Ada Orlec (person)  same surname, 1 article; by estimate 60 in 100\n";
    dir.run("entity Orlec").exits(0).prints("  perhaps the same, and not taken for one\n").prints(offered);
    let measured =
        |name: &str, list: &str| dir.run(&format!("entity {name} --json")).rows()[0][list][0]["measured"].clone();
    assert_eq!([measured("Harrand", "joins"), measured("Orlec", "perhaps")], [Value::Bool(true), Value::Bool(false)]);
}

#[test]
fn what_is_merged_is_found_under_both_names_and_taken_back_by_number() {
    let dir = record();
    dir.run_with(&["merge", "Ada Orlec", "Piet Harrand"]).exits(0).says("decision 1 is kept");
    assert_eq!(dir.run("who Harrand --json").exits(0).stdout().lines().count(), 3);
    check(
        &dir,
        "decisions",
        expect![[r#"
               1  Ada Orlec = Piet Harrand  (merge)
        "#]],
    );
    check(
        &dir,
        "entity Harrand",
        expect![[r#"
            Piet Harrand  person, 2 articles  2031-03-04..2031-03-09
              3 statements
              names
                   1  Ada Orlec  2031-03-04
                   1  Mayor Ada Orlec  2031-03-09
                   1  Mayor Orlec  2031-03-09
                   2  Piet Harrand  2031-03-04..2031-03-09
              spoken of as
                   1  Mayor
              taken for one because
                      Ada Orlec = Piet Harrand (person)  by hand, 1 article

        "#]],
    );
    dir.run("undo 1").exits(0);
    assert_eq!(dir.run("who Harrand --json").exits(0).stdout().lines().count(), 1);
    dir.run("decisions").exits(1);
    dir.run("undo 1").exits(2).says("there is no decision of this number: 1");
}

#[test]
fn a_decision_of_one_name_is_refused_and_a_name_of_no_article_is_noted() {
    let dir = record();
    dir.run_with(&["split", "Ada Orlec", "ADA ORLEC"]).exits(2).says("that is one name");
    dir.run_with(&["split", "Ada Orlec", "Yon Brisk"]).exits(0).says("no article has this name so far: Yon Brisk");
    dir.run("--db none/r.db merge a b").exits(2).says("error: none/r.db: there is no record here");
}

#[test]
fn a_file_of_names_joins_parts_and_watches() {
    let dir = record();
    dir.file("names.toml", "[[same]]\nnames = [\"Ada Orlec\", \"Piet Harrand\"]\nwatch = true\n");
    check(
        &dir,
        "people --watched",
        expect![[r#"
            Ada Orlec  person, 2 articles  2031-03-04..2031-03-09
        "#]],
    );
    dir.file("other.toml", "[[different]]\nnames = [\"Ada Orlec\", \"Piet Harrand\"]\n");
    assert_eq!(dir.run("--names other.toml people").exits(0).stdout().lines().count(), 2);
    dir.run("--names other.toml people --watched").exits(1);
}

#[test]
fn a_bad_file_of_names_is_named_with_its_place() {
    let dir = record();
    dir.file("names.toml", "[[same]]\nname = [\"Ada Orlec\"]\n");
    dir.run("people").exits(2).says("names.toml: not a file of names").says("line 2");
    dir.run("--names none.toml people").exits(2).says("none.toml: cannot be read");
}
