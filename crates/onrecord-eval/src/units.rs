//! When do two names of units mean one unit?

use std::collections::BTreeSet;

use crate::{
    tables,
    text::{split_space, trim},
};

/// One writing for each unit name: "Kilometres per hour" is "kilometer per hour", "USD" is "us dollar".
pub fn plain(name: &str) -> String {
    let lower = trim(name).to_lowercase();
    let name = lower.strip_prefix("count:").unwrap_or(&lower).replace('_', " ");
    let name = tables::unit_of_code(&name).map_or(name, str::to_owned).replace('-', " ");
    let name = trim(&name).replace("litre", "liter").replace("metre", "meter");
    name.split(" per ").map(plain_part).collect::<Vec<_>>().join(" per ")
}

fn plain_part(part: &str) -> String {
    let mut words: Vec<String> = split_space(part).map(str::to_owned).collect();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    let part = words.join(" ");
    tables::unit_of_alias(&part).map_or(part, str::to_owned)
}

/// The singular of an English noun, as far as its ending and a short list tell.
fn singular(word: &str) -> String {
    let length = word.chars().count();
    if let Some(singular) = tables::irregular_singular(word) {
        return singular.to_owned();
    }
    match word {
        _ if length > 4 && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| word.ends_with(end)) => cut(word, 2),
        _ if length > 2 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => {
            cut(word, 1)
        }
        _ => word.to_owned(),
    }
}

/// A word without its last letters, which are ASCII.
fn cut(word: &str, letters: usize) -> String {
    word[..word.len() - letters].to_owned()
}

/// Do the names of one unit and those of another have one in common, or (counted nouns only) the same last word:
/// "harbour pilot" and "pilot"?
pub fn same_unit(gold: &[&str], predicted: &[&str]) -> bool {
    let [gold, predicted] = [gold, predicted].map(|names| names.iter().map(|name| plain(name)).collect());
    share_one(&gold, &predicted) || share_one(&counted(&gold), &counted(&predicted))
}

fn share_one(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    !a.is_disjoint(b)
}

/// The last words of plain names, in the singular, without measures and rates.
fn counted(names: &BTreeSet<String>) -> BTreeSet<String> {
    let last_words =
        names.iter().filter(|name| !name.contains(" per ")).filter_map(|name| split_space(name).next_back());
    last_words.filter(|word| !tables::is_measure(word)).map(singular).collect()
}

/// Is this the name of a measure or a rate, not of something counted?
pub fn is_measure(name: &str) -> bool {
    let plain = plain(name);
    plain.contains(" per ") || split_space(&plain).next_back().is_some_and(tables::is_measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names() {
        let cases = [
            ("Kilometres per hour", "kilometer per hour"),
            ("USD", "us dollar"),
            (" Count:Houses ", "house"),
            ("count", ""),
            ("", ""),
            ("percentages", "percent"),
            ("deep-sea divers", "deep sea diver"),
            ("square_metres", "square meter"),
            ("people", "person"),
            ("countries", "country"),
            ("ties", "tie"),
            ("boxes", "box"),
            ("buses", "buse"),
            ("series", "series"),
            ("crisis", "crisis"),
            ("is", "is"),
        ];
        for (name, wanted) in cases {
            assert_eq!(plain(name), wanted, "{name}");
        }
    }

    #[test]
    fn counted_nouns_agree_by_their_last_word_and_measures_as_a_whole() {
        let cases = [
            ("harbour pilot", "pilot", true),
            ("paper lantern", "lanterns", true),
            ("australian dollar", "US dollar", false),
            ("mile per hour", "hour", false),
            ("mile", "yard", false),
            ("", "percent", false),
            ("", "dimensionless", true),
        ];
        for (gold, predicted, wanted) in cases {
            assert_eq!(same_unit(&[gold], &[predicted]), wanted, "{gold} / {predicted}");
        }
    }
}
