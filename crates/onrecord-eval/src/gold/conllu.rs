//! Gold of syntax: the words, sentences and trees of a treebank, from CoNLL-U.
//!
//! A treebank gives words and not a text, so the text is put together from them: one space between two words unless the
//! file says that there is none, nothing between the parts of a contraction, one space between sentences, and an empty
//! line before a paragraph. Words that the writer left out (`8.1`) are no words of the text.

use std::{ops::Range, path::Path};

use onrecord::{
    annotate::Word,
    tagging::{Chain, PartOfSpeech, Words},
    text::Span,
};

use crate::{
    error::{Error, Result},
    files,
    numbers::count,
};

/// A document with a tree over each sentence. Positions are bytes, words are indices into `words`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeGold {
    /// The document's name.
    pub id: String,
    /// Its text, as put together from its words.
    pub text: String,
    /// Its words, in the order of the text.
    pub words: Vec<Word>,
    /// For each sentence, its words. They follow each other; none is empty.
    pub sentences: Vec<Range<usize>>,
    /// For each paragraph, its sentences. They follow each other; none is empty.
    pub paragraphs: Vec<Range<usize>>,
    /// For each word, its part of speech.
    pub parts_of_speech: Vec<PartOfSpeech>,
    /// For each word, what it depends on.
    pub arcs: Vec<GoldArc>,
    /// Mentions of one entity, each chain in the order of the text; empty where they come from no other file.
    pub chains: Vec<Chain>,
}

/// What a word depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldArc {
    /// Another word of the sentence; none for the root.
    pub head: Option<usize>,
    /// The relation to it as the file writes it, with its subtype.
    pub relation: String,
}

impl GoldArc {
    /// The relation without its subtype, as the shared tasks on parsing score it.
    pub fn universal(&self) -> &str {
        self.relation.split(':').next().unwrap_or_default()
    }
}

impl<'a> From<&'a TreeGold> for Words<'a> {
    fn from(gold: &'a TreeGold) -> Words<'a> {
        Words { text: &gold.text, words: &gold.words, sentences: &gold.sentences, paragraphs: &gold.paragraphs }
    }
}

/// The document of a file. Its name is that of the file, without `.conllu`.
///
/// # Errors
///
/// If the file cannot be read or is not of that format.
pub fn read(path: &Path) -> Result<TreeGold> {
    document(&files::stem(path, ".conllu"), &files::read(path)?)
}

/// The document of a file's content.
///
/// # Errors
///
/// If the content is not of that format.
pub fn document(id: &str, content: &str) -> Result<TreeGold> {
    let mut gold = TreeGold { id: id.to_owned(), ..TreeGold::default() };
    for (n, block) in content.split("\n\n").enumerate().filter(|(_, block)| rows(block).next().is_some()) {
        if block.lines().any(|line| line.starts_with("# newpar")) || gold.paragraphs.is_empty() {
            gold.begin_paragraph();
        }
        gold.push_sentence(block).ok_or_else(|| Error::new(id, format!("sentence {n} is not in CoNLL-U")))?;
    }
    Ok(gold)
}

