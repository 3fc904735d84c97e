//! What cues and contents say of the manner, by sentences of invented people.

use super::{super::marked::read, Known, text::Text};
use crate::{
    annotate::annotate,
    article::Article,
    facts::{Attitude, How, Modality, Stance, Statement, text::Text as Words},
    lexicon::cue_rows,
    tagging::Tags,
    text::Span,
};

/// "modality outcome attitude stance" of the one statement with this source, cue and content.
fn check(source: &str, cue: &str, content: &str, expected: &str) {
    let text = format!("{source} {cue} {content}.");
    let (_, facts) = read(&text, &[[source, cue, content]]);
    let shown: Vec<String> = facts.statements.iter().map(|statement| shown(&statement.how)).collect();
    assert_eq!(shown, [expected], "{text}");
}

#[test]
fn every_word_of_the_table_is_of_a_closed_list() {
    for [phrase, _, modality, attitude, stance] in cue_rows() {
        let is_modality = modality == "-" || Modality::ALL.iter().any(|member| member.as_str() == modality);
        let is_attitude = Attitude::ALL.iter().any(|member| member.as_str() == attitude);
        let is_stance = Stance::ALL.iter().any(|member| member.as_str() == stance);
        assert!(is_modality && is_attitude && is_stance, "{phrase}");
    }
}

#[test]
fn the_cue_tells_what_the_speaker_does() {
    check("Ana Orlec", "vowed", "to rebuild the dam", "promised said promise said");
    check("Ana Orlec", "ruled out", "a truce with the upper town", "denied said refusal said");
    check("Ana Orlec", "called for", "more sandbags", "requested said request said");
    check("Ana Orlec", "believes", "the dam is old", "asserted said belief said");
    check("Ana Orlec", "warned", "that the dam was weak", "asserted said warning warned");
    check("Ana Orlec", "conceded", "that the dam had leaked", "asserted said acknowledgement admitted");
    check("Ana Orlec", "alleged", "that Brandt had sold the sand", "asserted said statement claimed");
    check("Ana Orlec", "insisted", "that the dam was sound", "asserted said statement insisted");
    check("Ana Orlec", "is ready to", "meet the farmers", "promised said intention said");
    check("Ana Orlec", "praised", "the firemen", "asserted said support said");
    check("Ana Orlec", "forecast", "a dry spring", "predicted said belief said");
}

#[test]
fn the_longest_phrase_wins() {
    check("Ana Orlec", "pointed out", "that the dam was old", "asserted said statement revealed");
    check("Ana Orlec", "wants", "to rebuild the dam", "promised said desire said");
    check("Ana Orlec", "wants", "Brandt to rebuild the dam", "requested said desire said");
    check("Ana Orlec", "agreed", "to rebuild the dam", "promised said decision said");
    check("Ana Orlec", "agreed", "that the dam was old", "asserted said acknowledgement said");
}

#[test]
fn who_refuses_to_speak_and_who_is_silent_has_not_said_it() {
    check("Ana Orlec", "declined", "to comment on the leak", "denied declined refusal said");
    check("Ana Orlec", "refused to say", "whether the dam was safe", "denied declined refusal said");
    check("Ana Orlec", "neither confirmed nor denied", "the sale", "denied declined refusal said");
    check("Ana Orlec", "said nothing about", "the leak", "denied silent silence said");
    check("Ana Orlec", "gave no details", "about the leak", "denied silent silence said");
    check("Ana Orlec", "remained silent on", "the sale", "denied silent silence said");
}

#[test]
fn who_refuses_or_denies_something_else_has_spoken() {
    check("Ana Orlec", "declined", "the offer of Brandt", "denied said refusal said");
    check("Ana Orlec", "refused", "to leave the town", "denied said refusal said");
    check("Ana Orlec", "denied", "that she had sold the sand", "denied said statement said");
    check("Ana Orlec", "opposes", "the new bridge", "denied said opposition said");
    check("Ana Orlec", "doubts", "that the bridge will hold", "denied said doubt said");
}

#[test]
fn a_neutral_cue_leaves_it_to_the_content() {
    check("Ana Orlec", "said", "that the prices will rise", "predicted said statement said");
    check("Ana Orlec", "said", "the river was going to rise", "predicted said statement said");
    check("Ana Orlec", "said", "we will rebuild the dam", "promised said statement said");
    check("Ana Orlec", "said", "we will not leave the town", "denied said statement said");
    check("Ana Orlec", "said", "her government would pay for it", "promised said statement said");
    check("Ana Orlec", "said", "we need more sandbags", "requested said statement said");
    check("Ana Orlec", "said", "the farmers should leave the valley", "requested said statement said");
    check("Ana Orlec", "said", "that the dam would hold if the rain stopped", "conditional said statement said");
    check("Ana Orlec", "said", "the town would starve unless help came", "conditional said statement said");
    check("Ana Orlec", "said", "we reject the plan", "denied said statement said");
    check("Ana Orlec", "told", "to leave the valley at once", "requested said request said");
}

