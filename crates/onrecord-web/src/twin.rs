//! From the rows of the store to the twin of an article: bytes become code points, row numbers become ids.

use onrecord::text::CodePointIndex;
use onrecord_store::{
    AnchorRow, ArticleRecord, EntityName, EvidenceRow, FigureName, FigureRow, MeantRow, PartyRow, StatementRow,
};

use crate::{
    json::{
        Anonymous, Article, Certainty, Entity, Figure, Furniture, Mention, Note, OfKind, Offsets, Party, Published,
        Statement, Time,
    },
    labels::{Labels, label},
};

pub(crate) fn article(record: &ArticleRecord) -> Article {
    let facts = &Facts::of(record);
    let head = record.row.article.clone();
    Article {
        ok: true,
        id: head.id,
        address: head.address,
        name: head.name,
        url: head.url,
        outlet: head.outlet,
        title: head.title,
        byline: record.byline.clone(),
        language: record.language.clone(),
        extent: record.extent.clone(),
        published: facts.published(),
        time_of_day: record.time_of_day.clone(),
        modified: record.modified.clone(),
        version: record.row.version,
        latest_version: record.row.latest_version,
        sha256: record.document.clone(),
        fingerprint: record.fingerprint.clone(),
        form: record.form.clone(),
        read_by: record.read_by.clone(),
        text: record.text.clone(),
        furniture: facts.furniture(),
        entities: facts.entities(),
        mentions: facts.mentions(),
        statements: numbered('s', &record.statements, |id, row| facts.statement(id, row)),
        figures: numbered('f', &record.figures, |id, row| facts.figure(id, row)),
        times: facts.times(),
        notes: facts.notes(),
    }
}

fn numbered<R, T>(letter: char, rows: &[R], convert: impl Fn(String, &R) -> T) -> Vec<T> {
    rows.iter().enumerate().map(|(idx, row)| convert(label(letter, idx), row)).collect()
}

struct Facts<'a> {
    record: &'a ArticleRecord,
    index: CodePointIndex,
    labels: Labels,
}

