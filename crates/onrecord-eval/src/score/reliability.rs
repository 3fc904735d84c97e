//! Is a finding that is said to be 0.9 sure right nine times in ten?
//!
//! A statement is right as in `who_said_what`: its content shares half of its words with a gold one, and the sources touch.
//! Only every second article is looked at, by the CRC-32 of its id: no rule was looked at with those, so what is measured
//! on them can be said of findings to come.
//!
//! What a model says is looked at on all articles: it must not have learnt from them. A name is right if its span and type
//! are, an attribution as in the row `who_said_what`, so that the share of all findings that are right is the precision
//! in the rows `micro` and `who_said_what`.

use std::{collections::BTreeMap, fmt};

use onrecord::{annotate::annotate, article::Article, tagging::Tagger};

use super::{
    names,
    statements::{self, jaccard},
    tagged::Tagged,
};
use crate::{
    error::Result,
    gold::{NamesGold, StatementsGold},
    pipeline,
    span::Span,
    text::{Text, WordSet},
};

/// For each confidence that is said, in hundredths: how many findings were right, of how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reliability {
    said: BTreeMap<u8, (u32, u32)>,
}

/// Holds what the program says of its statements against gold.
///
/// # Errors
///
/// If the model fails.
pub fn reliability(gold: &[StatementsGold]) -> Result<Reliability> {
    let mut reliability = Reliability::default();
    for article in gold.iter().filter(|article| is_held_aside(&article.id)) {
        for (confidence, right) in findings(article)? {
            reliability.add(confidence, right);
        }
    }
    Ok(reliability)
}

/// Something that a model found: how sure it was, and whether it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The model's score, before calibration.
    pub score: i16,
    /// What the program says, in hundredths.
    pub confidence: u8,
    /// Whether gold has it.
    pub right: bool,
}

/// The persons, organisations and places that a model finds.
///
/// # Errors
///
/// If the model fails.
pub fn found_names(gold: &[NamesGold], tagger: &dyn Tagger) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for article in gold {
        let found = Tagged::of(&article.id, &article.text, tagger)?;
        let right = names::right(article, &found.mentions());
        let told = found.tags.names.iter().zip(right).filter_map(|(name, right)| {
            Some(Finding { score: name.score, confidence: name.confidence, right: right? })
        });
        findings.extend(told);
    }
    Ok(findings)
}

/// The attributions that a model finds.
///
/// # Errors
///
/// If the model fails.
pub fn found_attributions(gold: &[StatementsGold], tagger: &dyn Tagger) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for article in gold {
        let found = Tagged::of(&article.id, &article.text, tagger)?;
        let right = statements::who_said_what(article, &found.statements());
        let told = found.tags.attributions.iter().zip(right).map(|(attribution, right)| Finding {
            score: attribution.score,
            confidence: attribution.confidence,
            right,
        });
        findings.extend(told);
    }
    Ok(findings)
}

/// Holds what a model says of the names that it finds against gold. Only persons, organisations and places are looked at.
///
/// # Errors
///
/// If the model fails.
pub fn tagged_name_reliability(gold: &[NamesGold], tagger: &dyn Tagger) -> Result<Reliability> {
    Ok(Reliability::of(&found_names(gold, tagger)?))
}

/// Holds what a model says of the attributions that it finds against gold.
///
/// # Errors
///
/// If the model fails.
pub fn tagged_attribution_reliability(gold: &[StatementsGold], tagger: &dyn Tagger) -> Result<Reliability> {
    Ok(Reliability::of(&found_attributions(gold, tagger)?))
}

impl Reliability {
    fn of(findings: &[Finding]) -> Reliability {
        let mut reliability = Reliability::default();
        for finding in findings {
            reliability.add(finding.confidence, finding.right);
        }
        reliability
    }

    fn add(&mut self, confidence: u8, right: bool) {
        let (n_right, n) = self.said.entry(confidence).or_default();
        *n_right += u32::from(right);
        *n += 1;
    }
}

/// Each statement's confidence, and whether it is right.
fn findings(gold: &StatementsGold) -> Result<Vec<(u8, bool)>> {
    let article = Article::from_text(gold.id.as_str(), gold.text.as_str());
    let annotated = annotate(&article);
    let facts = pipeline::facts(&annotated)?;
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
    Ok(statements.iter().filter_map(finding).collect())
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
            let said = f64::from(*hundredths) / 100.0;
            writeln!(f, "said {said:.2}   right {share:.3}   ({n_right} of {n})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use onrecord::tagging::NameKind;

    use super::*;
    use crate::score::told::Told;

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
        let (right, all) = reliability(&gold).unwrap().said.values().fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
        assert_eq!((right, all), (1, 2));
    }

    fn tagged() -> Told {
        let wrong = Told::of(9).name(3..5, NameKind::Organisation).name(2..3, NameKind::Other);
        wrong.name(0..1, NameKind::Person).attribution([0..1, 1..2, 2..5])
    }

    #[test]
    fn names_that_are_not_scored_are_not_counted() {
        // Words: Orlec said the Vell Guard won . Not here
        let text = "Orlec said the Vell Guard won. Not here";
        let gold = r#"[{"id": "a", "text": "TEXT", "mentions": [{"start": 0, "end": 5, "type": "person"},
            {"start": 15, "end": 19, "type": "place"}]}]"#;
        let gold: Vec<NamesGold> = serde_json::from_str(&gold.replace("TEXT", text)).unwrap();
        let found = tagged_name_reliability(&gold, &tagged()).unwrap();
        assert_eq!(found.to_string(), "said 0.80   right 0.500   (1 of 2)\n");
    }

    #[test]
    fn attributions_are_right_as_in_who_said_what() {
        let gold = |source: &str| {
            let gold = r#"[{"id": "a", "text": "Orlec said the Vell Guard won. Not here",
                "att": [{"source": SOURCE, "cue": [6, 10], "content": [11, 29]}]}]"#;
            serde_json::from_str::<Vec<StatementsGold>>(&gold.replace("SOURCE", source)).unwrap()
        };
        let found = |source| tagged_attribution_reliability(&gold(source), &tagged()).unwrap().to_string();
        assert_eq!(found("[0, 5]"), "said 0.90   right 1.000   (1 of 1)\n");
        assert_eq!(found("[]"), "said 0.90   right 0.000   (0 of 1)\n");
    }
}