/// The lines of a sentence that are not about the sentence as a whole, by columns.
fn rows(block: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = block.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

impl TreeGold {
    fn begin_paragraph(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.paragraphs.push(self.sentences.len()..self.sentences.len());
    }

    /// Nothing if a line of it cannot be read.
    fn push_sentence(&mut self, block: &str) -> Option<()> {
        let first = self.words.len();
        let mut contraction = Contraction { last: 0, is_spaced: true };
        for columns in rows(block) {
            let [number, form, _, tag, _, _, head, relation, _, misc] = columns[..] else { return None };
            if let Some((_, last)) = number.split_once('-') {
                contraction = Contraction { last: last.parse().ok()?, is_spaced: is_spaced(misc) };
            } else if !number.contains('.') {
                self.push_word(form, tag);
                self.arcs.push(arc(first, head, relation)?);
                let is_spaced = contraction.is_space_after(number.parse().ok()?).unwrap_or_else(|| is_spaced(misc));
                self.text.push_str(if is_spaced { " " } else { "" });
            }
        }
        self.end_sentence(first)
    }

    fn push_word(&mut self, form: &str, tag: &str) {
        let start = self.text.len();
        self.text.push_str(form);
        self.words.push(Word { span: Span::new(count(start), count(self.text.len())) });
        let part = PartOfSpeech::ALL.into_iter().find(|part| part.as_str() == tag);
        self.parts_of_speech.push(part.unwrap_or(PartOfSpeech::X));
    }

    /// Nothing if a head is not in the sentence.
    fn end_sentence(&mut self, first: usize) -> Option<()> {
        let sentence = first..self.words.len();
        let heads_fit = self.arcs[first..].iter().all(|arc| arc.head.is_none_or(|head| sentence.contains(&head)));
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push(' ');
        self.sentences.push(sentence);
        self.paragraphs.last_mut()?.end = self.sentences.len();
        heads_fit.then_some(())
    }
}

/// The contraction that was seen last: the number of its last word, and whether white space follows it.
struct Contraction {
    last: usize,
    is_spaced: bool,
}

impl Contraction {
    /// Whether white space follows the word of that number; nothing if the contraction does not say.
    fn is_space_after(&self, number: usize) -> Option<bool> {
        (number <= self.last).then_some(number == self.last && self.is_spaced)
    }
}

fn is_spaced(misc: &str) -> bool {
    misc.split('|').all(|part| part != "SpaceAfter=No")
}

/// Heads are counted from 1 within a sentence that begins with word `first`; 0 is the root.
fn arc(first: usize, head: &str, relation: &str) -> Option<GoldArc> {
    let head: usize = head.parse().ok()?;
    Some(GoldArc { head: head.checked_sub(1).map(|head| first + head), relation: relation.to_owned() })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Three sentences in two paragraphs, with a contraction and a word that was left out.
    pub(crate) const DOCUMENT: &str = "\
# newpar
# sent_id = 1
1-2\tOrlec's\t_\t_\t_\t_\t_\t_\t_\t_
1\tOrlec\tOrlec\tPROPN\tNNP\t_\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tbarges\tbarge\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
4\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4.1\tsank\tsink\tVERB\tVBD\t_\t_\t_\t4:conj\tCopyOf=4
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
1-2\tCan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tCa\tcan\tAUX\tMD\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\tSpaceAfter=No

# newpar
# sent_id = 3
1\tNé\tNé\tTHING\tUH\t_\t0\troot\t_\t_
";

    #[test]
    fn the_text_is_put_together() {
        let gold = document("a", DOCUMENT).unwrap();
        assert_eq!(gold.text, "Orlec's barges sank. Can't? \n\nNé ");
        let words: Vec<&str> = gold.words.iter().map(|word| &gold.text[word.span.range()]).collect();
        assert_eq!(words, ["Orlec", "'s", "barges", "sank", ".", "Ca", "n't", "?", "Né"]);
        assert_eq!((gold.sentences, gold.paragraphs), (vec![0..5, 5..8, 8..9], vec![0..2, 2..3]));
    }

    #[test]
    fn trees_are_over_the_words_of_the_document() {
        let gold = document("a", DOCUMENT).unwrap();
        let heads: Vec<Option<usize>> = gold.arcs.iter().map(|arc| arc.head).collect();
        assert_eq!(heads, [Some(2), Some(0), Some(3), None, Some(3), None, Some(5), Some(5), None]);
        assert_eq!((&*gold.arcs[0].relation, gold.arcs[0].universal()), ("nmod:poss", "nmod"));
        assert_eq!(gold.parts_of_speech[7..], [PartOfSpeech::Punct, PartOfSpeech::X]);
    }

    #[test]
    fn what_is_broken_is_an_error() {
        let word = "1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n";
        assert!(document("a", word).unwrap_err().to_string().starts_with("a: sentence 0"));
        assert!(document("a", "1\ta\ta\n").is_err());
        assert!(document("a", &word.replace("\t2\t", "\tx\t")).is_err());
    }
}
