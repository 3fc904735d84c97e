//! What a model says of the words of an article, and what follows from it.
//!
//! In comes [`Annotated`], out comes [`Tags`]: names, attributions, a tree for each sentence, chains of mentions. The model
//! stands behind [`Tagger`] and gives plain scores; what follows from them is decided here, by pure functions in whole
//! numbers, so that the same scores give the same tags on every machine.
//!
//! A model that fails is an error, never a poorer record.

mod attribution;
mod calibration;
mod chain;
mod label;
mod name;
mod sequence;
mod tree;

use std::{error::Error, fmt, ops::Range};

pub use attribution::TaggedAttribution;
pub use calibration::{Calibration, Curve};
pub use chain::{Chain, TaggedMention};
pub use label::{NameKind, PartOfSpeech, Relation, Role};
pub use name::TaggedName;
pub use tree::Arc;

use crate::{
    annotate::{Annotated, Word},
    text::Span,
};

/// A model that scores words.
pub trait Tagger: Sync {
    /// Scores the words of an article.
    ///
    /// # Errors
    ///
    /// If the model cannot; odd prose is no reason.
    fn score(&self, words: &Words<'_>) -> Result<Scores, TaggerError>;

    /// How its scores become confidence.
    fn calibration(&self) -> &Calibration;
}

/// What a model reads: the words of a text, in sentences, in paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The text that the words stand in.
    pub text: &'a str,
    /// The words, in the order of the text.
    pub words: &'a [Word],
    /// For each sentence, the indices of its words. They follow each other; none is empty.
    pub sentences: &'a [Range<usize>],
    /// For each paragraph, the indices of its sentences. They follow each other; none is empty.
    pub paragraphs: &'a [Range<usize>],
}

/// "Sen.", "Capt.", "Messrs.": so many bytes at most, without the full stop.
const LONGEST_ABBREVIATION: usize = 6;

impl Words<'_> {
    /// Whether a word is the full stop of the short word right before it, with another word after it: "Sen | . | Orlec".
    fn ends_abbreviation(&self, at: usize) -> bool {
        let span = |at: usize| self.words.get(at).map(|word| word.span);
        let (Some(before), Some(stop), Some(after)) = (at.checked_sub(1).and_then(span), span(at), span(at + 1)) else {
            return false;
        };
        let text = |span: Span| self.text.get(span.start() as usize..span.end() as usize).unwrap_or_default();
        let is_short = text(before).len() <= LONGEST_ABBREVIATION && text(before).starts_with(char::is_uppercase);
        let is_its_own = before.end() == stop.start() && stop.end() < after.start() && text(stop) == ".";
        is_short && is_its_own && text(after).starts_with(char::is_alphanumeric)
    }
}

impl<'a> From<&'a Annotated<'_>> for Words<'a> {
    fn from(annotated: &'a Annotated<'_>) -> Words<'a> {
        Words {
            text: annotated.article().text(),
            words: annotated.words(),
            sentences: annotated.words_of_sentences(),
            paragraphs: annotated.sentences_of_paragraphs(),
        }
    }
}

/// Why a model could not read an article.
#[derive(Debug)]
pub struct TaggerError {
    what: String,
}

/// What a model says of the words of an article, before anything is decided.
///
/// Scores are natural logarithms of probabilities, or of odds where that is said, in hundredths and rounded, so that no
/// decision hangs on the last bits of a float. Words are indices into [`Annotated::words`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// For each word: outside, then begin and go on for each of [`Role::ALL`].
    pub roles: Vec<[i16; 7]>,
    /// For each word: outside, then begin and go on for each of [`NameKind::ALL`].
    pub names: Vec<[i16; 15]>,
    /// For each word, the best part of speech.
    pub parts_of_speech: Vec<PartOfSpeech>,
    /// For each word, its likeliest heads within its sentence, the best first.
    pub heads: Vec<Vec<HeadScore>>,
    /// For words that may begin a cue, what belongs to it, in the order of the text.
    pub cues: Vec<CueScores>,
    /// Mentions and what they refer back to, in the order of their heads.
    pub mentions: Vec<MentionScores>,
}

/// A head that a word may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadScore {
    /// Another word of the sentence; none for the root.
    pub head: Option<u32>,
    /// How the word would depend on it.
    pub relation: Relation,
    /// Of this head among all of the sentence.
    pub score: i16,
}

/// What may belong to the attribution of one cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueScores {
    /// The first word of the cue.
    pub cue: u32,
    /// The first of the words that were scored; they follow each other.
    pub first: u32,
    /// The odds of each word being of the cue's source, against being none of its.
    pub source: Vec<i16>,
    /// The odds of each word being of the cue's content, against being none of its.
    pub content: Vec<i16>,
}

