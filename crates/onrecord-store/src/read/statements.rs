//! Who said what, across articles.

use std::{collections::BTreeMap, collections::BTreeSet, ops::Range};

use onrecord::{
    facts::{Kind, Modality},
    record::Decision,
    values::Date,
};
use rusqlite::{Connection, Result, Row};

use super::{
    HEAD, HEAD_LEN, IN_TIME, Spelling,
    context::Page,
    entries, head, is_of_outlet, spellings,
    statement::{self, STATEMENT},
};
use crate::{
    Error, Store, fold,
    fold::words,
    rows::{ArticleHead, Found, StatementRow},
};

/// Which statements to list. The default is all of them; with several conditions, those that meet all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementFilter {
    /// Only what those said who are called so, alone or with others, or may have said (then
    /// [`StatementRow::candidates`] has them).
    pub speaker: Option<String>,
    /// How the speaker and the words are looked for.
    pub spelling: Spelling,
    /// Only articles published on this day or later.
    pub from: Option<Date>,
    /// Only articles published on this day or earlier.
    pub to: Option<Date>,
    /// Only articles of the outlet that has all these words in its name, whatever the case and the diacritics.
    pub outlet: Option<String>,
    /// Only words given in this manner.
    pub kind: Option<Kind>,
    /// Only what the speaker does this by saying.
    pub modality: Option<Modality>,
    /// Every word must stand in the content, whatever the case and the diacritics; one with spaces or punctuation in it is
    /// a phrase. In [`Spelling::Any`] it stands for its other spellings too, as in [`Store::search`].
    pub words: Vec<String>,
}

impl Store {
    /// The statements of everybody called `name`, in the order of time: of all articles that speak of those
    /// [`Store::entries`], by whatever name.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn who(&self, name: &str, spelling: Spelling) -> std::result::Result<Vec<Found<StatementRow>>, Error> {
        self.statements(&StatementFilter { speaker: Some(name.to_owned()), spelling, ..StatementFilter::default() })
    }

    /// What the person or body that an entity of an article is said, or may have said, in the order of time.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn said_by(&self, entity_id: i64) -> std::result::Result<Vec<Found<StatementRow>>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| {
            let Some(entry) = entries::entry_of(db, entity_id, &decisions)? else { return Ok(Vec::new()) };
            let mut said = said_by(db, &entries::entities_of(db, &entry)?)?;
            statement::complete(db, said.iter_mut().map(|said| &mut said.1))?;
            placed(db, said)
        })
    }

    /// The statements that meet `filter`, in the order of time of their articles, then of the text.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn statements(&self, filter: &StatementFilter) -> std::result::Result<Vec<Found<StatementRow>>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| {
            let wanted = Wanted::of(db, filter, &decisions)?;
            let mut said = match &filter.speaker {
                Some(name) => said_by(db, &speakers_called(db, name, filter.spelling, &decisions)?)?,
                None => all(db)?,
            };
            said.retain(|(article, statement)| wanted.is_met_by(article, statement));
            statement::complete(db, said.iter_mut().map(|said| &mut said.1))?;
            said.retain(|(_, statement)| wanted.has_words(statement));
            placed(db, said)
        })
    }
}

/// A filter, made ready once.
struct Wanted<'f> {
    filter: &'f StatementFilter,
    /// The first and the last day.
    days: [Option<String>; 2],
    /// Folded.
    outlet: Option<String>,
    /// For each wanted word the phrases that stand for it, in folded words.
    phrases: Vec<Vec<Vec<String>>>,
}

