//! How the words of names sound, as far as writing shows: what two transliterations of one name have in common.
//!
//! In: a folded word. Out: one or two readings of it, since "c", "ch", "j", "w", "x" and "z" are other sounds in English and
//! French writing than in Slavic and German. A reading is consonants with vowels between them. Two words may be one name if
//! they have readings with consonants of the same classes, and the exact sounds and the vowels are near each other.
//!
//! The costs are estimates in tenths, tuned on a list of spellings of public figures; `onrecord-eval variants` measures them.

use std::sync::LazyLock;

use crate::lexicon;

/// The longest word that is read, in consonants.
const LONGEST: usize = 14;

/// The names of sounds in the table, each a bit, and their classes.
const SOUNDS: [(&str, Class); 27] = [
    ("p", Class::Lip),
    ("b", Class::Lip),
    ("v", Class::Breath),
    ("f", Class::Breath),
    ("w", Class::Breath),
    ("t", Class::Teeth),
    ("d", Class::Teeth),
    ("th", Class::Teeth),
    ("dh", Class::Teeth),
    ("s", Class::Hiss),
    ("z", Class::Hiss),
    ("sh", Class::Hiss),
    ("zh", Class::Hiss),
    ("ch", Class::Hiss),
    ("ts", Class::Hiss),
    ("dz", Class::Hiss),
    ("dj", Class::Hiss),
    ("shch", Class::Hiss),
    ("k", Class::Throat),
    ("g", Class::Throat),
    ("gh", Class::Throat),
    ("kh", Class::Throat),
    ("h", Class::Throat),
    ("l", Class::L),
    ("r", Class::R),
    ("m", Class::M),
    ("n", Class::N),
];

/// Sounds that one name may have in two transliterations, and what that costs.
const NEAR: [(&str, &str, u8); 34] = [
    ("b", "p", 5),
    ("b", "v", 5),
    ("ch", "dj", 4),
    ("ch", "s", 4),
    ("ch", "sh", 3),
    ("ch", "shch", 2),
    ("ch", "ts", 3),
    ("d", "dh", 1),
    ("d", "t", 5),
    ("d", "th", 5),
    ("dh", "th", 4),
    ("dj", "dz", 2),
    ("dj", "zh", 2),
    ("dj", "z", 4),
    ("dz", "z", 2),
    ("f", "v", 2),
    ("f", "w", 4),
    ("g", "gh", 1),
    ("g", "h", 2),
    ("g", "k", 3),
    ("g", "kh", 4),
    ("gh", "h", 3),
    ("gh", "k", 3),
    ("gh", "kh", 3),
    ("h", "kh", 1),
    ("k", "kh", 2),
    ("s", "sh", 3),
    ("s", "ts", 4),
    ("s", "z", 3),
    ("sh", "shch", 2),
    ("sh", "zh", 5),
    ("t", "th", 1),
    ("v", "w", 1),
    ("z", "zh", 3),
];

/// How far apart the first consonants of names of things may be.
const MOST_AT_START: u8 = 3;

/// What no two spellings of one name are apart by.
const FAR: u8 = 40;

/// A class of consonants that transliterations take for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A vowel that the word begins with.
    Vowel = 1,
    Lip,
    Breath,
    Teeth,
    Hiss,
    Throat,
    L,
    R,
    M,
    N,
}

/// The letters of the classes in a key.
const CLASS_LETTERS: &[u8; 16] = b"?apvtsklrmn?????";

/// Whose habits of writing a word is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    /// English and French.
    Western,
    /// Slavic, German, Turkish.
    Eastern,
}

/// The vowels between two consonants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Vowels {
    /// a, e, i, o, u: a bit each.
    letters: u8,
    /// A glide stands beside another vowel.
    has_glide: bool,
    /// "w" is among them, read as a vowel.
    has_w: bool,
}

/// One way to read a word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reading {
    /// Four bits for each class, the first lowest.
    classes: u64,
    n: usize,
    consonants: [u32; LONGEST],
    vowels: [Vowels; LONGEST + 1],
    is_cut: bool,
}

/// A folded word and how it may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    text: String,
    readings: [Option<Reading>; 2],
    /// It is from a script that leaves vowels out.
    is_unvowelled: bool,
}

