//! `verify`: every quote against its article, every article against its raw bytes.

use std::{io::Write, ops::ControlFlow, path::Path};

use onrecord_read::{Document, Form, read};
use onrecord_store::{ArticleFilter, ArticleName, ArticleRecord, Fault, Store, Verified};

use crate::{Outcome, args::Verify, json::VerifiedJson, output, report::Report};

pub(crate) fn run(db: &Path, args: &Verify) -> anyhow::Result<Outcome> {
    let store = super::open(db)?;
    let mut report = Report::new("articles checked");
    let mut verified = store.verify(|_| report.advance(1, 0))?;
    verified.faults.extend(read_again(&store)?);
    report.finish();
    print(&verified, args.json)?;
    Ok(match (verified.faults.is_empty(), verified.articles) {
        (false, _) => Outcome::PartFailed,
        (true, 0) => Outcome::NothingFound,
        (true, _) => Outcome::Done,
    })
}

/// Reads every article again from its raw bytes: the text must be the text that was kept.
fn read_again(store: &Store) -> anyhow::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    store.for_each_article(&ArticleFilter::default(), |record| {
        faults.extend(fault(store, &record));
        ControlFlow::Continue(())
    })?;
    Ok(faults)
}

fn fault(store: &Store, record: &ArticleRecord) -> Option<Fault> {
    let reason = match store.document(&record.document) {
        Ok(None) => "the raw bytes are not there".to_owned(),
        // What is wrong with the bytes themselves, the store has said already.
        Err(_) => return None,
        Ok(Some(bytes)) => match read(&Document::new(form(&record.form), &record.row.article.name, bytes)) {
            Ok(reading) if reading.article.text() == record.text => return None,
            Ok(_) => format!("the raw bytes read otherwise now; they were read by {}", record.read_by),
            Err(error) => error.to_string(),
        },
    };
    let article = &record.row.article;
    Some(Fault {
        article: Some(ArticleName { id: article.id, address: article.address.clone() }),
        fact: "article".to_owned(),
        fact_id: Some(article.id),
        field: "text".to_owned(),
        reason,
    })
}

fn form(word: &str) -> Form {
    match word {
        "html" => Form::Html,
        "jsonl" => Form::JsonLines,
        "feed_entry" => Form::FeedEntry,
        "json_feed_item" => Form::JsonFeedItem,
        _ => Form::Text,
    }
}

fn print(verified: &Verified, json: bool) -> anyhow::Result<()> {
    let mut out = if json { output::data() } else { output::out() };
    if json {
        output::json_line(&mut out, &VerifiedJson::new(verified))?;
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
    out.flush()?;
    Ok(())
}
