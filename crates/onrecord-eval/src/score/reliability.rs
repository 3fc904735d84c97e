//! Is a finding that is said to be 0.9 sure right nine times in ten?
//!
//! A statement is right as in `who_said_what`: its content shares half of its words with a gold one, and the sources touch.
//! Only every second article is looked at, by the CRC-32 of its id: no rule was looked at with those, so what is measured
//! on them can be said of findings to come.

use std::{collections::BTreeMap, fmt};

use onrecord::{annotate::annotate, article::Article, facts::extract};

use super::statements::jaccard;
use crate::{
    gold::StatementsGold,
    span::Span,
    text::{Text, WordSet},
};

/// For each confidence that is said, in hundredths: how many findings were right, of how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reliability {
    said: BTreeMap<u8, (u32, u32)>,
}

/// Holds what the program says of its statements against gold.
pub fn reliability(gold: &[StatementsGold]) -> Reliability {
    let mut reliability = Reliability::default();
    for article in gold.iter().filter(|article| is_held_aside(&article.id)) {
        for (confidence, right) in findings(article) {
            let (n_right, n) = reliability.said.entry(confidence).or_default();
            *n_right += u32::from(right);
            *n += 1;
        }
    }
    reliability
}

/// Each statement's confidence, and whether it is right.
fn findings(gold: &StatementsGold) -> Vec<(u8, bool)> {
    let article = Article::from_text(gold.id.as_str(), gold.text.as_str());
    let annotated = annotate(&article);
    let facts = extract(&annotated);
    let text = Text::new(&gold.text);
    let spans = |offsets: &[onrecord_wire::Offsets]| {
        offsets.iter().map(|&(start, end)| Span::new(start, end)).collect::<Vec<_>>()
    };
    let right: Vec<[WordSet; 2]> =
        gold.att.iter().map(|item| [text.cover(&item.source), text.cover(&item.content)]).collect();
    let statements = onrecord_wire::object(&annotated, &facts).statements;
    let finding = |item: &onrecord_wire::Statement<'_>| {
        let found = [text.cover(&spans(&item.source)), text.cover(&spans(&item.content))];
        Some((item.confidence?.hundredths(), is_right(&right, &found)))
    };
    statements.iter().filter_map(finding).collect()
}

fn is_right(gold: &[[WordSet; 2]], [source, content]: &[WordSet; 2]) -> bool {
    gold.iter().any(|[gold_source, gold_content]| {
        jaccard(gold_content, content).is_some_and(|overlap| overlap >= 0.5) && !gold_source.is_disjoint(source)
    })
}

fn is_held_aside(id: &str) -> bool {
    crc32(id.as_bytes()) % 2 == 1
}

/// CRC-32 as in zip files.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (hundredths, (n_right, n)) in &self.said {
            let share = f64::from(*n_right) / f64::from(*n);
            writeln!(f, "said 0.{hundredths:02}   right {share:.3}   ({n_right} of {n})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crc_is_that_of_zip_files() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn a_right_and_a_wrong_finding_are_counted() {
        // CRC-32 of "a" is odd, of "d" even.
        let gold = r#"[{"id": "a", "text": "“We wait for the spring,” Orlec said. “It is not late yet,” Brandt said.",
            "att": [{"source": [[26, 31]], "cue": [[32, 36]], "content": [[0, 25]]}]},
            {"id": "d", "text": "“We wait for the spring,” Orlec said.", "att": []}]"#;
        let gold: Vec<StatementsGold> = serde_json::from_str(gold).unwrap();
        let (right, all) = reliability(&gold).said.values().fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
        assert_eq!((right, all), (1, 2));
    }
}
