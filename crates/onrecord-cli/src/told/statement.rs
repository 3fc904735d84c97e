//! How a statement is told: whose words, in which manner, to whom and where, and what speaks against them.

use onrecord_store::{EntityName, EvidenceRow, MeantRow, PartyRow, StatementRow};

use super::quoted;
use crate::{days, output::one_line};

/// Whether there are words: "declined to comment" is told as what became of it, not as anybody's words.
pub(crate) fn is_said(row: &StatementRow) -> bool {
    row.outcome == "said"
}

/// What was said; of what was not, the words that tell so.
pub(crate) fn words(row: &StatementRow) -> String {
    if is_said(row) { joined(&row.content) } else { in_order(row) }
}

/// Parts of one field.
pub(crate) fn joined(evidence: &[EvidenceRow]) -> String {
    evidence.iter().map(|evidence| one_line(&evidence.quote)).collect::<Vec<_>>().join(" … ")
}

/// Source, cue and content as they follow each other in the article, with a sign for what stands between.
fn in_order(row: &StatementRow) -> String {
    let mut parts: Vec<&EvidenceRow> = [&row.source, &row.cue, &row.content].into_iter().flatten().collect();
    parts.sort_by_key(|part| (part.start_byte, part.end_byte));
    let mut words = String::new();
    let mut end = None;
    for part in parts {
        words += match end {
            None => "",
            Some(end) if part.start_byte <= end + 1 => " ",
            Some(_) => " … ",
        };
        words += &one_line(&part.quote);
        end = Some(part.end_byte);
    }
    words
}

/// Who speaks: "Ada Orlec and Piet Harrand", "perhaps Ada Orlec or Ida Brandt", "not named (“senior aide”)".
pub(crate) fn speaker(row: &StatementRow) -> String {
    let words = |evidence: &[EvidenceRow]| match joined(evidence) {
        words if words.is_empty() => words,
        words => format!(" (“{words}”)"),
    };
    if !row.speakers.is_empty() {
        names(&row.speakers, "and")
    } else if row.unnamed {
        format!("not named{}", words(row.role.as_ref().map_or(&row.source[..], std::slice::from_ref)))
    } else if row.candidates.is_empty() {
        format!("not resolved{}", words(&row.source))
    } else {
        format!("perhaps {}", names(&row.candidates, "or"))
    }
}

fn names(names: &[EntityName], last: &str) -> String {
    let names: Vec<String> = names.iter().map(|name| one_line(&name.name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., other] => format!("{} {last} {other}", first.join(", ")),
    }
}

/// What the speaker does by saying it and how far the writer stands behind it, as far as that is more than "he said".
fn manner(row: &StatementRow) -> Vec<String> {
    if !is_said(row) {
        return vec![format!("no words: {}", one_line(&row.outcome))];
    }
    let modality = (row.modality != "asserted").then(|| one_line(&row.modality));
    let stance = row.stance.as_deref().filter(|&stance| stance != "said").map(one_line);
    [modality, stance].into_iter().flatten().collect()
}

/// Kind and manner, and how sure the program is, where it is less than the best that it can be: a reader should look before citing.
pub(crate) fn in_short(row: &StatementRow) -> String {
    let kind = is_said(row).then(|| one_line(&row.kind));
    let sure = row.confidence_hundredths;
    let sure = (sure < SURE).then(|| format!("{sure} in 100 such are right"));
    kind.into_iter().chain(manner(row)).chain(sure).collect::<Vec<_>>().join(", ")
}

/// Of statements that say nothing of it, at least so many in a hundred are right.
const SURE: u8 = 90;

/// Whom the program takes for the one speaker, where his words do not say it themselves: "He (Ada Orlec)".
pub(crate) fn source(row: &StatementRow) -> [String; 2] {
    let source = joined(&row.source);
    let name = match row.speakers.as_slice() {
        [one] => Some(one_line(&one.name)).filter(|name| !source.contains(name.as_str())),
        _ => None,
    };
    let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
    [source, name]
}

