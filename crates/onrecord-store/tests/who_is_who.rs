//! Who is who across articles: one entry for one person, reasons for it, and the user's last word.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord::{
    annotate::annotate,
    article::Article,
    facts::{Entity, EntityKind, Facts, extract},
    record::Decision,
    tagging::Tags,
};
use onrecord_store::{Added, Entry, EntryHead, EntryRow, Form, Raw, Spelling, Store};
use tempfile::{TempDir, tempdir};

fn entry(n: usize, text: &str) -> Entry {
    let article = Article::from_text(format!("a{n}"), text);
    let facts = extract(&annotate(&article), &Tags::default());
    let address = format!("news/{n}.txt");
    let raw = Raw { bytes: text.as_bytes(), form: Form::Text, address: &address, given: "" };
    Entry::new(raw, article, facts, "test").unwrap()
}

fn store_of(texts: &[&str]) -> (TempDir, Store) {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let entries: Vec<Entry> = (1..).zip(texts).map(|(n, text)| entry(n, text)).collect();
    store.add(&entries).unwrap();
    (folder, store)
}

/// "Ana Orlec person 2".
fn heads(rows: &[EntryRow]) -> Vec<String> {
    rows.iter().map(|row| format!("{} {} {}", row.head.name, row.head.kind, row.head.n_articles)).collect()
}

fn called(store: &Store, name: &str) -> Vec<String> {
    heads(&store.entries(name, Spelling::Any).unwrap())
}

const DAM: &str = "Mayor Ana Orlec spoke in Germany. “The dam holds,” Orlec said.";
const ROAD: &str = "Mayor Ana Orlec opened the road. “It is wide,” Mayor Orlec said.";
const OTHER: &str = "Minister Ivan Lund left. “No dam holds,” Lund said.";

#[test]
fn one_name_in_two_articles_is_one_entry() {
    let (_folder, store) = store_of(&[DAM, ROAD, OTHER]);
    assert_eq!(called(&store, "Orlec"), ["Ana Orlec person 2"]);
    let row = &store.entries("ana orlec", Spelling::Any).unwrap()[0];
    let names: Vec<&str> = row.names.iter().map(|name| name.name.as_str()).collect();
    assert_eq!(names, ["Mayor Ana Orlec", "Mayor Orlec", "Orlec"]);
    assert_eq!(row.n_statements, 2);
    assert_eq!(called(&store, "Brandt"), [] as [&str; 0]);
}

#[test]
fn two_entities_of_one_name_in_one_article_are_one_bearer() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let entities = ["Ana Orlec", "Ivan Lund", "Ana Orlec"].map(|name| Entity::named(name, EntityKind::Person)).to_vec();
    let article = Article::from_text("dam", "Nobody came.");
    let raw = Raw { bytes: b"Nobody came.", form: Form::Text, address: "dam.txt", given: "" };
    let entry = Entry::new(raw, article, Facts { entities, ..Facts::default() }, "test").unwrap();
    let added = Store::open(&path).unwrap().add(&[entry]).unwrap();
    assert_eq!(added, [Added::New { id: 1 }]);
    let db = rusqlite::Connection::open(&path).unwrap();
    let count = |sql| db.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
    assert_eq!((count("SELECT count(*) FROM bearer"), count("SELECT count(DISTINCT bearer_id) FROM entity")), (2, 2));
    assert_eq!(count("SELECT count(*) FROM entity e JOIN bearer b ON b.id = e.bearer_id AND b.name = e.name"), 3);
}

#[test]
fn everybody_is_listed_once_the_most_named_first() {
    let (_folder, store) = store_of(&[DAM, ROAD, OTHER]);
    let names = |kind| store.everyone(kind).unwrap().into_iter().map(|head| head.name).collect::<Vec<_>>();
    assert_eq!(names(Some("person")), ["Ana Orlec", "Ivan Lund"]);
    assert_eq!(names(Some("place")), ["Germany"]);
    assert_eq!(names(None).len(), 3);
}

#[test]
fn the_order_of_articles_means_nothing() {
    let texts = [DAM, ROAD, OTHER, "Mr Orlec met Minister Ivan Lund in Germany.", "Mayor Zoe Orlec sang."];
    let (_folder, store) = store_of(&texts);
    let backwards: Vec<&str> = texts.into_iter().rev().collect();
    let (_other_folder, other) = store_of(&backwards);
    // Numbers of rows tell in which order articles came, and nothing else does.
    let numberless = |head: EntryHead| EntryHead { entity_id: 0, ..head };
    let heads = |store: &Store| store.everyone(None).unwrap().into_iter().map(numberless).collect::<Vec<_>>();
    assert_eq!(heads(&store), heads(&other));
    let rows = |store: &Store| {
        let rows = store.entries("Orlec", Spelling::Any).unwrap().into_iter();
        rows.map(|row| EntryRow { head: numberless(row.head), ..row }).collect::<Vec<_>>()
    };
    assert_eq!(rows(&store), rows(&other));
}

