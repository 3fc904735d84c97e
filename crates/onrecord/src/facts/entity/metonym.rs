//! Capitals that stand for their governments.

use super::{
    super::text::Text,
    EntityKind, Link,
    draft::{Draft, Opening},
    group::Groups,
};
use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::lexicon::{
    Classes,
    gazetteer::{self, Country},
};

/// Joins capitals to their countries where they act.
///
/// **Finds** "the Ukrainians" where the article speaks of Ukraine, and Kyiv in "Kyiv said", "Kyiv's allies", "talks with Kyiv", where the article speaks of Ukraine or Ukrainians.
///
/// **Leaves alone** the city: "in Kyiv", "to Kyiv", "Kyiv's streets", and whatever is unclear.
///
/// **Source**: the readings of place names of Markert and Nissim (2007).
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let countries = countries(drafts);
    for (draft_idx, draft) in drafts.iter().enumerate() {
        let country = capital(draft).and_then(|country| countries.get(&country));
        if let Some(&other) = country.filter(|_| acts(text, draft)) {
            groups.move_alone(draft_idx, (draft, other), Link::Metonym);
        }
        let people = people(draft).and_then(|country| countries.get(&country));
        if let Some(&other) = people {
            groups.move_alone(draft_idx, (draft, other), Link::Alias);
        }
    }
}

/// The country that "the Sundrians" stands for.
fn people(draft: &Draft<'_>) -> Option<Country> {
    let is_people = draft.opening == Some(Opening::Definite) && draft.key.starts_with(char::is_uppercase);
    gazetteer::country_of_people(&draft.key).filter(|_| is_people)
}

/// The country whose capital a name is.
pub(super) fn capital(draft: &Draft<'_>) -> Option<Country> {
    let is_place = draft.is_name()
        && matches!(draft.traits.kind, EntityKind::Place | EntityKind::Organisation | EntityKind::Other);
    gazetteer::country_of_capital(&draft.key).filter(|_| is_place)
}

/// The first mention of each country by its name or as a people.
pub(super) fn countries(drafts: &[Draft<'_>]) -> HashMap<Country, usize, FixedState> {
    let mut countries = HashMap::default();
    for (draft_idx, draft) in drafts.iter().enumerate() {
        if let Some(country) = of_name(draft) {
            countries.entry(country).or_insert(draft_idx);
        }
    }
    countries
}

fn of_name(draft: &Draft<'_>) -> Option<Country> {
    gazetteer::country(draft.key.strip_prefix("the ").unwrap_or(&draft.key)).filter(|_| draft.is_name())
}

/// Whether a place does what only people do.
fn acts(text: &Text<'_, '_>, draft: &Draft<'_>) -> bool {
    let before = text.word_before(draft.words.start).to_lowercase();
    let after = text.word_after(draft.words.end - 1);
    if matches!(after, "'s" | "’s") {
        return owns_a_body(text, draft.words.end + 1);
    }
    match &*before {
        "in" | "at" | "near" | "outside" | "around" | "into" | "across" | "inside" | "of" | "toward" | "towards"
        | "leave" | "left" | "through" | "over" | "above" => false,
        "with" | "between" | "against" | "vis-à-vis" => true,
        _ if text.has_trees() => text.relation(draft.head) == "nsubj" && !is_described(text, draft),
        _ => text.has(draft.words.end.min(text.n_words() - 1), Classes::CUE.with(Classes::AUXILIARY)),
    }
}

/// "Kyiv is a city": what it is and not what it does.
fn is_described(text: &Text<'_, '_>, draft: &Draft<'_>) -> bool {
    matches!(text.word_after(draft.words.end - 1), "is" | "was" | "has" | "had")
        && text.relation(draft.words.end) == "cop"
}

/// "Kyiv's allies", "Kyiv's troops"; not "Kyiv's streets", "Kyiv's mayor".
fn owns_a_body(text: &Text<'_, '_>, first: usize) -> bool {
    const BODIES: [&str; 22] = [
        "allies",
        "ally",
        "ambassador",
        "ambition",
        "ambitions",
        "army",
        "backers",
        "claims",
        "demand",
        "demands",
        "envoy",
        "forces",
        "government",
        "intentions",
        "military",
        "partners",
        "plan",
        "plans",
        "position",
        "troops",
        "war",
        "policy",
    ];
    let end = text.sentence(first).end.min(first + 4);
    (first..end).take_while(|&at| !text.is_mark(at)).any(|at| BODIES.contains(&text.word(at)))
}