#[test]
fn what_only_looks_like_it_is_asserted() {
    let asserted = "asserted said statement said";
    check("Ana Orlec", "said", "that the dam was built by those who will leave", asserted);
    check("Ana Orlec", "said", "the will of the people was clear", asserted);
    check("Ana Orlec", "said", "the bridge must have fallen at night", asserted);
    check("Ana Orlec", "said", "it was as if the river had gone", asserted);
    check("Ana Orlec", "said", "dozens, if not hundreds, were cut off", asserted);
    check("Ana Orlec", "said", "I did not call him", asserted);
    check("Ana Orlec", "said", "not a single house was lost", asserted);
}

#[test]
fn to_suffer_is_no_promise() {
    check("Ana Orlec", "said", "we will lose the harvest", "predicted said statement said");
    check("Ana Orlec", "said", "we will be cut off", "predicted said statement said");
}

/// For each statement the words that say how sure it is, with what they say.
fn check_certainty(text: &str, attributions: &[[&str; 3]], expected: &[&str]) {
    let (article, facts) = read(text, attributions);
    let shown = |statement: &Statement| {
        let words = statement.how.certainty.iter();
        words
            .map(|words| format!("{} {}", article.slice(words.span), words.sureness.as_str()))
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(facts.statements.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn words_of_the_content_tell_how_sure_it_is() {
    check_certainty("“The dam will probably hold,” Ana Orlec said.", &[], &["probably probable"]);
    check_certainty(
        "“It may rise, and no doubt it will fall,” Ana Orlec said.",
        &[],
        &["may possible; no doubt certain"],
    );
    check_certainty("“It is not likely to hold,” Ana Orlec said.", &[], &["not likely doubtful"]);
}

#[test]
fn other_words_do_not_tell_how_sure_it_is() {
    check_certainty("“The dam will hold until 4 May,” Ana Orlec said, probably in Vell.", &[], &[""]);
    check_certainty("“We could not find certain papers,” Ana Orlec said.", &[], &[""]);
    check_certainty("“Brandt told me: ‘It may rain.’ He left,” Ana Orlec said.", &[], &[""]);
    check_certainty(
        "Ana Orlec said Tomas Brandt believed the dam might fall.",
        &[
            ["Ana Orlec", "said", "Tomas Brandt believed the dam might fall"],
            ["Tomas Brandt", "believed", "the dam might fall"],
        ],
        &["", "might possible"],
    );
}

/// The same for a statement made by hand, whoever finds it.
fn manner(cue: &str, content: &str) -> String {
    let article = Article::from_text("a", format!("Ana Orlec {cue} {content}."));
    let annotated = annotate(&article);
    let span = |words: &str| {
        let start = article.text().find(words).unwrap();
        vec![Span::at(start, start + words.len())]
    };
    let (source, cue, content) = (span("Ana Orlec"), span(cue), span(content));
    let tags = Tags::default();
    let statement = Statement { source, cue, content, ..Statement::default() };
    let nobody = Known { entities: &[], mentions: &[], times: &[] };
    let words = Words::new(&annotated, &tags, &article.metadata().published);
    shown(&super::how::of(&Text::new(&words, &nobody), &statement))
}

fn shown(how: &How) -> String {
    let (modality, outcome) = (how.modality.as_str(), how.outcome.as_str());
    format!("{modality} {outcome} {} {}", how.attitude.as_str(), how.stance.as_str())
}

#[test]
fn a_cue_that_says_no_is_silence_or_denial_and_never_said() {
    for (cue, content, expected) in [
        ("did not say", "whether the dam was safe", "denied silent silence said"),
        ("would not say", "whether the dam was safe", "denied declined refusal said"),
        ("did not immediately respond to", "requests for comment", "denied silent silence said"),
        ("has not disclosed", "her plans", "denied silent silence said"),
        ("could not be reached", "for comment", "denied silent silence said"),
        ("wouldn't confirm", "the sale", "denied declined refusal said"),
        ("never promised", "a dam", "denied silent silence said"),
        ("has yet to comment", "on the sale", "denied silent silence said"),
        ("did not deny", "the sale", "asserted said statement said"),
        ("did not rule out", "a sale", "asserted said statement said"),
        ("does not believe", "the dam is safe", "denied said belief said"),
        ("does not want", "to sell the dam", "denied said desire said"),
        ("failed to mention", "the leak", "denied silent silence said"),
        ("not only said", "the dam would hold", "predicted said statement said"),
    ] {
        assert_eq!(manner(cue, content), expected, "{cue}");
    }
}
