use std::ops::Range;

use crate::{
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
    facts::{EntityKind, Form, Link, extract, marked::parsed},
    tagging::{NameKind, TaggedMention, TaggedName, Tags},
};

/// Entities as "kind name: mention, mention".
pub(super) fn check(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let facts = extract(&annotate(&article), &Tags::default());
    let found: Vec<String> = (0..)
        .zip(&facts.entities)
        .map(|(entity_idx, entity)| {
            let mentions = facts.mentions.iter().filter(|mention| mention.entity_idx == Some(entity_idx));
            let words: Vec<&str> = mentions.map(|mention| article.slice(mention.span)).collect();
            format!("{} {}: {}", entity.kind.as_str(), entity.name, words.join(", "))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_surname_joins_the_one_person_who_bears_it() {
    check(
        "Mayor Ana Orlec spoke. Then Orlec left, and Mr Brandt too.",
        &["person Ana Orlec: Mayor Ana Orlec, Orlec", "person Brandt: Mr Brandt"],
    );
}

#[test]
fn a_surname_of_two_people_joins_neither() {
    check(
        "We saw Ana Orlec and Ivan Orlec. The elder was Orlec.",
        &["person Ana Orlec: Ana Orlec", "person Ivan Orlec: Ivan Orlec", "other Orlec: Orlec"],
    );
}

#[test]
fn a_wife_and_a_namesake_of_unknown_kind_do_not_join() {
    check("Ivan Orlec spoke. Mrs Orlec left.", &["person Ivan Orlec: Ivan Orlec", "person Mrs Orlec: Mrs Orlec"]);
    check("Ana Orlec spoke. Mrs Orlec left.", &["person Ana Orlec: Ana Orlec, Mrs Orlec"]);
    check("Ana Orlec spoke. Mr Orlec left.", &["person Ana Orlec: Ana Orlec", "person Orlec: Mr Orlec"]);
    check(
        "Ana Orlec spoke with Qwyn Orlec. The elder was Orlec.",
        &["person Ana Orlec: Ana Orlec", "other Qwyn Orlec: Qwyn Orlec", "other Orlec: Orlec"],
    );
}

#[test]
fn a_name_over_a_line_break_is_the_same_name() {
    check(
        "The town thanked Ana\nOrlec and the river\nspared the rest of Ana Orlec and of\nthe others too who came",
        &["person Ana Orlec: Ana\nOrlec, Ana Orlec"],
    );
}

#[test]
fn whoever_is_named_beside_a_pronoun_is_meant_unless_a_model_finds_another_far_likelier() {
    let she = |odds_of_orlec: i16| {
        let article = Article::from_text("a", "Ana Orlec came. Beside Yaran Dosk she waited.");
        let annotated = annotate(&article);
        let name = |words| TaggedName { words, kind: NameKind::Person, score: -5, confidence: 95 };
        let mention = |words: Range<usize>, antecedents| TaggedMention { head: words.end - 1, words, antecedents };
        let tags = Tags {
            names: vec![name(0..2), name(5..7)],
            mentions: vec![
                mention(0..2, vec![]),
                mention(5..7, vec![]),
                mention(7..8, vec![(0, odds_of_orlec), (1, 400)]),
            ],
            ..Tags::default()
        };
        let facts = extract(&annotated, &tags);
        let she = facts.mentions.iter().find(|mention| article.slice(mention.span) == "she")?;
        Some(facts.entities[she.entity_idx? as usize].name.clone())
    };
    assert_eq!(she(600).as_deref(), Some("Ana Orlec"));
    assert_eq!(she(500), None);
}

/// Mentions of an entity that are no names, as "form words -> name (link)", and nothing for mentions without an entity.
fn check_described(text: &str, expected: &[&str]) {
    check_parsed(text, "", expected);
}

/// The same with trees, written as [`parsed`] reads them.
fn check_parsed(text: &str, trees: &str, expected: &[&str]) {
    let (article, facts) = parsed(text, &[], trees);
    let described = facts.mentions.iter().filter(|mention| mention.form != Form::Name);
    let shown = described.filter_map(|mention| {
        let entity = &facts.entities[mention.entity_idx? as usize];
        let (form, words, link) = (mention.form.as_str(), article.slice(mention.span), mention.link.as_str());
        Some(format!("{form} {words} -> {} ({link})", entity.name))
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn an_apposition_joins_the_name_beside_it() {
    check_described("Ana Orlec, the mayor of Vell, left.", &["nominal the mayor -> Ana Orlec (apposition)"]);
    check_described("The mayor, Ana Orlec, left.", &["nominal The mayor -> Ana Orlec (apposition)"]);
    check_described(
        "We saw the town's spokesman Ivan Lund.",
        &["nominal the town's spokesman -> Ivan Lund (apposition)"],
    );
    check_described("We saw Ana Orlec, the mayor and a driver.", &[]);
}

#[test]
fn a_role_joins_the_one_who_has_it() {
    check_described("Mayor Ana Orlec came. On Monday the mayor left.", &["nominal the mayor -> Ana Orlec (role)"]);
    check_described("Mayor Ana Orlec met Mayor Ivan Lund. On Monday the mayor left.", &[]);
    check_described("Mayor Ana Orlec came. On Monday the former mayor left.", &[]);
    check_described("Mayor Ana Orlec came. On Monday a mayor left.", &[]);
    check_described(
        "VNA Secretary General Ana Orlec came. On Monday the VNA chief left.",
        &["nominal the VNA chief -> Ana Orlec (role)"],
    );
    check_described("VNA Secretary General Ana Orlec came. On Monday the SDF chief left.", &[]);
}

#[test]
fn a_body_is_meant_by_the_noun_in_its_name() {
    check_described(
        "He wrote to the Ministry of Works. On Monday the ministry replied.",
        &["nominal the ministry -> Ministry of Works (part_of_name)"],
    );
    check_described(
        "He wrote to the Ministry of Works and the Ministry of Health. On Monday the ministry replied.",
        &[],
    );
}

#[test]
fn a_body_is_meant_by_the_noun_that_news_calls_it_by() {
    check_described(
        "He wrote to NATO. On Monday the alliance replied.",
        &["nominal the alliance -> NATO (part_of_name)"],
    );
    check_described("He wrote to NATO and to the Vell Alliance. On Monday the alliance replied.", &[]);
    check_described(
        "He wrote to Der Spiegel and Bild. On Monday the German paper replied.",
        &["nominal the German paper -> Bild (part_of_name)"],
    );
    check_described("He wrote to Bild. On Monday the French paper replied.", &[]);
    check_described("He wrote to Bild and to the Delta Post. On Monday the paper replied.", &[]);
}

#[test]
fn a_former_office_is_that_of_whom_the_table_says() {
    let described = |text: &str, day: Option<&str>| {
        let date = day.map(|day| day.parse().unwrap());
        let published = date.map(|date| Published::on(date, Basis::Given)).unwrap_or_default();
        let article = Article::new("a", text, Metadata { published, ..Metadata::default() });
        let facts = extract(&annotate(&article), &Tags::default());
        let described = facts.mentions.iter().find(|mention| article.slice(mention.span).contains("former"));
        described
            .and_then(|mention| Some(facts.entities[mention.entity_idx? as usize].name.clone()))
            .unwrap_or_default()
    };
    let text = "Joe Biden met Donald Trump. On Monday the former president left.";
    assert_eq!(described(text, Some("2024-08-27")), "Donald Trump");
    assert_eq!(described(text, Some("2026-08-27")), "Joe Biden");
    assert_eq!(described(text, None), "", "no day, nobody");
    let text = "Joe Biden met Donald Trump. On Monday the former US president left.";
    assert_eq!(described(text, Some("2024-08-27")), "Donald Trump");
    let text = "Joe Biden met Donald Trump. On Monday the former French president left.";
    assert_eq!(described(text, Some("2024-08-27")), "");
    let text = "Barack Obama met Donald Trump. On Monday the former president left.";
    assert_eq!(described(text, Some("2024-08-27")), "", "both were");
    let text = "Mr Trump spoke. On Monday the former president left.";
    assert_eq!(described(text, Some("2024-08-27")), "", "there are others of that name");
}

#[test]
fn the_latter_is_the_second_of_two() {
    check_described(
        "Ana Orlec met Ivan Lund in Germany, and the latter said no.",
        &["nominal the latter -> Ivan Lund (agreement)"],
    );
    check_described("Ana Orlec left, and the latter said no.", &[]);
    check_described("Ana Orlec met Ivan Lund, and the latter", &[]);
    check_described("Ana Orlec met Ivan Lund in the latter half.", &[]);
    check_described("Ana Orlec met Ivan Lund. We slept. On Monday the latter said no.", &[]);
}

#[test]
fn what_somebody_calls_so_is_the_word_of_the_subject() {
    let orlec = "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 PROPN/iobj/3 PROPN/flat/4 PART/mark/7 VERB/xcomp/3 PRON/obj/7 PRON/nsubj/10 \
                 VERB/acl:relcl/8 DET/det/12 NOUN/obj/10 PUNCT/punct/3";
    check_parsed(
        "Ana Orlec urged Maria Brandt to end what she called a farce.",
        orlec,
        &["pronoun she -> Ana Orlec (agreement)"],
    );
    // The text ends there.
    check_described("Ana Orlec urged Maria Brandt to end what she", &[]);
    // Said in the plain sense.
    check_parsed("Ana Orlec urged Maria Brandt to end what she said that evening.", orlec, &[]);
    // Somebody else says so of the subject.
    check_parsed(
        "Maria Brandt said that Ana Orlec regrets what she called a farce.",
        "PROPN/nsubj/3 PROPN/flat/1 VERB/root/0 SCONJ/mark/7 PROPN/nsubj/7 PROPN/flat/5 VERB/ccomp/3 PRON/obj/7 PRON/nsubj/10 \
         VERB/acl:relcl/8 DET/det/12 NOUN/obj/10 PUNCT/punct/3",
        &[],
    );
    check_parsed(
        "Germany warned France of what it called a farce.",
        "PROPN/nsubj/2 VERB/root/0 PROPN/obj/2 ADP/case/5 PRON/obl/2 PRON/nsubj/7 VERB/acl:relcl/5 DET/det/9 NOUN/obj/7 PUNCT/punct/2",
        &["pronoun it -> Germany (agreement)"],
    );
    check_parsed(
        "Germany was warned by France of what it called a farce.",
        "PROPN/nsubj:pass/3 AUX/aux:pass/3 VERB/root/0 ADP/case/5 PROPN/obl:agent/3 ADP/case/7 PRON/obl/3 PRON/nsubj/9 \
         VERB/acl:relcl/7 DET/det/11 NOUN/obj/9 PUNCT/punct/3",
        &[],
    );
    check_parsed(
        "Germany and France fear what it called a farce.",
        "PROPN/nsubj/4 CCONJ/cc/3 PROPN/conj/1 VERB/root/0 PRON/obj/4 PRON/nsubj/7 VERB/acl:relcl/5 DET/det/9 NOUN/obj/7 PUNCT/punct/4",
        &[],
    );
    // Whoever quotes would be "we" within the quotation.
    check_parsed(
        "France said: “We fear what it called a farce.”",
        "PROPN/nsubj/2 VERB/root/0 PUNCT/punct/2 PUNCT/punct/6 PRON/nsubj/6 VERB/ccomp/2 PRON/obj/6 PRON/nsubj/9 VERB/acl:relcl/7 \
         DET/det/11 NOUN/obj/9 PUNCT/punct/6 PUNCT/punct/6",
        &[],
    );
}

#[test]
fn the_same_noun_again_is_the_same_thing() {
    check_described(
        "It began with an invasion of Vell. On Monday the invasion ended.",
        &["nominal an invasion -> the invasion (name)", "nominal the invasion -> the invasion (role)"],
    );
    check_described("It began with an invasion of Vell. On Monday the second invasion ended.", &[]);
    check_described("It began with an invasion of Vell. On Monday an invasion ended.", &[]);
    check_described(
        "It was the war of all. Later the conflict ended.",
        &["nominal the war -> the conflict (name)", "nominal the conflict -> the conflict (role)"],
    );
}

#[test]
fn of_several_things_the_last_new_one_is_meant() {
    check_described(
        "It was an invasion of Vell. On Monday an invasion of Selm began. On Friday the Selm invasion ended.",
        &["nominal an invasion -> the Selm invasion (name)", "nominal the Selm invasion -> the Selm invasion (role)"],
    );
    check_described("It was an invasion of Vell. On Friday the Selm invasion ended.", &[]);
    check_described("Orlec's plan is new and Brandt's plan is old. On Monday the plan failed.", &[]);
}

#[test]
fn somebody_s_wife_or_son_is_not_he() {
    check_described("Ivan Orlec came. On Monday Orlec's son left.", &[]);
    check_described("Ivan Orlec came. On Monday his wife left.", &["pronoun his -> Ivan Orlec (agreement)"]);
}

#[test]
fn a_pronoun_joins_the_only_one_who_is_near() {
    check_described("Ana Orlec came. On Monday she left.", &["pronoun she -> Ana Orlec (agreement)"]);
    check_described("Ana Orlec came. On Monday he left.", &[]);
    check_described("Ana Orlec met Maria Lund. On Monday she left.", &[]);
    check_described("On Monday it is clear that she left.", &[]);
}

#[test]
fn who_is_the_person_before_it() {
    check_described("Ana Orlec, who left, is ill.", &["pronoun who -> Ana Orlec (apposition)"]);
    check_described("Ana Orlec asked who left.", &[]);
}

#[test]
fn names_of_one_country_and_one_body_are_one() {
    check(
        "He left the United States. He likes the U.S. and Germany.",
        &["place United States: United States, U.S.", "place Germany: Germany"],
    );
    check(
        "We asked the Vell Nature Agency (VNA). VNA was silent, and SDF too.",
        &["organisation Vell Nature Agency: Vell Nature Agency, VNA, VNA", "organisation SDF: SDF"],
    );
}

#[test]
fn a_capital_that_acts_is_its_country_and_else_a_city() {
    let links = |text: &str| {
        let article = Article::from_text("a", text);
        let facts = extract(&annotate(&article), &Tags::default());
        let metonyms = facts.mentions.iter().filter(|mention| mention.link == Link::Metonym);
        metonyms.map(|mention| article.slice(mention.span).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(links("We like Ukraine. Kyiv has asked for more. Now Kyiv's allies wait."), ["Kyiv", "Kyiv"]);
    assert_eq!(links("We like Ukraine. He is in Kyiv and likes Kyiv's streets."), [""; 0]);
    assert_eq!(links("Kyiv has asked for more."), [""; 0]);
}

#[test]
fn a_people_with_the_article_is_its_country() {
    check_described("We like Ukraine. We met the Ukrainians.", &["nominal the Ukrainians -> Ukraine (alias)"]);
    check_described("We met the Ukrainians.", &[]);
}

#[test]
fn titles_and_appositions_are_roles() {
    let article = Article::from_text("a", "German President Ana Orlec met Mr Brandt, the driver.");
    let facts = extract(&annotate(&article), &Tags::default());
    let roles: Vec<Vec<&str>> =
        facts.entities.iter().map(|entity| entity.roles.iter().map(|&role| article.slice(role)).collect()).collect();
    assert_eq!(roles, [vec!["German President"], vec!["the driver"]]);
}

#[test]
fn an_office_is_held_by_whom_the_table_says() {
    let text = "Olaf Scholz spoke with Ana Orlec. On Monday the German chancellor left.";
    check_described(text, &["nominal the German chancellor -> Olaf Scholz (role_at_date)"]);
    check_described("Ivan Lund spoke with Ana Orlec. On Monday the German chancellor left.", &[]);
}

#[test]
fn an_office_holder_whom_nobody_names_is_known_by_the_day() {
    let names = |text: &str, day: Option<&str>| {
        let date = day.map(|day| day.parse().unwrap());
        let published = date.map(|date| Published::on(date, Basis::Given)).unwrap_or_default();
        let article = Article::new("a", text, Metadata { published, ..Metadata::default() });
        let facts = extract(&annotate(&article), &Tags::default());
        let named = facts.entities.iter().filter(|entity| entity.is_named && entity.kind == EntityKind::Person);
        named.map(|entity| entity.name.clone()).collect::<Vec<_>>()
    };
    let text = "On Monday the US president left. Later the American president came back.";
    assert_eq!(names(text, Some("2024-08-27")), ["Joe Biden"]);
    assert_eq!(names(text, Some("2018-08-27")), ["Donald Trump"]);
    assert_eq!(names(text, None), [""; 0], "no day, nobody");
    assert_eq!(names(text, Some("2021-01-20")), [""; 0], "on that day there were two");
    assert_eq!(names("On Monday the former US president left.", Some("2024-08-27")), [""; 0]);
    assert_eq!(names("On Monday the Vell president left.", Some("2024-08-27")), [""; 0]);
}

#[test]
fn a_surname_that_one_office_holder_bears_is_no_body_s_name() {
    let kinds = |text: &str, name: &str, day: Option<&str>| {
        let date = day.map(|day| day.parse().unwrap());
        let published = date.map(|date| Published::on(date, Basis::Given)).unwrap_or_default();
        let article = Article::new("a", text, Metadata { published, ..Metadata::default() });
        let annotated = annotate(&article);
        let starts: Vec<usize> = text.match_indices(name).map(|(start, _)| start).collect();
        let word = |start: &usize| {
            let at = annotated.words().partition_point(|word| (word.span.end() as usize) <= *start);
            let kind = NameKind::Organisation;
            TaggedName { words: at..at + 1, kind, score: -5, confidence: 95 }
        };
        let tags = Tags { names: starts.iter().map(word).collect(), ..Tags::default() };
        let facts = extract(&annotated, &tags);
        facts.entities.iter().map(|entity| format!("{} {}", entity.kind.as_str(), entity.name)).collect::<Vec<_>>()
    };
    let text = "They wait for Scholz to act.";
    assert_eq!(kinds(text, "Scholz", Some("2023-08-27")), ["person Scholz"]);
    assert_eq!(kinds(text, "Scholz", Some("1999-08-27")), ["organisation Scholz"], "long before");
    assert_eq!(kinds(text, "Scholz", None), ["organisation Scholz"], "no day");
    assert_eq!(kinds("They wait for Orlec to act.", "Orlec", Some("2023-08-27")), ["organisation Orlec"]);
    let text = "They met the Obama administration. Then Obama's plan came.";
    assert_eq!(kinds(text, "Obama", None), ["person Obama"]);
    assert_eq!(kinds("They met the Orlec administration.", "Orlec", None), ["organisation Orlec"]);
    assert_eq!(kinds("They wait for Fox to act.", "Fox", Some("2003-08-27")), ["organisation Fox"], "an outlet too");
}

#[test]
fn what_one_owner_has_is_one_thing() {
    check_described(
        "Ana Orlec has a plan. Orlec's government is new, but her government waits.",
        &[
            "nominal Orlec's government -> Orlec's government (name)",
            "pronoun her -> Ana Orlec (agreement)",
            "nominal her government -> Orlec's government (role)",
        ],
    );
    check_described("Ana Orlec met Ivan Lund. Orlec's government is new, but Lund's government waits.", &[]);
}

#[test]
fn a_person_s_country_is_that_of_the_title() {
    check_described(
        "German President Ana Orlec likes Germany and France. Orlec left his tea, her cup and her country.",
        &[
            "pronoun her -> Ana Orlec (agreement)",
            "pronoun her -> Ana Orlec (agreement)",
            "nominal her country -> Germany (role)",
        ],
    );
    check_described("Ana Orlec likes Germany. Orlec left her country.", &["pronoun her -> Ana Orlec (agreement)"]);
    check_described(
        "Boris Johnson likes Germany and Britain. Johnson left his country.",
        &["pronoun his -> Boris Johnson (agreement)", "nominal his country -> Britain (role)"],
    );
}

#[test]
fn a_name_within_a_description_of_its_kind_is_its_name() {
    check_described(
        "He went to the Ukraine region and to the town.",
        &["nominal the Ukraine region -> Ukraine (apposition)"],
    );
    check_described("He went to the Ukraine school.", &[]);
}
