//! Scores names and attributions as a model gives them, before anything is made of them.
//!
//! The model reads the program's own words; what it finds reaches from the first character of the first word to the last of
//! the last. The scorers are those of the program's output.

use std::ops::Range;

use onrecord::{
    annotate::annotate,
    article::Article,
    tagging::{TaggedAttribution, TaggedName, Tagger, Tags, Words, tag},
    text::CodePointIndex,
};

use super::{Borders, names, statements};
use crate::{
    error::{Error, Result},
    gold::{NamesGold, StatementsGold},
    numbers::Report,
    prediction::{Mention, Prediction, Predictions, Statement},
    span::{Span, Spans},
};

/// Scores the names that a model finds: spans must be exact.
///
/// # Errors
///
/// If the model fails.
pub fn tagged_names(gold: &[NamesGold], tagger: &dyn Tagger) -> Result<Report> {
    let texts = gold.iter().map(|article| (&*article.id, &*article.text));
    Ok(names(gold, &predictions(texts, tagger)?, Borders::Exact))
}

/// Scores the attributions that a model finds.
///
/// # Errors
///
/// If the model fails.
pub fn tagged_attributions(gold: &[StatementsGold], tagger: &dyn Tagger) -> Result<Report> {
    let texts = gold.iter().map(|article| (&*article.id, &*article.text));
    Ok(statements(gold, &predictions(texts, tagger)?))
}

fn predictions<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>, tagger: &dyn Tagger) -> Result<Predictions> {
    texts.map(|(id, text)| Ok((id.to_owned(), Tagged::of(id, text, tagger)?.prediction(id, text)))).collect()
}

/// What a model says of a text.
pub(super) struct Tagged {
    pub(super) tags: Tags,
    /// Where the words stand, in code points.
    words: Vec<Span>,
}

impl Tagged {
    /// Lets a model read a text. What goes wrong is the model.
    pub(super) fn of(id: &str, text: &str, tagger: &dyn Tagger) -> Result<Tagged> {
        let article = Article::from_text(id, text);
        let annotated = annotate(&article);
        let tags = tag(&Words::from(&annotated), tagger).map_err(|error| Error::new(id, error))?;
        let index = CodePointIndex::new(text);
        let words = annotated.words().iter().map(|word| index.code_points(text, word.span));
        Ok(Tagged { tags, words: words.map(|(start, end)| Span::new(start, end)).collect() })
    }

    fn prediction(&self, id: &str, text: &str) -> Prediction {
        Prediction {
            id: id.to_owned(),
            text: Some(text.to_owned()),
            mentions: self.mentions(),
            statements: self.statements(),
            ..Prediction::default()
        }
    }

    /// The names, in the order of the tags.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let mention = |name: &TaggedName| Mention {
            span: self.span(&name.words),
            r#type: Some(name.kind.as_str().to_owned()),
            form: None,
            entity: None,
        };
        self.tags.names.iter().map(mention).collect()
    }

    /// The attributions, in the order of the tags.
    pub(super) fn statements(&self) -> Vec<Statement> {
        let spans = |parts: &[Range<usize>]| Spans(parts.iter().map(|words| self.span(words)).collect());
        let statement = |attribution: &TaggedAttribution| Statement {
            source: spans(&attribution.source),
            cue: spans(std::slice::from_ref(&attribution.cue)),
            content: spans(&attribution.content),
            ..Statement::default()
        };
        self.tags.attributions.iter().map(statement).collect()
    }

    /// From the first word to the last. There is one at least.
    fn span(&self, words: &Range<usize>) -> Span {
        Span::new(self.words[words.start].start, self.words[words.end - 1].end)
    }
}

#[cfg(test)]
mod tests {
    use onrecord::tagging::NameKind;

    use super::*;
    use crate::score::told::Told;

    /// Words: “ Né , ” Ana Orlec of Vell said .
    const TEXT: &str = "“Né,” Ana Orlec of Vell said.";

    #[test]
    fn names_are_exact_spans_of_code_points() {
        let gold = r#"[{"id": "a", "text": "TEXT", "mentions": [{"start": 6, "end": 15, "type": "person"},
            {"start": 19, "end": 23, "type": "place"}, {"start": 1, "end": 3, "type": "other"}]}]"#;
        let gold: Vec<NamesGold> = serde_json::from_str(&gold.replace("TEXT", TEXT)).unwrap();
        let told = Told::of(10).name(4..6, NameKind::Person).name(7..8, NameKind::Organisation);
        let report = tagged_names(&gold, &told.name(1..2, NameKind::Nationality)).unwrap();
        let rows: Vec<String> = report.tables[0].rows.iter().map(ToString::to_string).collect();
        assert_eq!(rows[0], "person                 P 1.000  R 1.000  F 1.000");
        assert_eq!(rows[3], "micro                  P 0.500  R 0.500  F 0.500");
        assert_eq!(rows[4], "span                   P 1.000  R 1.000  F 1.000");
        assert!(report.warnings.is_empty());
    }

    #[test]
    fn attributions_reach_from_first_to_last_word() {
        let gold = r#"[{"id": "a", "text": "TEXT", "att": [{"source": [6, 23], "cue": [24, 28], "content": [0, 5]}]}]"#;
        let gold: Vec<StatementsGold> = serde_json::from_str(&gold.replace("TEXT", TEXT)).unwrap();
        let told = Told::of(10).attribution([4..6, 8..9, 0..4]);
        let report = tagged_attributions(&gold, &told).unwrap();
        let row =
            |name: &str| report.tables[0].rows.iter().find(|row| row.name.trim_end() == name).unwrap().to_string();
        assert!(row("all    content_exact").ends_with("F 1.000"));
        assert!(row("all    cue_exact").ends_with("F 1.000"));
        assert!(row("all    who_said_what").ends_with("F 1.000"));
        assert!(row("all    source_tok").ends_with("P 1.000  R 0.500  F 0.667"));
        assert!(row("direct who_said_what").ends_with("F 1.000"));
    }

    #[test]
    fn a_model_that_fails_is_an_error() {
        let gold = [NamesGold { id: "a".to_owned(), text: TEXT.to_owned(), ..NamesGold::default() }];
        let error = tagged_names(&gold, &Told::of(3)).unwrap_err();
        assert_eq!(error.to_string(), "a: the model's scores are not of the article's words");
    }
}
