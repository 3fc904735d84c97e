//! Who is who across articles, of invented people.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    Bearer, Census, Decision, Entry, Field, Groups, JOINED, Table, group,
    group::group_pairs,
    join::Read,
    short::{Candidate, Occasion, whose},
};
use crate::facts::EntityKind;

/// "person:state Ana Orlec"; without a kind it is a person.
fn bearer(words: &str) -> Bearer {
    let (kind, name) = words.split_once(' ').filter(|(kind, _)| kind.ends_with(':')).unwrap_or(("person:", words));
    let (name, n_articles) = name.split_once('*').map_or((name, 1), |(name, n)| (name, n.parse().unwrap()));
    let (name, field) = name.split_once('/').unwrap_or((name, ""));
    let kind = match kind {
        "organisation:" => EntityKind::Organisation,
        "place:" => EntityKind::Place,
        "other:" => EntityKind::Other,
        _ => EntityKind::Person,
    };
    Bearer { name: name.to_owned(), kind, field: Field::named(field).unwrap(), n_articles }
}

fn grouped(names: &[&str], called_both: &[(usize, usize)], decisions: &[Decision]) -> (Vec<Bearer>, Groups) {
    let bearers: Vec<Bearer> = names.iter().map(|words| bearer(words)).collect();
    let groups = group(&bearers, called_both, decisions);
    (bearers, groups)
}

/// Groups as "a = b", sorted.
fn shown(bearers: &[Bearer], groups: &Groups) -> Vec<String> {
    let name = |idx: &usize| bearers[*idx].name.as_str();
    groups.groups.iter().map(|members| members.iter().map(name).collect::<Vec<_>>().join(" = ")).collect()
}

fn check(names: &[&str], expected: &[&str]) {
    let (bearers, groups) = grouped(names, &[], &[]);
    assert_eq!(shown(&bearers, &groups), expected);
    let backwards: Vec<&str> = names.iter().rev().copied().collect();
    let (bearers, groups) = grouped(&backwards, &[], &[]);
    assert_eq!(shown(&bearers, &groups), expected, "backwards");
}

fn apart(one: &str, other: &str) -> Decision {
    Decision::Apart(one.to_owned(), other.to_owned())
}

fn together(one: &str, other: &str) -> Decision {
    Decision::Together(one.to_owned(), other.to_owned())
}

#[test]
fn one_name_of_several_kinds_is_one_entry() {
    check(&["other: Ana Orlec", "Ana Orlec", "Ivan Lund"], &["Ana Orlec = Ana Orlec", "Ivan Lund"]);
    check(&["Ana Vell", "place: Ana Vell"], &["Ana Vell", "Ana Vell"]);
}

#[test]
fn a_namesake_in_another_field_is_offered_and_not_joined() {
    let (bearers, groups) = grouped(&["Ana Orlec/state", "Ana Orlec/sport"], &[], &[]);
    assert_eq!(shown(&bearers, &groups), ["Ana Orlec", "Ana Orlec"]);
    assert_eq!(groups.perhaps.len(), 1);
}

#[test]
fn a_name_without_a_field_does_not_bring_namesakes_together() {
    let (_, groups) = grouped(&["Ana Orlec/state", "Ana Orlec", "Ana Orlec/sport"], &[], &[]);
    assert_eq!(groups.groups.len(), 3);
}

#[test]
fn a_name_without_a_field_goes_with_the_namesake_of_most_articles() {
    let (bearers, groups) = grouped(&["Ana Orlec/state*40", "Ana Orlec*9", "Ana Orlec/sport*2"], &[], &[]);
    let fields: Vec<Vec<Field>> =
        groups.groups.iter().map(|members| members.iter().map(|&idx| bearers[idx].field).collect()).collect();
    assert_eq!(fields, [vec![Field::Unknown, Field::State], vec![Field::Sport]]);
}

