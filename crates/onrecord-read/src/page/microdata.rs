//! What a page says of its article in the attributes of its elements (microdata).
//!
//! **Source**: HTML Living Standard, 5 (microdata); schema.org.

use super::{
    elements::{Element, Elements},
    json_ld::is_article,
};

/// So many values of a property are looked at.
const MOST_VALUES: usize = 200;

/// The properties of the article of a page.
#[derive(Debug)]
pub(super) struct Microdata<'e, 'p> {
    elements: &'e Elements<'p>,
    /// The words of `itemprop` with their elements, in the order of the page.
    properties: Vec<(String, &'e Element<'p>)>,
    /// The element that says that it is the article; the longest, where related ones stand beside it.
    article: Option<&'e Element<'p>>,
}

/// The kind of thing that an element says it is.
pub(super) fn kind(element: &Element<'_>) -> Option<String> {
    let kind = element.get("itemtype")?;
    Some(kind.trim().rsplit('/').next().unwrap_or_default().to_owned())
}

impl<'e, 'p> Microdata<'e, 'p> {
    pub(super) fn of(elements: &'e Elements<'p>) -> Microdata<'e, 'p> {
        let articles = elements.iter().filter(|element| kind(element).is_some_and(|kind| is_article(&kind)));
        let properties = elements.iter().filter_map(|element| Some((element.get("itemprop")?, element)));
        Microdata { elements, properties: properties.collect(), article: articles.max_by_key(|it| it.range.len()) }
    }

    /// The values of a property of the article: what is written for machines, else what is seen.
    pub(super) fn values(&self, property: &str) -> impl Iterator<Item = String> {
        self.elements_of(property).map(|element| self.value(element))
    }

    /// The names of those whom a property names.
    pub(super) fn names(&self, property: &str) -> impl Iterator<Item = String> {
        self.elements_of(property).filter_map(|element| {
            if element.get("itemscope").is_none() {
                return Some(self.value(element));
            }
            let name = self.elements.within(element).find(|inner| inner.has("itemprop", "name"))?;
            Some(self.value(name))
        })
    }

    /// The values of a property of other things, of comments and of related articles.
    pub(super) fn of_others(&self, property: &str) -> impl Iterator<Item = String> {
        self.all(property).filter(|element| !self.is_of_article(element)).map(|element| self.value(element))
    }

    /// The elements that hold a property of the article, or of nothing that is named.
    fn elements_of(&self, property: &str) -> impl Iterator<Item = &'e Element<'p>> {
        self.all(property).filter(|element| self.is_of_article(element))
    }

    fn all(&self, property: &str) -> impl Iterator<Item = &'e Element<'p>> {
        let is_named = move |words: &str| words.split_ascii_whitespace().any(|word| word == property);
        let found = self.properties.iter().filter(move |(words, _)| is_named(words));
        found.map(|&(_, element)| element).take(MOST_VALUES)
    }

    fn is_of_article(&self, element: &Element<'_>) -> bool {
        let owner = self.elements.around(element).find(|outer| outer.get("itemscope").is_some());
        let is_article = |owner: &Element<'_>| self.article.is_some_and(|article| article.range == owner.range);
        owner.is_none_or(|owner| is_article(owner) || is_of_page(owner))
    }

    fn value(&self, element: &Element<'_>) -> String {
        let written = element.get("content").or_else(|| element.get("datetime"));
        written.unwrap_or_else(|| self.elements.words(element)).trim().to_owned()
    }
}

/// What is said of the page is said of its article.
fn is_of_page(owner: &Element<'_>) -> bool {
    kind(owner).is_some_and(|kind| kind.ends_with("Page"))
}
