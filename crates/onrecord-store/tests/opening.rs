//! Opening: what is a record and what is not, and records of older versions.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{fs, path::Path};

use common::{Shape, dump, entry, strings};
use onrecord_store::{ErrorKind, Spelling, Store, TimeRow};
use rusqlite::Connection;
use tempfile::tempdir;

/// A record as the first version made it: the first migration and one article.
const FIRST: &str = include_str!("fixtures/first_version.sql");

const MIGRATIONS: [&str; 9] = [
    "articles_and_facts",
    "views",
    "full_text_search",
    "figures_and_times_in_full",
    "who_is_who",
    "statements_in_full",
    "carried",
    "byline_and_modified",
    "references_among_facts",
];

fn check_refused(path: &Path, kind: ErrorKind) {
    let before = fs::read(path).ok();
    for error in [Store::open(path).unwrap_err(), Store::open_read_only(path).unwrap_err()] {
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(error.place(), path.to_str().unwrap());
    }
    assert_eq!(fs::read(path).ok(), before, "a file that is refused stays as it was");
}

#[test]
fn what_is_no_database_is_refused() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "These are notes, and they are longer than a database's header would be. ".repeat(9)).unwrap();
    check_refused(&path, ErrorKind::NotADatabase);
}

#[test]
fn the_database_of_another_program_is_refused() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    check_refused(&path, ErrorKind::OtherProgram);

    let path = folder.path().join("marked.db");
    Connection::open(&path).unwrap().execute_batch("PRAGMA application_id = 77").unwrap();
    check_refused(&path, ErrorKind::OtherProgram);
}

#[test]
fn a_newer_schema_is_refused() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    drop(Store::open(&path).unwrap());
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 1000").unwrap();
    check_refused(&path, ErrorKind::NewerVersion);
}

#[test]
fn what_is_not_there_is_made_for_writing_and_missed_for_reading() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    assert_eq!(Store::open_read_only(&path).unwrap_err().kind(), ErrorKind::CannotOpen);
    assert!(!path.exists());
    Store::open(&path).unwrap();
    assert!(path.exists());
    check_refused(&folder.path().join("no such folder/onrecord.db"), ErrorKind::CannotOpen);
}

#[test]
fn migrations_are_applied_in_order_and_recorded_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    for _ in 0..2 {
        let store = Store::open(&path).unwrap();
        assert_eq!(store.applied().unwrap(), MIGRATIONS);
        assert!(store.pending().unwrap().is_empty());
    }
}

#[test]
fn a_record_of_the_first_version_opens_and_is_brought_up_to_date() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("old.db");
    Connection::open(&path).unwrap().execute_batch(FIRST).unwrap();
    assert_eq!(Store::open_read_only(&path).unwrap_err().kind(), ErrorKind::OlderVersion);

    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.applied().unwrap(), MIGRATIONS);
    let record = store.article(1).unwrap().unwrap();
    assert_eq!(record.statements[0].content[0].quote, "“The dam holds,”");
    let said = &store.who("Orlec", Spelling::Any).unwrap()[0].fact;
    assert_eq!((said, said.speakers[0].name.as_str()), (&record.statements[0], "Ana Orlec"), "its speaker has moved");
    assert_eq!((said.outcome.as_str(), &said.attitude, &said.stance), ("said", &None, &None), "nobody looked");
    assert!(said.nested_in.is_none() && said.caveats.is_empty() && !said.is_headline);
    let figure = &record.figures[0];
    assert_eq!((figure.evidence.quote.as_str(), figure.same_as.as_ref(), figure.part_of.as_ref()), ("Ana", None, None));
    assert!(figure.of.is_empty() && figure.time.is_none() && figure.direction.is_none());
    let days = |time: &TimeRow| [&time.first_day, &time.last_day].map(|day| day.clone().unwrap_or_default());
    let calendar: Vec<_> = store.times(None).unwrap().iter().map(|found| days(&found.fact)).collect();
    let months = [["2024-01-01", "2024-12-31"], ["2024-02-01", "2024-02-29"], ["2024-03-02", "2024-03-02"], ["", ""]];
    assert_eq!(calendar, months.map(|days| days.map(str::to_owned)), "what was read before has its days too");
    assert!(record.times.iter().all(|time| time.rule.is_none() && time.anchor.is_none()));
    assert_eq!(store.search(&["DAM".to_owned()], Spelling::Any, 9).unwrap()[0].article.name, "dam.txt");
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);
    store.add(&[entry(1, Shape::BRIEF)]).unwrap();
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);
}

/// A record as a program that knew so many migrations left it, with the article of the first version.
fn record_of_version(path: &Path, version: u32) {
    let later = [
        include_str!("../migrations/0002_views.sql"),
        include_str!("../migrations/0003_full_text_search.sql"),
        include_str!("../migrations/0004_figures_and_times_in_full.sql"),
        include_str!("../migrations/0005_who_is_who.sql"),
        include_str!("../migrations/0006_statements_in_full.sql"),
        include_str!("../migrations/0007_carried.sql"),
        include_str!("../migrations/0008_byline_and_modified.sql"),
    ];
    let db = Connection::open(path).unwrap();
    db.execute_batch(FIRST).unwrap();
    // As the program does: a view may name what a migration takes away, and is made anew behind the last one.
    db.pragma_update(None, "legacy_alter_table", true).unwrap();
    for (n, sql) in (2..=version).zip(later) {
        db.execute_batch(sql).unwrap();
        db.execute("INSERT INTO migration (version, name) VALUES (?1, ?2)", (n, MIGRATIONS[n as usize - 1])).unwrap();
    }
    db.pragma_update(None, "user_version", version).unwrap();
}

