//! How many of the quotation marks that belong to something said are paired.
//!
//! Gold of statements says which stretches are content. A mark within content or at one of its borders is a mark of
//! something said; it is paired if a quotation begins or ends with it.

use std::collections::BTreeSet;

use onrecord::article::Article;

use crate::{
    gold::StatementsGold,
    numbers::{Numbers, count},
    pipeline,
    span::Span,
};

const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// The share of marks that are paired, over all articles.
pub fn quotation_marks(gold: &[StatementsGold]) -> Numbers {
    let articles = gold.iter().map(|article| {
        let content: Vec<Span> = article.att.iter().flat_map(|attribution| attribution.content.0.clone()).collect();
        let quotations = pipeline::quotations(&Article::from_text(&*article.id, &*article.text));
        paired_marks(&article.text, &content, &quotations)
    });
    articles.fold(Numbers::share(0, 0), |sum, article| sum + article)
}

/// The share of the marks in and around `content` with which one of the `quotations` begins or ends.
pub fn paired_marks(text: &str, content: &[Span], quotations: &[Span]) -> Numbers {
    let chars: Vec<char> = text.chars().collect();
    let around = content.iter().flat_map(|span| span.start.saturating_sub(1)..span.end + 1);
    let is_mark = |place: &u32| chars.get(*place as usize).is_some_and(|c| MARKS.contains(c));
    let marks: BTreeSet<u32> = around.filter(is_mark).collect();
    let ends: BTreeSet<u32> = quotations.iter().flat_map(|span| [span.start, span.end.saturating_sub(1)]).collect();
    Numbers::Share { right: count(marks.intersection(&ends).count()), of: count(marks.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_and_around_content() {
        let text = "“No,” he said. The “plan” is his; he said “it” stays.";
        let content = [Span::new(0, 5), Span::new(42, 52)];
        let all = [Span::new(0, 5), Span::new(19, 25), Span::new(42, 46)];
        assert_eq!(paired_marks(text, &content, &all), Numbers::share(4, 4));
        assert_eq!(paired_marks(text, &content, &all[..1]), Numbers::share(2, 4));
        assert_eq!(paired_marks(text, &[Span::new(1, 4)], &all), Numbers::share(2, 2), "content without its marks");
        assert_eq!(paired_marks(text, &[], &all), Numbers::share(0, 0));
    }
}
