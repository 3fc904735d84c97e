//! `show`: an article with its facts marked in its own lines.

use std::{collections::BTreeMap, io::Write, ops::Range, path::Path};

use anstyle::{AnsiColor, Color, Effects, Style};
use onrecord::{
    facts::LANGUAGE,
    text::{LineColumn, LineIndex},
};
use onrecord_store::{ArticleRecord, ArticleRow, EvidenceRow, NoteRow, StatementRow, Store};

use super::{changes, export::Whole};
use crate::{
    Outcome,
    args::Show,
    families::families,
    output::{self, CAVEAT, DIM, HEAD},
    told,
};

pub(crate) fn run(db: &Path, args: &Show) -> anyhow::Result<Outcome> {
    let store = super::open(db)?;
    let Some(record) = only(&store, &args.article)? else {
        eprintln!("no such article: {}", args.article);
        return Ok(Outcome::NothingFound);
    };
    let mut out = if args.json { output::data() } else { output::out() };
    if args.changes {
        let outcome = changes::run(&mut out, &store, &record, args.json)?;
        out.flush()?;
        return Ok(outcome);
    }
    if args.json {
        output::json_line(&mut out, &Whole::new(&record))?;
    } else {
        write(&mut out, &record)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The article that the user means; the newest version where there are several of one address.
fn only(store: &Store, called: &str) -> anyhow::Result<Option<ArticleRecord>> {
    let found = store.find_article(called)?;
    let newest: Vec<&ArticleRow> = match found.as_slice() {
        [one] => vec![one],
        several => several.iter().filter(|row| row.version == row.latest_version).collect(),
    };
    if newest.len() > 1 {
        let list: Vec<String> =
            newest.iter().map(|row| format!("\n  {}  {}", row.article.id, row.article.address)).collect();
        anyhow::bail!("{} can be one of {}:{}", called, newest.len(), list.concat());
    }
    newest.first().map_or(Ok(None), |row| Ok(store.article(row.article.id)?))
}

/// How a stretch of text is marked.
struct Mark {
    start: usize,
    end: usize,
    style: Style,
}

const SPEECH: Style = Style::new().effects(Effects::UNDERLINE);
const SOURCE: Style = fore(AnsiColor::Green).bold();
const CUE: Style = fore(AnsiColor::Green);
const SETTING: Style = fore(AnsiColor::Blue);
const SURENESS: Style = fore(AnsiColor::Yellow);
const FIGURE: Style = fore(AnsiColor::Magenta).bold();
const OF: Style = fore(AnsiColor::Magenta);
const TIME: Style = fore(AnsiColor::Cyan).bold();
const NAME: Style = Style::new().bold();
const FURNITURE: Style = Style::new().dimmed();

const fn fore(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

fn write(out: &mut impl Write, record: &ArticleRecord) -> anyhow::Result<()> {
    write_title(out, record)?;
    let pieces = pieces(&record.text, &marks(record));
    let mut start = 0;
    for (line_idx, line) in record.text.split_inclusive('\n').enumerate() {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let gap = if start == end { "" } else { "  " };
        write!(out, "{DIM}{:>4}{DIM:#}{gap}", line_idx + 1)?;
        write_line(out, &record.text, start..end, &pieces)?;
        writeln!(out)?;
        start += line.len();
    }
    writeln!(out)?;
    write_legend(out)?;
    write_facts(out, record)
}

fn write_title(out: &mut impl Write, record: &ArticleRecord) -> anyhow::Result<()> {
    let row = &record.row;
    output::write_head(out, &row.article, "")?;
    let version = if row.latest_version > 1 {
        format!(", version {} of {}", row.version, row.latest_version)
    } else {
        String::new()
    };
    let basis = output::one_line(&row.published_basis);
    let shown: Vec<String> =
        record.published_evidence.iter().map(|it| format!(" “{}”", output::one_line(&it.quote))).collect();
    let from = if shown.is_empty() { "" } else { " from" };
    let shown = shown.join(",");
    let byline = record.byline.iter().map(|name| output::one_line(name)).collect::<Vec<_>>().join(", ");
    let byline = if byline.is_empty() { byline } else { format!("by {byline}; ") };
    let modified = record.modified.as_deref().map(|day| format!("; changed {}", output::one_line(day)));
    let modified = modified.unwrap_or_default();
    let time = record.time_of_day.as_deref().map(|time| format!(" at {}", output::one_line(time))).unwrap_or_default();
    writeln!(
        out,
        "{DIM}{byline}{}{version}; date: {basis}{from}{shown}{time}{modified}; sha256 {}{DIM:#}\n",
        output::one_line(&row.article.address),
        record.document
    )?;
    for caution in cautions(record) {
        writeln!(out, "{CAVEAT}{caution}{CAVEAT:#}\n")?;
    }
    Ok(())
}

/// What the user must know of an article before he relies on what it says, or does not.
fn cautions(record: &ArticleRecord) -> Vec<String> {
    let extent = match record.extent.as_str() {
        "cut" => Some("The crawler did not keep the end of this article.".to_owned()),
        "teaser" => Some("Only the teaser that a feed has of this article.".to_owned()),
        _ => None,
    };
    let other = record.language.as_deref().filter(|&language| language != LANGUAGE);
    let language = other
        .map(|language| format!("Not read for facts: its language is `{}`, not English.", output::one_line(language)));
    extent.into_iter().chain(language).collect()
}

/// All marks, in the order in which they are laid on: a later one adds to an earlier one or covers its colour.
fn marks(record: &ArticleRecord) -> Vec<Mark> {
    let mark = |evidence: &EvidenceRow, style| Mark {
        start: evidence.start_byte as usize,
        end: evidence.end_byte as usize,
        style,
    };
    let statements = &record.statements;
    let mut marks = Vec::new();
    // What was not said is no speech: its words belong to the cue.
    let content = |item| if told::statement::is_said(item) { SPEECH } else { CUE };
    marks.extend(statements.iter().flat_map(|item| item.content.iter().map(|evidence| mark(evidence, content(item)))));
    marks.extend(record.mentions.iter().map(|item| mark(&item.evidence, NAME)));
    marks.extend(statements.iter().flat_map(settings).map(|evidence| mark(evidence, SETTING)));
    marks.extend(statements.iter().flat_map(|item| &item.source).map(|evidence| mark(evidence, SOURCE)));
    marks.extend(statements.iter().flat_map(|item| &item.cue).map(|evidence| mark(evidence, CUE)));
    let sureness = statements.iter().flat_map(|item| &item.certainty);
    marks.extend(sureness.map(|words| mark(&words.evidence, SURENESS)));
    marks.extend(statements.iter().flat_map(|item| &item.caveats).map(|words| mark(&words.evidence, CAVEAT)));
    let figures = &record.figures;
    let of_figures = figures.iter().flat_map(|item| [&item.of, &item.scope]).flatten();
    marks.extend(of_figures.chain(figures.iter().flat_map(|item| &item.hedge_evidence)).map(|it| mark(it, OF)));
    marks.extend(figures.iter().map(|item| mark(&item.evidence, FIGURE)));
    marks.extend(record.times.iter().map(|item| mark(&item.evidence, TIME)));
    marks.extend(record.furniture.iter().map(|item| mark(&item.evidence, FURNITURE)));
    marks
}

/// The words that say for whom, to whom and where something is said, and who a speaker without a name is.
fn settings(item: &StatementRow) -> impl Iterator<Item = &EvidenceRow> {
    let parties = [&item.on_behalf_of, &item.addressee, &item.outlet].into_iter().flatten().map(|it| &it.evidence);
    let occasion = item.occasion.iter().map(|it| &it.evidence);
    parties.chain(occasion).chain(&item.role).chain(&item.anonymity)
}

/// A stretch of text that is marked in one way.
struct Piece {
    range: Range<usize>,
    style: Style,
}

/// The text cut where a mark begins or ends.
fn pieces(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut waiting: Vec<(usize, &Mark)> = marks.iter().enumerate().collect();
    waiting.sort_unstable_by_key(|(layer, mark)| (mark.start, *layer));
    let mut waiting = waiting.into_iter().peekable();
    let mut open: Vec<(usize, &Mark)> = Vec::new();
    let styled = cuts.windows(2).map(|cut| {
        open.retain(|(_, mark)| mark.end > cut[0]);
        while let Some(begun) = waiting.next_if(|(_, mark)| mark.start <= cut[0]) {
            open.push(begun);
        }
        open.sort_unstable_by_key(|(layer, _)| *layer);
        let style = open.iter().fold(Style::new(), |style, (_, mark)| over(style, mark.style));
        Piece { range: cut[0]..cut[1], style }
    });
    styled.collect()
}

/// One line, in the pieces that it is made of.
fn write_line(out: &mut impl Write, text: &str, line: Range<usize>, pieces: &[Piece]) -> anyhow::Result<()> {
    let first = pieces.partition_point(|piece| piece.range.end <= line.start);
    for piece in pieces[first..].iter().take_while(|piece| piece.range.start < line.end) {
        let words = &text[piece.range.start.max(line.start)..piece.range.end.min(line.end)];
        let style = piece.style;
        write!(out, "{style}{}{style:#}", output::clean(words))?;
    }
    Ok(())
}

fn over(below: Style, above: Style) -> Style {
    let color = above.get_fg_color().or(below.get_fg_color());
    Style::new().fg_color(color).effects(below.get_effects() | above.get_effects())
}

fn write_legend(out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(
        out,
        "{SPEECH}what is said{SPEECH:#}  {SOURCE}source{SOURCE:#}  {CUE}cue{CUE:#}  {SETTING}setting{SETTING:#}  {SURENESS}how sure{SURENESS:#}  \
         {CAVEAT}caveat{CAVEAT:#}  {FIGURE}figure{FIGURE:#}  {OF}of what{OF:#}  {TIME}time{TIME:#}  {NAME}name{NAME:#}  {FURNITURE}not body{FURNITURE:#}\n"
    )?;
    Ok(())
}

fn write_facts(out: &mut impl Write, record: &ArticleRecord) -> anyhow::Result<()> {
    let places = Places { text: &record.text, lines: LineIndex::new(&record.text) };
    let statements = families(&record.statements, |item| item.id, |item| item.nested_in.as_ref().map(|outer| outer.id));
    for (item, depth) in statements.concat() {
        let evidence = [&item.content, &item.source, &item.cue].into_iter().find(|part| !part.is_empty());
        let evidence = evidence.map_or(&[][..], |part| part);
        places.write(out, "statement", evidence, &statement(item, depth))?;
    }
    for item in &record.figures {
        let details = [told::details(item), told::relations(item)].concat();
        let what = format!("{}: {}", output::one_line(&item.evidence.quote), told::amount(item));
        let what = [vec![what], details].concat().join(" · ");
        places.write(out, "figure", std::slice::from_ref(&item.evidence), &what)?;
    }
    for item in &record.times {
        let what = format!("{} = {}", output::one_line(&item.evidence.quote), told::time(item));
        places.write(out, "time", std::slice::from_ref(&item.evidence), &what)?;
    }
    for item in &record.notes {
        places.write(out, "note", std::slice::from_ref(&item.evidence), &item.what)?;
    }
    write_notes(out, &record.notes)
}

/// Who said what, and what more is known of it; indented under the statement that tells it.
fn statement(item: &StatementRow, depth: usize) -> String {
    let indent = "    ".repeat(depth.min(DEEPEST));
    let what = format!("{HEAD}{}{HEAD:#}: {}", told::statement::speaker(item), told::statement::words(item));
    let occasion = told::statement::occasion(item).into_iter().collect();
    let caveats =
        item.caveats.iter().map(|it| format!("{CAVEAT}!{CAVEAT:#} {}", told::statement::caveat(it))).collect();
    let manner =
        [Some(told::statement::in_short(item)), told::statement::told_by(item)].into_iter().flatten().collect();
    let details = [manner, told::statement::parties(item), occasion, told::statement::rest(item), caveats].concat();
    format!("{indent}{}", [vec![what], details].concat().join(" · "))
}

/// Statements are indented no further.
const DEEPEST: usize = 4;

/// How many notes there are: "3 notes: quotation has no speaker (2), quotation mark pairs with none (1)".
fn write_notes(out: &mut impl Write, notes: &[NoteRow]) -> anyhow::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    let mut by_what: BTreeMap<&str, u32> = BTreeMap::new();
    for note in notes {
        *by_what.entry(&note.what).or_default() += 1;
    }
    let counts: Vec<String> = by_what.iter().map(|(what, n)| format!("{} ({n})", output::one_line(what))).collect();
    let notes = super::counted(notes.len() as u64, "note", "notes");
    writeln!(out, "\n{notes}: {}", counts.join(", "))?;
    Ok(())
}

/// Where facts stand for a reader.
struct Places<'t> {
    text: &'t str,
    lines: LineIndex,
}

impl Places<'_> {
    fn write(&self, out: &mut impl Write, kind: &str, evidence: &[EvidenceRow], what: &str) -> anyhow::Result<()> {
        let start = evidence.first().map_or(0, |first| first.start_byte);
        let LineColumn { line, column } = self.lines.line_column(self.text, start);
        let place = format!("{line}:{column}");
        writeln!(out, "{DIM}{place:>8}  {kind:<9}{DIM:#} {}", what.trim_end())?;
        Ok(())
    }
}
