//! The text of an article with its facts marked in it.

use std::collections::BTreeSet;

use maud::{Markup, html};
use onrecord_store::{ArticleRecord, EvidenceRow, FigureRow, StatementRow};

use super::words::{Shown, turns};
use crate::{
    labels::{Labels, label},
    mark::{Class, Line, Mark, Piece, lines},
};

/// The text in its lines, each character exactly once and in order.
pub(super) fn text(text: &str, marks: &[Mark]) -> Markup {
    let lines = lines(text, marks);
    html! { @for line in &lines { (self::line(line)) } }
}

/// Line breaks stand between the paragraphs, where they are kept and not shown.
fn line(line: &Line<'_>) -> Markup {
    html! {
        @if !line.pieces.is_empty() {
            p dir="auto" class=[(!line.ends_paragraph()).then_some("close")] {
                @for piece in &line.pieces { (self::piece(piece)) }
            }
        }
        (line.breaks)
    }
}

fn piece(piece: &Piece<'_>) -> Markup {
    let Some((first, others)) = piece.anchors.split_first() else { return bare(piece, None) };
    others.iter().fold(bare(piece, Some(first)), |inner, anchor| html! { span id=(anchor) { (inner) } })
}

/// A marked piece keeps to itself what turns the direction of writing: the style sheet isolates it. A plain one that has
/// such characters is put where it is isolated.
fn bare(piece: &Piece<'_>, anchor: Option<&str>) -> Markup {
    let words = Shown(piece.text);
    let tag = tag(&piece.anchors);
    match piece.classes.as_str() {
        "" if piece.text.contains(turns) => html! { bdi { (words) } },
        "" => html! { (words) },
        classes => html! { mark class=(classes) id=[anchor] data-tag=[tag] { (words) } },
    }
}

/// What the style sheet writes before the piece: the facts that begin here and stand in the list by their label.
fn tag(anchors: &[&str]) -> Option<String> {
    let shown: Vec<&str> = anchors.iter().copied().filter(|anchor| !anchor.starts_with('e')).collect();
    (!shown.is_empty()).then(|| shown.join(" "))
}

/// All that is marked in an article.
pub(super) fn marks(record: &ArticleRecord) -> Vec<Mark> {
    let mut marks = Vec::new();
    marks.extend(record.furniture.iter().map(|row| mark(&row.evidence, Class::Furniture, None)));
    numbered(&record.statements).for_each(|(idx, row)| statement(&mut marks, idx, row));
    record.figures.iter().for_each(|row| of_figure(&mut marks, row));
    let figures = numbered(&record.figures);
    marks.extend(figures.map(|(idx, row)| mark(&row.evidence, Class::Figure, Some(label('f', idx)))));
    let times = numbered(&record.times);
    marks.extend(times.map(|(idx, row)| mark(&row.evidence, Class::Time, Some(label('t', idx)))));
    let notes = numbered(&record.notes);
    marks.extend(notes.map(|(idx, row)| mark(&row.evidence, Class::Note, Some(label('n', idx)))));
    mentions(&mut marks, record);
    marks
}

fn numbered<T>(rows: &[T]) -> impl Iterator<Item = (usize, &T)> {
    rows.iter().enumerate()
}

fn mark(evidence: &EvidenceRow, class: Class, anchor: Option<String>) -> Mark {
    Mark { start_byte: evidence.start_byte, end_byte: evidence.end_byte, class, anchor }
}

/// What a figure is of, sets it apart and hedges it, but for its own words, so that those stay in one piece.
fn of_figure(marks: &mut Vec<Mark>, row: &FigureRow) {
    for part in row.of.iter().chain(&row.scope).chain(&row.hedge_evidence) {
        let before = (part.start_byte, part.end_byte.min(row.evidence.start_byte));
        let after = (part.start_byte.max(row.evidence.end_byte), part.end_byte);
        for (start_byte, end_byte) in [before, after].into_iter().filter(|(start, end)| start < end) {
            marks.push(Mark { start_byte, end_byte, class: Class::Of, anchor: None });
        }
    }
}