impl<'f> Wanted<'f> {
    fn of(db: &Connection, filter: &'f StatementFilter, decisions: &[Decision]) -> Result<Wanted<'f>> {
        let folded = |phrase: &String| words(&fold(phrase)).map(str::to_owned).collect::<Vec<_>>();
        let phrases = |word: &String| {
            let spelt = spellings::in_spelling(db, word, filter.spelling, decisions)?;
            Ok(spelt.iter().map(folded).filter(|phrase| !phrase.is_empty()).collect())
        };
        let with_letters = filter.words.iter().filter(|word| word.contains(char::is_alphanumeric));
        Ok(Wanted {
            filter,
            days: [filter.from, filter.to].map(|day| day.map(|day| day.to_string())),
            outlet: filter.outlet.as_deref().map(fold),
            phrases: with_letters.map(phrases).collect::<Result<_>>()?,
        })
    }

    /// Whether what a statement's own row and its article say is wanted.
    fn is_met_by(&self, article: &ArticleHead, statement: &StatementRow) -> bool {
        let StatementFilter { kind, modality, .. } = self.filter;
        kind.is_none_or(|kind| statement.kind == kind.as_str())
            && modality.is_none_or(|modality| statement.modality == modality.as_str())
            && self.has_day(article)
            && is_of_outlet(article, self.outlet.as_deref())
    }

    fn has_day(&self, article: &ArticleHead) -> bool {
        let [from, to] = &self.days;
        let published = article.published.as_ref();
        from.as_ref().is_none_or(|from| published.is_some_and(|day| day >= from))
            && to.as_ref().is_none_or(|to| published.is_some_and(|day| day <= to))
    }

    /// Whether the wanted words stand in its content.
    fn has_words(&self, statement: &StatementRow) -> bool {
        if self.phrases.is_empty() {
            return true;
        }
        let folded = statement.content.iter().map(|part| fold(&part.quote)).collect::<Vec<_>>();
        let parts: Vec<Vec<&str>> = folded.iter().map(|part| words(part).collect()).collect();
        let stands = |phrase: &Vec<String>| parts.iter().any(|part| part.windows(phrase.len()).any(|it| it == phrase));
        self.phrases.iter().all(|phrases| phrases.iter().any(stands))
    }
}

/// A statement, [complete](statement::complete) or not, with its article.
type Said = (ArticleHead, StatementRow);

fn all(db: &Connection) -> Result<Vec<Said>> {
    let sql = format!(
        "SELECT {HEAD}, {STATEMENT} FROM statement s JOIN article a ON a.id = s.article_id
         LEFT JOIN time t ON t.id = s.said_time_id ORDER BY {IN_TIME}, s.id"
    );
    db.prepare_cached(&sql)?.query_map([], said)?.collect()
}

fn said(row: &Row<'_>) -> Result<Said> {
    Ok((head(row)?, statement::bare(row, HEAD_LEN)?))
}

/// What these entities say or may have said, each once.
fn said_by(db: &Connection, speakers: &[i64]) -> Result<Vec<Said>> {
    let mut by_id = BTreeMap::new();
    for &entity_id in speakers {
        by_id.extend(of_entity(db, entity_id)?.into_iter().map(|said| (said.1.id, said)));
    }
    let mut said: Vec<Said> = by_id.into_values().collect();
    said.sort_by(|(a, first), (b, second)| in_time(a).cmp(&in_time(b)).then(first.id.cmp(&second.id)));
    Ok(said)
}

fn in_time(article: &ArticleHead) -> (bool, Option<&str>, i64) {
    (article.published.is_none(), article.published.as_deref(), article.id)
}

/// The entities that are called `name`, in order. Nobody is called by no words.
pub(super) fn speakers_called(
    db: &Connection,
    name: &str,
    spelling: Spelling,
    decisions: &[Decision],
) -> Result<Vec<i64>> {
    let mut ids = BTreeSet::new();
    for entry in entries::called(db, name, spelling, decisions)? {
        ids.extend(entries::entities_of(db, &entry)?);
    }
    Ok(ids.into_iter().collect())
}

fn of_entity(db: &Connection, entity_id: i64) -> Result<Vec<Said>> {
    let sql = format!(
        "SELECT {HEAD}, {STATEMENT} FROM statement_speaker p JOIN statement s ON s.id = p.statement_id
         JOIN article a ON a.id = s.article_id LEFT JOIN time t ON t.id = s.said_time_id WHERE p.entity_id = ?1"
    );
    db.prepare_cached(&sql)?.query_map([entity_id], said)?.collect()
}

/// Statements with their places. Those of one article stand together, so each text is opened once.
fn placed(db: &Connection, said: Vec<Said>) -> Result<Vec<Found<StatementRow>>> {
    let mut page: Option<Page> = None;
    let mut found = Vec::with_capacity(said.len());
    for (article, statement) in said {
        let page = match &mut page {
            Some(page) if page.is_of(article.id) => page,
            page => page.insert(Page::open(db, article.id)?),
        };
        let begin = statement.content.first().or(statement.source.first()).or(statement.cue.first());
        let (start, end) = begin.map_or((0, 0), |words| (words.start_byte, words.end_byte));
        let context = page.context(start, end);
        found.push(page.found(article, statement, context));
    }
    Ok(found)
}

/// Where in an article stands what these speakers say. Their ids are in order. What somebody only may have said is left out.
pub(super) fn contents_of(db: &Connection, article_id: i64, speaker_ids: &[i64]) -> Result<Vec<Range<u32>>> {
    let sql = "SELECT p.entity_id, c.start_byte, c.end_byte FROM statement s
               JOIN statement_speaker p ON p.statement_id = s.id AND p.role = 'speaker'
               JOIN statement_part c ON c.statement_id = s.id AND c.role = 'content'
               WHERE s.article_id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([article_id])?;
    let mut contents = Vec::new();
    while let Some(row) = rows.next()? {
        if speaker_ids.binary_search(&row.get(0)?).is_ok() {
            contents.push(row.get(1)?..row.get(2)?);
        }
    }
    Ok(contents)
}
