//! What agrees and what does not, with invented names in the manner of real ones; and what holds for any text.

use proptest::prelude::*;

use super::*;

fn check(of: NameOf, pairs: &[(&str, &str, Option<Rule>)]) {
    for (one, other, rule) in pairs {
        let found = agree(one, other, of);
        assert_eq!(found.map(|found| found.rule), *rule, "{one} / {other}: {:?} {:?}", keys(one, of), keys(other, of));
        assert_eq!(found, agree(other, one, of), "{one} / {other}");
    }
}

fn check_people(pairs: &[(&str, &str, Option<Rule>)]) {
    check(NameOf::Person, pairs);
}

#[test]
fn slavic_names_in_the_writings_of_many_countries() {
    let is = Some(Rule::Transliteration);
    check_people(&[
        ("Oleksii Orlechenko", "Alexei Orletschenko", is),
        ("Oleksii Orlechenko", "Олексій Орлеченко", Some(Rule::Same)),
        ("Oleksii Orlechenko", "Алексей Орлеченко", is),
        ("Oleksii Orlechenko", "Alexei Orlechuk", None),
        ("Mykhailo Verbytsky", "Mychajlo Werbyckyj", is),
        ("Mykhailo Verbytsky", "Mykhailo Verbytska", None),
        ("Yuri Zhavoronkov", "Juri Schaworonkow", is),
        ("Yuri Zhavoronkov", "Yuri Zhavoronin", None),
        ("Iurie Oruțenko", "Yuri Orutsenko", is),
        ("Iurie Oruțenko", "Iurie Orutenko", Some(Rule::Same)),
        ("Nadezjda Savnytjenko", "Nadiya Savnychenko", is),
        ("Viktor Vanoukovitch", "Wiktor Wanukowytsch", is),
        ("Viktor Vanukovych", "Viktor Vanushenko", None),
    ]);
}

#[test]
fn arabic_greek_and_hebrew_names() {
    let is = Some(Rule::Transliteration);
    check_people(&[
        ("Moammar Qadhuri", "Muammar Kadouri", is),
        ("Moammar Qadhuri", "Moammar Qadimi", None),
        ("Abdel Salun Tamiri", "Abd al-Salun Tamiry", is),
        ("Tamir al-Hasun", "Tamir Hasun", Some(Rule::Shorter)),
        ("Tamir al-Hasun", "Nadir al-Hasun", None),
        ("Tamir bin Salun", "Tamir bin Salun Al Velid", Some(Rule::Shorter)),
        ("Tamir bin Salun", "Tamir bin Zayun", None),
        ("Alexis Mouris", "Αλέξης Μούρης", Some(Rule::Same)),
        ("Alexis Mouris", "Αλέξης Μελάς", None),
        ("Yosef Tamir", "יוסף תמיר", is),
    ]);
}

#[test]
fn orders_of_names() {
    check_people(&[
        ("Kim Tae-ro", "Kim Tae Ro", Some(Rule::Same)),
        ("Kim Tae-ro", "Kim Tae-ju", None),
        ("Orlec Viktor", "Viktor Orlec", Some(Rule::Order)),
        ("Orlec, Viktor", "Viktor Orlec", Some(Rule::Same)),
        ("Orlec Viktor", "Viktor Vell", None),
        ("Orlec Viktor Ivanovych", "Viktor Orlec", Some(Rule::Shorter)),
        ("Tao Tse-mung", "Tao Zemong", Some(Rule::Transliteration)),
        ("Li Hezhang", "Li Zhang", None),
    ]);
}

