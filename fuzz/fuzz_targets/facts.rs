//! Any text: it is annotated and read, and every fact stands in it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::{
    annotate::annotate,
    article::Article,
    facts::{Statement, extract},
    tagging::Tags,
};

fuzz_target!(|text: &str| {
    let article = Article::from_text("fuzz", text);
    let facts = extract(&annotate(&article), &Tags::default());
    let statements = facts.statements.iter().flat_map(Statement::spans).map(|(_, span)| span);
    let others = facts.mentions.iter().map(|item| item.span).chain(facts.times.iter().map(|item| item.span));
    let figures = facts.figures.iter().map(|item| item.span);
    for span in statements.chain(others).chain(figures) {
        article.evidence(span).expect("evidence");
    }
});
