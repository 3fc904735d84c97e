//! What is printed on stdout: lines for people, JSON Lines for programs.

use std::{
    borrow::Cow,
    io::{self, BufWriter, IsTerminal, Write},
};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use onrecord_store::{ArticleHead, Context};
use serde::Serialize;

pub(crate) const HEAD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const FOUND: Style = AnsiColor::Green.on_default().bold();
pub(crate) const DATE: Style = AnsiColor::Cyan.on_default();
pub(crate) const CAVEAT: Style = AnsiColor::Yellow.on_default().bold();

/// stdout, with colours where it is a terminal. Errors reach the caller: a closed pipe is one.
pub(crate) type Out = BufWriter<AutoStream<io::StdoutLock<'static>>>;

/// stdout for text.
pub(crate) fn out() -> Out {
    BufWriter::new(AutoStream::auto(io::stdout().lock()))
}

/// stdout for JSON Lines and CSV: every byte as it is, escape sequences in an article's words too, but not on a terminal,
/// which would obey them.
pub(crate) fn data() -> Out {
    let stdout = io::stdout().lock();
    BufWriter::new(if stdout.is_terminal() { AutoStream::never(stdout) } else { AutoStream::always_ansi(stdout) })
}

/// One JSON object and a line break.
pub(crate) fn json_line(out: &mut impl Write, object: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Whether the reader of stdout has gone away.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        let csv = cause.downcast_ref::<csv::Error>().and_then(csv_io_error_kind);
        io.or(json).or(csv) == Some(io::ErrorKind::BrokenPipe)
    })
}

fn csv_io_error_kind(error: &csv::Error) -> Option<io::ErrorKind> {
    match error.kind() {
        csv::ErrorKind::Io(error) => Some(error.kind()),
        _ => None,
    }
}

/// Words of an article, fit for a terminal: what would move the cursor or change colours is shown as a sign.
pub(crate) fn clean(words: &str) -> Cow<'_, str> {
    let is_bad = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if words.contains(is_bad) {
        words.chars().filter(|&c| c != '\r').map(|c| if is_bad(c) { '\u{fffd}' } else { c }).collect::<String>().into()
    } else {
        words.into()
    }
}

/// Words of an article on one line.
pub(crate) fn one_line(words: &str) -> String {
    clean(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2031-03-04  Selm Courier  “Headline”  [3]`.
pub(crate) fn write_head(out: &mut impl Write, article: &ArticleHead, place: &str) -> io::Result<()> {
    write_head_of(out, article, "", place)
}

/// The same with the occasion on which something was said: `2031-03-04  Selm Courier, in an interview  “Headline”  [3]`.
pub(crate) fn write_head_of(
    out: &mut impl Write,
    article: &ArticleHead,
    occasion: &str,
    place: &str,
) -> io::Result<()> {
    let date = when(article);
    let outlet = article.outlet.as_deref().map_or("unknown outlet".into(), one_line);
    let title = article.title.as_deref().map_or_else(|| one_line(&article.name), one_line);
    let gap = if place.is_empty() { "" } else { " " };
    let comma = if occasion.is_empty() { "" } else { ", " };
    let number = article.id;
    writeln!(
        out,
        "{DATE}{date}{DATE:#}  {HEAD}{outlet}{HEAD:#}{comma}{occasion}  {title}  {DIM}[{number}]{gap}{place}{DIM:#}"
    )
}

/// `2031-03-04`, `2031-03-04 to 2031-04-01` where only these bounds are known, `2031-03-04 or later`.
fn when(article: &ArticleHead) -> Cow<'_, str> {
    match (&article.published, &article.published_earliest, &article.published_latest) {
        (Some(day), _, _) => day.into(),
        (None, Some(earliest), Some(latest)) => format!("{earliest} to {latest}").into(),
        (None, Some(earliest), None) => format!("{earliest} or later").into(),
        (None, None, Some(latest)) => format!("{latest} or earlier").into(),
        (None, None, None) => "no date   ".into(),
    }
}

/// "line 4, column 12".
pub(crate) fn place(line: u32, column: u32) -> String {
    format!("line {line}, column {column}")
}

/// The words with what stands around them, the words marked.
pub(crate) fn write_context(out: &mut impl Write, context: &Context) -> io::Result<()> {
    let (before, after) = (&context.text[..context.quote.start], &context.text[context.quote.end..]);
    let quote = &context.text[context.quote.clone()];
    writeln!(out, "    {}{FOUND}{}{FOUND:#}{}", flat(before), flat(quote), flat(after))
}

/// On one line, with the spaces at its ends.
fn flat(words: &str) -> String {
    clean(words).replace(['\n', '\t'], " ")
}
