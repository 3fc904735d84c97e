//! Who speaks: together, for somebody, without a name, and on.

use super::super::marked::{parsed, read, shown};
use crate::{
    article::Article,
    facts::{Facts, Statement},
};

fn names<'f>(facts: &'f Facts, entities: &[u32]) -> Vec<&'f str> {
    entities.iter().map(|&idx| facts.entities[idx as usize].name.as_str()).collect()
}

/// What `field` says of each statement.
fn check(text: &str, field: impl Fn(&Article, &Facts, &Statement) -> String, expected: &[&str]) {
    let (article, facts) = read(text, &[]);
    let found: Vec<String> = facts.statements.iter().map(|it| field(&article, &facts, it)).collect();
    assert_eq!(found, expected, "{text}");
}

fn speaker(article: &Article, facts: &Facts, statement: &Statement) -> String {
    let perhaps = names(facts, &statement.speaker.candidates).join(" or ");
    let source = article.slice(statement.source[0]);
    format!("{source}: {} {perhaps}", names(facts, &statement.speaker.entities).join(" + ")).trim_end().to_owned()
}

#[test]
fn who_spoke_goes_on() {
    check(
        "Ana Orlec met Maria Horvat in Vell.\n\n“We wait,” Ana Orlec said.\n\n“We have time,” she said.",
        speaker,
        &["Ana Orlec: Ana Orlec", "she: Ana Orlec"],
    );
    check(
        "Ana Orlec met Maria Horvat in Vell.\n\n“We wait,” Ana Orlec said.\n\nThe river rose.\n\n“We have time,” she said.",
        speaker,
        &["Ana Orlec: Ana Orlec", "she: Ana Orlec"],
    );
    check(
        "Tomas Brandt came.\n\n“We wait,” Ana Orlec said.\n\n“We go,” he said.",
        speaker,
        &["Ana Orlec: Ana Orlec", "he: Tomas Brandt"],
    );
}

#[test]
fn where_two_may_have_gone_on_both_are_candidates() {
    check(
        "“We wait,” Ana Orlec said after a talk with Maria Horvat.\n\n“We have time,” she said.",
        speaker,
        &["Ana Orlec: Ana Orlec", "she:  Ana Orlec or Maria Horvat"],
    );
}

#[test]
fn which_speaks_for_an_organisation_or_a_place_with_a_name() {
    let trees = "PROPN/nsubj/10 PUNCT/punct/4 PRON/nsubj/4 VERB/acl:relcl/1 DET/det/6 NOUN/nsubj/8 AUX/cop/8 ADJ/ccomp/4 \
                 PUNCT/punct/4 VERB/root/0 PUNCT/punct/10";
    let check = |noun: &str, expected: &str| {
        let text = format!("{noun}, which said the dam is unsound, waits.");
        let (article, facts) = parsed(&text, &[["which", "said", "the dam is unsound"]], trees);
        let found: Vec<String> = facts.statements.iter().map(|it| shown(&article, &facts, it)).collect();
        assert_eq!(found, [format!("which | said | the dam is unsound -> {expected}")], "{text}");
    };
    check("Norway", "Norway");
    check("Plans", "-");
    check("Orlec", "-");
}

#[test]
fn which_after_a_comma_is_about_a_subject_or_object_only() {
    let check = |relation: &str, expected: &str| {
        let text = "It plagues Norway, which said the dam is unsound.";
        let trees = format!(
            "PRON/nsubj/2 VERB/root/0 PROPN/{relation}/2 PUNCT/punct/6 PRON/nsubj/6 VERB/parataxis/2 DET/det/8 NOUN/nsubj/10 \
             AUX/cop/10 ADJ/ccomp/6 PUNCT/punct/2"
        );
        let (article, facts) = parsed(text, &[["which", "said", "the dam is unsound"]], &trees);
        let found: Vec<String> = facts.statements.iter().map(|it| shown(&article, &facts, it)).collect();
        assert_eq!(found, [format!("which | said | the dam is unsound -> {expected}")], "{relation}");
    };
    check("obj", "Norway");
    check("obl", "-");
}

#[test]
fn a_noun_tells_whose_words_they_are() {
    let check = |maker: &str, expected: &str| {
        let text = format!("The warning {maker} Orlec that it floods was late.");
        let trees = "DET/det/2 NOUN/nsubj/9 ADP/case/4 PROPN/nmod/2 SCONJ/mark/7 PRON/nsubj/7 VERB/acl/2 AUX/cop/9 ADJ/root/0 PUNCT/punct/9";
        let (article, facts) = parsed(&text, &[["", "warning", "that it floods"]], trees);
        let found: Vec<String> = facts.statements.iter().map(|it| shown(&article, &facts, it)).collect();
        assert_eq!(found, [expected], "{text}");
    };
    check("by", "Orlec | warning | that it floods -> Orlec");
    check("from", "Orlec | warning | that it floods -> Orlec");
    check("about", "warning | that it floods -> -");
}

