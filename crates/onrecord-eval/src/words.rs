//! How the program cuts texts into words, sentences and paragraphs, for the training of models.
//!
//! A model must be trained on the words that it will be given, so training asks the program for them.

use std::path::Path;

use onrecord::{
    annotate::{Annotated, annotate},
    article::Article,
    text::CodePointIndex,
};
use serde::{Deserialize, Serialize};

use crate::{error::Result, files};

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
}

/// A text's words, in code points: a list for each paragraph, in it one for each sentence, in it one for each word.
#[derive(Serialize)]
struct Words {
    id: String,
    paragraphs: Vec<Vec<Vec<(u32, u32)>>>,
}

/// Reads JSON Lines with `id` and `text` and gives JSON Lines with `id` and `paragraphs`.
///
/// # Errors
///
/// If the file cannot be read, or a line is not such an object.
pub fn words(path: &Path) -> Result<String> {
    let texts: Vec<Text> = files::json_lines(path)?;
    Ok(texts.into_iter().map(|text| files::json_line(&words_of(text))).collect())
}

fn words_of(text: Text) -> Words {
    let article = Article::from_text(text.id.as_str(), text.text);
    Words { id: text.id, paragraphs: paragraphs(&annotate(&article)) }
}

fn paragraphs(annotated: &Annotated<'_>) -> Vec<Vec<Vec<(u32, u32)>>> {
    let text = annotated.article().text();
    let index = CodePointIndex::new(text);
    let sentence = |sentence_idx: usize| {
        let words = &annotated.words()[annotated.words_of_sentences()[sentence_idx].clone()];
        words.iter().map(|word| index.code_points(text, word.span)).collect()
    };
    annotated.sentences_of_paragraphs().iter().map(|sentences| sentences.clone().map(sentence).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_sentences_and_paragraphs_in_code_points() {
        let text = "“Né.” It isn't.\n\nNo.".to_owned();
        let words = words_of(Text { id: "a".to_owned(), text });
        let first = vec![vec![(0, 1), (1, 3), (3, 4), (4, 5)], vec![(6, 8), (9, 11), (11, 14), (14, 15)]];
        assert_eq!(words.paragraphs, [first, vec![vec![(17, 19), (19, 20)]]]);
    }
}
