//! Statements with all that can be known of them: how `who`, `show` and `search` tell them, and how they are filtered. The
//! facts are made by hand, so that these tests hold whatever is found in a text.

use expect_test::{Expect, expect};
use onrecord::{
    article::{Article, Basis, Metadata, Published},
    facts::{
        Caution, Caveat, Certainty, Days, Entity, EntityKind, Facts, How, Kind, Modality, Note, Occasion, OccasionKind,
        Outcome, Party, Setting, Speaker, Stance, Statement, Sureness, Time, TimeKind, Unnamed,
    },
    text::Span,
    values::Date,
};
use onrecord_store::{Entry, Form, Raw, Store};
use serde_json::{Value, json};

use super::util::Dir;

const TALK: &str = "“We will mend the flood barriers,” Ada Orlec and Piet Harrand told Vell Radio in an interview on Tuesday. \
                    “The money is there,” Orlec insisted in the interview.\n\
                    A senior aide to Harrand, who feared for his post, claimed that Ida Brandt had warned of a breach, which \
                    could not be verified. Brandt declined to comment on the barriers. She perhaps said it would hold. “Odd” words.";

const PLEA: &str = "“No barriers came,” they wrote in a post on Tidings.";

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(u32::try_from(start).unwrap(), u32::try_from(start + words.len()).unwrap())
}

fn party(words: &str, entity_idx: u32) -> Party {
    Party { span: at(TALK, words), entity_idx: Some(entity_idx) }
}

fn of(entities: &[u32]) -> Speaker {
    Speaker { entities: entities.to_vec(), ..Speaker::default() }
}

fn statement(parts: [&str; 3], speaker: Speaker, how: How) -> Statement {
    let [source, cue, content] = parts.map(|words| if words.is_empty() { Vec::new() } else { vec![at(TALK, words)] });
    Statement { source, cue, content, speaker, how, confidence: 93, ..Statement::default() }
}

fn interview(words: &str, outlet: Option<Party>, addressee: Option<Party>, time_idx: Option<u32>) -> Setting {
    let occasion = Some(Occasion { span: at(TALK, words), kind: OccasionKind::Interview });
    Setting { occasion, outlet, addressee, time_idx }
}

fn statements() -> Vec<Statement> {
    let promised = How { modality: Modality::Promised, ..How::default() };
    let together = ["Ada Orlec and Piet Harrand", "told", "“We will mend the flood barriers,”"];
    let radio = Some(party("Vell Radio", 2));
    let together = Statement {
        kind: Kind::Direct,
        setting: interview("in an interview", radio, radio, Some(0)),
        ..statement(together, of(&[0, 1]), promised)
    };
    let insisted = How { stance: Stance::Insisted, ..How::default() };
    let insisted = Statement {
        kind: Kind::Direct,
        setting: interview("in the interview", None, None, None),
        ..statement(["Orlec insisted", "insisted", "“The money is there,”"], of(&[0]), insisted)
    };
    let warned = How { stance: Stance::Warned, ..How::default() };
    let hearsay = Statement {
        nested_in: Some(3),
        confidence: 61,
        ..statement(["Ida Brandt", "had warned", "of a breach"], of(&[3]), warned)
    };
    let aide = Speaker {
        on_behalf_of: Some(party("Harrand, who", 1)),
        unnamed: Some(Unnamed {
            role: at(TALK, "senior aide"),
            is_several: false,
            reason: Some(at(TALK, "feared for his post")),
        }),
        ..Speaker::default()
    };
    let claimed = How { stance: Stance::Claimed, ..How::default() };
    let claimed = Statement {
        caveats: vec![Caveat { span: at(TALK, "could not be verified"), caution: Caution::Unverified }],
        ..statement(["A senior aide to Harrand", "claimed", "Ida Brandt had warned of a breach"], aide, claimed)
    };
    let declined = How { modality: Modality::Denied, outcome: Outcome::Declined, ..How::default() };
    let declined = statement(["Brandt declined", "declined to comment", "on the barriers"], of(&[3]), declined);
    let unsure = How {
        modality: Modality::Predicted,
        certainty: vec![Certainty { span: at(TALK, "perhaps"), sureness: Sureness::Possible }],
        ..How::default()
    };
    let unclear = Speaker { candidates: vec![3, 0], ..Speaker::default() };
    let unclear = Statement { is_headline: true, ..statement(["She", "said", "it would hold"], unclear, unsure) };
    vec![together, insisted, hearsay, claimed, declined, unclear]
}

