//! Addressees, occasions, outlets and times of saying, found and left alone.

use super::super::marked::read;
use crate::{
    facts::{OccasionKind, Party},
    lexicon::occasion_kinds,
};

/// For each statement "to: …; on: … (kind); outlet: …; at: …" with what was found.
fn check(text: &str, attributions: &[[&str; 3]], expected: &[&str]) {
    let (article, facts) = read(text, attributions);
    let party = |name: &str, party: Option<Party>| party.map(|party| format!("{name}: {}", article.slice(party.span)));
    let shown: Vec<String> = facts
        .statements
        .iter()
        .map(|statement| {
            let setting = &statement.setting;
            let occasion = setting
                .occasion
                .map(|occasion| format!("on: {} ({})", article.slice(occasion.span), occasion.kind.as_str()));
            let time = setting.time_idx.map(|idx| format!("at: {}", article.slice(facts.times[idx as usize].span)));
            let found = [party("to", setting.addressee), occasion, party("outlet", setting.outlet), time];
            found.into_iter().flatten().collect::<Vec<_>>().join("; ")
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

const HOLDS: &str = "the dam would hold";

#[test]
fn every_kind_of_the_table_is_of_the_closed_list() {
    assert!(occasion_kinds().all(|kind| OccasionKind::ALL.iter().any(|member| member.as_str() == kind)));
}

#[test]
fn the_object_of_telling_is_whom_it_is_said_to() {
    check("Ana Orlec told reporters the dam would hold.", &[["Ana Orlec", "told", HOLDS]], &["to: reporters"]);
    check("Ana Orlec told Tomas Brandt the dam would hold.", &[["Ana Orlec", "told", HOLDS]], &["to: Tomas Brandt"]);
    check("Ana Orlec said to the farmers the dam would hold.", &[["Ana Orlec", "said", HOLDS]], &["to: the farmers"]);
    check("Ana Orlec urged residents to leave.", &[["Ana Orlec", "urged", "residents to leave"]], &["to: residents"]);
    check("“The dam will hold,” Ana Orlec told the council.", &[], &["to: the council"]);
    check(
        "Speaking to reporters in Vell on Monday, Ana Orlec said the dam would hold.",
        &[["Ana Orlec", "said", HOLDS]],
        &["to: reporters; at: Monday"],
    );
}

#[test]
fn what_is_not_whom_it_is_said_to_is_left_alone() {
    check("Ana Orlec said the dam would hold.", &[["Ana Orlec", "said", HOLDS]], &[""]);
    check("Ana Orlec said on the bridge the dam would hold.", &[["Ana Orlec", "said", HOLDS]], &[""]);
    check(
        "Ana Orlec said that Brandt had told reporters it was late.",
        &[["Ana Orlec", "said", "that Brandt had told reporters it was late"]],
        &[""],
    );
    check("According to Ana Orlec, the dam would hold.", &[["Ana Orlec", "According to", HOLDS]], &[""]);
    check("Ana Orlec was told the dam would hold.", &[["", "was told", HOLDS]], &[""]);
}

#[test]
fn the_phrase_with_the_occasion_is_found() {
    check(
        "In an interview with the Vell Courier on Monday, Ana Orlec said the dam would hold.",
        &[["Ana Orlec", "said", HOLDS]],
        &[
            "to: the Vell Courier; on: In an interview with the Vell Courier (interview); outlet: the Vell Courier; at: Monday",
        ],
    );
    check(
        "Ana Orlec said at a press conference on Tuesday the dam would hold.",
        &[["Ana Orlec", "said", HOLDS]],
        &["on: at a press conference (press_conference); at: Tuesday"],
    );
    check("“The dam will hold,” Ana Orlec wrote in a post on Telegram.", &[], &["on: in a post on Telegram (post)"]);
    check("“The dam will hold,” Ana Orlec wrote on X.", &[], &["on: on X (post)"]);
    check("“The dam will hold,” Ana Orlec said during a visit to Vell.", &[], &["on: during a visit to Vell (visit)"]);
    check(
        "“The dam will hold,” Ana Orlec wrote in a letter to Tomas Brandt.",
        &[],
        &["to: Tomas Brandt; on: in a letter to Tomas Brandt (writing)"],
    );
    check(
        "“The dam will hold,” Ana Orlec said on the sidelines of the river forum in Vell.",
        &[],
        &["on: on the sidelines of the river forum in Vell (meeting)"],
    );
    check("“The dam will hold,” Ana Orlec told a rally in Vell.", &[], &["on: a rally in Vell (meeting)"]);
    check(
        "Testifying before the council, Ana Orlec said the dam would hold.",
        &[["Ana Orlec", "said", HOLDS]],
        &["on: Testifying before the council (hearing)"],
    );
}

#[test]
fn an_occasion_of_something_else_is_left_alone() {
    check("Ana Orlec said after a meeting with Brandt the dam would hold.", &[["Ana Orlec", "said", HOLDS]], &[""]);
    check("Ana Orlec, who lost the debate in Vell, said the dam would hold.", &[["Ana Orlec", "said", HOLDS]], &[""]);
    check(
        "Brandt gave an interview in Vell, and Ana Orlec said the dam would hold.",
        &[["Ana Orlec", "said", HOLDS]],
        &[""],
    );
    check(
        "Ana Orlec said the meeting in Vell was late.",
        &[["Ana Orlec", "said", "the meeting in Vell was late"]],
        &[""],
    );
    check("“The dam will hold,” Ana Orlec said in the square.", &[], &[""]);
}

#[test]
fn an_outlet_is_one_by_its_name_or_noun() {
    check("“It will hold,” Ana Orlec told the BBC.", &[], &["to: the BBC; outlet: the BBC"]);
    check(
        "“It will hold,” Ana Orlec told Ruvia’s Bode newspaper.",
        &[],
        &["to: Ruvia’s Bode newspaper; outlet: Bode newspaper"],
    );
    check("“It will hold,” Ana Orlec told the Ministry of Works.", &[], &["to: the Ministry of Works"]);
}

#[test]
fn the_time_of_saying_stands_beside_the_cue() {
    check(
        "On Monday, Ana Orlec told reporters the dam would hold.",
        &[["Ana Orlec", "told", HOLDS]],
        &["to: reporters; at: Monday"],
    );
    check("“The dam will hold,” Ana Orlec said on 4 May.", &[], &["at: 4 May"]);
    check("“The dam will hold,” Ana Orlec told reporters Tuesday.", &[], &["to: reporters; at: Tuesday"]);
}

#[test]
fn another_time_is_left_alone() {
    check("Ana Orlec said the dam fell on Monday.", &[["Ana Orlec", "said", "the dam fell on Monday"]], &[""]);
    check("“It will hold,” Ana Orlec said for two hours.", &[], &[""]);
    check("“It will hold,” Ana Orlec said, two days after the flood of Monday.", &[], &[""]);
    check("“It will hold,” Ana Orlec said in a letter dated 4 May.", &[], &["on: in a letter (writing)"]);
    check(
        "On Monday, Brandt was late, and Ana Orlec said it would hold.",
        &[["Ana Orlec", "said", "it would hold"]],
        &[""],
    );
}

#[test]
fn an_occasion_holds_for_what_the_speaker_goes_on_to_say() {
    check(
        "“The dam will hold,” Ana Orlec said in a speech in Vell. The hall was full. “We have time,” she added.",
        &[],
        &["on: in a speech in Vell (speech)", "on: in a speech in Vell (speech)"],
    );
    check(
        "“The dam will hold,” Ana Orlec said in a speech in Vell. “We have time,” Tomas Brandt said.",
        &[],
        &["on: in a speech in Vell (speech)", ""],
    );
    check(
        "“The dam will hold,” Ana Orlec said in a speech in Vell.\n\n“We have time,” she said.",
        &[],
        &["on: in a speech in Vell (speech)", ""],
    );
}