#[test]
fn what_an_article_calls_both_is_one() {
    let names = ["organisation: League of Free Towns", "organisation: Selm Pact"];
    let (bearers, groups) = grouped(&names, &[(1, 0)], &[]);
    assert_eq!(shown(&bearers, &groups), ["League of Free Towns = Selm Pact"]);
    assert_eq!(grouped(&names, &[], &[]).1.groups.len(), 2);
}

#[test]
fn what_an_article_calls_a_well_known_thing_is_offered_and_not_joined() {
    let names = ["organisation: UN", "organisation: Upper Nettle"];
    let (bearers, groups) = grouped(&names, &[(0, 1)], &[]);
    assert_eq!(shown(&bearers, &groups), ["UN", "Upper Nettle"]);
    assert_eq!(groups.perhaps.len(), 1);
    let known = ["organisation: UN", "organisation: United Nations"];
    assert_eq!(grouped(&known, &[(0, 1)], &[]).1.groups.len(), 1);
    let several = ["organisation: ABC", "organisation: Anglers Beyond Cove"];
    assert_eq!(grouped(&several, &[(0, 1)], &[]).1.groups.len(), 2);
    let unknown = ["organisation: UPN", "organisation: Upper Nettle"];
    assert_eq!(grouped(&unknown, &[(0, 1)], &[]).1.groups.len(), 1);
}

#[test]
fn a_user_has_the_last_word() {
    let names = ["Ana Orlec", "Tilda Marsh"];
    assert_eq!(grouped(&names, &[], &[together("Ana Orlec", "TILDA MARSH")]).1.groups.len(), 1);
    let changed_mind = [together("Ana Orlec", "Tilda Marsh"), apart("Tilda Marsh", "Ana Orlec")];
    assert_eq!(grouped(&names, &[], &changed_mind).1.groups.len(), 2);
    let both = ["organisation: League of Free Towns", "organisation: Selm Pact"];
    let parted = [apart("Selm Pact", "League of Free Towns")];
    let (_, groups) = grouped(&both, &[(0, 1)], &parted);
    assert_eq!((groups.groups.len(), groups.perhaps.len()), (2, 1));
}

#[test]
fn names_that_a_user_parted_do_not_meet_through_a_third() {
    let names = ["organisation: Selm Pact", "organisation: Free Towns", "organisation: The League"];
    let (_, groups) = grouped(&names, &[(0, 1), (1, 2)], &[apart("Selm Pact", "The League")]);
    assert_eq!(groups.groups.len(), 2);
}

fn candidate(company: &[i64]) -> Candidate {
    Candidate { fields: vec![Field::Unknown], is_office_holder: false, company: company.to_vec() }
}

/// Who it is in such company, if that is sure. Numbers from 100 on are names that every other article has.
fn named_beside(company: &[i64], candidates: &[Candidate]) -> Option<usize> {
    let occasion = Occasion { field: Field::Unknown, company };
    let found = whose(occasion, candidates, |id| if id < 100 { 9 } else { 1 });
    found.first().filter(|(_, join)| join.confidence >= JOINED).map(|(idx, _)| *idx)
}

#[test]
fn a_surname_is_known_by_its_company() {
    let candidates = [candidate(&[1, 2, 3, 100]), candidate(&[7, 8, 9, 100])];
    assert_eq!(named_beside(&[1, 2, 100], &candidates), Some(0));
    assert_eq!(named_beside(&[8, 9, 55], &candidates), Some(1));
}

#[test]
fn a_surname_in_mixed_or_in_everybodys_company_is_nobodys() {
    let candidates = [candidate(&[1, 2, 3, 100]), candidate(&[7, 8, 9, 100])];
    assert_eq!(named_beside(&[1, 2, 7, 8], &candidates), None);
    assert_eq!(named_beside(&[100, 101], &candidates), None);
    assert_eq!(named_beside(&[1, 2, 3], &[]), None);
}

