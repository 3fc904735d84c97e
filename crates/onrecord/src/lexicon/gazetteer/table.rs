//! How the tables of the gazetteer are read, and how a name is looked up in one: no row allocates.

use std::borrow::Cow;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

use crate::lexicon::Table;

/// The rows of a table, comments left out.
pub(super) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut fields = line.split('\t');
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    })
}

/// The names in a field: "Kiev|Kyyiv". A field without any is "-".
pub(super) fn names(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|name| *name != "-")
}

/// A table of names, with room made at once for as many as `text` has.
pub(super) fn table_of<V>(text: &[&'static str], names: impl Iterator<Item = (&'static str, V)>) -> Table<V> {
    let n_names = text.iter().map(|text| 2 * text.lines().count() + memchr::memchr_iter(b'|', text.as_bytes()).count());
    let mut table = Table::with_capacity_and_hasher(n_names.sum(), FixedState::default());
    table.extend(names);
    table
}

/// What a table has for a name as it is written, or without the article before it.
pub(super) fn by_name<'t, V>(table: &'t Table<V>, name: &str) -> Option<&'t V> {
    let name = plain_apostrophes(name);
    let found = |name: &str| table.get(name).or_else(|| table.get(without_article(name)?));
    found(&name).or_else(|| found(&without_accents(&name)?))
}

/// "Kyiv" for "Kÿiv", in Latin letters; nothing where there is no accent.
fn without_accents(name: &str) -> Option<String> {
    let is_latin = |c: char| c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    let is_accented = !name.is_ascii() && name.chars().all(is_latin);
    is_accented.then(|| name.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect())
}

fn without_article(name: &str) -> Option<&str> {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The "))
}

fn plain_apostrophes(name: &str) -> Cow<'_, str> {
    if name.contains('’') { name.replace('’', "'").into() } else { name.into() }
}