#[test]
fn a_tree_tells_who_speaks_together() {
    let text = "Ana Orlec and Tomas Brandt said it was late.";
    let trees = "PROPN/nsubj/6 PROPN/flat/1 CCONJ/cc/4 PROPN/conj/1 PROPN/flat/4 VERB/root/0 PRON/nsubj/9 AUX/cop/9 ADJ/ccomp/6 PUNCT/punct/6";
    let (article, facts) = parsed(text, &[["Ana Orlec and Tomas Brandt", "said", "it was late"]], trees);
    let found: Vec<String> = facts.statements.iter().map(|it| shown(&article, &facts, it)).collect();
    assert_eq!(found, ["Ana Orlec and Tomas Brandt | said | it was late -> Ana Orlec + Tomas Brandt"]);
}

#[test]
fn a_source_does_not_end_before_its_noun_nor_within_a_name() {
    let check = |source: &str, expected: &str| {
        let text = "It held, according to the Delta Fund.";
        let trees = "PRON/nsubj/2 VERB/root/0 PUNCT/punct/2 VERB/case/8 ADP/fixed/4 DET/det/8 PROPN/compound/8 PROPN/obl/2 PUNCT/punct/2";
        let (article, facts) = parsed(text, &[[source, "according to", "It held"]], trees);
        let found: Vec<String> = facts.statements.iter().map(|it| shown(&article, &facts, it)).collect();
        assert_eq!(found, [expected], "{source}");
    };
    for cut in ["the", "the Delta", "the Delta Fund"] {
        check(cut, "the Delta Fund | according to | It held -> Delta Fund");
    }
}

#[test]
fn content_does_not_end_before_its_noun() {
    let check = |content: &str, expected: &str| {
        let text = "Orlec warned of a long flood, or a bridge.";
        let trees = "PROPN/nsubj/2 VERB/root/0 ADP/case/6 DET/det/6 ADJ/amod/6 NOUN/obl/2 PUNCT/punct/10 CCONJ/cc/10 DET/det/10 NOUN/conj/6 PUNCT/punct/2";
        let (article, facts) = parsed(text, &[["Orlec", "warned of", content]], trees);
        let found: Vec<String> = facts.statements.iter().map(|it| shown(&article, &facts, it)).collect();
        assert_eq!(found, [expected], "{content}");
    };
    check("a long", "Orlec | warned of | a long flood -> Orlec");
    check("a long flood", "Orlec | warned of | a long flood -> Orlec");
}

fn behalf(article: &Article, facts: &Facts, statement: &Statement) -> String {
    let party = statement.speaker.on_behalf_of;
    party.map_or("-".to_owned(), |party| {
        let who = party.entity_idx.map_or("-", |idx| facts.entities[idx as usize].name.as_str());
        format!("{} = {who}", article.slice(party.span))
    })
}

#[test]
fn a_spokesperson_speaks_for_somebody() {
    check("“We wait,” a spokesman for Ana Orlec said.", behalf, &["Ana Orlec = Ana Orlec"]);
    check("“We wait,” Ana Orlec’s spokeswoman said.", behalf, &["Ana Orlec = Ana Orlec"]);
    check("“We wait,” a spokeswoman for the river board said.", behalf, &["the river board = -"]);
}

#[test]
fn others_speak_for_themselves() {
    check("“We wait,” a friend of Ana Orlec said.", behalf, &["-"]);
    check("“We wait,” Ana Orlec said.", behalf, &["-"]);
}

fn unnamed(article: &Article, _: &Facts, statement: &Statement) -> String {
    statement.speaker.unnamed.map_or("-".to_owned(), |unnamed| {
        let number = if unnamed.is_several { "several" } else { "one" };
        let reason = unnamed.reason.map_or("-", |span| article.slice(span));
        format!("{}; {number}; {reason}", article.slice(unnamed.role))
    })
}

#[test]
fn the_unnamed_are_what_they_are() {
    check("“We wait,” a senior official said.", unnamed, &["senior official; one; -"]);
    check("“We wait,” two officials said.", unnamed, &["officials; several; -"]);
    check("“We wait,” residents said.", unnamed, &["residents; several; -"]);
    check(
        "“We wait,” said an official who spoke on condition of anonymity, as is usual.",
        unnamed,
        &["official; one; who spoke on condition of anonymity"],
    );
    check(
        "“We wait,” said an official, who was not authorized to speak.",
        unnamed,
        &["official; one; who was not authorized to speak"],
    );
}

#[test]
fn the_named_and_those_whom_the_article_may_name_are_not_unnamed() {
    check("“We wait,” the official said.", unnamed, &["-"]);
    check("“We wait,” Ana Orlec said on condition that it rained.", unnamed, &["-"]);
    check("“We wait,” a friend, Ana Orlec, said.", unnamed, &["-"]);
}

#[test]
fn a_capital_at_the_beginning_of_a_sentence_names_nobody() {
    let unnamed_in = |source: &str| {
        let text = format!("The river rose. {source} said it would fall.");
        let (article, facts) = read(&text, &[[source, "said", "it would fall"]]);
        unnamed(&article, &facts, &facts.statements[0])
    };
    for source in ["Officials", "Senior officials", "Residents"] {
        assert_eq!(unnamed_in(source), format!("{source}; several; -"));
    }
    for source in ["Democrats", "All officials", "The officials"] {
        assert_eq!(unnamed_in(source), "-", "{source}");
    }
}