fn facts() -> Facts {
    let [orlec, harrand, radio, brandt] =
        ["Ada Orlec", "Piet Harrand", "Vell Radio", "Ida Brandt"].map(|name| Entity::named(name, EntityKind::Person));
    let day = Some(Date::constant(2031, 3, 4));
    let tuesday = Time {
        span: at(TALK, "on Tuesday"),
        kind: TimeKind::Date,
        value: "2031-03-04".to_owned(),
        modifier: None,
        anchor: None,
        days: Some(Days { first: day, last: day }),
        rule: "weekday",
    };
    let mut statements = statements();
    // The source is the first word of what marks its place.
    for (idx, words) in [(1, "Orlec"), (4, "Brandt")] {
        let start = statements[idx].source[0].start();
        statements[idx].source = vec![Span::new(start, start + u32::try_from(words.len()).unwrap())];
    }
    let note = Note { span: at(TALK, "“Odd”"), what: "quotation has no speaker" };
    Facts {
        entities: vec![orlec, harrand, radio, brandt],
        times: vec![tuesday],
        statements,
        notes: vec![note.clone(), Note { span: at(TALK, "words"), ..note }],
        ..Facts::default()
    }
}

fn plea() -> Facts {
    let wrote = Statement {
        source: vec![at(PLEA, "they")],
        cue: vec![at(PLEA, "wrote")],
        content: vec![at(PLEA, "“No barriers came,”")],
        kind: Kind::Direct,
        speaker: of(&[0, 1]),
        how: How { modality: Modality::Denied, ..How::default() },
        setting: Setting {
            occasion: Some(Occasion { span: at(PLEA, "in a post on Tidings"), kind: OccasionKind::Post }),
            outlet: Some(Party { span: at(PLEA, "Tidings"), entity_idx: None }),
            ..Setting::default()
        },
        confidence: 93,
        ..Statement::default()
    };
    let entities = ["Ada Orlec", "Piet Harrand"].map(|name| Entity::named(name, EntityKind::Person)).to_vec();
    Facts { entities, statements: vec![wrote], ..Facts::default() }
}

fn entry(name: &str, outlet: &str, day: i8, text: &str, facts: Facts) -> Entry {
    let metadata = Metadata {
        outlet: Some(outlet.to_owned()),
        title: Some("Barriers".to_owned()),
        published: Published::on(Date::constant(2031, 3, day), Basis::Given),
        ..Metadata::default()
    };
    let article = Article::new(name, text, metadata);
    let raw = Raw { bytes: text.as_bytes(), form: Form::Text, address: name, given: "" };
    Entry::new(raw, article, facts, "onrecord 0.0.0-test").unwrap()
}

/// A folder with a record of two articles.
fn record() -> Dir {
    let dir = Dir::new();
    let talk = entry("talk", "The Selm Courier", 5, TALK, facts());
    let plea = entry("plea", "Lodestar Wire", 2, PLEA, plea());
    Store::open(&dir.path("onrecord.db")).unwrap().add(&[talk, plea]).unwrap();
    dir
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "as expect-test hands it over")]
fn check(args: &[&str], expected: Expect) {
    expected.assert_eq(record().run_with(args).exits(0).stdout());
}

