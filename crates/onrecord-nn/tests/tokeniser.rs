//! The tokeniser against the reference, on strings that are nasty on purpose.
//!
//! `tokeniser/reference.tsv` was written by the Hugging Face library `tokenizers` 0.23 (`BertNormalizer`, `BertPreTokenizer` and
//! `WordPiece`) for the invented vocabulary beside it, with its code points turned into bytes.

#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use onrecord_nn::{
    EMBEDDED,
    tokeniser::{Piece, Tokeniser},
};
use proptest::prelude::*;
use serde::Deserialize;
use sha2::{Digest, Sha256};

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

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

/// How many pieces, and the hash of all of them, as `training/reference_pieces.py` writes them.
fn hashed(pieces: &[Piece]) -> (usize, String) {
    let mut hash = Sha256::new();
    for number in pieces.iter().flat_map(|piece| [piece.id, piece.start, piece.end]) {
        hash.update(number.to_le_bytes());
    }
    let first = hash.finalize()[..8].try_into().map(u64::from_be_bytes).unwrap();
    (pieces.len(), format!("{first:016x}"))
}

#[test]
fn it_agrees_with_the_reference_on_a_thousand_articles() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/news_sample/articles.jsonl");
    let Ok(file) = File::open(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return;
    };
    let rows = include_str!("tokeniser/news_sample.tsv").lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        (fields[0], (fields[1].parse().unwrap(), fields[2].to_owned()))
    });
    let mut expected: HashMap<&str, (usize, String)> = rows.collect();
    let tokeniser = Tokeniser::new(EMBEDDED.vocabulary).unwrap();
    for line in BufReader::new(file).lines() {
        let article: Article = serde_json::from_str(&line.unwrap()).unwrap();
        if let Some(expected) = expected.remove(article.id.as_str()) {
            assert_eq!(hashed(&tokeniser.pieces(&article.text)), expected, "{}", article.id);
        }
    }
    assert_eq!(expected.len(), 0, "articles of the table that the sample does not have");
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
