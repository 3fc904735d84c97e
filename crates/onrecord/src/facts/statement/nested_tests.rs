//! Statements in statements, and what trees mend, by sentences with trees.

use super::super::marked::{parsed, shown};

/// All statements, a nested one with the number of the one that it lies in, from 1.
fn check(text: &str, attribution: [&str; 3], trees: &str, expected: &[&str]) {
    let (article, facts) = parsed(text, &[attribution], trees);
    let found: Vec<String> = facts
        .statements
        .iter()
        .map(|statement| {
            let place = statement.nested_in.map_or(String::new(), |outer| format!("in {}: ", outer + 1));
            format!("{place}{}", shown(&article, &facts, statement))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_another_promises_within_a_statement_is_hearsay() {
    check(
        "Ana Orlec said Tomas Brandt had promised to pay.",
        ["Ana Orlec", "said", "Tomas Brandt had promised to pay"],
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PROPN/nsubj/7 PROPN/flat/4 AUX/aux/7 VERB/ccomp/3 PART/mark/9 VERB/xcomp/7 PUNCT/punct/3",
        &[
            "Ana Orlec | said | Tomas Brandt had promised to pay -> Ana Orlec",
            "in 1: Tomas Brandt | had promised | to pay -> Tomas Brandt",
        ],
    );
    check(
        "Ana Orlec noted Tomas Brandt’s demand to pay.",
        ["Ana Orlec", "noted", "Tomas Brandt’s demand to pay"],
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PROPN/nmod:poss/7 PROPN/flat/4 PART/case/4 NOUN/obj/3 PART/mark/9 VERB/acl/7 PUNCT/punct/3",
        &[
            "Ana Orlec | noted | Tomas Brandt’s demand to pay -> Ana Orlec",
            "in 1: Tomas Brandt | demand | to pay -> Tomas Brandt",
        ],
    );
    // A tree that gives it half of a verb is wrong.
    check(
        "Ana Orlec noted Tomas Brandt said the fund has left.",
        ["Ana Orlec", "noted", "Tomas Brandt said the fund has left"],
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PROPN/nsubj/6 PROPN/flat/4 VERB/ccomp/3 DET/det/8 NOUN/nsubj/10 AUX/ccomp/6 VERB/conj/3 PUNCT/punct/3",
        &["Ana Orlec | noted | Tomas Brandt said the fund has left -> Ana Orlec"],
    );
    // A body that bears a name is not who bears it, even where a tree takes him for the owner.
    check(
        "Ana Orlec noted the Germany council’s demand to pay.",
        ["Ana Orlec", "noted", "the Germany council’s demand to pay"],
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 DET/det/6 PROPN/nmod:poss/8 NOUN/compound/8 PART/case/6 NOUN/obj/3 PART/mark/10 VERB/acl/8 PUNCT/punct/3",
        &["Ana Orlec | noted | the Germany council’s demand to pay -> Ana Orlec"],
    );
}

#[test]
fn a_verb_is_not_left_out_of_what_is_said() {
    let check = |text: &str, content: &str, rest: &str, expected: &str| {
        let trees = format!(
            "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 DET/det/5 NOUN/nsubj/7 AUX/aux/7 VERB/ccomp/3 {rest} ADP/case/11 NOUN/obl/7 PUNCT/punct/3"
        );
        check(text, ["Ana Orlec", "said", content], &trees, &[expected]);
    };
    check(
        "Ana Orlec said the council had met and hoped for rain.",
        "the council had met|for rain",
        "CCONJ/cc/9 VERB/conj/7",
        "Ana Orlec | said | the council had met and hoped for rain -> Ana Orlec",
    );
    // When it met may be the writer's own.
    check(
        "Ana Orlec said the council had met last week in rain.",
        "the council had met|in rain",
        "ADJ/amod/9 NOUN/obl:unmarked/7",
        "Ana Orlec | said | the council had met | in rain -> Ana Orlec",
    );
}

#[test]
fn what_another_will_not_do_is_hearsay() {
    let trees = "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PROPN/nsubj/6 PROPN/flat/4 VERB/ccomp/3 DET/det/8 NOUN/obj/6 SCONJ/mark/10 VERB/acl/8 PUNCT/punct/3";
    let check = |content: &str, expected: &[&str]| {
        check(&format!("Ana Orlec said {content}."), ["Ana Orlec", "said", content], trees, expected);
    };
    check(
        "Tomas Brandt had no intention of paying",
        &[
            "Ana Orlec | said | Tomas Brandt had no intention of paying -> Ana Orlec",
            "in 1: Tomas Brandt | had no intention of | paying -> Tomas Brandt",
        ],
    );
    check(
        "Tomas Brandt had no plans to pay",
        &[
            "Ana Orlec | said | Tomas Brandt had no plans to pay -> Ana Orlec",
            "in 1: Tomas Brandt | had no plans | to pay -> Tomas Brandt",
        ],
    );
    check("Tomas Brandt had no house to sell", &["Ana Orlec | said | Tomas Brandt had no house to sell -> Ana Orlec"]);
}

#[test]
fn a_clause_before_its_cue_is_said_too() {
    let check = |text: &str, trees: &str, expected: &str| {
        let (article, facts) = parsed(text, &[], trees);
        let found: Vec<String> = facts.statements.iter().map(|statement| shown(&article, &facts, statement)).collect();
        assert_eq!(found, [expected], "{text}");
    };
    check(
        "The river has no mercy, Orlec said: “It never had.”",
        "DET/det/2 NOUN/nsubj/3 VERB/root/0 DET/det/5 NOUN/obj/3 PUNCT/punct/3 PROPN/nsubj/8 VERB/parataxis/3 PUNCT/punct/8 \
         PUNCT/punct/13 PRON/nsubj/13 ADV/advmod/13 VERB/ccomp/8 PUNCT/punct/13 PUNCT/punct/13",
        "Orlec | said | The river has no mercy | “It never had.” -> Orlec",
    );
    check(
        "When it rained, Orlec said: “It never had.”",
        "ADV/advmod/3 PRON/nsubj/3 VERB/advcl/6 PUNCT/punct/6 PROPN/nsubj/6 VERB/root/0 PUNCT/punct/6 \
         PUNCT/punct/11 PRON/nsubj/11 ADV/advmod/11 VERB/ccomp/6 PUNCT/punct/11 PUNCT/punct/11",
        "Orlec | said | “It never had.” -> Orlec",
    );
}

#[test]
fn what_one_says_of_oneself_or_may_say_or_does_is_no_hearsay() {
    let outer = "Ana Orlec | said | Ana Orlec had promised to pay -> Ana Orlec";
    let trees = "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PROPN/nsubj/7 PROPN/flat/4 AUX/aux/7 VERB/ccomp/3 PART/mark/9 VERB/xcomp/7 PUNCT/punct/3";
    check(
        "Ana Orlec said Ana Orlec had promised to pay.",
        ["Ana Orlec", "said", "Ana Orlec had promised to pay"],
        trees,
        &[outer],
    );
    for inner in ["Tomas Brandt might promise to pay", "Tomas Brandt had tried to pay"] {
        let outer = format!("Ana Orlec | said | {inner} -> Ana Orlec");
        check(&format!("Ana Orlec said {inner}."), ["Ana Orlec", "said", inner], trees, &[&outer]);
    }
    check(
        "Ana Orlec asked whether Tomas Brandt promised to pay.",
        ["Ana Orlec", "asked", "whether Tomas Brandt promised to pay"],
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 SCONJ/mark/7 PROPN/nsubj/7 PROPN/flat/5 VERB/ccomp/3 PART/mark/9 VERB/xcomp/7 PUNCT/punct/3",
        &["Ana Orlec | asked | whether Tomas Brandt promised to pay -> Ana Orlec"],
    );
}

#[test]
fn a_subject_is_the_source_where_a_model_found_none() {
    let trees = "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PRON/nsubj/6 AUX/cop/6 ADJ/ccomp/3 PUNCT/punct/3";
    check(
        "Ana Orlec said it was late.",
        ["", "said", "it was late"],
        trees,
        &["Ana Orlec | said | it was late -> Ana Orlec"],
    );
    check("Ana Orlec seemed it was late.", ["", "seemed", "it was late"], trees, &["seemed | it was late -> -"]);
}

#[test]
fn content_ends_where_its_clause_ends() {
    let told = ["Ana Orlec", "told", "the price"];
    let trees =
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 DET/det/5 NOUN/obj/3 PRON/nsubj/7 VERB/acl:relcl/5 PUNCT/punct/3";
    check("Ana Orlec told the price she pays.", told, trees, &["Ana Orlec | told | the price she pays -> Ana Orlec"]);
    let trees = "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 DET/det/5 NOUN/obj/3 CCONJ/cc/7 VERB/conj/3 PUNCT/punct/3";
    let told = ["Ana Orlec", "told", "the price and left"];
    check("Ana Orlec told the price and left.", told, trees, &["Ana Orlec | told | the price -> Ana Orlec"]);
}
