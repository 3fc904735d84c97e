//! The model: encoder and heads behind [`Tagger`].
//!
//! In come the words of an article, out come scores for the core to decide on. An article is cut into windows, a few windows
//! at a time go through the encoder, and the heads read the rows of the words. Nothing depends on what else is read beside.

mod arc;
mod config;
mod heads;
mod link;
mod mention;
mod pair;
mod place;
mod score;
mod signs;
mod window;

use std::ops::Range;

use onrecord::tagging::{Calibration, HeadScore, PartOfSpeech, Relation, Scores, Tagger, TaggerError, Words};

use crate::{
    Error,
    encoder::{Encoder, Scratch, Window},
    tokeniser::Tokeniser,
    weights::Weights,
};
use config::HeadsConfig;
use heads::{Heads, Read};
use pair::Mention;
use place::Place;
use signs::Spellings;
use window::WordWindow;

/// The files of a model.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `model.safetensors`.
    pub weights: &'a [u8],
    /// `config.json`.
    pub config: &'a str,
    /// `vocab.txt`.
    pub vocabulary: &'a str,
}

/// The model that is in the program.
pub const EMBEDDED: Files<'static> = Files {
    weights: include_bytes!("../../../../models/model.safetensors"),
    config: include_str!("../../../../models/config.json"),
    vocabulary: include_str!("../../../../models/vocab.txt"),
};

/// A model that is ready to read.
#[derive(Debug)]
pub struct Model {
    tokeniser: Tokeniser,
    encoder: Encoder,
    heads: Heads,
    relations: Vec<Relation>,
    longest_window: usize,
    calibration: Calibration,
}

/// So many windows go through the encoder at a time: enough to keep its weights busy, few enough for the caches.
const WINDOWS_AT_A_TIME: usize = 8;

/// The score of what is impossible.
const IMPOSSIBLE: i16 = -30_000;

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    ///
    /// If a file is damaged, is of another format, or does not fit the others.
    pub fn read(files: Files<'_>) -> Result<Model, Error> {
        let config = HeadsConfig::read(files.config, files.weights)?;
        let weights = Weights::read(files.weights, files.config)?;
        let (tokeniser, encoder) = (Tokeniser::new(files.vocabulary)?, Encoder::read(&weights)?);
        config.check_sizes(&tokeniser, &encoder)?;
        let relations = config.relations()?;
        Ok(Model {
            heads: Heads::read(&weights, relations.len())?,
            relations,
            longest_window: config.window,
            calibration: config.calibration()?,
            tokeniser,
            encoder,
        })
    }

    /// The rows of the encoder for the words of some windows, one after the other.
    fn rows(&self, windows: &[WordWindow], scratch: &mut Scratch) -> Vec<f32> {
        let pieces: Vec<Window<'_>> =
            windows.iter().map(|window| Window { pieces: &window.pieces, cases: &window.cases }).collect();
        let hidden = self.encoder.encode(&pieces, scratch);
        let of_window = |(idx, window): (usize, &WordWindow)| {
            window.firsts.iter().flat_map(|&piece| hidden.piece(idx, piece)).copied().collect::<Vec<f32>>()
        };
        windows.iter().enumerate().flat_map(of_window).collect()
    }
}

impl Tagger for Model {
    fn score(&self, words: &Words<'_>) -> Result<Scores, TaggerError> {
        let windows = window::windows(words, &self.tokeniser, self.longest_window);
        let mut reading = Reading::new(words);
        let mut scratch = Scratch::default();
        for batch in windows.chunks(WINDOWS_AT_A_TIME) {
            let read = self.heads.apply(&self.rows(batch, &mut scratch), self.encoder.width());
            let mut start = 0;
            for window in batch {
                reading.add(self, &read, (window, start));
                start += window.firsts.len();
            }
        }
        reading.scores.mentions = mention::antecedents(&reading.mentions, &self.heads.pairs);
        Ok(reading.scores)
    }

    fn calibration(&self) -> &Calibration {
        &self.calibration
    }
}

/// What was read of an article so far.
struct Reading<'w> {
    words: &'w Words<'w>,
    scores: Scores,
    mentions: Vec<Mention>,
    spellings: Spellings,
}

impl<'w> Reading<'w> {
    /// Nothing is said of any word: it has no label, and no head but the root.
    fn new(words: &'w Words<'w>) -> Reading<'w> {
        let n_words = words.words.len();
        let root = HeadScore { head: None, relation: Relation::ROOT, score: IMPOSSIBLE };
        let scores = Scores {
            roles: vec![outside(); n_words],
            names: vec![outside(); n_words],
            parts_of_speech: vec![PartOfSpeech::X; n_words],
            heads: vec![vec![root]; n_words],
            ..Scores::default()
        };
        Reading { words, scores, mentions: Vec::new(), spellings: Spellings::default() }
    }

    /// Adds a window whose words stand from word `start` of the batch on.
    fn add(&mut self, model: &Model, read: &Read, (window, start): (&WordWindow, usize)) {
        let first = window.words.start;
        for (word, row) in window.words.clone().zip(start..) {
            self.scores.roles[word] = score::log_probabilities(read.roles.row(row));
            self.scores.names[word] = score::log_probabilities(read.names.row(row));
            self.scores.parts_of_speech[word] = PartOfSpeech::ALL[score::best(read.parts_of_speech.row(row))];
        }
        self.scores.cues.extend(link::cues(read, &model.heads.small, [start, first, window.words.len()]));
        let sentences = self.words.sentences;
        let from = sentences.partition_point(|sentence| sentence.end <= first);
        let here =
            sentences.iter().enumerate().skip(from).take_while(|(_, sentence)| sentence.start < window.words.end);
        for (sentence, words) in here {
            let end = words.end.min(window.words.end);
            self.add_sentence(model, read, (sentence, start + words.start - first..start + end - first));
        }
    }

    /// Adds a sentence whose words are these of the batch.
    fn add_sentence(&mut self, model: &Model, read: &Read, (sentence, words): (usize, Range<usize>)) {
        let offset = self.words.sentences[sentence].start;
        let place = Place { words: words.clone(), first: offset, sentence };
        let heads = arc::heads(read, &model.heads, &model.relations, &place);
        for (word, heads) in (offset..).zip(heads) {
            self.scores.heads[word] = heads;
        }
        let surface = |word: usize| self.words.text[self.words.words[word].span.range()].to_lowercase();
        let mentions = mention::mentions(read, &place, &model.heads.pairs, (&mut self.spellings, surface));
        self.mentions.extend(mentions);
    }
}

/// The scores of a word that has no label.
fn outside<const N: usize>() -> [i16; N] {
    std::array::from_fn(|label| if label == 0 { 0 } else { IMPOSSIBLE })
}
