//! What stands in `config.json` beside the sizes of the encoder.

use onrecord::tagging::{Calibration, Curve, NameKind, PartOfSpeech, Relation, Role};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{Error, ErrorKind, encoder::Encoder, tokeniser::Tokeniser};

/// The part of `config.json` that says what the heads mean.
#[derive(Debug, Deserialize)]
pub(super) struct HeadsConfig {
    /// How many pieces a window may have, `[CLS]` and `[SEP]` not counted.
    pub(super) window: usize,
    /// The SHA-256 of `model.safetensors`, in hexadecimal digits.
    sha256: String,
    roles: Vec<String>,
    names: Vec<String>,
    parts_of_speech: Vec<String>,
    relations: Vec<String>,
    calibration: CurvePoints,
}

#[derive(Debug, Deserialize)]
struct CurvePoints {
    names: Vec<(i16, u8)>,
    attributions: Vec<(i16, u8)>,
}

impl HeadsConfig {
    /// Reads it and holds it against the weights and against the labels of this version.
    pub(super) fn read(config: &str, model: &[u8]) -> Result<HeadsConfig, Error> {
        let error = |message: String| Error::new("config.json", ErrorKind::Config { message });
        let read: HeadsConfig = serde_json::from_str(config).map_err(|bad| error(bad.to_string()))?;
        let found = hexadecimal(&Sha256::digest(model));
        if found != read.sha256 {
            let message = format!("its SHA-256 is {found}, and config.json asks for {}", read.sha256);
            return Err(Error::new("model.safetensors", ErrorKind::File { message }));
        }
        let known = [
            ("roles", &read.roles, begin_and_go_on(Role::ALL.map(Role::as_str))),
            ("names", &read.names, begin_and_go_on(NameKind::ALL.map(NameKind::as_str))),
            ("parts_of_speech", &read.parts_of_speech, PartOfSpeech::ALL.map(|part| part.as_str().to_owned()).to_vec()),
        ];
        match known.iter().find(|(_, found, expected)| *found != expected) {
            Some((what, ..)) => Err(error(format!("other {what} than this version knows"))),
            None => Ok(read),
        }
    }

    /// Whether the encoder knows all tokens and reads windows so long.
    pub(super) fn check_sizes(&self, tokeniser: &Tokeniser, encoder: &Encoder) -> Result<(), Error> {
        let message = if tokeniser.tokens() > encoder.tokens() {
            format!("{} tokens, and the weights are for {}", tokeniser.tokens(), encoder.tokens())
        } else if self.window == 0 || self.window > encoder.longest_window() {
            format!("windows of {} pieces, and the weights are for up to {}", self.window, encoder.longest_window())
        } else {
            return Ok(());
        };
        Err(Error::new("config.json", ErrorKind::Sizes { message }))
    }

    /// The relations in the order of their scores.
    pub(super) fn relations(&self) -> Result<Vec<Relation>, Error> {
        let named = |name: &String| {
            let unknown = || ErrorKind::Config { message: format!("no such relation: {name}") };
            Relation::named(name).ok_or_else(|| Error::new("config.json", unknown()))
        };
        self.relations.iter().map(named).collect()
    }

    /// The curves from scores to confidence.
    pub(super) fn calibration(&self) -> Result<Calibration, Error> {
        let curve = |points: &[(i16, u8)], what| {
            let falls = || ErrorKind::Config { message: format!("the calibration of {what} does not rise") };
            Curve::new(points.to_vec()).ok_or_else(|| Error::new("config.json", falls()))
        };
        Ok(Calibration {
            names: curve(&self.calibration.names, "names")?,
            attributions: curve(&self.calibration.attributions, "attributions")?,
        })
    }
}

/// The labels of these kinds: outside, then begin and go on for each.
fn begin_and_go_on<const N: usize>(kinds: [&str; N]) -> Vec<String> {
    let labels = kinds.iter().flat_map(|kind| [format!("B-{kind}"), format!("I-{kind}")]);
    std::iter::once("O".to_owned()).chain(labels).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
