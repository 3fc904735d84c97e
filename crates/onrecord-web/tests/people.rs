//! The pages of people: who is named across articles, under which names, why, and what each said.

mod common;

use common::{Room, between, entry, read};
use onrecord::{
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
    facts::extract,
    record::Decision,
    tagging::Tags,
    values::Date,
};
use serde_json::{Value, json};

fn article(id: &str, day: i8, text: &str) -> Article {
    let metadata = Metadata {
        outlet: Some("The Herald".to_owned()),
        title: Some(format!("News of {id}")),
        published: Published::on(Date::constant(2031, 3, day), Basis::Metadata),
        ..Metadata::default()
    };
    Article::new(id, text, metadata)
}

fn room() -> Room {
    Room::of([
        article("road", 9, "Mayor Ana Orlec opened the road. “It is wide,” Mayor Orlec said."),
        article("dam", 5, "Mayor Ána Orlec spoke in Germany. “The dam holds,” Orlec said."),
        article("left", 7, "Minister Ivan Lund left. “No dam holds,” Lund said. The minister said it was late."),
    ])
}

fn names(twin: &Value) -> Vec<&str> {
    twin["entries"].as_array().expect("a list").iter().filter_map(|entry| entry["name"].as_str()).collect()
}

#[test]
fn people_are_listed_most_articles_first() {
    let room = room();
    let page = room.get("/people");
    assert_eq!(page.status, 200);
    let list = read(between(&page.body, "<ol class=\"articles people\">", "</ol>"));
    let (orlec, lund) = list.split_once("Ivan Lund").expect("both are listed");
    assert!(orlec.contains("2 articles") && orlec.contains("5 March 2031 to 9 March 2031"), "{list}");
    assert!(lund.contains("person · 7 March 2031"), "{list}");
    assert!(page.body.contains("<a href=\"/people.json?kind=person\">"), "{}", page.body);
    let twin = room.get("/people.json").json();
    assert_eq!((&twin["ok"], &twin["kind"], &twin["n_entries"]), (&json!(true), &json!("person"), &json!(2)));
    assert_eq!(names(&twin), ["Ana Orlec", "Ivan Lund"]);
    assert_eq!(twin["kinds"], json!([{"kind": "person", "n": 2}, {"kind": "place", "n": 1}]));
    assert_eq!(names(&room.get("/people.json?kind=place").json()), ["Germany"]);
    assert_eq!(room.get("/people.json?kind=all").json()["n_entries"], 3);
}

#[test]
fn who_was_added_meanwhile_is_listed() {
    let room = room();
    let listed = || room.get("/people.json").json()["n_entries"].as_u64();
    assert_eq!((listed(), listed()), (Some(2), Some(2)));
    let new = article("bridge", 11, "Minister Petra Vell came. “It stands,” Minister Vell said.");
    let facts = extract(&annotate(&new), &Tags::default());
    room.add(&[entry(new, facts)]);
    assert_eq!((listed(), listed()), (Some(3), Some(3)));
}

#[test]
fn what_the_user_knows_of_names_holds_on_every_page() {
    let together = Decision::Together("Ana Orlec".to_owned(), "Ivan Lund".to_owned());
    let room = room().with_names(vec![together]);
    let twin = room.get("/people.json").json();
    assert_eq!((&twin["n_entries"], &twin["entries"][0]["n_articles"]), (&json!(1), &json!(3)));
    let id = &twin["entries"][0]["id"];
    assert_eq!(room.get(&format!("/people/{id}.json")).json()["n_statements"], 3);
    assert_eq!(room.get("/people.json?q=Lund").json()["entries"][0]["id"], *id);
}

#[test]
fn anybody_is_found_in_any_spelling() {
    let room = room();
    assert_eq!(names(&room.get("/people.json?q=%C3%81NA%20ORLEC").json()), ["Ana Orlec"]);
    assert!(room.get("/people?q=lund").body.contains("1 name called <q><bdi>lund</bdi></q>, in any spelling"));
    let nobody = room.get("/people?q=walrus");
    assert_eq!(nobody.status, 200);
    assert!(nobody.body.contains("Nobody and nothing called <q><bdi>walrus</bdi></q>"), "{}", nobody.body);
    assert!(Room::empty().get("/people").body.contains("Nobody and nothing of this kind."));
}

#[test]
fn one_person_has_all_names_and_statements() {
    let room = room();
    let id = &room.get("/people.json").json()["entries"][0]["id"];
    let twin = room.get(&format!("/people/{id}.json")).json();
    assert_eq!((&twin["name"], &twin["type"], &twin["n_articles"]), (&json!("Ana Orlec"), &json!("person"), &json!(2)));
    let said: Vec<_> = twin["statements"].as_array().expect("a list").iter().map(|said| &said["content"]).collect();
    assert_eq!(said, ["“The dam holds,”", "“It is wide,”"], "in the order of time");
    assert_eq!(twin["joins"][0]["why"], "same name");
    let page = room.get(&format!("/people/{id}")).body;
    let shown = read(&page);
    let expected =
        ["Mayor Ana Orlec", "Mayor Orlec", "2 statements", "“The dam holds,”", "News of dam", "Why these are one"];
    for words in expected {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn each_statement_leads_to_its_words() {
    let room = room();
    let id = &room.get("/people.json?q=Lund").json()["entries"][0]["id"];
    let twin = room.get(&format!("/people/{id}.json")).json();
    let said = &twin["statements"][0];
    let (article, label) = (&said["article"], said["id"].as_str().expect("a label"));
    let page = room.get(&format!("/people/{id}")).body;
    assert!(page.contains(&format!("<a href=\"/articles/{article}#{label}\">")), "{page}");
    let page = room.get(&format!("/articles/{article}")).body;
    assert!(page.contains(&format!("id=\"{label}\"")) && page.contains("No dam holds,"), "{page}");
}

#[test]
fn speakers_and_names_of_an_article_lead_to_their_entries() {
    let room = room();
    let page = room.get("/articles/1").body;
    let facts = between(&page, "<aside", "</aside>");
    let links: Vec<&str> =
        facts.split("href=\"/people/").skip(1).map(|rest| rest.split_once('"').expect("an end").0).collect();
    assert!(links.len() >= 2, "the speaker and the name: {facts}");
    for id in links {
        assert!(room.get(&format!("/people/{id}")).body.contains("Ana Orlec"), "{id}");
    }
    // What has no name has no page.
    for id in 1..=3 {
        let page = room.get(&format!("/articles/{id}")).body;
        for link in page.split("href=\"/people/").skip(1) {
            assert_eq!(room.get(&format!("/people/{}", link.split_once('"').expect("an end").0)).status, 200);
        }
    }
}

#[test]
fn what_is_not_there_is_refused_in_the_shape_that_was_asked_for() {
    let room = room();
    for path in ["/people/999", "/people/01", "/people/x", "/people?page=2", "/people/1?page=7", "/people/0"] {
        assert_eq!(room.get(path).status, 404, "{path}");
    }
    let twin = room.get("/people/999.json");
    assert_eq!((twin.status, &twin.json()["ok"]), (404, &json!(false)));
    assert_eq!(room.get("/people?page=x").status, 400);
    assert_eq!(room.get("/people/1?page=x").status, 400);
}
