//! Folding names and words.

use onrecord_store::fold;
use proptest::prelude::*;

#[test]
fn case_and_diacritics_make_no_difference() {
    for (one, other) in [
        ("ČAPEK", "capek"),
        ("Zoë", "ZOE"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("İstanbul", "istanbul"),
        ("Їжак", "їжак"),
        ("ﬁeld", "Field"),
        ("Nguyễn", "nguyen"),
    ] {
        assert_eq!(fold(one), fold(other));
    }
}

#[test]
fn other_letters_make_a_difference() {
    for (one, other) in [("Orlec", "Orlek"), ("Øre", "Ore"), ("и", "і"), ("ana", "an a")] {
        assert_ne!(fold(one), fold(other));
    }
}

#[test]
fn folding_any_character_again_changes_nothing() {
    for c in '\0'..=char::MAX {
        let folded = fold(&c.to_string());
        assert_eq!(fold(&folded), folded, "{c:?}");
    }
}

proptest! {
    #[test]
    fn folding_again_changes_nothing(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn what_is_folded_apart_is_folded_together(one in "[ -~]{0,9}", other in "[À-žА-я]{0,9}") {
        prop_assert_eq!(fold(&format!("{one} {other}")), format!("{} {}", fold(&one), fold(&other)));
    }
}