#[test]
fn the_list_and_the_single_question_agree() {
    let texts = [DAM, ROAD, OTHER, "Mr Orlec met Minister Ivan Lund in Germany.", "Mayor Zoe Orlec sang."];
    let (_folder, store) = store_of(&texts);
    for head in store.everyone(None).unwrap() {
        let rows = store.entries(&head.name, Spelling::Any).unwrap();
        assert!(rows.iter().any(|row| row.head == head), "{head:?} {rows:?}");
    }
}

#[test]
fn an_entity_of_an_article_leads_to_its_entry() {
    let more = "Mayor Ana Orlec spoke in Selm Hall. “The dam holds,” Orlec said. Selm Water came.";
    let surname = "“It will hold,” Mr Orlec said in Selm Hall. Selm Water came.";
    let (_folder, store) = store_of(&[DAM, more, OTHER, surname]);
    for head in store.everyone(None).unwrap() {
        assert_eq!(store.entry(head.entity_id).unwrap().map(|row| row.head), Some(head));
    }
    for id in 1..=4 {
        for entity in store.article(id).unwrap().unwrap().entities {
            let Some(row) = store.entry(entity.id).unwrap() else { continue };
            let is_named = row.names.iter().any(|name| name.name.contains(&entity.name));
            assert!(is_named, "{entity:?} {row:?}");
        }
    }
    let lund = store.everyone(Some("person")).unwrap().into_iter().find(|head| head.name == "Ivan Lund").unwrap();
    let said = store.said_by(lund.entity_id).unwrap();
    assert_eq!(said.iter().map(|row| row.fact.content[0].quote.as_str()).collect::<Vec<_>>(), ["“No dam holds,”"]);
    assert!(store.entry(999).unwrap().is_none() && store.said_by(999).unwrap().is_empty());
}

#[test]
fn a_user_merges_splits_and_takes_back() {
    let (_folder, mut store) = store_of(&[DAM, OTHER]);
    let together = Decision::Together("Ana Orlec".to_owned(), "Ivan Lund".to_owned());
    let id = store.decide(&together).unwrap();
    let rows = store.entries("Lund", Spelling::Any).unwrap();
    assert_eq!(heads(&rows), ["Ana Orlec person 2"]);
    assert_eq!((rows[0].joins[0].why.as_str(), rows[0].joins[0].confidence_hundredths), ("by hand", 100));
    assert_eq!(store.who("Lund", Spelling::Any).unwrap().len(), 2, "what she said is found under either name");
    // It outlives the reading of other articles.
    store.add(&[entry(9, ROAD)]).unwrap();
    assert_eq!(called(&store, "Lund"), ["Ana Orlec person 3"]);
    let apart = Decision::Apart("Ivan Lund".to_owned(), "Ana Orlec".to_owned());
    let second = store.decide(&apart).unwrap();
    assert_eq!(called(&store, "Lund"), ["Ivan Lund person 1"]);
    assert_eq!(store.decisions().unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [id, second]);
    assert!(store.take_back(second).unwrap() && store.take_back(id).unwrap());
    assert!(!store.take_back(id).unwrap());
    assert_eq!(called(&store, "Lund"), ["Ivan Lund person 1"]);
}

#[test]
fn decisions_of_a_file_count_and_those_of_the_record_overrule_them() {
    let (_folder, mut store) = store_of(&[DAM, OTHER]);
    store.set_given(vec![Decision::Together("Ana Orlec".to_owned(), "Ivan Lund".to_owned())]);
    assert_eq!(called(&store, "Orlec"), ["Ana Orlec person 2"]);
    store.decide(&Decision::Apart("Ana Orlec".to_owned(), "Ivan Lund".to_owned())).unwrap();
    assert_eq!(called(&store, "Orlec"), ["Ana Orlec person 1"]);
}

#[test]
fn an_exact_spelling_finds_that_alone() {
    let accented = "Mayor Ána Orlec spoke. “The dam holds,” Orlec said.";
    let (_folder, store) = store_of(&[accented, ROAD]);
    assert_eq!(called(&store, "ana orlec").len(), 1);
    assert_eq!(store.who("Ana Orlec", Spelling::Any).unwrap().len(), 2);
    let exact = store.who("Ána Orlec", Spelling::Exact).unwrap();
    assert_eq!(exact.iter().map(|found| found.article.name.as_str()).collect::<Vec<_>>(), ["a1"]);
    assert_eq!(heads(&store.entries("Ana Orlec", Spelling::Exact).unwrap()), ["Ana Orlec person 1"]);
}

#[test]
fn search_finds_other_spellings_and_names_unless_it_is_told_not_to() {
    let texts = [
        "Minister Oleh Orlechenko left. The counteroffensive in Kiev needs defence.",
        "Minister Oleh Orletschenko left. The counter-offensive in Kyiv needs defense.",
    ];
    let (_folder, store) = store_of(&texts);
    let n = |word: &str, spelling| store.search(&[word.to_owned()], spelling, 9).unwrap().len();
    for word in
        ["Orlechenko", "Orletschenko", "counteroffensive", "counter-offensive", "defence", "defense", "Kyiv", "Kiev"]
    {
        assert_eq!((n(word, Spelling::Any), n(word, Spelling::Exact)), (2, 1), "{word}");
    }
    assert_eq!(n("Orlanda", Spelling::Any), 0);
}
