//! Gold of names: files with a token and its tag on each line, made into text that reads naturally.
//!
//! Four formats are read: the columns of `CoNLL`, the `.iob2` of UNER, Wikigold, and the worldwide newswire. Where the makers
//! give the text of a sentence it is kept; else tokens are joined as a typesetter would join them.

mod bio;
mod readers;
mod typeset;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use readers::Format;

use crate::{
    error::{Error, Result},
    files,
    span::Span,
};

/// One document with its names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct NamesGold {
    /// The document's name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The outermost names, in the order of the text.
    pub mentions: Vec<GoldName>,
    /// Names inside names: neither rewarded nor punished.
    #[serde(default)]
    pub inner: Vec<GoldName>,
}

/// One name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldName {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// `person`, `organisation`, `place` or `other`.
    pub r#type: String,
}

impl NamesGold {
    /// One line of JSON Lines.
    pub fn to_json(&self) -> String {
        files::json_line(self)
    }
}

/// A sentence as its file gives it.
#[derive(Clone, Debug, Default)]
struct Sentence {
    tokens: Vec<String>,
    /// The tags of each token, the outermost first.
    tags: Vec<Vec<String>>,
    /// The text, where the file has it.
    text: Option<String>,
}

/// The documents of a file.
///
/// # Errors
///
/// If it cannot be read or is not of that format.
pub fn read(format: Format, path: &Path) -> Result<Vec<NamesGold>> {
    let name = files::name(path);
    documents(format, &name, &files::read(path)?)
}

/// The documents of a file's content.
fn documents(format: Format, name: &str, content: &str) -> Result<Vec<NamesGold>> {
    let documents =
        readers::read(format, name, content).ok_or_else(|| Error::new(name, "a line has too few columns"))?;
    documents.iter().map(|(id, sentences)| document(id, sentences, format)).collect()
}

fn document(id: &str, sentences: &[Sentence], format: Format) -> Result<NamesGold> {
    let mut gold = NamesGold { id: id.to_owned(), ..NamesGold::default() };
    let mut length = 0;
    for (n, sentence) in sentences.iter().enumerate() {
        let (mut text, spans) = placed(sentence, format).ok_or_else(|| Error::new(id, "a token is not in the text"))?;
        for (layer, tags) in layers(&sentence.tags).iter().enumerate() {
            let names = named(tags, &spans, length).map_err(|tag| Error::new(id, format!("unknown tag: {tag}")))?;
            if layer == 0 { &mut gold.mentions } else { &mut gold.inner }.extend(names);
        }
        if n + 1 < sentences.len() {
            text.push_str(typeset::separator(&text, format));
        }
        length += typeset::length(&text);
        gold.text.push_str(&text);
    }
    Ok(gold)
}

/// A sentence's text, and where its tokens stand in it.
fn placed(sentence: &Sentence, format: Format) -> Option<(String, Vec<Span>)> {
    match &sentence.text {
        Some(text) => Some((text.clone(), typeset::aligned(&sentence.tokens, text)?)),
        None => Some(typeset::joined(&sentence.tokens, format)),
    }
}

/// The tags by depth; a token without a tag at some depth has "O" there.
fn layers(tags: &[Vec<String>]) -> Vec<Vec<&str>> {
    let depth = tags.iter().map(Vec::len).max().unwrap_or_default();
    let layer = |n| tags.iter().map(|token| token.get(n).map_or("O", String::as_str)).collect();
    (0..depth).map(layer).collect()
}

