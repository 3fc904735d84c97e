//! GUM: documents of many genres with trees and with chains of mentions, in three parts.
//!
//! Trees are in `dep`, chains in `coref/ontogum/conll`, over the same words; `splits.md` says which document is of which
//! part. Documents that are named there and have no file are left out: the texts of one genre may not be passed on.

use std::{collections::BTreeMap, ops::Range, path::Path};

use onrecord::tagging::Chain;

use super::conllu::{self, TreeGold};
use crate::{
    error::{Error, Result},
    files,
};

/// A part of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// What models learn from.
    Train,
    /// What they are measured on while they are developed.
    Dev,
    /// What they are measured on in the end.
    Test,
}

impl Split {
    /// Its name in the corpus.
    pub const fn as_str(self) -> &'static str {
        match self {
            Split::Train => "train",
            Split::Dev => "dev",
            Split::Test => "test",
        }
    }
}

/// The documents of a part, with their chains, in the order in which the corpus names them.
///
/// # Errors
///
/// If a file cannot be read, the chains of a document are not over its words, or no document is there at all.
pub fn read(folder: &Path, split: Split) -> Result<Vec<TreeGold>> {
    let splits = files::read(&folder.join("splits.md"))?;
    let of_document =
        |name: &&str| Some(folder.join("dep").join(name).with_extension("conllu")).filter(|path| path.exists());
    let paths = names(&splits, split).filter_map(|name| of_document(&name));
    let documents: Vec<TreeGold> = paths.map(|path| document(folder, &path)).collect::<Result<_>>()?;
    if documents.is_empty() { Err(Error::at(folder, "no document is here")) } else { Ok(documents) }
}

/// The documents that are listed under the heading of a part.
fn names(splits: &str, split: Split) -> impl Iterator<Item = &str> {
    let of_part = splits.lines().skip_while(move |line| line.strip_prefix("## ") != Some(split.as_str())).skip(1);
    of_part.take_while(|line| !line.starts_with("## ")).filter_map(|line| line.trim().strip_prefix("* "))
}

fn document(folder: &Path, trees: &Path) -> Result<TreeGold> {
    let gold = conllu::read(trees)?;
    let path = folder.join("coref/ontogum/conll").join(&gold.id).with_extension("conll");
    let chains = chains(&files::read(&path)?, gold.words.len());
    Ok(TreeGold {
        chains: chains.ok_or_else(|| Error::at(&path, "the chains are not over the words of the trees"))?,
        ..gold
    })
}

/// The chains of a file over so many words, in the order of their numbers; nothing if it has other words, or a mention
/// does not end. A chain may have one mention only.
fn chains(content: &str, n_words: usize) -> Option<Vec<Chain>> {
    let lines = content.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let columns: Vec<&str> = lines.map(|line| line.rsplit('\t').next().unwrap_or_default()).collect();
    let (mut chains, mut open): (BTreeMap<u32, Chain>, BTreeMap<u32, Vec<usize>>) = Default::default();
    for (word, mark) in
        columns.iter().enumerate().flat_map(|(word, column)| marks(column).map(move |mark| (word, mark)))
    {
        let firsts = open.entry(mark.chain).or_default();
        if mark.begins {
            firsts.push(word);
        }
        if mark.ends {
            chains.entry(mark.chain).or_default().push(firsts.pop()?..word + 1);
        }
    }
    let is_whole = columns.len() == n_words && open.values().all(Vec::is_empty);
    is_whole.then(|| chains.into_values().map(in_order).collect())
}

fn in_order(mut chain: Chain) -> Chain {
    chain.sort_by_key(|mention: &Range<usize>| (mention.start, mention.end));
    chain
}

/// A mention begins with a word, ends with it, or both.
struct Mark {
    chain: u32,
    begins: bool,
    ends: bool,
}

/// The marks of a column such as `(5(1)` or `3)2)`, in order.
fn marks(column: &str) -> impl Iterator<Item = Mark> {
    let mut rest = column;
    std::iter::from_fn(move || {
        let begins = rest.starts_with('(');
        let number = rest.strip_prefix('(').unwrap_or(rest);
        let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let chain = number[..number.len() - after.len()].parse().ok()?;
        let ends = after.starts_with(')');
        rest = after.strip_prefix(')').unwrap_or(after);
        Some(Mark { chain, begins, ends })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_a_part() {
        let splits = "# Parts\n\n## dev\n\n  * A_b_c\n\n## test\n\n  * A_b_d\n  * A_b_e\n\n## test2\n\n  * B_f\n";
        assert_eq!(names(splits, Split::Test).collect::<Vec<_>>(), ["A_b_d", "A_b_e"]);
        assert_eq!(names(splits, Split::Dev).collect::<Vec<_>>(), ["A_b_c"]);
        assert_eq!(names(splits, Split::Train).next(), None);
    }

    #[test]
    fn mentions_within_mentions() {
        let file = "# begin document\n0\tOrlec\t(5(1)\n1\tof\t_\n2\tVell\t(2)5)\n3\tshe\t(1)\n\n4\tit\t(2)(5)\n# end document\n";
        assert_eq!(chains(file, 5).unwrap(), [vec![0..1, 3..4], vec![2..3, 4..5], vec![0..3, 4..5]]);
    }

    #[test]
    fn a_mention_within_one_of_its_own_chain() {
        assert_eq!(chains("0\ta\t(1\n1\tb\t(1)1)\n", 2).unwrap(), [vec![0..2, 1..2]]);
    }

    #[test]
    fn other_words_and_open_mentions_are_no_gold() {
        assert_eq!(chains("0\ta\t(1)\n", 2), None);
        assert_eq!(chains("0\ta\t(1\n", 1), None);
        assert_eq!(chains("0\ta\t1)\n", 1), None);
    }
}
