//! Where a page states things about its article: JSON-LD, microdata, `<meta>` and its elements themselves.

use super::{elements::Elements, json_ld::JsonLd, microdata::Microdata};

/// What is stated in a page, before anybody chooses.
#[derive(Debug)]
pub(super) struct Places<'e, 'p> {
    pub(super) elements: &'e Elements<'p>,
    pub(super) json_ld: JsonLd,
    pub(super) microdata: Microdata<'e, 'p>,
    /// Names of `<meta>` elements, in lower case, with what they hold, in the order of the page.
    metas: Vec<(String, String)>,
}

impl<'e, 'p> Places<'e, 'p> {
    /// All of them in these elements.
    pub(super) fn of(elements: &'e Elements<'p>) -> Places<'e, 'p> {
        let (json_ld, microdata) = (JsonLd::of(elements), Microdata::of(elements));
        let named = elements.iter().filter(|element| element.is("meta")).flat_map(|element| {
            let names = ["property", "name", "itemprop"].into_iter().filter_map(|name| element.get(name));
            let content = element.get("content").unwrap_or_default();
            names.map(move |name| (name.trim().to_ascii_lowercase(), content.trim().to_owned()))
        });
        Places { elements, json_ld, microdata, metas: named.filter(|(_, content)| !content.is_empty()).collect() }
    }

    /// What `<meta>` elements of these names hold, in the order of the page.
    pub(super) fn metas(&self, names: &[&str]) -> impl Iterator<Item = &str> {
        self.metas.iter().filter(move |(name, _)| names.contains(&name.as_str())).map(|(_, content)| content.as_str())
    }

    /// Whether there is a `<meta>` element of one of these names.
    pub(super) fn has_meta(&self, names: &[&str]) -> bool {
        self.metas(names).next().is_some()
    }
}