/// The names of one layer of tags. What goes wrong is a type that no set has.
fn named(tags: &[&str], spans: &[Span], offset: u32) -> std::result::Result<Vec<GoldName>, String> {
    let name = |run: bio::Run<'_>| {
        let r#type = type_of(run.kind).ok_or_else(|| run.kind.to_owned())?.to_owned();
        let span = Span::new(offset + spans[run.first].start, offset + spans[run.last].end);
        Ok(GoldName { span, r#type })
    };
    bio::runs(tags).into_iter().filter(|run| !matches!(run.kind, "Date" | "Money")).map(name).collect()
}

/// The type of a tag. A facility is a place, as the makers of the worldwide newswire map it for comparison with `CoNLL`.
fn type_of(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "PER" | "Person" => "person",
        "ORG" | "Organization" => "organisation",
        "LOC" | "Location" | "Facility" => "place",
        "MISC" | "OTH" | "Misc" | "NORP" | "Product" => "other",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONLL: &str = "-DOCSTART- -X- -X- O

ROWING NN I-NP O
- : O O
OREVA NNP I-NP B-LOC

Oreva NNP I-NP B-LOC
's POS O O
Velan JJ I-NP B-MISC
Cup NNP I-NP I-MISC
win NN I-NP O
, , O O
said VBD O O
\" \" O O
President NNP O O
Ludor NNP I-NP B-PER
Tamik NNP I-NP I-PER
\" \" O O
( ( O O
ORWF NNP O B-ORG
) ) O O
. . O O

-DOCSTART- -X- -X- O

Rome NNP I-NP B-LOC
";

    const WORLDWIDE: &str = "https://example.org/a\tO

half\tO
-\tO
time\tO
Orléva\tB-Organization
Tarn\tI-Organization\tB-Location
Bridge\tB-Facility
May\tB-Date
Velan\tB-NORP
.\tO
";

    fn shown<'a>(gold: &'a NamesGold, names: &'a [GoldName]) -> Vec<(String, &'a str)> {
        let text = crate::text::Text::new(&gold.text);
        names.iter().map(|name| (text.slice(name.span).iter().collect(), &*name.r#type)).collect()
    }

    fn pairs<'a>(pairs: &[(&str, &'a str)]) -> Vec<(String, &'a str)> {
        pairs.iter().map(|(words, r#type)| ((*words).to_owned(), *r#type)).collect()
    }

    #[test]
    fn conll() {
        let gold = documents(Format::Conll, "file.txt", CONLL).unwrap();
        assert_eq!(gold[0].text, "ROWING - OREVA\nOreva's Velan Cup win, said \"President Ludor Tamik\" (ORWF).");
        assert_eq!((&*gold[0].id, &*gold[1].id, &*gold[1].text), ("file-1", "file-2", "Rome"));
        let wanted = [
            ("OREVA", "place"),
            ("Oreva", "place"),
            ("Velan Cup", "other"),
            ("Ludor Tamik", "person"),
            ("ORWF", "organisation"),
        ];
        assert_eq!(shown(&gold[0], &gold[0].mentions), pairs(&wanted));
    }

    #[test]
    fn worldwide() {
        let gold = &documents(Format::Worldwide, "a_1.txt.tsv", WORLDWIDE).unwrap()[0];
        assert_eq!((&*gold.id, &*gold.text), ("a_1", "half-time Orléva Tarn Bridge May Velan."));
        let wanted = [("Orléva Tarn", "organisation"), ("Bridge", "place"), ("Velan", "other")];
        assert_eq!(shown(gold, &gold.mentions), pairs(&wanted));
        assert_eq!(shown(gold, &gold.inner), pairs(&[("Tarn", "place")]));
    }

    #[test]
    fn uner_and_wikigold() {
        let uner =
            "# newdoc id = d1\n# sent_id = 1\n# text = In Rome, a = b\n1\tIn\tO\n2\tRome\tB-LOC\n3\t,\tO\n4\ta\tO\n";
        let gold = &documents(Format::Uner, "x.iob2", uner).unwrap()[0];
        assert_eq!((&*gold.id, &*gold.text), ("d1", "In Rome, a = b"));
        assert_eq!(shown(gold, &gold.mentions), pairs(&[("Rome", "place")]));

        let wiki = "0\tBritish\tB-MISC\n1\tRome\tB-LOC\n2\tCity\tI-LOC\n";
        let gold = &documents(Format::Wikigold, "test.conllu", wiki).unwrap()[0];
        assert_eq!((&*gold.id, &*gold.text), ("test-1", "British Rome City"));
        assert_eq!(shown(gold, &gold.mentions), pairs(&[("British", "other"), ("Rome City", "place")]));
    }

    #[test]
    fn what_is_broken_is_an_error() {
        assert!(documents(Format::Wikigold, "x", "0\tBritish\n").is_err());
        assert!(documents(Format::Wikigold, "x", "0\tBritish\tB-THING\n").is_err());
        assert!(documents(Format::Uner, "x", "# text = In Rome\n1\tBerlin\tO\n").is_err());
    }
}