#[test]
fn a_record_of_any_older_version_has_the_schema_of_a_new_one_once_it_is_open() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("new.db");
    drop(Store::open(&path).unwrap());
    let schema = |path: &Path| {
        let objects = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name";
        strings(&Connection::open(path).unwrap(), objects)
    };
    let new = schema(&path);
    for version in 1..u32::try_from(MIGRATIONS.len()).unwrap() {
        let path = folder.path().join(format!("{version}.db"));
        record_of_version(&path, version);
        let store = Store::open(&path).unwrap();
        assert_eq!(store.applied().unwrap(), MIGRATIONS);
        assert_eq!(store.who("Orlec", Spelling::Any).unwrap().len(), 1, "version {version}");
        assert_eq!(store.verify(|_| ()).unwrap().faults, []);
        drop(store);
        assert_eq!(schema(&path), new, "version {version}");
        let db = Connection::open(&path).unwrap();
        assert_eq!(strings(&db, "SELECT speaker || ': ' || content FROM said"), ["Ana Orlec: “The dam holds,”"]);
    }
}

#[test]
fn what_refers_to_a_row_that_is_still_to_come_is_found_without_going_over_its_table() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("new.db");
    drop(Store::open(&path).unwrap());
    let db = Connection::open(&path).unwrap();
    let mut n_seen = 0;
    for sql in strings(&db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%DEFERRED%'") {
        let without_comments = sql.lines().map(|line| line.split("--").next().unwrap()).collect::<Vec<_>>().join(" ");
        let table = without_comments.split_whitespace().nth(2).unwrap().trim_matches('"');
        for column in without_comments.split(',').filter(|column| column.contains("DEFERRED")) {
            let column = column.split_whitespace().next().unwrap();
            let asked = format!("EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = ?1");
            let plan: String = db.query_row(&asked, [1], |row| row.get("detail")).unwrap();
            assert!(plan.starts_with("SEARCH"), "{table}.{column}: {plan}");
            n_seen += 1;
        }
    }
    assert_eq!(n_seen, 7);
}

#[test]
fn views_of_the_users_own_stay_and_keep_no_record_from_opening() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("old.db");
    record_of_version(&path, 5);
    let own = "CREATE VIEW mine AS SELECT content FROM said;
               CREATE VIEW speakers AS SELECT speaker_id FROM statement;";
    Connection::open(&path).unwrap().execute_batch(own).unwrap();
    drop(Store::open(&path).unwrap());
    let db = Connection::open(&path).unwrap();
    assert_eq!(strings(&db, "SELECT content FROM mine"), ["“The dam holds,”"]);
    assert_eq!(strings(&db, "SELECT name FROM sqlite_schema WHERE name = 'speakers'").len(), 1);
}

#[test]
fn a_record_that_cannot_be_brought_up_to_date_stays_as_it_was() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("old.db");
    record_of_version(&path, 4);
    // What the last migration makes is there already.
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE statement_field (quote TEXT)").unwrap();
    let before = dump(&path);
    assert!(Store::open(&path).is_err());
    assert_eq!(dump(&path), before, "nothing of the migrations before it was kept");
}

#[test]
fn the_fixture_begins_with_the_first_migration_as_it_is() {
    // A migration that was released must not change: files made by it are out there.
    let first = include_str!("../migrations/0001_articles_and_facts.sql");
    assert!(FIRST.starts_with(first), "migration 1 was changed");
}

#[test]
fn bytes_slice_to_quotes_in_plain_sql_and_views_can_be_read() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    Store::open(&path).unwrap().add(&[entry(3, Shape::BRIEF)]).unwrap();
    let db = Connection::open(&path).unwrap();
    let same = "SELECT DISTINCT CAST(CAST(substr(CAST(text AS BLOB), start_byte + 1, end_byte - start_byte) AS TEXT)
                = quote AS TEXT) FROM evidence JOIN article ON article.id = article_id";
    assert_eq!(strings(&db, same), ["1"]);
    let facts = strings(&db, "SELECT DISTINCT fact || ' ' || field FROM evidence ORDER BY 1");
    assert_eq!(
        facts,
        [
            "figure head",
            "figure hedge",
            "figure of",
            "figure quote",
            "figure scope",
            "mention quote",
            "note quote",
            "statement content",
            "statement cue",
            "statement source",
            "time quote"
        ]
    );
    let said = strings(&db, "SELECT speaker || ': ' || content || ' ' || cue FROM said");
    assert!(said.len() == 2 && said[0].contains(",” … “") && said[0].ends_with(" said"), "{said:?}");
    assert_eq!(strings(&db, "SELECT outlet || ' ' || value || ' ' || unit_name FROM figure_told").len(), 2);
    assert_eq!(
        strings(&db, "SELECT of_words || ' ' || head || ' ' || scope FROM figure_told"),
        ["tanks tanks nearly"; 2]
    );
    assert_eq!(strings(&db, "SELECT outlet || first_day || last_day || rule FROM time_told").len(), 1);
}

#[test]
fn the_calendar_is_asked_by_its_index() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    drop(Store::open(&path).unwrap());
    let db = Connection::open(&path).unwrap();
    let question = "EXPLAIN QUERY PLAN SELECT t.id FROM time t JOIN article a ON a.id = t.article_id
                    WHERE (t.first_day IS NOT NULL OR t.last_day IS NOT NULL)
                      AND coalesce(t.first_day, '0000') <= ?1 AND coalesce(t.last_day, '9999-12-31') >= ?2";
    let mut statement = db.prepare(question).unwrap();
    let steps = statement.query_map(["2024", "2024"], |row| row.get::<_, String>("detail")).unwrap();
    let steps: Vec<String> = steps.map(Result::unwrap).collect();
    assert!(steps.iter().any(|step| step.contains("time_of_days")), "{steps:?}");
}
