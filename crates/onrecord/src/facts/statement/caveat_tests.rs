//! Caveats, what they are attached to, and what is none.

use super::super::marked::read;

/// For each statement its cue, and its caveats as "caution: words".
fn check(text: &str, attributions: &[[&str; 3]], expected: &[&str]) {
    let (article, facts) = read(text, attributions);
    let shown: Vec<String> = facts
        .statements
        .iter()
        .map(|statement| {
            let caveats = statement.caveats.iter();
            let caveats = caveats.map(|caveat| format!("{}: {}", caveat.caution.as_str(), article.slice(caveat.span)));
            std::iter::once(article.slice(statement.cue[0]).to_owned()).chain(caveats).collect::<Vec<_>>().join("; ")
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

const ORLEC: [&str; 3] = ["Ana Orlec", "said", "the dam had been mined"];

#[test]
fn a_caveat_in_the_sentence_is_found() {
    check(
        "Ana Orlec said without providing evidence that the dam had been mined.",
        &[["Ana Orlec", "said", "that the dam had been mined"]],
        &["said; no_evidence: without providing evidence"],
    );
    check(
        "Ana Orlec said the dam had been mined, although these figures have not been verified by the Vell Courier.",
        &[ORLEC],
        &["said; unverified: although these figures have not been verified by the Vell Courier"],
    );
    check(
        "Ana Orlec said the dam had been mined, a claim that could not be independently verified.",
        &[ORLEC],
        &["said; unverified: a claim that could not be independently verified"],
    );
    check(
        "Without offering any proof, Ana Orlec said the dam had been mined.",
        &[ORLEC],
        &["said; no_evidence: Without offering any proof"],
    );
    check(
        "Ana Orlec said the dam had been mined, but offered no evidence.",
        &[ORLEC],
        &["said; no_evidence: but offered no evidence"],
    );
}

#[test]
fn a_caveat_in_the_next_sentence_is_found() {
    for sentence in [
        "The claim could not be independently verified",
        "The Vell Courier was unable to verify the claim",
        "There is no independent confirmation of this",
        "It has not been possible to verify the report",
        "This could not be independently confirmed",
    ] {
        let text = format!("Ana Orlec said the dam had been mined. {sentence}.");
        check(&text, &[ORLEC], &[&format!("said; unverified: {sentence}")]);
        let text = format!("Ana Orlec said the dam had been mined.\n\n{sentence}.");
        check(&text, &[ORLEC], &[&format!("said; unverified: {sentence}")]);
    }
}

#[test]
fn one_caveat_may_be_about_all_claims_of_a_paragraph() {
    let text = "Ana Orlec said the dam had been mined. Tomas Brandt denied he was there. None of the claims could be independently verified.";
    let caveat = "unverified: None of the claims could be independently verified";
    let brandt = ["Tomas Brandt", "denied", "he was there"];
    check(text, &[ORLEC, brandt], &[&format!("said; {caveat}"), &format!("denied; {caveat}")]);
    let text = "Ana Orlec said the dam had been mined. Tomas Brandt denied he was there. The claim could not be independently verified.";
    let caveat = "unverified: The claim could not be independently verified";
    check(text, &[ORLEC, brandt], &["said", &format!("denied; {caveat}")]);
}

#[test]
fn what_is_no_caveat_is_left_alone() {
    for sentence in [
        "She left without elaborating",
        "The claim is false",
        "The police did not confirm the name of the driver to her",
        "The papers have been verified by the council",
        "There was evidence of a fire",
        "She could not find the bridge",
    ] {
        check(&format!("Ana Orlec said the dam had been mined. {sentence}."), &[ORLEC], &["said"]);
    }
    check("Ana Orlec said the dam had been mined, without elaborating.", &[ORLEC], &["said"]);
}

#[test]
fn what_a_speaker_says_of_evidence_is_no_caveat() {
    check(
        "Ana Orlec said Brandt had spoken without providing evidence.",
        &[["Ana Orlec", "said", "Brandt had spoken without providing evidence"]],
        &["said"],
    );
    check("“The claim could not be independently verified,” Ana Orlec said.", &[], &["said"]);
    check("The river rose. The claim could not be independently verified.", &[], &[]);
}

#[test]
fn a_caveat_far_from_the_statement_is_left_alone() {
    check(
        "Ana Orlec said the dam had been mined.\n\nThe river rose.\n\nThe report could not be independently verified.",
        &[ORLEC],
        &["said"],
    );
}

#[test]
fn a_statement_made_of_a_caveat_s_words_is_dropped() {
    check(
        "Ana Orlec said the dam had been mined. The Vell Courier could not verify the claim.",
        &[ORLEC, ["The Vell Courier", "could not verify", "the claim"]],
        &["said; unverified: The Vell Courier could not verify the claim"],
    );
}

#[test]
fn a_refusal_is_no_claim_that_could_be_verified() {
    let text = "Ana Orlec said the dam had been mined. She refused to show the plans. Neither figure could be independently verified.";
    check(
        text,
        &[ORLEC, ["She", "refused", "to show the plans"]],
        &["said; unverified: Neither figure could be independently verified", "refused"],
    );
}