#[test]
fn a_brief_surname_is_spelt_in_one_way() {
    let company = ["place: Vell", "organisation: Selm Water", "place: Brandt Hall"];
    let of = |full: &'static str, short: &'static str| {
        let [one, other] = [full, short].map(|name| [&[name][..], &company[..]].concat());
        let articles = with_filler(&[&one, &other]);
        people(&table(&articles))
    };
    assert_eq!(of("Ana Lund", "Lund"), ["Ana Lund 1 + 2"]);
    assert_eq!(of("Ana Reid", "Reed"), ["Ana Reid 1", "Reed 2"]);
    assert_eq!(of("Oleh Orlechenko", "Orletschenko"), ["Oleh Orlechenko 1 + 2"]);
}

#[test]
fn a_surname_is_not_that_of_somebody_in_another_field() {
    let singer = Candidate { fields: vec![Field::Arts], ..candidate(&[1, 2, 3]) };
    let occasion = Occasion { field: Field::Sport, company: &[1, 2, 3] };
    assert_eq!(whose(occasion, &[singer], |_| 9), []);
}

/// A record of articles, each with what it names.
fn table(articles: &[&[&str]]) -> Table {
    let article = |names: &&[&str]| names.iter().map(|words| vec![Bearer { n_articles: 0, ..bearer(words) }]).collect();
    Table::of(&articles.iter().map(article).collect::<Vec<Vec<Vec<Bearer>>>>())
}

/// People as "Ana Orlec 1 2: Orlec 3", surnames that were given to somebody after the colon.
fn people(table: &Table) -> Vec<String> {
    let shown = |entry: &Entry| {
        let articles = table.articles_of(entry);
        let given: BTreeSet<_> = entry.surnames.iter().map(|surname| surname.article).collect();
        let own = articles.difference(&given).map(|article| format!(" {article}"));
        let given = given.iter().map(|article| format!(" + {article}"));
        format!("{}{}", entry.name(), own.chain(given).collect::<String>())
    };
    let entries = table.entries(&[]);
    let people = entries.iter().filter(|entry| entry.kind() == EntityKind::Person);
    people.filter(|entry| !table.articles_of(entry).is_empty()).map(shown).collect()
}

/// So many articles that name nothing of what matters, so that a name that others share is telling.
const FILLER: &[&str] = &["place: Elsewhere"];