/// A statement is called by the place of its first content.
fn statement(marks: &mut Vec<Mark>, idx: usize, row: &StatementRow) {
    let mut anchor = Some(label('s', idx));
    // What was not said is no speech: its words belong to the cue.
    let content = if row.outcome == "said" { Class::Statement } else { Class::Cue };
    let roles = [(&row.content, content), (&row.source, Class::Source), (&row.cue, Class::Cue)];
    for (parts, class) in roles {
        marks.extend(parts.iter().map(|part| mark(part, class, anchor.take())));
    }
    let parties = [&row.on_behalf_of, &row.addressee, &row.outlet].into_iter().flatten().map(|party| &party.evidence);
    let occasion = row.occasion.iter().map(|occasion| &occasion.evidence);
    let settings = parties.chain(occasion).chain(&row.role).chain(&row.anonymity);
    marks.extend(settings.map(|words| mark(words, Class::Setting, None)));
    marks.extend(row.certainty.iter().map(|words| mark(&words.evidence, Class::Sureness, None)));
    marks.extend(row.caveats.iter().map(|words| mark(&words.evidence, Class::Caveat, None)));
}

/// An entity is called by the place of its first mention.
fn mentions(marks: &mut Vec<Mark>, record: &ArticleRecord) {
    let labels = Labels::of(record);
    let mut named = BTreeSet::new();
    for row in &record.mentions {
        let is_first = named.insert(row.entity_id);
        let anchor = labels.entity(row.entity_id).filter(|_| is_first).map(str::to_owned);
        marks.push(mark(&row.evidence, Class::Mention, anchor));
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;
    use crate::page::words::sign;

    /// The text that a browser would read from the markup.
    fn read(markup: &str) -> String {
        let mut text = String::new();
        for (n, part) in markup.split('<').enumerate() {
            text.push_str(if n == 0 { part } else { part.split_once('>').expect("a tag ends").1 });
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    fn any_mark() -> impl Strategy<Value = Mark> {
        let bounds = (0_u32..80, 0_u32..80, select(Class::ALL.to_vec()), any::<bool>());
        bounds.prop_map(|(start_byte, end_byte, class, is_called)| {
            let anchor = is_called.then(|| format!("s{start_byte}"));
            Mark { start_byte, end_byte, class, anchor }
        })
    }

    /// The text with the signs that are shown for what cannot be seen. Which isolates are replaced depends on the cuts.
    fn signs(text: &str) -> String {
        let isolate = |character| matches!(character, '\u{2066}'..='\u{2069}').then_some('\u{fffd}');
        text.chars().map(|it| isolate(it).or(sign(it)).unwrap_or(it)).collect()
    }

    proptest! {
        #[test]
        fn any_marks_leave_the_text_as_it_is(text in any::<String>(), marks in vec(any_mark(), 0..30)) {
            prop_assert_eq!(signs(&read(&super::text(&text, &marks).into_string())), signs(&text));
        }

        #[test]
        fn markup_in_the_text_stays_text(
            text in "[<>/\"'&;=a-c \n\u{202e}\u{2066}\u{2069}]{0,60}",
            marks in vec(any_mark(), 0..30),
        ) {
            prop_assert_eq!(signs(&read(&super::text(&text, &marks).into_string())), signs(&text));
        }
    }

    #[test]
    fn what_turns_the_direction_is_kept_in() {
        let marks = [Mark { start_byte: 8, end_byte: 9, class: Class::Cue, anchor: None }];
        let markup = text("a \u{202e}bc d", &marks).into_string();
        assert_eq!(markup, "<p dir=\"auto\" class=\"close\"><bdi>a \u{202e}bc </bdi><mark class=\"cue\">d</mark></p>");
    }
}
