use jiff::civil::date;

use super::*;
use crate::lexicon::tests::check_table;

/// The names of everybody who is meant, for a message that shows them.
fn called<'h>(holders: impl Iterator<Item = &'h Holder>) -> Vec<&'static str> {
    holders.map(|holder| holder.name).collect()
}

fn leaders(words: &str, code: &'static str, (year, month, day): (i16, i8, i8)) -> Vec<&'static str> {
    called(holders_called(words, Country(code), date(year, month, day)))
}

const NOBODY: [&str; 0] = [];

#[test]
fn a_country_is_found_by_its_names() {
    let check = |code, names: &[&str]| {
        for name in names {
            assert_eq!(country(name), Some(Country(code)), "{name}");
        }
    };
    check(
        "US",
        &["the United States", "United States", "U.S.", "US", "USA", "America", "the United States of America"],
    );
    check("GB", &["UK", "the U.K.", "Britain", "Great Britain", "the United Kingdom"]);
    check("UA", &["Ukraine", "the Ukraine", "Україна", "Украина", "Ucrania"]);
    check("MM", &["Burma", "Myanmar"]);
    check("CI", &["Ivory Coast", "Côte d’Ivoire", "Cote d'Ivoire"]);
    check("CD", &["Congo", "DR Congo", "the Democratic Republic of the Congo"]);
    check("CG", &["the Republic of Congo", "Congo-Brazzaville"]);
    check("TR", &["Turkey", "Türkiye"]);
    check("CN", &["中国", "the People's Republic of China"]);
    check("AE", &["UAE", "the Emirates", "United Arab Emirates"]);
    check("NL", &["the Netherlands", "The Netherlands", "Holland"]);
}

#[test]
fn what_is_no_country_is_left_alone() {
    for name in
        ["Korea", "Emirates", "England", "Scotland", "us", "turkey", "the", "", "Europe", "Ukrainian", "Soviet Union"]
    {
        assert_eq!(country(name), None, "{name}");
    }
}

#[test]
fn the_name_of_a_country_is_its_name_in_english_news() {
    let names = ["US", "GB", "CI", "CZ", "TR", "MK", "KP"].map(|code| name_of(Country(code)));
    let expected = [
        "United States",
        "United Kingdom",
        "Ivory Coast",
        "Czech Republic",
        "Turkey",
        "North Macedonia",
        "North Korea",
    ];
    assert_eq!(names, expected);
}

#[test]
fn people_are_of_a_country() {
    let check = |code, words: &[&str]| {
        for word in words {
            assert_eq!(country_of_people(word), Some(Country(code)), "{word}");
        }
    };
    check("UA", &["Ukrainian", "Ukrainians"]);
    check("GB", &["British", "Briton", "Britons"]);
    check("FR", &["French", "Frenchman", "Frenchwomen"]);
    check("ES", &["Spanish", "Spaniards"]);
    check("KP", &["North Korean"]);
    check("PH", &["Filipino", "Filipinos", "Philippine"]);
}

#[test]
fn people_of_more_or_less_than_a_country_are_left_alone() {
    for word in ["Korean", "Scottish", "Kurdish", "Arab", "European", "ukrainian", "s", "polish"] {
        assert_eq!(country_of_people(word), None, "{word}");
    }
}

#[test]
fn a_capital_is_of_a_country() {
    let check = |code, names: &[&str]| {
        for name in names {
            assert_eq!(country_of_capital(name), Some(Country(code)), "{name}");
        }
    };
    check("UA", &["Kyiv", "Kiev"]);
    check("NL", &["The Hague", "the Hague", "Amsterdam"]);
    check("US", &["Washington", "Washington, D.C."]);
    check("TD", &["N’Djamena", "N'Djamena"]);
}

#[test]
fn other_towns_are_no_capitals() {
    for name in ["Lagos", "New York", "Istanbul", "Geneva", "Kharkiv", "kyiv"] {
        assert_eq!(country_of_capital(name), None, "{name}");
    }
}

#[test]
fn a_body_is_found_by_its_names() {
    let check = |expected, names: &[&str]| {
        for name in names {
            assert_eq!(body(name), Some(expected), "{name}");
        }
    };
    check("European Union", &["EU", "the EU", "E.U.", "the European Union"]);
    check("NATO", &["Nato", "the North Atlantic Treaty Organization"]);
    check("US Department of Defense", &["the Pentagon", "Pentagon", "Defense Department"]);
    check("Kremlin", &["the Kremlin"]);
    check("Federal Reserve", &["the Fed", "US Federal Reserve"]);
    check("Verkhovna Rada", &["Rada"]);
    check("Democratic National Committee", &["DNC", "the Democratic National Committee"]);
    check("Democratic Party", &["Democrats", "the Democratic Party"]);
    check("Republican National Committee", &["RNC"]);
    check("Republican Party", &["GOP", "Republicans"]);
    check("The New York Times", &["the New York Times", "New York Times", "NYT"]);
}

#[test]
fn words_that_are_no_names_of_bodies_are_left_alone() {
    for name in ["fed", "the times", "Times", "Age", "the sun", "union", "Nations", "Ministry of Defence"] {
        assert_eq!(body(name), None, "{name}");
    }
}

#[test]
fn outlets_are_told_from_other_bodies() {
    for name in
        ["Reuters", "AP", "the Associated Press", "Agence France-Presse", "TASS", "BBC", "the Guardian", "Xinhua"]
    {
        assert!(is_outlet(name), "{name}");
    }
    for name in ["NATO", "the Kremlin", "Boeing", "Hamas", "guardian", "Ukraine"] {
        assert!(!is_outlet(name), "{name}");
    }
    assert_eq!(country_of_body("Reuters"), Some(Country("GB")));
    assert_eq!(country_of_body("the United Nations"), None);
}

#[test]
fn names_that_often_mean_something_else_are_known() {
    for name in ["Georgia", "Jordan", "Chad", "Congo", "Brussels", "the Senate", "Washington"] {
        assert!(is_doubtful(name), "{name}");
    }
    for name in ["Ukraine", "Kyiv", "the United Nations", "Germany"] {
        assert!(!is_doubtful(name), "{name}");
    }
}

#[test]
fn a_name_may_be_that_of_two_things_of_a_kind() {
    for name in ["Georgia", "New York"] {
        assert!(is_either(name) && is_doubtful(name), "{name}");
    }
    for name in ["New York City", "Washington", "Jordan", "Kyiv"] {
        assert!(!is_either(name), "{name}");
    }
}

#[test]
fn a_role_resolves_by_the_day() {
    assert_eq!(leaders("president", "US", (2024, 8, 1)), ["Joe Biden"]);
    assert_eq!(leaders("president", "US", (2018, 8, 1)), ["Donald Trump"]);
    assert_eq!(leaders("president", "US", (2025, 3, 1)), ["Donald Trump"]);
    assert_eq!(leaders("president", "DE", (2024, 8, 1)), ["Frank-Walter Steinmeier"]);
    assert_eq!(leaders("chancellor", "DE", (2020, 8, 1)), ["Angela Merkel"]);
    assert_eq!(leaders("prime minister", "GB", (2022, 9, 20)), ["Liz Truss"]);
    assert_eq!(leaders("queen", "GB", (2022, 9, 1)), ["Queen Elizabeth II"]);
    assert_eq!(leaders("monarch", "DK", (2024, 9, 1)), ["King Frederik X"]);
    assert_eq!(leaders("premier", "CN", (2024, 1, 1)), ["Li Qiang"]);
    assert_eq!(leaders("supreme leader", "IR", (2024, 1, 1)), ["Ali Khamenei"]);
    assert_eq!(leaders("foreign minister", "RU", (2022, 3, 1)), ["Sergei Lavrov"]);
    assert_eq!(leaders("top diplomat", "US", (2022, 3, 1)), ["Antony Blinken"]);
}

#[test]
fn the_leader_is_who_governs() {
    for (code, name) in [
        ("HU", "Viktor Orbán"),
        ("UA", "Volodymyr Zelensky"),
        ("US", "Joe Biden"),
        ("RU", "Vladimir Putin"),
        ("DE", "Olaf Scholz"),
        ("FR", "Emmanuel Macron"),
        ("GB", "Rishi Sunak"),
        ("CN", "Xi Jinping"),
        ("TR", "Recep Tayyip Erdogan"),
        ("KP", "Kim Jong Un"),
        ("IN", "Narendra Modi"),
    ] {
        assert_eq!(leaders("leader", code, (2024, 2, 1)), [name], "{code}");
    }
}

#[test]
fn an_office_that_a_country_does_not_have_has_no_holder() {
    for (words, code) in
        [("chancellor", "FR"), ("king", "FR"), ("president", "GB"), ("leader", "PL"), ("premier", "US")]
    {
        assert_eq!(leaders(words, code, (2023, 1, 15)), NOBODY, "{words} {code}");
    }
}

#[test]
fn days_that_are_not_sure_have_no_holder() {
    assert_eq!(leaders("president", "US", (2021, 1, 20)), NOBODY, "one president went, one came");
    assert_eq!(leaders("president", "US", (2031, 1, 1)), NOBODY, "nobody knows yet");
    assert_eq!(leaders("queen", "GB", (2023, 1, 1)), NOBODY);
    assert_eq!(leaders("mayor", "US", (2023, 1, 1)), NOBODY);
}

#[test]
fn a_post_that_only_stands_for_a_state_or_that_two_claim_leads_nothing() {
    for (words, code, day) in [
        ("leader", "MD", (2014, 6, 1)),
        ("leader", "TN", (2013, 6, 1)),
        ("prime minister", "LY", (2022, 6, 1)),
        ("president", "NI", (2025, 6, 1)),
        ("head of government", "GY", (2022, 2, 1)),
    ] {
        assert_eq!(leaders(words, code, day), NOBODY, "{words} {code}");
    }
    assert_eq!(leaders("leader", "MD", (2024, 6, 1)), ["Maia Sandu"]);
    assert_eq!(leaders("head of government", "NA", (2018, 6, 1)), ["Hage Geingob"]);
    assert_eq!(leaders("prime minister", "NA", (2018, 6, 1)), ["Saara Kuugongelwa"]);
}

#[test]
fn bodies_have_heads() {
    let head = |name, (year, month, day)| called(heads_of(name, date(year, month, day)));
    assert_eq!(head("NATO", (2024, 8, 1)), ["Jens Stoltenberg"]);
    assert_eq!(head("Nato", (2024, 11, 1)), ["Mark Rutte"]);
    assert_eq!(head("the UN", (2020, 1, 1)), ["António Guterres"]);
    assert_eq!(head("EU", (2020, 1, 1)), NOBODY, "it has several presidents");
    assert_eq!(head("a club", (2020, 1, 1)), NOBODY);
    let chief = called(heads_called("foreign policy chief", "EU", date(2023, 5, 1)));
    assert_eq!(chief, ["Josep Borrell"]);
    assert_eq!(called(heads_called("chief", "NATO", date(2023, 5, 1))), ["Jens Stoltenberg"]);
}

#[test]
fn tables_are_sorted_and_whole() {
    check_table::<5>(COUNTRIES);
    check_table::<2>(COUNTRY_NAMES);
    check_table::<3>(REGIONS);
    check_table::<3>(TOWNS);
    check_table::<4>(BODIES);
    check_table::<2>(DOUBTFUL);
    check_table::<2>(EITHER);
    office::tests::tables_are_sorted_and_whole();
    equipment::tests::tables_are_sorted_and_whole();
}

/// Every name of a table with what it names, but for the rows that share a name on purpose.
fn check_each_name_once<const N: usize>(table: &'static str, lists: &[usize]) {
    let mut seen = Table::default();
    for fields in rows::<N>(table) {
        for name in lists.iter().flat_map(|list| names(fields[*list])) {
            assert!(!name.is_empty() && name.trim() == name, "{name:?} of {}", fields[0]);
            assert_eq!(seen.insert(name, fields[0]), None, "{name} twice, in {}", fields[0]);
        }
    }
}

#[test]
fn a_name_names_one_thing() {
    check_each_name_once::<5>(COUNTRIES, &[1, 2]);
    check_each_name_once::<5>(COUNTRIES, &[3]);
    check_each_name_once::<5>(COUNTRIES, &[4]);
    check_each_name_once::<2>(COUNTRY_NAMES, &[1]);
    check_each_name_once::<3>(REGIONS, &[0, 2]);
    check_each_name_once::<3>(TOWNS, &[0, 2]);
    check_each_name_once::<4>(BODIES, &[0, 3]);
}

#[test]
fn codes_of_countries_are_known() {
    let check = |of: &str, codes: &str| {
        assert!(codes == "-" || codes.split(',').all(|code| NAME_OF_COUNTRY.contains_key(code)), "{of}: {codes}");
    };
    rows::<2>(COUNTRY_NAMES).for_each(|[code, _]| check(code, code));
    rows::<4>(BODIES).for_each(|[of, _, code, _]| check(of, code));
    rows::<3>(REGIONS).chain(rows::<3>(TOWNS)).for_each(|[of, codes, _]| check(of, codes));
}

#[test]
fn a_name_in_another_language_is_no_other_name_of_the_gazetteer() {
    for [code, others] in rows::<2>(COUNTRY_NAMES) {
        for name in names(others) {
            assert_eq!(country(name), Some(Country(code)), "{name}");
            assert!(country_of_people(name).is_none_or(|other| other.0 == code), "{name}");
        }
    }
}

#[test]
fn a_place_has_one_name_for_all_its_spellings() {
    let check = |expected, names: &[&str]| {
        for name in names {
            assert_eq!(place(name), Some(expected), "{name}");
        }
    };
    check("Kyiv", &["Kyiv", "Kiev", "Київ", "Киев"]);
    check("Odesa", &["Odesa", "Odessa"]);
    check("Kharkiv", &["Kharkiv", "Kharkov"]);
    check("Bakhmut", &["Bakhmut", "Artemivsk"]);
    check("Munich", &["Munich", "München"]);
    check("The Hague", &["The Hague", "the Hague", "Den Haag"]);
    check("Mumbai", &["Mumbai", "Bombay"]);
    check("Sao Paulo", &["Sao Paulo", "São Paulo"]);
    check("Crimea", &["Crimea", "the Crimean peninsula"]);
    check("Gaza", &["Gaza", "the Gaza Strip"]);
    check("Donbas", &["Donbas", "the Donbass"]);
    check("Xi'an", &["Xi'an", "Xi’an"]);
    check("Texas", &["Texas"]);
    check("England", &["England"]);
}

#[test]
fn what_is_no_place_is_left_alone() {
    for name in ["kiev", "Ukraine", "Ukrainian", "Reading", "Mobile", "NATO", "Of", "", "the"] {
        assert_eq!(place(name), None, "{name}");
    }
}

#[test]
fn a_place_lies_in_a_country_where_there_is_only_one() {
    assert_eq!(country_of_place("Kiev"), Some(Country("UA")));
    assert_eq!(country_of_place("Texas"), Some(Country("US")));
    assert_eq!(country_of_place("Birmingham"), None, "there are two");
    assert_eq!(country_of_place("Kashmir"), None, "it is of several");
    assert_eq!(country_of_place("nowhere"), None);
}

#[test]
fn equipment_has_one_name_for_all_its_spellings() {
    let check = |expected, names: &[&str]| {
        for name in names {
            assert_eq!(equipment(name), Some(expected), "{name}");
        }
    };
    check("F-16", &["F-16", "F16", "F-16s", "F 16", "f-16", "F-16 fighter jets", "the F-16", "F-16 Fighting Falcons"]);
    check("MiG-29", &["MiG-29", "Mig-29s", "MIG 29", "MiG-29 fighters"]);
    check(
        "Leopard 2",
        &["Leopard 2", "Leopard 2s", "Leopard-2", "Leopard 2A6", "Leopard 2 tanks", "Leopard 2 main battle tanks"],
    );
    check("HIMARS", &["HIMARS", "Himars", "High Mobility Artillery Rocket System"]);
    check("Patriot", &["Patriot", "Patriots", "Patriot missiles", "Patriot air defense systems", "Patriot batteries"]);
    check("Shahed-136", &["Shahed-136", "Shaheds", "Shahed drones", "Geran-2"]);
    check("Storm Shadow", &["Storm Shadow", "Storm Shadows", "SCALP"]);
    check("Bayraktar TB2", &["Bayraktar", "TB2", "Bayraktar TB2 drones"]);
    check("Boeing 737 MAX", &["Boeing 737 MAX", "737 Max", "Boeing 737 Max 8"]);
    check("M1 Abrams", &["Abrams", "M1A2", "Abrams tanks"]);
}

#[test]
fn words_that_are_no_models_are_left_alone() {
    for name in
        ["patriot", "javelin", "tank", "fighter jets", "Fighter", "the", "", "s", "F", "Ukraine", "T", "2", "drones"]
    {
        assert_eq!(equipment(name), None, "{name}");
    }
}

#[test]
fn a_place_has_all_its_spellings() {
    let spellings = spellings_of_place("Kiev");
    assert!(spellings[0] == "Kyiv" && spellings.contains(&"Kiev"), "{spellings:?}");
    assert_eq!(spellings_of_place("Upper Selm"), [] as [&str; 0]);
}

#[test]
fn odd_accents_make_no_other_place() {
    assert_eq!(place("Kÿiv"), place("Kyiv"));
    assert_eq!(country_of_capital("Kÿiv"), country_of_capital("Kyiv"));
    assert_eq!(place("Kyÿvv"), None);
}

#[test]
fn a_body_is_called_by_a_noun() {
    assert_eq!(nouns_of_body("the Atlantic Alliance").collect::<Vec<_>>(), ["alliance"]);
    assert_eq!(nouns_of_body("Bild").collect::<Vec<_>>(), ["daily", "newspaper", "paper"]);
    assert_eq!(nouns_of_body("Ministry of Works").next(), None);
    let known = |name: &str| rows::<4>(BODIES).any(|[body, ..]| body == name);
    let is_kind = |name: &str| rows::<4>(BODIES).any(|[_, kind, ..]| kind == name);
    check_table::<3>(BODY_NOUNS);
    assert!(rows(BODY_NOUNS).all(|[_, bodies, kinds]| names(bodies).all(known) && names(kinds).all(is_kind)));
}

#[test]
fn who_held_an_office_once_is_known() {
    let was = |name: &str, words, code, year| was_once(name, words, code, date(year, 8, 1));
    assert!(
        was("Donald Trump", "president", None, 2024) && was("Donald Trump", "president", Some(Country("US")), 2024)
    );
    assert!(!was("Donald Trump", "president", Some(Country("FR")), 2024));
    assert!(!was("Donald Trump", "president", None, 2018), "he was in office");
    assert!(!was("Donald Trump", "president", None, 2026), "he was in office again");
    assert!(!was("Donald Trump", "chancellor", None, 2024) && !was("Ana Orlec", "president", None, 2024));
    assert_eq!(country_of_holder("Boris Johnson"), Some(Country("GB")));
    assert_eq!(country_of_holder("Ana Orlec"), None);
}
