//! The tokeniser against the reference, on strings that are nasty on purpose.
//!
//! `tokeniser/reference.tsv` was written by the Hugging Face library `tokenizers` 0.23 (`BertNormalizer`, `BertPreTokenizer` and
//! `WordPiece`) for the invented vocabulary beside it, with its code points turned into bytes.

#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use onrecord_nn::tokeniser::{Piece, Tokeniser};
use proptest::prelude::*;

const VOCABULARY: &str = include_str!("tokeniser/vocab.txt");

fn tokeniser() -> Tokeniser {
    Tokeniser::new(VOCABULARY).unwrap()
}

/// A piece as the table writes it.
fn shown(piece: &Piece) -> String {
    format!("{}:{}-{}", piece.id, piece.start, piece.end)
}

#[test]
fn it_agrees_with_the_reference() {
    let tokeniser = tokeniser();
    for line in include_str!("tokeniser/reference.tsv").lines().skip(1) {
        let (text, expected) = line.split_once('\t').unwrap();
        let text: String = serde_json::from_str(text).unwrap();
        let pieces: Vec<_> = tokeniser.pieces(&text).iter().map(shown).collect();
        assert_eq!(pieces.join(" "), expected, "{text:?}");
    }
}

#[test]
fn special_tokens_in_a_text_are_brackets_and_letters() {
    let text = "[MASK]";
    let pieces: Vec<_> = tokeniser().pieces(text).iter().map(|piece| &text[piece.range()]).collect();
    assert_eq!(pieces, ["[", "MASK", "]"]);
}

#[test]
fn a_vocabulary_without_unknown_or_with_a_token_twice_is_refused() {
    let message = |list: &str| Tokeniser::new(list).unwrap_err().to_string();
    assert_eq!(message("the\na"), "vocab.txt: no token for unknown words: [UNK]");
    assert_eq!(message("[UNK]\nthe\na\nthe\n"), "vocab.txt: a token twice: line 4");
    assert_eq!(tokeniser().tokens(), VOCABULARY.lines().count());
}

proptest! {
    #[test]
    fn pieces_lie_in_the_text_in_its_order(text in "(\\PC|[a-zA-Z .,\u{301}\u{200b}日İß한])*") {
        let mut end = 0;
        for piece in tokeniser().pieces(&text) {
            let slice = text.get(piece.range());
            prop_assert!(slice.is_some_and(|slice| !slice.is_empty()));
            prop_assert!(piece.start >= end || text[piece.range()].chars().count() == 1);
            end = piece.end;
        }
    }
}