#[test]
fn who_reads_like_a_file_of_clippings() {
    check(
        &["who", "Orlec"],
        expect![[r#"
            2031-03-02  Lodestar Wire, in a post on Tidings  Barriers  [2]
                “No barriers came,”
                — they wrote (direct, denied) · by Ada Orlec and Piet Harrand together · line 1, column 1

            2031-03-05  The Selm Courier, in an interview (Vell Radio)  Barriers  [1]
                “We will mend the flood barriers,”
                — Ada Orlec and Piet Harrand told (direct, promised) · to “Vell Radio” · said “on Tuesday” = 2031-03-04 · line 1, column 1
                “The money is there,”
                — Orlec (Ada Orlec) insisted (direct, insisted) · line 1, column 107

            2031-03-05  The Selm Courier  Barriers  [1]
                it would hold
                — She said (indirect, predicted) · perhaps Ida Brandt or Ada Orlec · possible: “perhaps” · in a headline · line 2, column 190

        "#]],
    );
}

#[test]
fn who_tells_hearsay_and_what_was_not_said() {
    check(
        &["who", "Brandt"],
        expect![[r#"
            2031-03-05  The Selm Courier  Barriers  [1]
                of a breach
                — Ida Brandt had warned (indirect, warned, 61 in 100 such are right) · as told by A senior aide to Harrand · line 2, column 87
                Brandt declined to comment on the barriers
                — no words: declined (Ida Brandt) · line 2, column 156
                it would hold
                — She said (indirect, predicted) · perhaps Ida Brandt or Ada Orlec · possible: “perhaps” · in a headline · line 2, column 190

        "#]],
    );
}

#[test]
fn search_for_the_words_of_a_speaker_lists_the_statements() {
    check(
        &["search", "barriers", "--speaker", "Harrand"],
        expect![[r#"
            2031-03-02  Lodestar Wire, in a post on Tidings  Barriers  [2]
                “No barriers came,”
                — they wrote (direct, denied) · by Ada Orlec and Piet Harrand together · line 1, column 1

            2031-03-05  The Selm Courier, in an interview (Vell Radio)  Barriers  [1]
                “We will mend the flood barriers,”
                — Ada Orlec and Piet Harrand told (direct, promised) · to “Vell Radio” · said “on Tuesday” = 2031-03-04 · line 1, column 1

        "#]],
    );
    record().run("search barriers --speaker Nobody").exits(1);
    let rows = record().run("search barriers --speaker Orlec --json").exits(0).rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        record().run("search barriers --speaker Orlec --limit 1 --json").says("only the first 1 are shown").rows(),
        rows[..1]
    );
    record().run("search barriers --speaker Orlec --limit 2").exits(0).does_not_say("only the first");
    record().run("search barriers --limit 1").exits(0).says("only the first 1 are shown; --limit N shows more");
}

#[test]
fn search_says_whose_words_a_hit_is() {
    check(
        &["search", "breach"],
        expect![[r#"
            2031-03-05  The Selm Courier  Barriers  [1] line 2, column 92, 1 match
                to Harrand, who feared for his post, claimed that Ida Brandt had warned of a breach, which could not be verified. Brandt declined to comment on the barriers. She
                — speaker: Ida Brandt (indirect, warned, 61 in 100 such are right) · as told by A senior aide to Harrand

        "#]],
    );
    check(
        &["search", "verified"],
        expect![[r#"
        2031-03-05  The Selm Courier  Barriers  [1] line 2, column 119, 1 match
            his post, claimed that Ida Brandt had warned of a breach, which could not be verified. Brandt declined to comment on the barriers. She perhaps said it would hold.

    "#]],
    );
    let row = record().run("search breach --json").exits(0).rows().swap_remove(0);
    let statement = &row["statement"];
    assert_eq!((&statement["speaker"], &statement["kind"]), (&json!("Ida Brandt"), &json!("indirect")));
    assert_eq!(statement["nested_in"], json!({"id": 4, "by": "A senior aide to Harrand"}));
}

#[test]
fn show_indents_what_one_tells_of_another_and_counts_the_notes() {
    check(
        &["show", "talk"],
        expect![[r#"
            2031-03-05  The Selm Courier  Barriers  [1]
            talk; date: given; sha256 031fdb53bcacf43003f6699063801225b484b40d8b281dc59d1173c827d84515

               1  “We will mend the flood barriers,” Ada Orlec and Piet Harrand told Vell Radio in an interview on Tuesday. “The money is there,” Orlec insisted in the interview.
               2  A senior aide to Harrand, who feared for his post, claimed that Ida Brandt had warned of a breach, which could not be verified. Brandt declined to comment on the barriers. She perhaps said it would hold. “Odd” words.

            what is said  source  cue  setting  how sure  caveat  figure  of what  time  name  not body

                 1:1  statement Ada Orlec and Piet Harrand: “We will mend the flood barriers,” · direct, promised · to “Vell Radio” · in an interview (Vell Radio) · said “on Tuesday” = 2031-03-04
               1:107  statement Ada Orlec: “The money is there,” · direct, insisted · in the interview
                2:65  statement not named (“senior aide”): Ida Brandt had warned of a breach · indirect, claimed · not named: “feared for his post” · for “Harrand, who” (Piet Harrand) · ! unverified: “could not be verified”
                2:87  statement     Ida Brandt: of a breach · indirect, warned, 61 in 100 such are right · as told by A senior aide to Harrand
               2:156  statement Ida Brandt: Brandt declined to comment on the barriers · no words: declined
               2:190  statement perhaps Ida Brandt or Ada Orlec: it would hold · indirect, predicted · possible: “perhaps” · in a headline
                1:95  time      on Tuesday = 2031-03-04 · rule weekday
               2:205  note      quotation has no speaker
               2:211  note      quotation has no speaker

            2 notes: quotation has no speaker (2)
        "#]],
    );
}

/// The cues of what `who` lists.
fn cues(args: &[&str]) -> Vec<String> {
    let run = record().run_with(&[&["who", "--json"], args].concat());
    run.rows().iter().map(|row| row["cue"][0]["quote"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_filter_leaves_out_the_others() {
    assert_eq!(cues(&["Orlec"]), ["wrote", "told", "insisted", "said"]);
    assert_eq!(cues(&["Orlec", "--from", "2031-03-03"]), ["told", "insisted", "said"]);
    assert_eq!(cues(&["Orlec", "--to", "2031-03-02"]), ["wrote"]);
    assert_eq!(cues(&["Orlec", "--from", "2031", "--to", "2031-03"]).len(), 4);
    assert_eq!(cues(&["Orlec", "--outlet", "wire"]), ["wrote"]);
    assert_eq!(cues(&["Orlec", "--kind", "indirect"]), ["said"]);
    assert_eq!(cues(&["Orlec", "--modality", "promised"]), ["told"]);
    assert_eq!(cues(&["Orlec", "--word", "barriers"]), ["wrote", "told"]);
    assert_eq!(cues(&["Orlec", "--word", "barriers", "--word", "mend"]), ["told"]);
    assert_eq!(cues(&["Orlec", "--word", "barriers mend"]), [""; 0]);
    record().run("who Orlec --kind loud").exits(2).says("direct, indirect, mixed");
    record().run("who Orlec --from soon").exits(2).says("not a day, month or year");
}

#[test]
fn json_of_a_statement_has_every_field() {
    let rows = record().run("who Brandt --json").exits(0).rows();
    let [hearsay, declined, unclear] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(hearsay["nested_in"], json!({"id": 4, "by": "A senior aide to Harrand"}));
    assert_eq!((&declined["outcome"], &declined["attitude"]), (&json!("declined"), &json!("statement")));
    assert_eq!((&unclear["speaker"], &unclear["candidates"]), (&Value::Null, &json!(["Ida Brandt", "Ada Orlec"])));
    assert_eq!((&unclear["headline"], &unclear["certainty"][0]["sureness"]), (&json!(true), &json!("possible")));
    let together = record().run("who Harrand --json").exits(0).rows().swap_remove(1);
    assert_eq!(together["speakers"], json!(["Ada Orlec", "Piet Harrand"]));
    assert_eq!(
        (&together["occasion"]["kind"], &together["outlet"]["entity"]),
        (&json!("interview"), &json!("Vell Radio"))
    );
    assert_eq!(
        (&together["addressee"]["quote"], &together["said"]["value"]),
        (&json!("Vell Radio"), &json!("2031-03-04"))
    );
    let told = &record().run("show talk --json").exits(0).rows()[0]["statements"][3];
    assert_eq!(told["anonymous"]["role"]["quote"], "senior aide");
    assert_eq!(told["anonymous"]["reason"]["quote"], "feared for his post");
    assert_eq!(
        (&told["caveat"][0]["kind"], &told["on_behalf_of"]["entity"]),
        (&json!("unverified"), &json!("Piet Harrand"))
    );
}

#[test]
fn csv_of_who_is_that_of_the_table_of_statements() {
    let dir = record();
    let table = dir.run("export statements").exits(0);
    let of_brandt = dir.run("who Brandt --csv").exits(0);
    let rows: Vec<&str> = table.stdout().lines().collect();
    assert_eq!(of_brandt.stdout().lines().collect::<Vec<_>>(), [rows[0], rows[4], rows[6], rows[7]]);
    expect![[r#"
        1,2031-03-05,The Selm Courier,Barriers,talk,,,"Harrand, who",true,false,senior aide,feared for his post,A senior aide to Harrand,claimed,Ida Brandt had warned of a breach,indirect,asserted,said,statement,claimed,,,,,,,,,,,false,could not be verified,unverified,0.93,4,,,169-193,220-227,233-266,186-198,171-182,199-218,,,,,274-295
        1,2031-03-05,The Selm Courier,Barriers,talk,Ida Brandt,,,false,false,,,Brandt,declined to comment,on the barriers,indirect,denied,declined,statement,said,,,,,,,,,,,false,,,0.93,5,,,297-303,304-323,324-339,,,,,,,,
        1,2031-03-05,The Selm Courier,Barriers,talk,,Ida Brandt or Ada Orlec,,false,false,,,She,said,it would hold,indirect,predicted,said,statement,said,perhaps,possible,,,,,,,,,true,,,0.93,6,,,341-344,353-357,358-371,,,,345-352,,,,"#]].assert_eq(&table.stdout().lines().skip(5).collect::<Vec<_>>().join("\n"));
}