/// A mention and what it may refer back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionScores {
    /// The word that the others of the mention depend on.
    pub head: u32,
    /// All its words.
    pub words: Range<u32>,
    /// Earlier mentions, as indices into [`Scores::mentions`], with the odds of each against referring back to none.
    pub antecedents: Vec<(u32, i16)>,
}

/// What was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// Names, in the order of the text.
    pub names: Vec<TaggedName>,
    /// Attributions, in the order of their cues.
    pub attributions: Vec<TaggedAttribution>,
    /// Cues of which the model is sure though it found nothing that they tell of, by words, in the order of the text.
    pub lone_cues: Vec<Range<usize>>,
    /// For each word, its part of speech.
    pub parts_of_speech: Vec<PartOfSpeech>,
    /// For each word, its head: a tree for each sentence.
    pub arcs: Vec<Arc>,
    /// Mentions of one entity, in the order of the second mention.
    pub chains: Vec<Chain>,
    /// What may be a mention and what it may refer back to, in the order of the heads: what `chains` were made of.
    pub mentions: Vec<TaggedMention>,
}

/// Lets a model read the words of an article.
///
/// # Errors
///
/// If the model fails, or its scores are not of these words.
pub fn tag(words: &Words<'_>, tagger: &dyn Tagger) -> Result<Tags, TaggerError> {
    let scores = tagger.score(words)?;
    scores.check(words.sentences)?;
    let mut tags = decode(&scores, words.sentences, tagger.calibration());
    for sentence in words.sentences {
        let arcs = &mut tags.arcs[sentence.clone()];
        tree::mend_names(arcs, &tags.parts_of_speech[sentence.clone()], sentence.start, |at| {
            words.ends_abbreviation(at)
        });
    }
    Ok(tags)
}

fn decode(scores: &Scores, sentences: &[Range<usize>], calibration: &Calibration) -> Tags {
    let (attributions, lone_cues) = attribution::attributions(scores, calibration);
    let tree = |words: &Range<usize>| tree::tree(&scores.heads[words.clone()], words);
    Tags {
        names: name::names(scores, sentences, calibration),
        attributions,
        lone_cues,
        parts_of_speech: scores.parts_of_speech.clone(),
        arcs: sentences.iter().flat_map(tree).collect(),
        chains: chain::chains(&scores.mentions),
        mentions: chain::mentions(&scores.mentions),
    }
}

impl Scores {
    /// Whether they are of the words of these sentences and speak of no others.
    fn check(&self, sentences: &[Range<usize>]) -> Result<(), TaggerError> {
        let n_words = sentences.last().map_or(0, |sentence| sentence.end);
        let lengths = [self.roles.len(), self.names.len(), self.parts_of_speech.len(), self.heads.len()];
        let fit = lengths == [n_words; 4]
            && self.heads_fit(sentences)
            && self.cues_fit(n_words)
            && self.mentions_fit(n_words);
        if fit { Ok(()) } else { Err(TaggerError::new("the model's scores are not of the article's words")) }
    }

    fn heads_fit(&self, sentences: &[Range<usize>]) -> bool {
        let head_fits = |sentence: &Range<usize>, candidate: &HeadScore| {
            candidate.head.is_none_or(|head| sentence.contains(&(head as usize)))
        };
        let fits = |sentence: &Range<usize>| {
            self.heads[sentence.clone()].iter().flatten().all(|candidate| head_fits(sentence, candidate))
        };
        sentences.iter().all(fits)
    }

    fn cues_fit(&self, n_words: usize) -> bool {
        let fits = |cue: &CueScores| {
            let words = cue.words();
            cue.content.len() == words.len() && words.end <= n_words && words.contains(&(cue.cue as usize))
        };
        let follows = |one: &CueScores, other: &CueScores| {
            let (one_words, other_words) = (one.words(), other.words());
            one.cue < other.cue && one_words.start <= other_words.start && one_words.end <= other_words.end
        };
        self.cues.iter().all(fits) && self.cues.is_sorted_by(follows)
    }

    fn mentions_fit(&self, n_words: usize) -> bool {
        let fits =
            |mention: &MentionScores| mention.words.end as usize <= n_words && mention.words.contains(&mention.head);
        self.mentions.iter().all(fits)
    }
}

impl CueScores {
    /// The words that were scored.
    fn words(&self) -> Range<usize> {
        self.first as usize..self.first as usize + self.source.len()
    }
}

impl TaggerError {
    /// `what` is in lower case and without a final stop.
    pub fn new(what: impl Into<String>) -> TaggerError {
        TaggerError { what: what.into() }
    }
}

impl fmt::Display for TaggerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl Error for TaggerError {}