impl Facts<'_> {
    fn of(record: &ArticleRecord) -> Facts<'_> {
        Facts { record, index: CodePointIndex::new(&record.text), labels: Labels::of(record) }
    }

    fn offsets(&self, evidence: &EvidenceRow) -> Offsets {
        let code_point = |offset| self.index.code_point(&self.record.text, offset);
        (code_point(evidence.start_byte), code_point(evidence.end_byte))
    }

    fn all(&self, evidence: &[EvidenceRow]) -> Vec<Offsets> {
        evidence.iter().map(|evidence| self.offsets(evidence)).collect()
    }

    fn published(&self) -> Published {
        Published {
            date: self.record.row.article.published.clone(),
            basis: self.record.row.published_basis.clone(),
            earliest: self.record.row.article.published_earliest.clone(),
            latest: self.record.row.article.published_latest.clone(),
            evidence: self.all(&self.record.published_evidence),
        }
    }

    fn furniture(&self) -> Vec<Furniture> {
        let rows = self.record.furniture.iter();
        rows.map(|row| {
            let (start, end) = self.offsets(&row.evidence);
            Furniture { start, end, kind: row.kind.clone() }
        })
        .collect()
    }

    fn entities(&self) -> Vec<Entity> {
        numbered('e', &self.record.entities, |id, row| Entity { id, name: row.name.clone(), r#type: row.kind.clone() })
    }

    fn mentions(&self) -> Vec<Mention> {
        let rows = self.record.mentions.iter();
        rows.map(|row| {
            let (start, end) = self.offsets(&row.evidence);
            let entity = self.labels.entity(row.entity_id).map(str::to_owned);
            Mention { start, end, form: row.form.clone(), entity }
        })
        .collect()
    }

    fn statement(&self, id: String, row: &StatementRow) -> Statement {
        Statement {
            id,
            source: self.all(&row.source),
            cue: self.all(&row.cue),
            content: self.all(&row.content),
            kind: row.kind.clone(),
            speaker: row.speakers.first().and_then(|name| self.entity(name)),
            speakers: row.speakers.iter().filter_map(|name| self.entity(name)).collect(),
            candidates: row.candidates.iter().filter_map(|name| self.entity(name)).collect(),
            on_behalf_of: row.on_behalf_of.as_ref().map(|party| self.party(party)),
            unnamed: row.unnamed,
            anonymous: row.role.as_ref().map(|role| self.anonymous(row, role)),
            modality: row.modality.clone(),
            outcome: row.outcome.clone(),
            attitude: row.attitude.clone(),
            stance: row.stance.clone(),
            certainty: row.certainty.iter().map(|words| self.certainty(words)).collect(),
            addressee: row.addressee.as_ref().map(|party| self.party(party)),
            occasion: row.occasion.as_ref().map(|words| self.of_kind(words)),
            outlet: row.outlet.as_ref().map(|party| self.party(party)),
            said: row.said.as_ref().and_then(|time| self.labels.time(time.id)).map(str::to_owned),
            nested_in: row.nested_in.as_ref().and_then(|outer| self.labels.statement(outer.id)).map(str::to_owned),
            headline: row.is_headline,
            caveat: row.caveats.iter().map(|words| self.of_kind(words)).collect(),
            confidence: f64::from(row.confidence_hundredths) / 100.0,
        }
    }

    fn entity(&self, name: &EntityName) -> Option<String> {
        self.labels.entity(name.id).map(str::to_owned)
    }

    fn party(&self, party: &PartyRow) -> Party {
        let (start, end) = self.offsets(&party.evidence);
        Party { start, end, entity: party.entity.as_ref().and_then(|name| self.entity(name)) }
    }

    fn anonymous(&self, row: &StatementRow, role: &EvidenceRow) -> Anonymous {
        let reason = row.anonymity.as_ref().map(|reason| self.offsets(reason));
        Anonymous { role: self.offsets(role), several: row.is_several, reason }
    }

    fn certainty(&self, words: &MeantRow) -> Certainty {
        let (start, end) = self.offsets(&words.evidence);
        Certainty { start, end, sureness: words.what.clone() }
    }

    fn of_kind(&self, words: &MeantRow) -> OfKind {
        let (start, end) = self.offsets(&words.evidence);
        OfKind { start, end, kind: words.what.clone() }
    }

    fn figure(&self, id: String, row: &FigureRow) -> Figure {
        let (start, end) = self.offsets(&row.evidence);
        let other =
            |name: &Option<FigureName>| name.as_ref().and_then(|name| self.labels.figure(name.id)).map(str::to_owned);
        Figure {
            id,
            start,
            end,
            value: row.value.clone(),
            low: row.low.clone(),
            high: row.high.clone(),
            unit: row.unit.clone(),
            unit_name: row.unit_name.clone(),
            hedge: row.hedge.clone(),
            hedge_span: row.hedge_evidence.as_ref().map(|hedge| self.offsets(hedge)),
            of: self.all(&row.of),
            head: row.head.as_ref().map(|head| self.offsets(head)),
            scope: self.all(&row.scope),
            direction: row.direction.clone(),
            level: other(&row.level),
            time: row.time.as_ref().and_then(|time| self.labels.time(time.id)).map(str::to_owned),
            same_as: other(&row.same_as),
            part_of: other(&row.part_of),
        }
    }

    fn times(&self) -> Vec<Time> {
        numbered('t', &self.record.times, |id, row| {
            let (start, end) = self.offsets(&row.evidence);
            Time {
                id,
                start,
                end,
                r#type: row.r#type.clone(),
                value: row.value.clone(),
                r#mod: row.modifier.clone(),
                anchor: row.anchor.as_ref().and_then(|anchor| self.anchor(anchor)),
                first: row.first_day.clone(),
                last: row.last_day.clone(),
                rule: row.rule.clone(),
            }
        })
    }

    fn anchor(&self, anchor: &AnchorRow) -> Option<String> {
        match anchor {
            AnchorRow::Published => Some("published".to_owned()),
            AnchorRow::Time(other) => self.labels.time(other.id).map(str::to_owned),
        }
    }

    fn notes(&self) -> Vec<Note> {
        numbered('n', &self.record.notes, |id, row| {
            let (start, end) = self.offsets(&row.evidence);
            Note { id, start, end, what: row.what.clone() }
        })
    }
}
