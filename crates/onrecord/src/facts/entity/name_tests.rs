//! Which names there are, of which kind, and what is none.

use super::tests::check;
use crate::{
    annotate::annotate,
    article::Article,
    facts::extract,
    tagging::{NameKind, PartOfSpeech, TaggedName, Tags},
};

#[test]
fn what_has_its_capital_for_another_reason_is_no_name() {
    check("“I'm late,” she said. “I’ve no boat.” He had met I’m and Mr. too.", &[]);
}

#[test]
fn kinds_follow_from_words_acronyms_and_the_gazetteer() {
    check(
        "He wrote to the Ministry of Works, to VNA and to Germany.",
        &["organisation Ministry of Works: Ministry of Works", "organisation VNA: VNA", "place Germany: Germany"],
    );
    check(
        "We met German President Ana Orlec and Secretary of State Ivan Lund.",
        &["person Ana Orlec: German President Ana Orlec", "person Ivan Lund: Secretary of State Ivan Lund"],
    );
}

#[test]
fn adjectives_and_bare_titles_are_left_alone() {
    check("The German trains were late. The President was not amused.", &[]);
}

/// The same, of a text of which a model has found these names.
fn check_tagged(text: &str, names: &[(&str, NameKind)], expected: &[&str]) {
    check_with_parts(text, names, PartOfSpeech::X, expected);
}