#[test]
fn names_left_out_and_cut_short() {
    check_people(&[
        ("Mayor Ana Orlec", "Ana Orlec", Some(Rule::Same)),
        ("Ana M. Orlec", "Ana Orlec", Some(Rule::Shorter)),
        ("A. Orlec", "Ana Orlec", Some(Rule::Shorter)),
        ("B. Orlec", "Ana Orlec", None),
        ("Ana H. W. Orlec", "Ana W. Orlec", None),
        ("Ana H.W. Orlec", "Ana H. W. Orlec", Some(Rule::Same)),
        ("J. Edgar Orlec", "Edgar Orlec", Some(Rule::Shorter)),
        ("Pedro Velez Tamiro", "Pedro Velez", Some(Rule::Shorter)),
        ("Bill Orlec", "William Orlec", Some(Rule::Nickname)),
        ("Bill Orlec", "Walter Orlec", None),
        ("Mr Orlec", "Ana Orlec", Some(Rule::Surname)),
        ("Mr Orlec", "Ana Vell", None),
        ("Ana Orlec Jr.", "Ana Orlec Sr.", None),
        ("Ash Orlec", "Orlec", Some(Rule::Surname)),
    ]);
}

#[test]
fn one_surname_is_not_one_person() {
    check_people(&[
        ("John Orlec", "Joan Orlec", None),
        ("Mario Orlec", "Maria Orlec", None),
        ("Michelle Orlec", "Michael Orlec", None),
        ("James Tarner", "James Terner", None),
        ("Oleksii Orlechenka", "Oleksii Orlechenko", Some(Rule::Transliteration)),
        ("Tamir Velensky", "Tamir Velenko", None),
        ("Ana Velichkovska", "Ana Velichkowska", Some(Rule::Transliteration)),
    ]);
    assert!(conflict("John Orlec", "Joan Orlec") && conflict("Ana H. Orlec", "Ana W. Orlec"));
    assert!(conflict("Kim Tae-ro", "Kim Tae-ju") && conflict("Ana Orlec Jr.", "Ana Orlec Sr."));
    assert!(
        !conflict("John Orlec", "J. Orlec") && !conflict("John Orlec", "Orlec") && !conflict("Ana Orlec", "Ana Vell")
    );
}

#[test]
fn what_no_word_beside_speaks_for_is_perhaps_the_same() {
    let confidence = |one, other, of| agree(one, other, of).map(|found| found.confidence);
    assert_eq!(confidence("Orlechiv", "Orlechov", NameOf::Thing), Some(PERHAPS));
    assert!(confidence("Lower Orlechiv", "Lower Orlechov", NameOf::Thing) > Some(PERHAPS));
    assert_eq!(confidence("Orlec Pumps Inc.", "Orlec Pumps LLC", NameOf::Thing), Some(PERHAPS));
    assert!(confidence("Orlec Pumps Ltd", "Orlec Pumps Limited", NameOf::Thing) > Some(PERHAPS));
    assert!(confidence("Orlec Pumps Inc.", "Orlec Pumps", NameOf::Thing) > Some(PERHAPS));
    assert_eq!(confidence("Ana Orlec", "Ana Orlec Jr.", NameOf::Person), Some(PERHAPS));
    assert!(confidence("Ana Orlec Jr.", "Ana M. Orlec Jr.", NameOf::Person) > Some(PERHAPS));
}

#[test]
fn names_of_things() {
    check(
        NameOf::Thing,
        &[
            ("Orlechiv", "Orlechov", Some(Rule::Transliteration)),
            ("Orlechiv", "Орлечів", Some(Rule::Same)),
            ("Orlechiv", "Orlechia", None),
            ("Niger", "Nigeria", None),
            ("Austria", "Australia", None),
            ("Mali", "Malawi", None),
            ("Ministry of Defence", "Ministry of Defense", Some(Rule::Transliteration)),
            ("Ministry of Defence", "Ministry of Finance", None),
            ("University of Orlec", "Orlec University", Some(Rule::Order)),
            ("University of Orlec", "Orlec City", None),
            ("Orlec Water Board", "OWB", Some(Rule::Acronym)),
            ("Orlec Water Board", "OWS", None),
            ("the Al Orlea", "Alorlea", Some(Rule::Same)),
            ("Orlec Pumps Ltd", "Orlec Pumps", Some(Rule::Shorter)),
            ("Orlechyvka", "Orlechivka", Some(Rule::Transliteration)),
            ("", "", None),
        ],
    );
}

