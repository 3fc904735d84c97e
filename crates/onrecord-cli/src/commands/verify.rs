//! `verify`: every quote against its article, every article against its raw bytes.

use std::{io::Write, ops::ControlFlow, path::Path};

use onrecord_read::{Carried, Document, Form, locate, read};
use onrecord_store::{ArticleFilter, ArticleName, ArticleRecord, Fault, Store, Verified};

use crate::{Outcome, args::Verify, json::VerifiedJson, output, report::Report};

pub(crate) fn run(db: &Path, args: &Verify) -> anyhow::Result<Outcome> {
    let store = super::open(db)?;
    let mut report = Report::new("articles checked");
    let mut verified = store.verify(|_| report.advance(1, 0))?;
    let again = read_again(&store)?;
    verified.faults.extend(again.faults);
    report.finish();
    print(&verified, again.traced, args.json)?;
    Ok(match (verified.faults.is_empty(), verified.articles) {
        (false, _) => Outcome::PartFailed,
        (true, 0) => Outcome::NothingFound,
        (true, _) => Outcome::Done,
    })
}

/// What came of reading every article again from its raw bytes.
#[derive(Default)]
struct Again {
    faults: Vec<Fault>,
    /// Characters of the texts that were found in the bytes, of how many.
    traced: (usize, usize),
}

/// The text must be the text that was kept, and its characters are looked for in the bytes.
fn read_again(store: &Store) -> anyhow::Result<Again> {
    let mut again = Again::default();
    store.for_each_article(&ArticleFilter::default(), |record| {
        // What is wrong with the bytes themselves, the store has said already.
        if let Ok(bytes) = store.document(&record.document) {
            again.read(&record, bytes);
        }
        ControlFlow::Continue(())
    })?;
    Ok(again)
}

impl Again {
    fn read(&mut self, record: &ArticleRecord, bytes: Option<Vec<u8>>) {
        let reason = bytes.map_or_else(
            || Some("the raw bytes are not there".to_owned()),
            |bytes| self.read_document(record, &document(record, bytes)),
        );
        let article = &record.row.article;
        self.faults.extend(reason.map(|reason| Fault {
            article: Some(ArticleName { id: article.id, address: article.address.clone() }),
            fact: "article".to_owned(),
            fact_id: Some(article.id),
            field: "text".to_owned(),
            reason,
        }));
    }

    /// Why the text that was kept is not what the document says.
    fn read_document(&mut self, record: &ArticleRecord, document: &Document) -> Option<String> {
        let (traced, all) = locate(document, &record.text).located();
        self.traced = (self.traced.0 + traced, self.traced.1 + all);
        match read(document) {
            Ok(reading) if reading.article.text() == record.text => None,
            Ok(_) => Some(format!("the raw bytes read otherwise now; they were read by {}", record.read_by)),
            Err(error) => Some(error.to_string()),
        }
    }
}

/// The document that an article was read from.
pub(super) fn document(record: &ArticleRecord, bytes: Vec<u8>) -> Document {
    let carried = Carried { charset: record.charset.clone(), ..Carried::default() };
    Document::new(form(&record.form), &record.row.article.name, bytes).with_carried(carried)
}

fn form(word: &str) -> Form {
    match word {
        "html" => Form::Html,
        "jsonl" => Form::JsonLines,
        "feed_entry" => Form::FeedEntry,
        "json_feed_item" => Form::JsonFeedItem,
        "post" => Form::Post,
        "json_post" => Form::JsonPost,
        _ => Form::Text,
    }
}

fn print(verified: &Verified, traced: (usize, usize), json: bool) -> anyhow::Result<()> {
    let mut out = if json { output::data() } else { output::out() };
    if json {
        output::json_line(&mut out, &VerifiedJson::new(verified, traced))?;
        out.flush()?;
        return Ok(());
    }
    for fault in &verified.faults {
        let address = fault.article.as_ref().map_or("the file", |article| &article.address);
        let number = fault.fact_id.map(|id| format!(" {id}")).unwrap_or_default();
        writeln!(
            out,
            "{}: {}{number}: {}: {}",
            output::one_line(address),
            fault.fact,
            fault.field,
            output::one_line(&fault.reason)
        )?;
    }
    let n_faults = super::counted(verified.faults.len() as u64, "fault", "faults");
    let articles = super::counted(verified.articles, "article", "articles");
    writeln!(out, "{articles} and {} checked: {n_faults}", super::counted(verified.evidences, "quote", "quotes"))?;
    writeln!(out, "{} of {} characters found in the bytes that they were read from", traced.0, traced.1)?;
    out.flush()?;
    Ok(())
}
