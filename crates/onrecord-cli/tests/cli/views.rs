//! What the record shows: lists for people, JSON Lines and CSV for programs, every row with its evidence.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use serde_json::Value;

use super::util::{Dir, N_STORY};

/// Three articles of which the last was published first and one says nothing of its day.
const ARTICLES: &str = r#"{"id": "nine", "outlet": "The Selm Courier", "title": "Dam holds", "published": "2031-03-09", "text": "Rain.\n“The dam holds,” Ada Orlec said. About 300 homes stay dry."}
{"id": "undated", "text": "“Nobody came,” Ada Orlec said."}
{"id": "four", "outlet": "Lodestar Wire", "title": "Pumps wanted", "published": "2031-03-04", "text": "“We need pumps,” Ada Orlec said. “We have them,” Piet Harrand said on 2 March 2031."}
"#;

/// A folder with a record of the three articles.
fn record() -> Dir {
    let dir = Dir::with("a.jsonl", ARTICLES);
    dir.run("add a.jsonl").exits(0);
    dir
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "as expect-test hands it over")]
fn check(line: &str, expected: Expect) {
    expected.assert_eq(record().run(line).exits(0).stdout());
}

#[test]
fn who_lists_words_in_the_order_of_time() {
    check(
        "who orlec",
        expect![[r#"
            2031-03-04  Lodestar Wire  Pumps wanted  [3]
                “We need pumps,”
                — Ada Orlec said (direct, requested) · line 1, column 1

            2031-03-09  The Selm Courier  Dam holds  [1]
                “The dam holds,”
                — Ada Orlec said (direct) · line 2, column 1

            no date     unknown outlet  undated  [2]
                “Nobody came,”
                — Ada Orlec said (direct) · line 1, column 1

        "#]],
    );
}

#[test]
fn figures_show_value_and_context() {
    check(
        "figures homes",
        expect![[r#"
            2031-03-09  The Selm Courier  Dam holds  [1] line 2, column 40
                “The dam holds,” Ada Orlec said. About 300 homes stay dry.
                ≈ 300 homes · “About” · of “homes”

        "#]],
    );
}

#[test]
fn times_show_value_and_context() {
    check(
        "times",
        expect![[r#"
            2031-03-02 Sunday

                “We need pumps,” Ada Orlec said. “We have them,” Piet Harrand said on 2 March 2031.
                “2 March 2031” = 2031-03-02 · rule date
                2031-03-04  Lodestar Wire  Pumps wanted  [3] line 1, column 71

        "#]],
    );
}

#[test]
fn search_shows_the_words_in_their_line() {
    check(
        "search dam",
        expect![[r#"
            2031-03-09  The Selm Courier  Dam holds  [1] line 2, column 6, 1 match
                “The dam holds,” Ada Orlec said. About 300 homes stay dry.
                — speaker: Ada Orlec (direct)

        "#]],
    );
}

#[test]
fn articles_are_listed_in_the_order_of_time() {
    check(
        "articles",
        expect![[r#"
            2031-03-04  Lodestar Wire  Pumps wanted  [3]
                        2 statements, 0 figures, 1 time, 0 notes
            2031-03-09  The Selm Courier  Dam holds  [1]
                        1 statement, 1 figure, 0 times, 0 notes
            no date     unknown outlet  undated  [2]
                        1 statement, 0 figures, 0 times, 0 notes
        "#]],
    );
}

#[test]
fn show_prints_every_line_and_every_fact() {
    check(
        "show four",
        expect![[r#"
            2031-03-04  Lodestar Wire  Pumps wanted  [3]
            a.jsonl#four; date: given; sha256 11f5bd6003f0822b8402af3520730e8b77739165305b3bc4b5c47e45f1ababd2

               1  “We need pumps,” Ada Orlec said. “We have them,” Piet Harrand said on 2 March 2031.

            what is said  source  cue  setting  how sure  caveat  figure  of what  time  name  not body

                 1:1  statement Ada Orlec: “We need pumps,” · direct, requested
                1:34  statement Piet Harrand: “We have them,” · direct · said “2 March 2031” = 2031-03-02
                1:71  time      2 March 2031 = 2031-03-02 · rule date
        "#]],
    );
}

#[test]
fn export_is_a_table() {
    check(
        "export times",
        expect![[r#"
            article_id,published,outlet,title,address,quote,type,value,mod,first,last,anchor,anchor_value,rule,time_id,anchor_id,start_byte,end_byte
            3,2031-03-04,Lodestar Wire,Pumps wanted,a.jsonl#four,2 March 2031,DATE,2031-03-02,,2031-03-02,2031-03-02,,,date,1,,78,90
        "#]],
    );
}

#[test]
fn every_table_has_its_columns() {
    let dir = record();
    let columns = ["articles", "statements", "figures", "times", "mentions"].map(|table| {
        let run = dir.run(&format!("export {table}")).exits(0);
        format!("{table}: {}\n", run.stdout().lines().next().unwrap())
    });
    expect![[r#"
        articles: article_id,published,outlet,title,address,url,version,published_basis,published_earliest,published_latest,byline,time_of_day,modified,sha256,statements,figures,times,notes
        statements: article_id,published,outlet,title,address,speaker,perhaps,on_behalf_of,unnamed,several,role,anonymity,source,cue,content,kind,modality,outcome,attitude,stance,certainty,sureness,addressee,occasion,occasion_kind,said_to_outlet,said,said_first,said_last,told_by,headline,caveat,caveat_kind,confidence,statement_id,said_time_id,nested_in,source_spans,cue_spans,content_spans,on_behalf_of_span,role_span,anonymity_span,certainty_spans,addressee_span,occasion_span,said_to_outlet_span,caveat_spans
        figures: article_id,published,outlet,title,address,quote,value,low,high,unit,unit_name,hedge,hedge_words,of,head,scope,direction,time,time_first,time_last,figure_id,level_id,time_id,same_as,part_of,start_byte,end_byte,hedge_span,of_spans,head_span,scope_spans
        times: article_id,published,outlet,title,address,quote,type,value,mod,first,last,anchor,anchor_value,rule,time_id,anchor_id,start_byte,end_byte
        mentions: article_id,published,outlet,title,address,quote,entity,kind,form,start_byte,end_byte
    "#]].assert_eq(&columns.concat());
}

#[test]
fn names_are_found_whatever_the_case_and_the_diacritics_and_only_whole_words() {
    let dir = record();
    for name in ["ORLEC", "örlec", "Ada Orlec", "Orlec Ada"] {
        assert_eq!(dir.run(&format!("who {name} --json")).exits(0).rows().len(), 3, "{name}");
    }
    for name in ["Orl", "Orlana", "Bogdana Orlec"] {
        dir.run(&format!("who {name}")).exits(1);
    }
}

#[test]
fn search_takes_words_and_words_in_a_row() {
    let dir = record();
    let n = |words: &[&str]| dir.run_with(&[&["search", "--json"], words].concat()).rows().len();
    assert_eq!([n(&["dam", "homes"]), n(&["homes dam"]), n(&["dam holds"]), n(&["said"])], [1, 0, 1, 3]);
    assert_eq!(n(&["--limit", "2", "said"]), 2);
    assert_eq!(n(&["OR", "dam"]), 0, "an operator is a word like others");
}

/// Everywhere in the row where a quote stands with its bytes.
fn evidences(row: &Value) -> Vec<(usize, usize, String)> {
    let inner: Vec<_> = match row {
        Value::Array(items) => items.iter().flat_map(evidences).collect(),
        Value::Object(members) => members.values().flat_map(evidences).collect(),
        _ => Vec::new(),
    };
    let own = || Some((number(&row["start_byte"])?, number(&row["end_byte"])?, row["quote"].as_str()?.to_owned()));
    own().into_iter().chain(inner).collect()
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|number| usize::try_from(number).ok())
}

/// The texts of the articles of the record by their numbers.
fn texts(dir: &Dir) -> BTreeMap<i64, String> {
    let rows = dir.run("articles --json").rows();
    rows.iter().map(|row| (row["id"].as_i64().unwrap(), dir.text(&row["id"]))).collect()
}

#[test]
fn every_row_of_json_has_evidence_that_is_in_its_article() {
    let dir = Dir::with_record_of_story();
    let texts = texts(&dir);
    for line in ["who Kreel", "figures", "figures homes", "times", "show 3", "export statements", "export figures"] {
        for row in dir.run(&format!("{line} --json")).exits(0).rows() {
            let id =
                ["article", "id", "article_id"].iter().find_map(|key| row[key].as_i64().or(row[key]["id"].as_i64()));
            let evidences = evidences(&row);
            assert!(!evidences.is_empty() || line == "export statements", "{line}: {row}");
            for (start, end, quote) in evidences {
                assert_eq!(texts[&id.unwrap()].get(start..end), Some(&quote[..]), "{line}: {row}");
            }
        }
    }
}

#[test]
fn a_found_snippet_is_in_its_article_and_the_words_are_in_the_snippet() {
    let dir = Dir::with_record_of_story();
    for row in dir.run("search barriers --json").exits(0).rows() {
        let (start, snippet) = (number(&row["start_byte"]).unwrap(), row["snippet"].as_str().unwrap());
        assert_eq!(dir.text(&row["article"]["id"]).get(start..start + snippet.len()), Some(snippet));
        for place in row["matches"].as_array().unwrap() {
            let [start, end] = [0, 1].map(|at| number(&place[at]).unwrap());
            assert_eq!(snippet[start..end].to_lowercase(), "barriers");
        }
    }
}

/// The rows of a table: the article's text, and the words of a column with the bytes they are said to stand at.
fn csv_rows(dir: &Dir, line: &str) -> Vec<BTreeMap<String, String>> {
    let run = dir.run(line).exits(0);
    let rows: Vec<_> =
        csv::Reader::from_reader(run.stdout().as_bytes()).into_deserialize().map(Result::unwrap).collect();
    assert!(!rows.is_empty(), "{line}");
    rows
}

#[test]
fn every_row_of_csv_has_evidence_that_is_in_its_article() {
    let dir = Dir::with_record_of_story();
    let texts = texts(&dir);
    let text = |row: &BTreeMap<String, String>| texts[&row["article_id"].parse().unwrap()].clone();
    for line in ["export figures", "export times", "export mentions", "figures homes --csv"] {
        for row in csv_rows(&dir, line) {
            let [start, end]: [usize; 2] = ["start_byte", "end_byte"].map(|key| row[key].parse().unwrap());
            assert_eq!(text(&row).get(start..end), Some(&row["quote"][..]), "{line}");
        }
    }
    for row in csv_rows(&dir, "export statements") {
        for column in ["source", "cue", "content"] {
            // A statement without a source has no span for it.
            let spans = row[&format!("{column}_spans")].split(';').filter(|span| !span.is_empty()).map(|span| {
                let (start, end) = span.split_once('-').unwrap();
                text(&row)[start.parse().unwrap()..end.parse().unwrap()].to_owned()
            });
            assert_eq!(spans.collect::<Vec<_>>().join(" … "), row[column]);
        }
    }
}

#[test]
fn csv_and_json_lines_have_the_same_rows() {
    let dir = Dir::with_record_of_story();
    for table in ["articles", "statements", "figures", "times", "mentions"] {
        let csv = csv_rows(&dir, &format!("export {table}"));
        let json = dir.run(&format!("export {table} --json")).exits(0).rows();
        assert_eq!(csv.len(), json.len(), "{table}");
        for (csv, json) in csv.iter().zip(&json) {
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let json =
                json.as_object().unwrap().iter().map(|(key, value)| (key.clone(), text(value).replace("null", "")));
            assert_eq!(csv, &json.collect(), "{table}");
        }
    }
    let [by_option, by_format] = ["--json", "--format jsonl"].map(|form| dir.run(&format!("export times {form}")));
    assert_eq!(by_option.stdout(), by_format.stdout());
}

#[test]
fn an_article_is_called_by_number_address_name_or_the_end_of_them() {
    let dir = record();
    for called in ["1", "a.jsonl#nine", "nine"] {
        dir.run(&format!("show {called}")).exits(0).prints("The dam holds");
    }
    dir.run("show ine").exits(1).says("no such article: ine");
    dir.run("show 4").exits(1).says("no such article: 4");
}

#[test]
fn a_call_that_fits_several_articles_names_them() {
    let dir = Dir::with("x/a.txt", "Rain.");
    dir.file("y/a.txt", "Snow.").run("add x y").exits(0);
    dir.run("show a").exits(2).says("a can be one of 2:\n  1  x/a.txt\n  2  y/a.txt");
    dir.run("show y/a").exits(0).prints("Snow.");
}

#[test]
fn nothing_found_is_not_a_failure() {
    let dir = record();
    for line in ["who Nobody", "figures tonnes", "times 1999", "search barometer", "show nobody"] {
        for form in ["", "--json"] {
            assert_eq!(dir.run(&format!("{line} {form}")).exits(1).stdout(), "", "{line}");
        }
    }
}

#[test]
fn an_article_without_facts_has_empty_tables() {
    let dir = Dir::with("a.txt", "Rain.");
    dir.run("add a.txt").exits(0);
    for line in ["who Orlec", "figures", "times", "export statements", "export figures", "export times"] {
        dir.run(line).exits(1);
    }
    dir.run("show 1").exits(0).prints("Rain.");
    dir.run("articles").exits(0).prints("0 statements, 0 figures, 0 times, 0 notes");
    dir.is_sound(1);
}

#[test]
fn verify_counts_what_it_checked() {
    Dir::with_record_of_story()
        .run("verify")
        .exits(0)
        .prints(&format!("{N_STORY} articles and "))
        .prints(" checked: 0 faults");
}
