//! The formats: from a file's lines to documents of sentences.

use super::Sentence;
use crate::text::{split_space, trim};

/// How a file of names is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The columns of CoNLL-2003 with `-DOCSTART-`; one document each.
    Conll,
    /// `.iob2` with the text of each sentence; one document per `# newdoc`.
    Uner,
    /// Number, word, tag; no marks of documents, so ten sentences are one.
    Wikigold,
    /// Word and tags, outermost first; one document per file, one paragraph per block.
    Worldwide,
}

/// Sentences of Wikigold in one document.
const GROUP: usize = 10;

type Documents = Vec<(String, Vec<Sentence>)>;

/// The documents of a file by their names; nothing if a line has too few columns.
pub(super) fn read(format: Format, name: &str, content: &str) -> Option<Documents> {
    let blocks = blocks(content);
    match format {
        Format::Conll => conll(name, &blocks),
        Format::Uner => uner(name, &blocks),
        Format::Wikigold => wikigold(name, &blocks),
        Format::Worldwide => worldwide(name, &blocks),
    }
}

/// Runs of lines between blank lines.
fn blocks(content: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = content.lines().map(|line| line.trim_end_matches('\r')).collect();
    let blocks = lines.split(|line| trim(line).is_empty());
    blocks.filter(|block| !block.is_empty()).map(<[&str]>::to_vec).collect()
}

fn sentence<'a>(rows: impl IntoIterator<Item = Option<(&'a str, Vec<&'a str>)>>) -> Option<Sentence> {
    let mut sentence = Sentence::default();
    for row in rows {
        let (token, tags) = row?;
        sentence.tokens.push(token.to_owned());
        sentence.tags.push(tags.into_iter().map(str::to_owned).collect());
    }
    Some(sentence)
}

fn numbered(name: &str, groups: impl IntoIterator<Item = Vec<Sentence>>) -> Documents {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    (1..).zip(groups).map(|(number, group)| (format!("{stem}-{number}"), group)).collect()
}

fn conll(name: &str, blocks: &[Vec<&str>]) -> Option<Documents> {
    let mut groups: Vec<Vec<Sentence>> = vec![Vec::new()];
    for block in blocks {
        let mut rows: Vec<Vec<&str>> = block.iter().map(|line| split_space(line).collect()).collect();
        if rows[0][0] == "-DOCSTART-" {
            groups.push(Vec::new());
            rows.remove(0);
        }
        if !rows.is_empty() {
            let cells = rows.iter().map(|row| Some((*row.first()?, vec![*row.last()?])));
            groups.last_mut()?.push(sentence(cells)?);
        }
    }
    Some(numbered(name, groups.into_iter().filter(|group| !group.is_empty())))
}

fn uner(name: &str, blocks: &[Vec<&str>]) -> Option<Documents> {
    let mut documents = Documents::new();
    for block in blocks {
        let note = |wanted| block.iter().rev().filter_map(|line| note(line)).find(|(key, _)| *key == wanted);
        let newdoc = note("newdoc id").map(|(_, id)| id);
        if newdoc.is_some() || documents.is_empty() {
            documents.push((newdoc.unwrap_or(name).to_owned(), Vec::new()));
        }
        let rows = block.iter().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
        let numbered = rows.filter(|row| row[0].chars().all(|c| c.is_ascii_digit()) && !row[0].is_empty());
        let mut sentence = sentence(numbered.map(|row| Some((*row.get(1)?, vec![*row.get(2)?]))))?;
        sentence.text = note("text").map(|(_, text)| text.to_owned());
        documents.last_mut()?.1.push(sentence);
    }
    Some(documents)
}

/// Key and value of `# key = value`.
fn note(line: &str) -> Option<(&str, &str)> {
    let note = line.strip_prefix('#')?;
    let (key, value) = note.split_once('=')?;
    let key = key.strip_suffix(' ')?;
    Some((key.strip_prefix(' ').unwrap_or(key), value.strip_prefix(' ')?))
}

fn wikigold(name: &str, blocks: &[Vec<&str>]) -> Option<Documents> {
    let cells = |line: &&'_ str| -> Option<(String, String)> {
        let mut cells = line.split('\t').skip(1);
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    };
    let read = |block: &Vec<&str>| {
        let rows: Vec<(String, String)> = block.iter().map(cells).collect::<Option<_>>()?;
        sentence(rows.iter().map(|(token, tag)| Some((&**token, vec![&**tag]))))
    };
    let sentences: Vec<Sentence> = blocks.iter().map(read).collect::<Option<_>>()?;
    Some(numbered(name, sentences.chunks(GROUP).map(<[Sentence]>::to_vec)))
}

fn worldwide(name: &str, blocks: &[Vec<&str>]) -> Option<Documents> {
    let cells = |line: &&'_ str| line.split_once('\t').map(|(token, tags)| (token.to_owned(), tags.to_owned()));
    let read = |block: &Vec<&str>| {
        let rows: Vec<(String, String)> = block.iter().map(cells).collect::<Option<_>>()?;
        sentence(rows.iter().map(|(token, tags)| Some((&**token, tags.split('\t').collect()))))
    };
    let mut sentences: Vec<Sentence> = blocks.iter().map(read).collect::<Option<_>>()?;
    if sentences.first().is_some_and(|first| is_address(&first.tokens[0])) {
        sentences.remove(0);
    }
    Some(vec![(name.strip_suffix(".txt.tsv").unwrap_or(name).to_owned(), sentences)])
}

fn is_address(token: &str) -> bool {
    ["http:", "https:", "www"].iter().any(|start| token.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_uner() {
        let cases = [
            ("# text = a = b", Some(("text", "a = b"))),
            ("#newdoc id = d", Some(("newdoc id", "d"))),
            ("# newpar", None),
            ("# a=b = c", None),
            ("1\t=\tO", None),
        ];
        for (line, wanted) in cases {
            assert_eq!(note(line), wanted, "{line}");
        }
    }

    #[test]
    fn ten_sentences_of_wikigold_are_a_document() {
        let content = "0\tRome\tB-LOC\n\n".repeat(21);
        let documents = read(Format::Wikigold, "x.conllu", &content).unwrap();
        assert_eq!(documents.iter().map(|(_, sentences)| sentences.len()).collect::<Vec<_>>(), [10, 10, 1]);
    }
}