/// Who else takes part: those who speak together, where the source does not name them, or who perhaps spoke; who is not named; who tells it; for whom and to whom.
pub(crate) fn people(row: &StatementRow) -> Vec<String> {
    let source = joined(&row.source);
    let is_named = |speaker: &EntityName| source.contains(&one_line(&speaker.name));
    let together = (row.speakers.len() > 1 && !row.speakers.iter().all(is_named))
        .then(|| format!("by {} together", names(&row.speakers, "and")));
    let perhaps = (!row.candidates.is_empty()).then(|| format!("perhaps {}", names(&row.candidates, "or")));
    [together, perhaps, told_by(row)].into_iter().flatten().chain(parties(row)).collect()
}

/// Whose word for it is all that there is: hearsay.
pub(crate) fn told_by(row: &StatementRow) -> Option<String> {
    row.nested_in.as_ref().map(|outer| format!("as told by {}", one_line(&outer.by)))
}

/// For whom the speaker speaks, to whom, and why he has no name.
pub(crate) fn parties(row: &StatementRow) -> Vec<String> {
    let on_behalf_of = row.on_behalf_of.as_ref().map(|other| format!("for {}", party(other)));
    let addressee = row.addressee.as_ref().map(|other| format!("to {}", party(other)));
    let several = row.is_several.then(|| "several speak".to_owned());
    let reason = row.anonymity.as_ref().map(|reason| format!("not named: {}", quoted(&reason.quote)));
    [several, reason, on_behalf_of, addressee].into_iter().flatten().collect()
}

/// The words, and whom they mean where they do not say it themselves.
fn party(party: &PartyRow) -> String {
    let words = quoted(&party.evidence.quote);
    let meant = party.entity.as_ref().map(|entity| one_line(&entity.name));
    let meant = meant.filter(|name| !words.contains(name.as_str()));
    meant.map_or(words.clone(), |name| format!("{words} ({name})"))
}

/// Where it was said: "in an interview with Vell Radio", "in an interview (Vell Radio)" where the words stand apart. Nothing
/// where neither occasion nor outlet is known.
pub(crate) fn occasion(row: &StatementRow) -> Option<String> {
    let is_inside = |outer: &EvidenceRow, inner: &EvidenceRow| {
        outer.start_byte <= inner.start_byte && inner.end_byte <= outer.end_byte
    };
    let outlet = row.outlet.as_ref().map(|outlet| &outlet.evidence);
    match (&row.occasion, outlet) {
        (None, None) => None,
        (None, Some(outlet)) => Some(format!("to {}", one_line(&outlet.quote))),
        (Some(occasion), Some(outlet)) if !is_inside(&occasion.evidence, outlet) => {
            Some(format!("{} ({})", one_line(&occasion.evidence.quote), one_line(&outlet.quote)))
        }
        (Some(occasion), _) => Some(one_line(&occasion.evidence.quote)),
    }
}

/// When it was said, how sure it is, and whether it stands in a headline.
pub(crate) fn rest(row: &StatementRow) -> Vec<String> {
    let said = row.said.as_ref().map(|time| {
        let days = days::written(time.first_day.as_deref(), time.last_day.as_deref());
        let days = if days == ".." { one_line(&time.value) } else { days };
        format!("said {} = {days}", quoted(&time.quote))
    });
    let certainty =
        row.certainty.iter().map(|words| format!("{}: {}", one_line(&words.what), quoted(&words.evidence.quote)));
    let headline = row.is_headline.then(|| "in a headline".to_owned());
    said.into_iter().chain(certainty).chain(headline).collect()
}

/// What the article says against relying on it: "unverified: “could not be verified”".
pub(crate) fn caveat(caveat: &MeantRow) -> String {
    format!("{}: {}", one_line(&caveat.what).replace('_', " "), quoted(&caveat.evidence.quote))
}
