//! The tokens of the model, and how a word is cut into them: from the left, always the longest that fits.
//!
//! Comes in: a `vocab.txt` once, then words. Goes out: pieces. A word that cannot be cut, or of more than
//! [`LONGEST_WORD`] characters, is one unknown piece, as in the reference.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{Piece, word::Word};
use crate::{Error, ErrorKind};

/// How many characters a word may have at most.
const LONGEST_WORD: usize = 100;

/// What a token begins with that continues a word.
const CONTINUES: &str = "##";

/// The tokens, each with its id.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Those that begin a word.
    first: Tokens,
    /// Those that continue one, without their mark.
    rest: Tokens,
    unknown: u32,
}

#[derive(Clone, Debug, Default)]
struct Tokens {
    ids: HashMap<Box<[u8]>, u32, FixedState>,
    /// How many bytes the longest of them has.
    longest: usize,
}

impl Vocabulary {
    pub(super) fn read(list: &str) -> Result<Vocabulary, Error> {
        let error = |kind| Error::new("vocab.txt", kind);
        let (mut first, mut rest) = (Tokens::default(), Tokens::default());
        for (id, token) in (0_u32..).zip(list.lines()) {
            let fresh = match token.strip_prefix(CONTINUES) {
                Some(ending) if !ending.is_empty() => rest.insert(ending, id),
                _ => first.insert(token, id),
            };
            fresh.then_some(()).ok_or_else(|| error(ErrorKind::Duplicate { line: id as usize + 1 }))?;
        }
        let unknown = *first.ids.get("[UNK]".as_bytes()).ok_or_else(|| error(ErrorKind::NoUnknown))?;
        Ok(Vocabulary { first, rest, unknown })
    }

    pub(super) fn len(&self) -> usize {
        self.first.ids.len() + self.rest.ids.len()
    }

    /// Adds the pieces of a word; an empty one has none.
    pub(super) fn cut(&self, word: &Word, pieces: &mut Vec<Piece>) {
        let before = pieces.len();
        if word.characters() <= LONGEST_WORD && self.cut_known(word, pieces).is_some() {
            return;
        }
        pieces.truncate(before);
        pieces.push(piece(self.unknown, word, 0, word.letters().len()));
    }

    fn cut_known(&self, word: &Word, pieces: &mut Vec<Piece>) -> Option<()> {
        let mut at = 0;
        while at < word.letters().len() {
            let tokens = if at == 0 { &self.first } else { &self.rest };
            let (id, length) = tokens.longest_start(&word.letters()[at..])?;
            pieces.push(piece(id, word, at, at + length));
            at += length;
        }
        Some(())
    }
}

impl Tokens {
    /// Says whether the token is new.
    fn insert(&mut self, token: &str, id: u32) -> bool {
        self.longest = self.longest.max(token.len());
        self.ids.insert(token.as_bytes().into(), id).is_none()
    }

    /// The longest token that the letters begin with, and its bytes. Tokens are whole characters, so none ends within one.
    fn longest_start(&self, letters: &[u8]) -> Option<(u32, usize)> {
        let longest = letters.len().min(self.longest);
        (1..=longest).rev().find_map(|length| Some((*self.ids.get(&letters[..length])?, length)))
    }
}

fn piece(id: u32, word: &Word, start: usize, end: usize) -> Piece {
    let source = word.source(start..end);
    Piece { id, start: source.start, end: source.end }
}
