//! In which language an article is.
//!
//! Only English is read for facts, so an English article must not be taken for another: it is one if its commonest words are
//! English, whatever else is quoted in it. The others are told apart by their letters and trigrams (`whatlang`).

use whatlang::{Info, Lang, Script, detect};

/// Commonest words of English that no other language shares.
const ENGLISH: [&str; 10] = ["the", "of", "and", "to", "that", "with", "for", "was", "is", "said"];

/// One word in so many is one of these in English prose; in other languages next to none is.
const ONE_IN: usize = 12;

/// In fewer words of Latin letters the language is not looked for.
const FEWEST_WORDS: usize = 12;

/// So many words at the beginning are looked at.
const LOOKED_AT: usize = 600;

/// The ISO 639-1 code of the language that the text is in, if it shows.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    let words = || text.split_whitespace().take(LOOKED_AT);
    let n_words = words().count();
    let is_english = |word: &&str| ENGLISH.iter().any(|english| word.eq_ignore_ascii_case(english));
    if n_words >= FEWEST_WORDS && words().filter(is_english).count() * ONE_IN >= n_words {
        return Some("en");
    }
    // Other letters show a language by themselves, and some are written without spaces.
    let shows = |found: &Info| found.is_reliable() && (n_words >= FEWEST_WORDS || found.script() != Script::Latin);
    let found = detect(text).filter(shows)?;
    code(found.lang())
}

/// ISO 639-1 for ISO 639-3.
fn code(language: Lang) -> Option<&'static str> {
    let same = CODES.iter().find(|(of_three, _)| *of_three == language.code());
    same.map(|(_, of_two)| *of_two)
}

const CODES: [(&str, &str); 70] = [
    ("epo", "eo"),
    ("eng", "en"),
    ("rus", "ru"),
    ("cmn", "zh"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("ben", "bn"),
    ("fra", "fr"),
    ("deu", "de"),
    ("ukr", "uk"),
    ("kat", "ka"),
    ("ara", "ar"),
    ("hin", "hi"),
    ("jpn", "ja"),
    ("heb", "he"),
    ("yid", "yi"),
    ("pol", "pl"),
    ("amh", "am"),
    ("jav", "jv"),
    ("kor", "ko"),
    ("nob", "nb"),
    ("dan", "da"),
    ("swe", "sv"),
    ("fin", "fi"),
    ("tur", "tr"),
    ("nld", "nl"),
    ("hun", "hu"),
    ("ces", "cs"),
    ("ell", "el"),
    ("bul", "bg"),
    ("bel", "be"),
    ("mar", "mr"),
    ("kan", "kn"),
    ("ron", "ro"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("mkd", "mk"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("tam", "ta"),
    ("vie", "vi"),
    ("urd", "ur"),
    ("tha", "th"),
    ("guj", "gu"),
    ("uzb", "uz"),
    ("pan", "pa"),
    ("aze", "az"),
    ("ind", "id"),
    ("tel", "te"),
    ("pes", "fa"),
    ("mal", "ml"),
    ("ori", "or"),
    ("mya", "my"),
    ("nep", "ne"),
    ("sin", "si"),
    ("khm", "km"),
    ("tuk", "tk"),
    ("aka", "ak"),
    ("zul", "zu"),
    ("sna", "sn"),
    ("afr", "af"),
    ("lat", "la"),
    ("slk", "sk"),
    ("cat", "ca"),
    ("tgl", "tl"),
    ("hye", "hy"),
    ("cym", "cy"),
];