#[test]
fn a_full_name_has_a_given_name() {
    for (name, is) in
        [("Ana Orlec", true), ("A. Orlec", true), ("Mr Orlec", false), ("Gen. van Orlec", false), ("", false)]
    {
        assert_eq!(is_full(name), is, "{name}");
    }
}

#[test]
fn words_that_only_address_somebody_are_no_name() {
    for name in ["President", "Mr. President", "Mr. Vice President", "Mr. Prime Minister", "Sen.", "Rep", "the", "?"] {
        assert!(!has_name(name, NameOf::Person), "{name}");
    }
    for name in ["King", "Mr. King", "Pope", "President Orlec", "Sen. Orlec", "An", "Dr. Orlec", "Prime"] {
        assert!(has_name(name, NameOf::Person), "{name}");
    }
    for (name, is) in [("The", false), ("of the", false), ("", false), ("The Hague", true), ("President", true)] {
        assert_eq!(has_name(name, NameOf::Thing), is, "{name}");
    }
}

/// Bits of names that, put together, make every rule work.
const BITS: [&str; 32] = [
    "Ana",
    "Anna",
    "Orlec",
    "Orletz",
    "Kim",
    "Tae-ro",
    "J.",
    "JK",
    "al-",
    "bin",
    "Abd",
    "Abdul",
    "Viktor",
    "Віктор",
    "Bill",
    "William",
    "Zhavoronkov",
    "Schaworonkow",
    "Jr.",
    "Mr",
    "von",
    "of",
    "the",
    "Ltd",
    ",",
    "-",
    "WHO",
    "Mykola",
    "Nikolai",
    "Li",
    "(x)",
    "ال",
];

fn any_name() -> impl Strategy<Value = String> {
    let bits = proptest::collection::vec(proptest::sample::select(&BITS[..]), 0..5).prop_map(|bits| bits.join(" "));
    prop_oneof![bits.clone(), bits, ".{0,24}", "[а-яіїє]{1,9} [а-яіїє]{1,9}", "[a-z]{1,7} [a-z]{1,9}"]
}

#[test]
fn one_letter_may_be_an_initial_in_one_of_two_names_only() {
    let (one, other) = ("m\u{b}Ⱥ[", "!m\0a\u{3347a}Ⱥ");
    assert_eq!(agree(one, other, NameOf::Person), agree(other, one, NameOf::Person));
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(name in any_name()) {
        let folded = fold(&name);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn agreement_is_symmetric_and_keys_lead_to_it(one in any_name(), other in any_name()) {
        for of in [NameOf::Person, NameOf::Thing] {
            let found = agree(&one, &other, of);
            prop_assert_eq!(found, agree(&other, &one, of));
            prop_assert!(found.is_none_or(|found| found.confidence <= 100));
            let [mine, theirs] = [&one, &other].map(|name| keys(name, of));
            let leads = |from: &Keys, to: &Keys| from.like.iter().any(|key| to.kept.contains(key));
            let by_surname = |from: &Keys, to: &Keys| from.by_surname.iter().any(|key| to.kept.contains(key));
            prop_assert_eq!(leads(&mine, &theirs), leads(&theirs, &mine));
            prop_assert_eq!(by_surname(&mine, &theirs), by_surname(&theirs, &mine));
            let is_led_to = match found.map(|found| found.rule) {
                None => true,
                Some(Rule::Surname) => by_surname(&mine, &theirs),
                Some(_) => leads(&mine, &theirs),
            };
            prop_assert!(is_led_to, "{:?} {:?}", mine, theirs);
        }
        prop_assert_eq!(conflict(&one, &other), conflict(&other, &one));
        prop_assert!(same_spelling(&one, &one));
    }
}
