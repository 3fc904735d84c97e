//! The row of a statement, and of what its fields hold.

use super::{EvidenceRow, TimeName};

/// Who said what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// The number of the row.
    pub id: i64,
    /// Who says it: one, or several together. Empty where that is not resolved.
    pub speakers: Vec<EntityName>,
    /// Where it is not resolved, those who may have said it.
    pub candidates: Vec<EntityName>,
    /// For whom the speaker speaks.
    pub on_behalf_of: Option<PartyRow>,
    /// Whether the article tells of the speaker without a name.
    pub unnamed: bool,
    /// Whether several speak without a name.
    pub is_several: bool,
    /// What a speaker without a name is. Nothing for what was added before this was kept.
    pub role: Option<EvidenceRow>,
    /// Why the article does not name him.
    pub anonymity: Option<EvidenceRow>,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// `asserted`, `denied`, ….
    pub modality: String,
    /// Whether anything was said: `said`, `declined` or `silent`.
    pub outcome: String,
    /// Which kind of act the cue names: `statement`, `belief`, …. Nothing for what was added before this was kept.
    pub attitude: Option<String>,
    /// How far the writer stands behind it: `said`, `claimed`, …. Nothing for what was added before this was kept.
    pub stance: Option<String>,
    /// Words of the content that say how sure it is: `certain`, `probable`, `possible` or `doubtful`.
    pub certainty: Vec<MeantRow>,
    /// To whom.
    pub addressee: Option<PartyRow>,
    /// On what occasion or through which channel: `interview`, `speech`, ….
    pub occasion: Option<MeantRow>,
    /// The outlet that it was said to.
    pub outlet: Option<PartyRow>,
    /// When it was said.
    pub said: Option<TimeName>,
    /// The statement in whose content this one lies: its speaker tells what this one's is to have said.
    pub nested_in: Option<StatementName>,
    /// Whether it stands in a headline.
    pub is_headline: bool,
    /// What the article says against relying on it: `unverified` or `no_evidence`.
    pub caveats: Vec<MeantRow>,
    /// The share of such findings that were right on gold, 0 to 100.
    pub confidence_hundredths: u8,
    /// The words that name who speaks.
    pub source: Vec<EvidenceRow>,
    /// The words that show that something is said.
    pub cue: Vec<EvidenceRow>,
    /// What is said.
    pub content: Vec<EvidenceRow>,
}

/// An entity of the same article, as another fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityName {
    /// The [`EntityRow::id`](crate::EntityRow::id).
    pub id: i64,
    /// The fullest name in the article.
    pub name: String,
}

/// Somebody who takes part, by the words that name him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyRow {
    /// The words.
    pub evidence: EvidenceRow,
    /// Whom they name, where that is resolved.
    pub entity: Option<EntityName>,
}

/// Words with what they are taken to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantRow {
    /// A word of the wire format.
    pub what: String,
    /// The words.
    pub evidence: EvidenceRow,
}

/// A statement of the same article, as another fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementName {
    /// The [`StatementRow::id`].
    pub id: i64,
    /// Who says it: the names of its speakers, or the words of its source where they are not resolved.
    pub by: String,
}
