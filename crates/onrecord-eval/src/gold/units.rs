//! What is right for the units that `NewsQuant` names.
//!
//! Its names are other people's annotation and no part of this project. They are read where they lie: in the scorer in
//! Python beside the workspace, as the one dictionary `NEWSQUANT = {'name': ['right', 'right too'], …}`. No Python is run.
//! Where that file is not here, the names of the gold stand for themselves.

use std::{collections::BTreeMap, path::Path};

use crate::{
    error::{Error, Result},
    files,
};

/// How the dictionary begins, at the start of a line.
const HEAD: &str = "NEWSQUANT = {";

/// The names of units that are right, by the gold's own name in lower case.
#[derive(Clone, Debug, Default)]
pub struct GoldUnits {
    right: BTreeMap<String, Vec<String>>,
    doubt: Option<String>,
}

impl GoldUnits {
    /// Reads the dictionary out of a file. A file that is not here is no error: no name is known then, and
    /// [`doubt`](Self::doubt) says so.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or has no such dictionary of string literals.
    pub fn read(path: &Path) -> Result<GoldUnits> {
        if !path.exists() {
            let doubt = format!("note: {} is not here: the gold's names of units stand for themselves", path.display());
            return Ok(GoldUnits { doubt: Some(doubt), ..GoldUnits::default() });
        }
        GoldUnits::parse(&files::read(path)?)
            .ok_or_else(|| Error::at(path, "has no dictionary NEWSQUANT of lists of strings"))
    }

    /// Reads the dictionary out of a program in Python.
    pub(crate) fn parse(program: &str) -> Option<GoldUnits> {
        let lines = program.match_indices(HEAD).find(|(at, _)| *at == 0 || program[..*at].ends_with('\n'));
        let mut literal = Literal(&program[lines?.0 + HEAD.len()..]);
        let right = literal.items('}', Literal::entry)?;
        Some(GoldUnits { right: right.into_iter().collect(), doubt: None })
    }

    /// What is right for a name in lower case, an empty one for no unit; nothing where that is the name itself.
    pub fn of(&self, name: &str) -> Option<&[String]> {
        self.right.get(name).map(Vec::as_slice)
    }

    /// What makes the scores doubtful, where something does.
    pub fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref()
    }
}

/// What is still unread of a literal. What it does not know, such as strings side by side, is nothing.
struct Literal<'a>(&'a str);

impl Literal<'_> {
    /// `'name': ['right', …]`.
    fn entry(&mut self) -> Option<(String, Vec<String>)> {
        let name = self.string()?;
        self.takes(':').then_some(())?;
        self.takes('[').then_some(())?;
        Some((name, self.items(']', Literal::string)?))
    }

    /// Items with commas between them, and perhaps after the last, up to what closes them.
    fn items<T>(&mut self, close: char, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        while !self.takes(close) {
            items.push(item(self)?);
            if !self.takes(',') {
                return self.takes(close).then_some(items);
            }
        }
        Some(items)
    }

    /// A string in single or double quotes. Of escapes only those of quotes and of the backslash are known.
    fn string(&mut self) -> Option<String> {
        let quote = ['\'', '"'].into_iter().find(|quote| self.takes(*quote))?;
        let (mut string, mut chars) = (String::new(), self.0.chars());
        loop {
            match chars.next()? {
                '\n' => return None,
                '\\' => string.push(chars.next().filter(|c| matches!(c, '\\' | '\'' | '"'))?),
                c if c == quote => break,
                c => string.push(c),
            }
        }
        self.0 = chars.as_str();
        Some(string)
    }

    /// Takes a character, white space and remarks before it left out; is it there?
    fn takes(&mut self, wanted: char) -> bool {
        self.0 = self.0.trim_start();
        while let Some(remark) = self.0.strip_prefix('#') {
            self.0 = remark.split_once('\n').map_or("", |(_, after)| after).trim_start();
        }
        let rest = self.0.strip_prefix(wanted);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = r#""""Scores; OLD_NEWSQUANT = {'zorn': ['no']} is not it."""
ALIASES = {'zorn': 'no'}

# what is right
NEWSQUANT = {'zorn': ['blick', ''], "miller's glim": ["glim"],  # two forms
             'a, [b]': ['it\'s', "\\"],
             '-': [''],
             }
REST = {'plim': ['no']}
"#;

    #[test]
    fn a_dictionary_over_several_lines() {
        let units = GoldUnits::parse(PROGRAM).unwrap();
        let cases: [(&str, &[&str]); 4] =
            [("zorn", &["blick", ""]), ("miller's glim", &["glim"]), ("a, [b]", &["it's", "\\"]), ("-", &[""])];
        for (name, wanted) in cases {
            assert_eq!(units.of(name).unwrap(), wanted, "{name}");
        }
        assert_eq!((units.of("plim"), units.doubt(), units.right.len()), (None, None, cases.len()));
    }

    #[test]
    fn what_is_no_such_dictionary_is_nothing() {
        let cases = [
            "",
            "X = {}",
            "NEWSQUANT = {",
            "NEWSQUANT = {'a': 'b'}",
            "NEWSQUANT = {'a': ['b' 'c']}",
            "NEWSQUANT = {'a': ['b']",
            "NEWSQUANT = {'a': ['b\n']}",
            "NEWSQUANT = {'a': ['\\x62']}",
            "NEWSQUANT = {a: ['b']}",
            "NEWSQUANT = {,}",
        ];
        for program in cases {
            assert!(GoldUnits::parse(program).is_none(), "{program}");
        }
        assert!(GoldUnits::parse("NEWSQUANT = {}").is_some_and(|units| units.right.is_empty()));
    }

    #[test]
    fn a_file_that_is_not_here_is_a_doubt() {
        let units = GoldUnits::read(Path::new("nowhere/units.py")).unwrap();
        assert_eq!(units.of("zorn"), None);
        let wanted = "note: nowhere/units.py is not here: the gold's names of units stand for themselves";
        assert_eq!(units.doubt(), Some(wanted));
    }
}