/// What kind of script a word was written in before it was folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// All sounds are written.
    Full,
    /// Short vowels are left out: Arabic, Hebrew.
    WithoutVowels,
}

/// How near two words must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Given names: a final "a" and "o" are two people.
    Given,
    /// Surnames.
    Surname,
    /// The words of names of things: no given name beside them says that it is the same one.
    Thing,
    /// One of the two is from a script that leaves vowels out.
    WithoutVowels,
}

type Graphemes = [Vec<(&'static str, [Vec<u32>; 2])>; 26];

/// The rows of the table by their first letter, the longest first.
static GRAPHEMES: LazyLock<Graphemes> = LazyLock::new(|| {
    let mut by_letter = Graphemes::default();
    for [letters, western, eastern] in lexicon::graphemes() {
        let row = (letters, [western, eastern].map(parse_sounds));
        by_letter[usize::from(letters.as_bytes()[0] - b'a')].push(row);
    }
    for rows in &mut by_letter {
        rows.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
    }
    by_letter
});

/// For each sound, what it costs to take it for each other one.
static COSTS: LazyLock<[[u8; 32]; 32]> = LazyLock::new(|| {
    let mut costs = [[FAR; 32]; 32];
    for (i, row) in costs.iter_mut().enumerate() {
        row[i] = 0;
    }
    for (one, other, cost) in NEAR {
        let [one, other] = [one, other].map(|sound| sound_bit(sound).trailing_zeros() as usize);
        costs[one][other] = cost;
        costs[other][one] = cost;
    }
    costs
});

fn sound_bit(name: &str) -> u32 {
    let at = SOUNDS.iter().position(|(sound, _)| *sound == name);
    1 << at.unwrap_or_else(|| unreachable!("sound in the table: {name}"))
}

fn parse_sounds(cell: &str) -> Vec<u32> {
    let one = |sounds: &str| sounds.split(' ').map(sound_bit).fold(0, |set, bit| set | bit);
    cell.split('+').filter(|sounds| *sounds != "-").map(one).collect()
}

fn class_of(sounds: u32) -> Class {
    SOUNDS[sounds.trailing_zeros() as usize].1
}

impl Word {
    /// Reads a folded word.
    pub(super) fn new(text: &str, script: Script) -> Word {
        Word::sounding(text, None, script)
    }

    /// The same for a word that is sounded otherwise in one of its readings.
    pub(super) fn sounding(text: &str, sounding: Option<&str>, script: Script) -> Word {
        let is_read = text.bytes().all(|b| b.is_ascii_lowercase());
        let western = is_read.then(|| Reading::new(text, Habit::Western));
        let eastern = is_read
            .then(|| Reading::new(sounding.unwrap_or(text), Habit::Eastern))
            .filter(|it| Some(it) != western.as_ref());
        Word { text: text.to_owned(), readings: [western, eastern], is_unvowelled: script == Script::WithoutVowels }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().flatten()
    }

    /// The classes of the consonants, for each reading; the word itself where it cannot be read.
    pub(super) fn skeletons(&self) -> impl Iterator<Item = String> {
        let unread = self.readings[0].is_none().then(|| self.text.clone());
        self.readings().map(Reading::skeleton).chain(unread)
    }

    /// Whether the consonants of two words are of the same classes, so that keys are shared.
    pub(super) fn shares_skeleton(&self, other: &Word) -> bool {
        self.readings().any(|one| other.readings().any(|two| one.classes == two.classes && !one.is_cut && !two.is_cut))
    }

    /// In tenths, how far two words are from being spellings of one; nothing if they are none.
    pub(super) fn distance(&self, other: &Word, part: Part) -> Option<u8> {
        if self.text == other.text {
            return Some(0);
        }
        let part = if self.is_unvowelled || other.is_unvowelled { Part::WithoutVowels } else { part };
        let pairs = self.readings().flat_map(|one| other.readings().map(move |two| (one, two)));
        pairs.filter_map(|(one, two)| one.distance(two, part)).min()
    }
}

impl Reading {
    fn new(text: &str, habit: Habit) -> Reading {
        let mut reading = Reading {
            classes: 0,
            n: 0,
            consonants: [0; LONGEST],
            vowels: [Vowels::default(); LONGEST + 1],
            is_cut: false,
        };
        let letters = without_silent_end(text);
        let mut at = 0;
        while at < letters.len() && !reading.is_cut {
            at += reading.push_next(letters, at, habit);
        }
        reading
    }

    /// Reads the letters at `at`; how many they are.
    fn push_next(&mut self, letters: &str, at: usize, habit: Habit) -> usize {
        let rest = &letters[at..];
        let n_vowels = rest.bytes().take_while(|b| is_vowel(*b, habit)).count();
        if n_vowels > 0 {
            self.push_vowels(&rest.as_bytes()[..n_vowels]);
            return n_vowels;
        }
        if rest == "h" && at > 0 {
            return 1;
        }
        let first = rest.as_bytes()[0];
        let rows = &GRAPHEMES[usize::from(first - b'a')];
        let row = rows.iter().find(|(grapheme, _)| rest.starts_with(grapheme));
        let Some((grapheme, sounds)) = row else { return 1 };
        let is_soft = *grapheme == "c" && habit == Habit::Western && rest[1..].starts_with(['e', 'i', 'y']);
        let soft = [1 << 9];
        for sound in if is_soft { &soft[..] } else { &sounds[habit as usize] } {
            self.push_consonant(*sound);
        }
        grapheme.len()
    }

    fn push_vowels(&mut self, letters: &[u8]) {
        if self.n == 0 {
            self.classes = Class::Vowel as u64;
        }
        self.vowels[self.n] = Vowels::new(letters);
    }

    /// Neighbours of one class are one consonant: "zhzh", "kh" after "k".
    fn push_consonant(&mut self, sounds: u32) {
        let has_neighbour = self.n > 0 && self.vowels[self.n] == Vowels::default();
        if has_neighbour && class_of(self.consonants[self.n - 1]) == class_of(sounds) {
            self.consonants[self.n - 1] |= sounds;
        } else if self.n == LONGEST {
            self.is_cut = true;
        } else {
            let place = self.n + usize::from(self.classes & 15 == Class::Vowel as u64);
            self.classes |= (class_of(sounds) as u64) << (4 * place);
            self.consonants[self.n] = sounds;
            self.n += 1;
        }
    }

    fn skeleton(&self) -> String {
        let nibbles = (0..16).map(|place| usize::from((self.classes >> (4 * place)).to_le_bytes()[0] & 15));
        nibbles.take_while(|class| *class != 0).map(|class| char::from(CLASS_LETTERS[class])).collect()
    }

    fn distance(&self, other: &Reading, part: Part) -> Option<u8> {
        if self.classes != other.classes || self.n != other.n || self.is_cut || other.is_cut {
            return None;
        }
        let limit = limit(self.n, part);
        let mut cost = 0;
        for at in 0..=self.n {
            let is_last = at == self.n;
            cost += self.vowels[at].distance(other.vowels[at], is_last, part);
            let sounds = if is_last { 0 } else { sounds_distance(self.consonants[at], other.consonants[at]) };
            cost += if part == Part::Thing && at == 0 && sounds > MOST_AT_START { FAR } else { sounds };
            if cost > limit {
                return None;
            }
        }
        Some(cost)
    }
}

/// How far apart words of so many consonants may be: short words are other words soon.
fn limit(n_consonants: usize, part: Part) -> u8 {
    let limits = if part == Part::Thing { [0, 0, 3, 8, 12, 12, 12] } else { [2, 2, 6, 10, 14, 14, 18] };
    limits[n_consonants.min(limits.len() - 1)]
}

/// French "-ine" and English "-re" are "-in" and "-er" elsewhere.
fn without_silent_end(text: &str) -> &str {
    if text.len() > 5 && text.ends_with("ine") { &text[..text.len() - 1] } else { text }
}

fn is_vowel(letter: u8, habit: Habit) -> bool {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => true,
        b'j' => habit == Habit::Eastern,
        b'w' => habit == Habit::Western,
        _ => false,
    }
}

fn sounds_distance(one: u32, other: u32) -> u8 {
    if one & other != 0 {
        return 0;
    }
    let bits = |set: u32| (0..SOUNDS.len()).filter(move |bit| set >> bit & 1 == 1);
    bits(one).flat_map(|a| bits(other).map(move |b| COSTS[a][b])).min().unwrap_or(FAR)
}

const A: u8 = 1;
const E: u8 = 2;
const I: u8 = 4;
const O: u8 = 8;
const U: u8 = 16;

impl Vowels {
    fn new(letters: &[u8]) -> Vowels {
        let set = letters.iter().fold(0, |set, letter| set | bit_of(*letter));
        let others = set & !I;
        let has_glide = others != 0 && set & I != 0 && letters != b"ie";
        let has_w = letters.contains(&b'w');
        Vowels { letters: if others == 0 { set } else { digraph(letters, set) }, has_glide, has_w }
    }

    fn is_empty(self) -> bool {
        self.letters == 0
    }

    fn distance(self, other: Vowels, is_last: bool, part: Part) -> u8 {
        if self == other {
            return 0;
        }
        if part == Part::WithoutVowels {
            return 1;
        }
        if self.is_empty() || other.is_empty() {
            return if is_last { FAR } else { 8 };
        }
        if self.has_w != other.has_w
            && (self.letters | other.letters) & (O | U) != self.letters & other.letters & (O | U)
        {
            return FAR;
        }
        let glide = if self.has_glide == other.has_glide { 0 } else { 3 };
        // Neuter and feminine endings of one name: "-zhye", "-zhzhia".
        if is_last && self.has_glide && other.has_glide && part == Part::Thing && self.letters | other.letters == A | E
        {
            return 3;
        }
        glide + letters_distance(self.letters, other.letters, is_last, part)
    }
}

fn bit_of(letter: u8) -> u8 {
    match letter {
        b'a' => A,
        b'e' => E,
        b'o' => O,
        b'u' | b'w' => U,
        _ => I,
    }
}

/// The vowels that several letters may stand for.
fn digraph(letters: &[u8], set: u8) -> u8 {
    let has = |pair: &[u8; 2]| letters.windows(2).any(|two| two == pair);
    let ends_in_glide = letters.len() > 1 && bit_of(letters[letters.len() - 1]) == I;
    let vowels = if ends_in_glide { set } else { set & !I };
    // "yo" is often written "e".
    let is_yo = matches!(letters, [b'i' | b'j' | b'y', b'o']);
    let vowels = if is_yo { vowels | E } else { vowels };
    if has(b"ou") || has(b"oo") || has(b"oe") {
        vowels | U
    } else if has(b"ee") || has(b"ie") {
        vowels | I
    } else {
        vowels
    }
}

fn letters_distance(one: u8, other: u8, is_last: bool, part: Part) -> u8 {
    if one & other != 0 {
        return u8::from(one != other);
    }
    let both = one | other;
    let is_pair = |pair: u8| both & pair == pair;
    match (is_last, part) {
        (true, Part::Given) if is_pair(E | I) => 4,
        (true, Part::Surname | Part::Thing) if is_pair(A | O) || is_pair(E | I) => 4,
        (true, _) => FAR,
        (false, _) if is_pair(O | U) || is_pair(E | I) || is_pair(A | E) => 4,
        (false, _) if is_pair(A | O) || is_pair(E | O) => 6,
        (false, _) if is_pair(I | O) => 7,
        _ => 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(one: &str, other: &str) -> Option<u8> {
        Word::new(one, Script::Full).distance(&Word::new(other, Script::Full), Part::Surname)
    }

    #[test]
    fn spellings_of_one_word_are_near() {
        for (one, other) in [
            ("orlechenko", "orletschenko"),
            ("vasiltsyuk", "wasilcjuk"),
            ("qadhuri", "kadouri"),
            ("shcherbunets", "chtcherbounets"),
        ] {
            assert!(distance(one, other).is_some_and(|cost| cost <= 10), "{one} {other} {:?}", distance(one, other));
        }
    }

    #[test]
    fn other_words_are_far() {
        for (one, other) in [("orlechenko", "orlechuk"), ("velska", "velsky"), ("tamir", "tamira"), ("orlo", "arla")] {
            assert_eq!(distance(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn the_sounds_of_a_cell_are_of_one_class_so_that_keys_can_be_shared() {
        for [letters, western, eastern] in lexicon::graphemes() {
            for cell in [western, eastern] {
                for sounds in cell.split('+').filter(|sounds| *sounds != "-") {
                    let classes: Vec<Class> = sounds.split(' ').map(|sound| class_of(sound_bit(sound))).collect();
                    assert!(classes.iter().all(|class| *class == classes[0]), "{letters}: {classes:?}");
                }
            }
        }
    }
}