fn with_filler<'a>(articles: &[&'a [&'a str]]) -> Vec<&'a [&'a str]> {
    articles.iter().copied().chain([FILLER; 500]).collect()
}

#[test]
fn an_article_with_a_surname_goes_to_the_one_in_whose_company_it_stands() {
    let articles = with_filler(&[
        &["Ana Orlec", "place: Vell", "organisation: Selm Water", "organisation: River Board"],
        &["Zoe Orlec", "place: Brandt Hall", "organisation: Opera Guild"],
        &["Orlec", "place: Vell", "organisation: Selm Water", "organisation: River Board"],
        &["Orlec", "place: Brandt Hall", "place: Vell", "organisation: Opera Guild", "organisation: Selm Water"],
        &["Orlec", "place: Elsewhere"],
    ]);
    assert_eq!(people(&table(&articles)), ["Ana Orlec 1 + 3", "Orlec 4 5", "Zoe Orlec 2"]);
}

#[test]
fn an_article_that_names_the_bearer_in_full_keeps_its_surname_apart() {
    // The article itself could not tell whose it is.
    let articles = with_filler(&[
        &["Ana Orlec", "place: Vell", "organisation: Selm Water"],
        &["Ana Orlec", "Orlec", "place: Vell", "organisation: Selm Water"],
    ]);
    assert_eq!(people(&table(&articles)), ["Ana Orlec 1 2", "Orlec 2"]);
}

#[test]
fn an_article_that_names_the_son_in_full_keeps_its_surname_from_the_father() {
    let company = ["place: Vell", "organisation: Selm Water", "organisation: River Board"];
    let of = |names: &[&'static str]| [names, &company[..]].concat();
    let (father, son, other) = (of(&["Ivan Orlec"]), of(&["Ivan Orlec Jr.", "Orlec"]), of(&["Orlec"]));
    assert_eq!(people(&table(&with_filler(&[&father, &son]))), ["Ivan Orlec 1", "Ivan Orlec Jr. 2", "Orlec 2"]);
    assert_eq!(people(&table(&with_filler(&[&father, &other]))), ["Ivan Orlec 1 + 2"]);
}

#[test]
fn a_surname_that_is_left_over_is_offered_to_all_who_may_bear_it() {
    let table = table(&[&["Ana Orlec"], &["Zoe Orlec"], &["Orlec"]]);
    let entries = table.entries(&[]);
    let offered = |name: &str| {
        let entry = entries.iter().find(|entry| entry.name() == name).unwrap();
        entry.perhaps.iter().map(|joined| joined.other.name.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(offered("Orlec").into_iter().collect::<Vec<_>>(), ["Ana Orlec", "Zoe Orlec"]);
    assert_eq!(offered("Ana Orlec").len(), 1);
}

#[test]
fn a_word_that_is_nobodys_surname_is_what_most_articles_take_it_for() {
    let places = [&["place: Sundria"][..], &["place: Sundria"], &["Sundria"]];
    assert_eq!(table(&places).entries(&[]).iter().map(|entry| entry.surnames.len()).sum::<usize>(), 1);
    assert_eq!(people(&table(&places)), [] as [&str; 0]);
    let more_people = [&["place: Sundria"][..], &["Sundria"], &["Sundria"]];
    assert_eq!(people(&table(&more_people)), ["Sundria 2 3"]);
    let a_bearer = [&["place: Sundria"][..], &["Ana Sundria"], &["Sundria"]];
    assert_eq!(people(&table(&a_bearer)), ["Ana Sundria 2", "Sundria 3"]);
}

#[test]
fn an_entry_is_found_by_its_name_and_by_its_surname() {
    let table = table(&[&["Ana Orlec", "Ivan Lund"], &["Orlec"]]);
    let called = |name: &str| {
        let census = Census::new(&table, &[]);
        let Ok(found) = census.called(name);
        let Ok(entries) = census.entries(&found);
        entries.iter().map(|entry| entry.name().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(called("ANA ORLEC"), ["Ana Orlec"]);
    assert_eq!(called("Orlec"), ["Ana Orlec", "Orlec"]);
    assert_eq!(called("Brandt"), [] as [&str; 0]);
}

/// Articles with some of a few names each.
fn articles() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    const NAMES: [&str; 16] = [
        "place: Lund",
        "place: Orlec",
        "Ana Orlec",
        "Ana Orlec/state",
        "Ana Orlec/sport",
        "A. Orlec",
        "Orlec",
        "Zoe Orlec",
        "Ivan Lund",
        "Lund",
        "place: Vell",
        "place: Selm",
        "organisation: Selm",
        "other: Selm Water",
        "organisation: Selm Water",
        "other: Ana Orlec",
    ];
    prop::collection::vec(prop::collection::vec(prop::sample::select(&NAMES[..]), 1..5), 1..12)
}

fn shown_table(articles: &[Vec<&str>]) -> BTreeSet<(String, usize, usize)> {
    let slices: Vec<&[&str]> = articles.iter().map(Vec::as_slice).collect();
    let table = table(&slices);
    let entries = table.entries(&[]);
    let shown = |entry: &Entry| {
        let names: Vec<String> = entry.bearers.iter().map(|(_, bearer)| format!("{bearer:?}")).collect();
        (names.join(", "), table.articles_of(entry).len(), entry.surnames.len())
    };
    entries.iter().map(shown).collect()
}

/// Names in the writings of many countries, cut short and in other orders, so that all rules of names have work.
fn any_bearer() -> impl Strategy<Value = Bearer> {
    const GIVEN: [&str; 16] = [
        "",
        "Ana ",
        "A. ",
        "Anna M. ",
        "J. Edgar ",
        "Edgar ",
        "Bill ",
        "William ",
        "W. ",
        "Mykola ",
        "Nikolai ",
        "Tae-ro ",
        "Taero ",
        "Mr ",
        "Petro Ivanovych ",
        "Філіп ",
    ];
    const FAMILY: [&str; 12] = [
        "Orlec",
        "Orletz",
        "Orlec Jr.",
        "van Orlec",
        "Orlechenko",
        "Orletschenko",
        "Орлеченко",
        "Kim",
        "Zhavoronkov",
        "Schaworonkow",
        "Velez Tamiro",
        "Orlec-Lund",
    ];
    const THING: [&str; 18] = [
        "Orlec Water Board",
        "OWB",
        "O.W.B.",
        "the Orlec Water-Board",
        "Orlec University",
        "University of Orlec",
        "Alorlec",
        "Al Orlec",
        "Orlec Pumps Ltd",
        "Orlec Pumps Inc.",
        "Orlec Pumps",
        "Orlechyvka",
        "Orlechivka",
        "Kyiv",
        "Kiev",
        "Orlec",
        "United Nations",
        "UN",
    ];
    let person = (prop::sample::select(&GIVEN[..]), prop::sample::select(&FAMILY[..]));
    let name = prop_oneof![
        3 => person.prop_map(|(given, family)| format!("{given}{family}")),
        2 => prop::sample::select(&THING[..]).prop_map(str::to_owned),
        1 => "[A-E][a-e]{0,2} [A-E][a-e]{1,3}",
    ];
    let kinds =
        vec![EntityKind::Person, EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Other];
    let fields = vec![Field::Unknown, Field::Unknown, Field::State, Field::Sport];
    (name, prop::sample::select(kinds), prop::sample::select(fields), 1_u32..30)
        .prop_map(|(name, kind, field, n_articles)| Bearer { name, kind, field, n_articles })
}

proptest! {
    #[test]
    fn keys_leave_out_no_pair(bearers in prop::collection::vec(any_bearer(), 1..16)) {
        let read: Vec<Read> = bearers.iter().cloned().map(Read::of).collect();
        let all_pairs = (0..read.len()).flat_map(|one| (one + 1..read.len()).map(move |other| (one, other))).collect();
        prop_assert_eq!(group(&bearers, &[], &[]), group_pairs(&read, all_pairs, &[], &[]));
        let finds = |keys: &[String], other: &Read| keys.iter().any(|key| other.keys.kept.contains(key));
        for (one, short) in read.iter().flat_map(|one| read.iter().map(move |short| (one, short))) {
            let is_by_surname = one.bears_surname(short) || short.is_short() && one.is_word(short);
            let is_found = finds(&one.keys.by_surname, short) && finds(&short.keys.by_surname, one);
            prop_assert!(!is_by_surname || is_found, "{:?} {:?}", one.bearer, short.bearer);
        }
    }

    #[test]
    fn the_order_of_articles_means_nothing(articles in articles(), turn in 0_usize..12) {
        let mut turned = articles.clone();
        turned.rotate_left(turn % articles.len());
        turned.reverse();
        prop_assert_eq!(shown_table(&articles), shown_table(&turned));
    }

    #[test]
    fn every_bearer_is_in_one_entry(articles in articles()) {
        let slices: Vec<&[&str]> = articles.iter().map(Vec::as_slice).collect();
        let table = table(&slices);
        let mut ids: Vec<_> = table.entries(&[]).iter().flat_map(|entry| entry.bearers.iter().map(|(id, _)| *id)).collect();
        let n = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), n);
        let named: BTreeSet<_> = articles.iter().flatten().map(|words| bearer(words)).collect();
        prop_assert_eq!(n, named.len());
    }

    #[test]
    fn an_entry_is_the_same_asked_alone(articles in articles()) {
        let slices: Vec<&[&str]> = articles.iter().map(Vec::as_slice).collect();
        let table = table(&slices);
        for entry in table.entries(&[]) {
            for (id, _) in &entry.bearers {
                let Ok(alone) = Census::new(&table, &[]).entries(&[*id]);
                prop_assert_eq!(&alone, std::slice::from_ref(&entry));
            }
        }
    }
}