/// The same, of words that a model has read: X stands for those that it has not.
fn check_with_parts(text: &str, names: &[(&str, NameKind)], part: PartOfSpeech, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let annotated = annotate(&article);
    let words = |name: &str| {
        let start = u32::try_from(text.find(name).unwrap()).unwrap();
        let end = start + u32::try_from(name.len()).unwrap();
        let words = annotated.words();
        words.partition_point(|word| word.span.end() <= start)..words.partition_point(|word| word.span.start() < end)
    };
    let tagged = |&(name, kind): &(&str, NameKind)| TaggedName { words: words(name), kind, score: -5, confidence: 95 };
    let parts_of_speech = vec![part; annotated.words().len()];
    let tags = Tags { names: names.iter().map(tagged).collect(), parts_of_speech, ..Tags::default() };
    let facts = extract(&annotated, &tags);
    let found: Vec<String> = facts
        .mentions
        .iter()
        .filter_map(|mention| {
            let entity = &facts.entities[mention.entity_idx? as usize];
            Some(format!("{} {}: {}", entity.kind.as_str(), entity.name, article.slice(mention.span)))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_model_says_what_no_table_knows() {
    check_tagged(
        "Yaran Dosk met Selm Water in Lower Vell.",
        &[("Yaran Dosk", NameKind::Person), ("Selm Water", NameKind::Organisation), ("Lower Vell", NameKind::Place)],
        &["person Yaran Dosk: Yaran Dosk", "organisation Selm Water: Selm Water", "place Lower Vell: Lower Vell"],
    );
}

#[test]
fn a_title_before_a_name_belongs_to_the_mention() {
    check_tagged(
        "Mayor Yaran Dosk left.",
        &[("Yaran Dosk", NameKind::Person)],
        &["person Yaran Dosk: Mayor Yaran Dosk"],
    );
    check_tagged("Why Dosk left.", &[("Dosk", NameKind::Person)], &["person Dosk: Dosk"]);
}

#[test]
fn what_a_model_has_read_and_takes_for_no_name_is_none() {
    let text = "The PRT and the Gallery of Vell met Ana Orlec, NATO and Dosk.";
    let names = [("Gallery of Vell", NameKind::Organisation)];
    let known =
        ["organisation Gallery of Vell: Gallery of Vell", "person Ana Orlec: Ana Orlec", "organisation NATO: NATO"];
    check_with_parts(text, &names, PartOfSpeech::Noun, &known);
    let unread = ["organisation PRT: PRT", known[0], known[1], known[2], "other Dosk: Dosk"];
    check_with_parts(text, &names, PartOfSpeech::X, &unread);
}

#[test]
fn a_country_in_brackets_is_no_other_name_of_a_person() {
    check_tagged(
        "Ana Umber (U.S.) beat Ilo Unger (U.S.). The Vell Water Union (VWU) paid.",
        &[
            ("Ana Umber", NameKind::Person),
            ("U.S.", NameKind::Place),
            ("Ilo Unger", NameKind::Person),
            ("Vell Water Union", NameKind::Organisation),
            ("VWU", NameKind::Organisation),
        ],
        &[
            "person Ana Umber: Ana Umber",
            "place U.S.: U.S.",
            "person Ilo Unger: Ilo Unger",
            "place U.S.: U.S.",
            "organisation Vell Water Union: Vell Water Union",
            "organisation Vell Water Union: VWU",
        ],
    );
}

#[test]
fn a_part_of_another_name_is_no_word_that_a_model_refused() {
    let names = [("Yaran Dosk", NameKind::Person)];
    let expected = ["person Yaran Dosk: Yaran Dosk", "person Yaran Dosk: Dosk"];
    check_with_parts("Yaran Dosk left. Later, Dosk came.", &names, PartOfSpeech::Noun, &expected);
}

#[test]
fn a_member_of_a_party_has_no_name_by_that() {
    check_tagged("Why Democrat left.", &[("Democrat", NameKind::Person)], &[]);
    check_tagged("Yaran Tory left.", &[("Yaran Tory", NameKind::Person)], &["person Yaran Tory: Yaran Tory"]);
}

#[test]
fn letters_scales_and_common_words_are_no_names() {
    check_tagged("Why a C was given.", &[("C", NameKind::Other)], &[]);
    check_tagged("Why a man (R) left.", &[("R", NameKind::Person)], &[]);
    check_tagged("Why Mr C left.", &[("C", NameKind::Person)], &["person C: Mr C"]);
    check_tagged("Why the post on X.", &[("X", NameKind::Organisation)], &["organisation X: X"]);
    check_tagged("It has 1,000 MW of power.", &[("MW", NameKind::Organisation)], &[]);
    check_tagged("It cost US$5m in the US.", &[("US", NameKind::Place)], &["place US: US"]);
    check_tagged("Why MW left.", &[("MW", NameKind::Organisation)], &["organisation MW: MW"]);
    check_tagged("May left.", &[("May", NameKind::Person)], &["person May: May"]);
    check_tagged("But he left.", &[("But", NameKind::Person)], &[]);
    check_tagged("Why MPs left.", &[("MPs", NameKind::Other)], &[]);
    check_tagged("At 90 Fahrenheit it was hot.", &[("Fahrenheit", NameKind::Other)], &[]);
    let kind = NameKind::Organisation;
    check_tagged("Ripples came. It rained on ripples.", &[("Ripples", kind)], &[]);
    check_tagged("Then Ripples came. It rained on ripples.", &[("Ripples", kind)], &["organisation Ripples: Ripples"]);
    check_tagged("VNA came. See vna.", &[("VNA", kind)], &["organisation VNA: VNA"]);
    check_tagged("Ripples came. It rained.", &[("Ripples", kind)], &["organisation Ripples: Ripples"]);
}

#[test]
fn a_chamber_is_not_those_who_sit_in_it() {
    check_tagged(
        "We saw the House. Few House Democrats left it.",
        &[("House", NameKind::Organisation), ("House Democrats", NameKind::Organisation)],
        &["organisation House: House", "organisation House Democrats: House Democrats"],
    );
}

#[test]
fn a_nationality_is_no_entity() {
    check_tagged("A Sundrian left.", &[("Sundrian", NameKind::Nationality)], &[]);
}

#[test]
fn a_surname_that_a_rule_sees_joins_the_person_whom_a_model_found() {
    check_tagged(
        "Yaran Dosk left. Later, Dosk came.",
        &[("Yaran Dosk", NameKind::Person)],
        &["person Yaran Dosk: Yaran Dosk", "person Yaran Dosk: Dosk"],
    );
}

#[test]
fn a_town_and_its_country_are_two() {
    check_tagged(
        "He went to Vell, Germany.",
        &[("Vell, Germany", NameKind::Place)],
        &["place Vell: Vell", "place Germany: Germany"],
    );
    check_tagged(
        "He went to Vell, Lower Selm.",
        &[("Vell, Lower Selm", NameKind::Place)],
        &["place Vell, Lower Selm: Vell, Lower Selm"],
    );
}
