//! Pages with so many attributes on one element that the parser would take minutes.
//!
//! The parser holds each attribute of an element against all others of it before anything can be seen from outside, so
//! this is looked for in the bytes. The scan does not know scripts and comments from tags. Instead it follows, at every
//! byte, all states that the parser could be in if any `<` before were the start of a tag, with the greatest number of
//! attributes for each. So it never counts too few; it counts too many only where a script compares with `<` and then
//! goes on for thousands of words without a `>`.

/// The greatest sum of squared attribute counts: one element with 16,000 of them takes about two seconds.
const MOST_SQUARES: u64 = 250_000_000;

/// Where in a tag the parser may be: the states of the HTML Standard, as far as attributes are concerned.
#[derive(Clone, Copy)]
enum State {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Unquoted,
    Double,
    Single,
}

const STATES: [State; 8] = [
    State::TagName,
    State::BeforeName,
    State::Name,
    State::AfterName,
    State::BeforeValue,
    State::Unquoted,
    State::Double,
    State::Single,
];

/// The greatest number of attributes so far, for each state that the parser may be in.
type Counts = [Option<u64>; STATES.len()];

/// Where the attributes of the page become too many.
pub(super) fn too_many(html: &[u8]) -> Option<usize> {
    let mut counts = Counts::default();
    let mut squares = 0;
    let mut at = 0;
    while at < html.len() {
        match counts.iter().flatten().max() {
            Some(most) if squares + most.pow(2) > MOST_SQUARES => return Some(at),
            Some(_) => {}
            None => at += memchr::memchr(b'<', &html[at..])?,
        }
        squares += step(&mut counts, html[at]).pow(2);
        if begins_tag(&html[at..]) {
            let count = &mut counts[State::TagName as usize];
            *count = (*count).max(Some(0));
        }
        at += 1;
    }
    None
}

/// Whether a start tag or an end tag may begin here: the parser takes the attributes of both.
fn begins_tag(html: &[u8]) -> bool {
    matches!(html, [b'<', b'/', letter, ..] | [b'<', letter, ..] if letter.is_ascii_alphabetic())
}

/// Takes the next byte; the number of attributes of the tag that it may end.
fn step(counts: &mut Counts, byte: u8) -> u64 {
    let mut next = Counts::default();
    let mut ended = 0;
    for (state, count) in STATES.into_iter().zip(*counts) {
        let Some(count) = count else { continue };
        match state.after(byte) {
            Some(then) => {
                let begun = u64::from(matches!((state, then), (State::BeforeName | State::AfterName, State::Name)));
                let slot = &mut next[then as usize];
                *slot = (*slot).max(Some(count + begun));
            }
            None => ended = ended.max(count),
        }
    }
    *counts = next;
    ended
}

impl State {
    /// The state behind `byte`; none where the tag ends.
    fn after(self, byte: u8) -> Option<State> {
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c);
        Some(match (self, byte) {
            (State::Double, b'"') | (State::Single, b'\'') => State::BeforeName,
            (State::Double | State::Single, _) => self,
            (_, b'>') => return None,
            (State::BeforeValue, b'"') => State::Double,
            (State::BeforeValue, b'\'') => State::Single,
            (State::BeforeValue, _) if space => self,
            (State::BeforeValue, _) => State::Unquoted,
            (State::Unquoted | State::TagName, _) if space => State::BeforeName,
            (State::Unquoted, _) => self,
            (_, b'/') => State::BeforeName,
            (State::TagName, _) => self,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::Name, _) if space => State::AfterName,
            (State::BeforeName | State::AfterName, _) if space => self,
            (State::BeforeName | State::Name | State::AfterName, _) => State::Name,
        })
    }
}
