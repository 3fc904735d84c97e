//! A statement, with all that is known of it.

use onrecord_store::{EntityName, EvidenceRow, MeantRow, PartyRow, StatementName, StatementRow};
use serde::Serialize;

use super::{EvidenceJson, TimeNameJson};

/// Who said what.
#[derive(Debug, Serialize)]
pub(crate) struct StatementJson<'a> {
    /// The number of its row, by which others name it.
    id: i64,
    /// The first of `speakers`.
    speaker: Option<&'a str>,
    /// All who say it together.
    speakers: Vec<&'a str>,
    /// Where nobody is resolved, those who may have said it.
    candidates: Vec<&'a str>,
    on_behalf_of: Option<PartyJson<'a>>,
    unnamed: bool,
    /// What the article says of a speaker without a name. Null for what was added before that was kept.
    anonymous: Option<AnonymousJson<'a>>,
    kind: &'a str,
    modality: &'a str,
    outcome: &'a str,
    attitude: Option<&'a str>,
    stance: Option<&'a str>,
    certainty: Vec<SureJson<'a>>,
    addressee: Option<PartyJson<'a>>,
    occasion: Option<OfKindJson<'a>>,
    outlet: Option<PartyJson<'a>>,
    said: Option<TimeNameJson<'a>>,
    nested_in: Option<StatementNameJson<'a>>,
    headline: bool,
    caveat: Vec<OfKindJson<'a>>,
    /// 0 to 1.
    confidence: f64,
    source: Vec<EvidenceJson<'a>>,
    cue: Vec<EvidenceJson<'a>>,
    content: Vec<EvidenceJson<'a>>,
}

impl<'a> StatementJson<'a> {
    pub(crate) fn new(statement: &'a StatementRow) -> StatementJson<'a> {
        let names = |names: &'a [EntityName]| names.iter().map(|name| name.name.as_str()).collect();
        StatementJson {
            id: statement.id,
            speaker: statement.speakers.first().map(|speaker| speaker.name.as_str()),
            speakers: names(&statement.speakers),
            candidates: names(&statement.candidates),
            on_behalf_of: statement.on_behalf_of.as_ref().map(PartyJson::new),
            unnamed: statement.unnamed,
            anonymous: statement.role.as_ref().map(|role| AnonymousJson::new(statement, role)),
            kind: &statement.kind,
            modality: &statement.modality,
            outcome: &statement.outcome,
            attitude: statement.attitude.as_deref(),
            stance: statement.stance.as_deref(),
            certainty: statement.certainty.iter().map(SureJson::new).collect(),
            addressee: statement.addressee.as_ref().map(PartyJson::new),
            occasion: statement.occasion.as_ref().map(OfKindJson::new),
            outlet: statement.outlet.as_ref().map(PartyJson::new),
            said: statement.said.as_ref().map(TimeNameJson::new),
            nested_in: statement.nested_in.as_ref().map(StatementNameJson::new),
            headline: statement.is_headline,
            caveat: statement.caveats.iter().map(OfKindJson::new).collect(),
            confidence: f64::from(statement.confidence_hundredths) / 100.0,
            source: EvidenceJson::all(&statement.source),
            cue: EvidenceJson::all(&statement.cue),
            content: EvidenceJson::all(&statement.content),
        }
    }
}

/// Somebody who takes part, by the words that name him.
#[derive(Debug, Serialize)]
struct PartyJson<'a> {
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    /// His name, where it is known whom the words mean.
    entity: Option<&'a str>,
}

impl<'a> PartyJson<'a> {
    fn new(party: &'a PartyRow) -> PartyJson<'a> {
        let entity = party.entity.as_ref().map(|entity| entity.name.as_str());
        PartyJson { evidence: EvidenceJson::new(&party.evidence), entity }
    }
}

/// A speaker without a name.
#[derive(Debug, Serialize)]
struct AnonymousJson<'a> {
    role: EvidenceJson<'a>,
    several: bool,
    reason: Option<EvidenceJson<'a>>,
}

impl<'a> AnonymousJson<'a> {
    fn new(statement: &'a StatementRow, role: &'a EvidenceRow) -> AnonymousJson<'a> {
        let reason = statement.anonymity.as_ref().map(EvidenceJson::new);
        AnonymousJson { role: EvidenceJson::new(role), several: statement.is_several, reason }
    }
}

/// Words that say how sure something is.
#[derive(Debug, Serialize)]
struct SureJson<'a> {
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    sureness: &'a str,
}

impl<'a> SureJson<'a> {
    fn new(words: &'a MeantRow) -> SureJson<'a> {
        SureJson { evidence: EvidenceJson::new(&words.evidence), sureness: &words.what }
    }
}

/// Words of an occasion or a caveat.
#[derive(Debug, Serialize)]
struct OfKindJson<'a> {
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    kind: &'a str,
}

impl<'a> OfKindJson<'a> {
    fn new(words: &'a MeantRow) -> OfKindJson<'a> {
        OfKindJson { evidence: EvidenceJson::new(&words.evidence), kind: &words.what }
    }
}

/// Another statement of the same article.
#[derive(Debug, Serialize)]
struct StatementNameJson<'a> {
    id: i64,
    /// Who says it: names, or the words of its source.
    by: &'a str,
}

impl<'a> StatementNameJson<'a> {
    fn new(name: &'a StatementName) -> StatementNameJson<'a> {
        StatementNameJson { id: name.id, by: &name.by }
    }
}
