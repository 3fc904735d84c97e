//! What the pages show, and that their twins say the same.

mod common;

use common::{Room, STORY, between, entry, read, story};
use onrecord::{
    article::{Article, Metadata},
    facts::{
        Anchor, Caution, Caveat, Certainty, Days, Direction, Entity, EntityKind, Facts, Figure, Hedge, How, Kind,
        Modality, Modifier, Occasion, OccasionKind, Outcome, Party, Setting, Speaker, Stance, Statement, Sureness,
        Time, TimeKind, Unit, Unnamed,
    },
    text::Span,
    values::Date,
};
use serde_json::{Value, json};

fn text_of(page: &str) -> String {
    read(between(page, "<div class=\"text\" lang=\"en\">", "</div>"))
}

/// The words between two code points of a text.
fn words(text: &str, offsets: &Value) -> String {
    let at = |n: usize| usize::try_from(offsets[n].as_u64().expect("an offset")).expect("a small number");
    text.chars().skip(at(0)).take(at(1) - at(0)).collect()
}

#[test]
fn the_list_is_in_the_order_of_time() {
    let undated = Article::from_text("b.txt", "\nThe first words stand for a headline.\nMore.");
    let room = Room::of([undated, story()]);
    let page = room.get("/");
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let list = read(between(&page.body, "<ol class=\"articles\">", "</ol>"));
    let (dated, undated) = list.split_once("no date").expect("an article without a date");
    assert!(dated.contains("5 March 2031") && dated.contains("The Herald") && dated.contains("Dam to hold"), "{list}");
    assert!(dated.contains("1 statement · "), "{list}");
    assert!(undated.contains("The first words stand for a headline."), "{list}");
    assert!(page.body.contains("2 articles in the order of time"));
    assert!(page.body.contains("<a href=\"/articles/2\">"));
}

#[test]
fn the_twin_of_the_list_has_the_same_articles() {
    let room = Room::of([Article::from_text("b.txt", "First words.\nMore."), story()]);
    let twin = room.get("/index.json");
    assert_eq!(twin.header("content-type"), "application/json");
    let index = twin.json();
    assert_eq!(index["ok"], true);
    assert_eq!((&index["page"], &index["n_pages"], &index["n_articles"]), (&json!(1), &json!(1), &json!(2)));
    let [first, second] = index["articles"].as_array().expect("a list").as_slice() else { panic!("two articles") };
    assert_eq!((&first["title"], &first["published"]), (&json!("Dam to hold"), &json!("2031-03-05")));
    assert_eq!((&second["title"], &second["first_words"]), (&Value::Null, &json!("First words.")));
    assert_eq!(first["n_statements"], 1);
}

#[test]
fn a_search_shows_the_words_that_were_found() {
    let room = Room::of([Article::from_text("b.txt", "Nothing of note."), story()]);
    let page = room.get("/?q=ortega+%22ана+орлец%22").body;
    assert!(page.contains("1 article with <q><bdi>ortega &quot;ана орлец&quot;</bdi></q>, best first"), "{page}");
    assert!(page.contains("<b>Ortega</b>"), "{page}");
    assert!(page.contains("href=\"/index.json?q=ortega%20%22"), "the twin is asked the same: {page}");
    let index = room.get("/index.json?q=ortega").json();
    assert_eq!(index["articles"].as_array().map(Vec::len), Some(1));
    let runs = index["articles"][0]["passage"].as_array().expect("a passage");
    let found: Vec<_> = runs.iter().filter(|run| run["found"] == true).map(|run| &run["words"]).collect();
    assert_eq!(found, ["Ortega"]);
    let whole: String = runs.iter().filter_map(|run| run["words"].as_str()).collect();
    assert!(STORY.contains(&whole), "{whole}");
}

#[test]
fn a_search_without_an_answer_says_so() {
    let room = Room::of([story()]);
    assert!(room.get("/?q=walrus").body.contains("No article has all the words of <q><bdi>walrus</bdi></q>."));
    assert!(Room::empty().get("/").body.contains("The record has no articles yet."));
}

#[test]
fn a_long_list_comes_in_pages() {
    let room = Room::empty();
    let article = |n: u32| entry(Article::from_text(format!("{n}.txt"), format!("Article {n}.")), Facts::default());
    room.add(&(1..=120).map(article).collect::<Vec<_>>());
    let first = room.get("/").body;
    assert!(first.contains("1–50 of 120 articles") && first.contains("href=\"/?page=2\""), "{first}");
    let last = room.get("/?page=3").body;
    assert!(last.contains("101–120 of 120 articles") && !last.contains("page=4"), "{last}");
    assert_eq!(room.get("/index.json?page=2").json()["articles"][0]["first_words"], "Article 51.");
    assert_eq!(room.get("/?page=4").status, 404);
    assert_eq!(room.get("/?page=0").status, 404);
    assert_eq!(room.get("/index.json?page=two").json()["status"], 400);
    let found = room.get("/?q=article&page=2").body;
    assert!(found.contains("51–100 of 120 articles") && found.contains("href=\"/?q=article&amp;page=3\""), "{found}");
}

#[test]
fn facts_are_marked_at_their_words() {
    let page = Room::of([story()]).get("/articles/1").body;
    assert_eq!(text_of(&page), STORY);
    for mark in [
        "<mark class=\"statement\" id=\"s1\" data-tag=\"s1\">“The </mark>\
         <mark class=\"statement figure\" id=\"f4\" data-tag=\"f4\">40 barriers</mark>\
         <mark class=\"statement\"> will hold,”</mark>",
        "<mark class=\"cue\">said</mark>",
        "data-tag=\"f1\">35 billion euros</mark>",
        "data-tag=\"t1\">4 March 2031</mark>",
        "<mark class=\"furniture\">Dam to hold</mark>",
    ] {
        assert!(page.contains(mark), "no {mark} in {page}");
    }
    assert!(page.contains("class=\"source mention\""), "{page}");
}

#[test]
fn the_facts_beside_the_text_lead_to_their_words() {
    let page = Room::of([story()]).get("/articles/1").body;
    let facts = between(&page, "<aside", "</aside>");
    for id in ["s1", "f1", "f2", "t1", "e1"] {
        assert!(facts.contains(&format!("href=\"#{id}\"")), "no link to {id}: {facts}");
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "one place called {id}: {page}");
    }
    let told = read(&format!("<aside{facts}"));
    assert!(
        told.contains("s1 5:1 Ana Orlec (Mayor Ana Orlec) said“The 40 barriers will hold,”direct, predicted · 0.9"),
        "{told}"
    );
    assert!(told.contains("of such findings were right on test data"), "{told}");
    assert!(told.contains("35\u{202f}000\u{202f}000\u{202f}000 · euro (EUR)"), "{told}");
    assert!(told.contains("another form of f1"), "{told}");
    assert!(told.contains("4 March 2031 = 2031-03-04"), "{told}");
}

/// The story with all that can be known of its figures and times, whatever is found in it by itself.
fn told_in_full() -> Room {
    let span = |words: &str| {
        let start = STORY.find(words).expect("words of the story");
        Span::new(u32::try_from(start).expect("short"), u32::try_from(start + words.len()).expect("short"))
    };
    let figure = |words: &str, number: i64| Figure {
        span: span(words),
        value: Some(number.into()),
        low: Some(number.into()),
        high: None,
        hedge: Hedge::Exact,
        hedge_span: None,
        unit: Some(Unit::of("count", "<home>")),
        of: Vec::new(),
        head: None,
        scope: Vec::new(),
        direction: None,
        level_idx: None,
        time_idx: None,
        same_as: None,
        part_of: None,
    };
    let whole = Figure {
        of: vec![span("12,400 homes were")],
        head: Some(span("homes")),
        scope: vec![span("dry")],
        hedge: Hedge::MoreThan,
        hedge_span: Some(span("more than")),
        ..figure("12,400 homes", 12400)
    };
    let part = Figure { part_of: Some(0), time_idx: Some(0), ..figure("15 pumps", 15) };
    let change = Figure { direction: Some(Direction::Down), level_idx: Some(1), ..figure("40 barriers", 40) };
    let on = |year, month, day| Some(Date::constant(year, month, day));
    let time = |words: &str, value: &str, days, anchor| Time {
        span: span(words),
        kind: TimeKind::Date,
        value: value.to_owned(),
        modifier: Some(Modifier::OnOrAfter),
        anchor: Some(anchor),
        days,
        rule: "<weekday>",
    };
    let tuesday = Days { first: on(2031, 3, 4), last: None };
    let times = vec![
        time("on Tuesday", "2031-03-04", Some(tuesday), Anchor::Published),
        time("March", "XXXX-03", None, Anchor::Time(0)),
    ];
    let room = Room::empty();
    room.add(&[entry(story(), Facts { figures: vec![whole, part, change], times, ..Facts::default() })]);
    room
}

#[test]
fn figures_and_times_are_told_in_full_and_lead_to_each_other() {
    let page = told_in_full().get("/articles/1").body;
    let told = read(between(&page, "<aside", "</aside>"));
    for words in [
        "more than 12\u{202f}400 · <home> · of 12,400 homes were · scope dry",
        "· at t2 · part of f1",
        "· down · to the level f3",
        "on Tuesday = 2031-03-04on or after · from 4 March 2031 on · counted from the day of publication · rule <weekday>",
        "March = XXXX-03on or after · counted from t2 · rule <weekday>",
    ] {
        assert!(told.contains(words), "no {words} in {told}");
    }
    assert!(page.contains("data-tag=\"f1\">12,400 homes</mark><mark class=\"of\"> were</mark>"), "{page}");
    assert!(page.contains("<mark class=\"of\">dry</mark>") && page.contains("<mark class=\"of\">more than</mark>"));
    assert!(!page.contains("<home>") && !page.contains("<weekday>"), "{page}");
    assert_eq!(text_of(&page), STORY);
}

#[test]
fn the_twin_tells_figures_and_times_in_full() {
    let twin = told_in_full().get("/articles/1.json").json();
    let figures = twin["figures"].as_array().expect("a list");
    let whole = &figures[0];
    assert_eq!(words(STORY, &whole["of"][0]), "12,400 homes were");
    assert_eq!((words(STORY, &whole["head"]), words(STORY, &whole["scope"][0])), ("homes".into(), "dry".into()));
    let relations =
        |figure: &Value| ["direction", "level", "time", "same_as", "part_of"].map(|key| figure[key].clone());
    assert_eq!(relations(&figures[1]), [json!("down"), json!("f3"), json!(null), json!(null), json!(null)]);
    assert_eq!(relations(&figures[2]), [json!(null), json!(null), json!("t2"), json!(null), json!("f1")]);
    let time = |idx: usize| ["mod", "anchor", "first", "last", "rule"].map(|key| twin["times"][idx][key].clone());
    assert_eq!(time(0), [json!("ON_OR_AFTER"), json!("t2"), json!(null), json!(null), json!("<weekday>")]);
    assert_eq!(
        time(1),
        [json!("ON_OR_AFTER"), json!("published"), json!("2031-03-04"), json!(null), json!("<weekday>")]
    );
}

const TALK: &str = "“🙂 We will mend it,” Ana Orlec and Piet Harrand told <Vell> Radio in an interview on Tuesday. An aide to \
                    Harrand, who feared for his post, claimed Brandt perhaps warned of a breach, which could not be verified. \
                    She or Orlec declined to comment on it.";

/// A talk with all that can be known of its statements.
fn talked_in_full() -> Room {
    let span = |words: &str| {
        let start = TALK.find(words).expect("words of the talk");
        Span::new(u32::try_from(start).expect("short"), u32::try_from(start + words.len()).expect("short"))
    };
    let party = |words: &str, entity_idx| Some(Party { span: span(words), entity_idx: Some(entity_idx) });
    let statement = |[source, cue, content]: [&str; 3], speaker: Speaker, how: How| Statement {
        source: vec![span(source)],
        cue: vec![span(cue)],
        content: vec![span(content)],
        speaker,
        how,
        confidence: 93,
        ..Statement::default()
    };
    let of = |entities: &[u32]| Speaker { entities: entities.to_vec(), ..Speaker::default() };
    let together = ["Ana Orlec and Piet Harrand", "told", "“🙂 We will mend it,”"];
    let together = Statement {
        kind: Kind::Direct,
        setting: Setting {
            addressee: party("<Vell> Radio", 2),
            occasion: Some(Occasion { span: span("in an interview"), kind: OccasionKind::Interview }),
            outlet: party("<Vell> Radio", 2),
            time_idx: Some(0),
        },
        ..statement(together, of(&[0, 1]), How { modality: Modality::Promised, ..How::default() })
    };
    let aide = Speaker {
        on_behalf_of: party("Harrand, who", 1),
        unnamed: Some(Unnamed { role: span("aide"), is_several: true, reason: Some(span("feared for his post")) }),
        ..Speaker::default()
    };
    let claimed = ["An aide to Harrand", "claimed", "Brandt perhaps warned of a breach"];
    let claimed = Statement {
        caveats: vec![Caveat { span: span("could not be verified"), caution: Caution::NoEvidence }],
        ..statement(claimed, aide, How { stance: Stance::Claimed, ..How::default() })
    };
    let sure = vec![Certainty { span: span("perhaps"), sureness: Sureness::Possible }];
    let warned = How { stance: Stance::Warned, certainty: sure, ..How::default() };
    let warned = statement(["Brandt", "warned", "of a breach"], of(&[3]), warned);
    let warned = Statement { nested_in: Some(1), is_headline: true, ..warned };
    let declined = How { outcome: Outcome::Declined, ..How::default() };
    let either = Speaker { candidates: vec![3, 0], ..Speaker::default() };
    let declined = statement(["She", "declined to comment", "on it"], either, declined);
    let named = |name: &str| Entity::named(name, EntityKind::Person);
    let tuesday = Time {
        span: span("on Tuesday"),
        kind: TimeKind::Date,
        value: "2031-03-04".to_owned(),
        modifier: None,
        anchor: None,
        days: None,
        rule: "weekday",
    };
    let facts = Facts {
        entities: ["Ana Orlec", "Piet Harrand", "<Vell> Radio", "Ida Brandt"].map(named).to_vec(),
        times: vec![tuesday],
        statements: vec![together, claimed, warned, declined],
        ..Facts::default()
    };
    let room = Room::empty();
    room.add(&[entry(Article::from_text("talk", TALK), facts)]);
    room
}

#[test]
fn statements_are_told_in_full() {
    let page = talked_in_full().get("/articles/1").body;
    let told = read(between(&page, "<aside", "</aside>"));
    for words in [
        "Ana Orlec and Piet Harrand (Ana Orlec and Piet Harrand) told“🙂 We will mend it,”direct, promised · 0.93",
        "to <Vell> Radio · in an interview (interview) · said at t1",
        "An aide to Harrand (not named, several: aide, feared for his post) claimed",
        "no evidence: could not be verified",
        "indirect, asserted, claimed · 0.93",
        "for Harrand, who (Piet Harrand)",
        "Ida Brandt (Brandt) warnedof a breach",
        "as told by An aide to Harrand in s2 · in a headline · possible: perhaps",
        "She (perhaps Ida Brandt or Ana Orlec) declined to comment on itno words: declined · ",
    ] {
        assert!(told.contains(words), "no {words} in {told}");
    }
    assert!(page.contains("<a href=\"#s2\">s2</a>") && page.contains("<a href=\"#t1\">t1</a>"), "{page}");
    assert!(!page.contains("<Vell>"), "{page}");
}

#[test]
fn the_text_marks_every_field_of_a_statement() {
    let page = talked_in_full().get("/articles/1").body;
    let text = between(&page, "<div class=\"text\"", "</div>");
    for marked in [
        "<mark class=\"setting\">&lt;Vell&gt; Radio</mark>",
        "<mark class=\"setting\">in an interview</mark>",
        "<mark class=\"setting\">feared for his post</mark>",
        "<mark class=\"statement sureness\">perhaps</mark>",
        "<mark class=\"caveat\">could not be verified</mark>",
    ] {
        assert!(text.contains(marked), "no {marked} in {text}");
    }
    let unsaid = "<mark class=\"cue\" id=\"s4\" data-tag=\"s4\">on it</mark>";
    assert!(text.contains(unsaid), "what was declined is no speech: {text}");
    assert_eq!(read(text.split_once('>').expect("a tag ends").1), TALK);
}

#[test]
fn the_twin_tells_statements_in_full() {
    let twin = talked_in_full().get("/articles/1.json").json();
    let [together, claimed, warned, declined] = [0, 1, 2, 3].map(|idx| twin["statements"][idx].clone());
    let span = |it: &Value| words(TALK, &json!([it["start"], it["end"]]));
    assert_eq!((&together["speaker"], &together["speakers"]), (&json!("e1"), &json!(["e1", "e2"])));
    assert_eq!((span(&together["addressee"]), &together["outlet"]["entity"]), ("<Vell> Radio".into(), &json!("e3")));
    assert_eq!(
        (span(&together["occasion"]), &together["occasion"]["kind"]),
        ("in an interview".into(), &json!("interview"))
    );
    assert_eq!((&together["said"], &together["nested_in"]), (&json!("t1"), &Value::Null));
    assert_eq!(words(TALK, &claimed["anonymous"]["role"]), "aide");
    assert_eq!(words(TALK, &claimed["anonymous"]["reason"]), "feared for his post");
    assert_eq!((&claimed["anonymous"]["several"], &claimed["unnamed"]), (&json!(true), &json!(true)));
    assert_eq!(
        (span(&claimed["caveat"][0]), &claimed["caveat"][0]["kind"]),
        ("could not be verified".into(), &json!("no_evidence"))
    );
    assert_eq!((span(&claimed["on_behalf_of"]), &claimed["stance"]), ("Harrand, who".into(), &json!("claimed")));
    assert_eq!(
        (&warned["nested_in"], &warned["headline"], &warned["attitude"]),
        (&json!("s2"), &json!(true), &json!("statement"))
    );
    assert_eq!(
        (span(&warned["certainty"][0]), &warned["certainty"][0]["sureness"]),
        ("perhaps".into(), &json!("possible"))
    );
    assert_eq!((&declined["speaker"], &declined["candidates"]), (&Value::Null, &json!(["e4", "e1"])));
    assert_eq!(
        (&declined["outcome"], &declined["modality"], &declined["anonymous"]),
        (&json!("declined"), &json!("asserted"), &Value::Null)
    );
}

#[test]
fn a_search_says_whose_words_it_found() {
    let room = talked_in_full();
    assert!(read(&room.get("/?q=mend").body).contains("speaker Ana Orlec and Piet Harrand, direct"));
    let hearsay = read(&room.get("/?q=breach").body);
    assert!(
        hearsay.contains("speaker Ida Brandt, indirect, as told by An aide to Harrand, in a headline"),
        "{hearsay}"
    );
    let claimed = read(&room.get("/?q=perhaps").body);
    assert!(claimed.contains("speaker not named: An aide to Harrand, indirect; ! could not be verified"), "{claimed}");
    let said_by = &room.get("/index.json?q=breach").json()["articles"][0]["said_by"];
    assert_eq!((&said_by["speakers"], &said_by["told_by"]), (&json!(["Ida Brandt"]), &json!("An aide to Harrand")));
    assert_eq!(room.get("/index.json?q=verified").json()["articles"][0]["said_by"], Value::Null);
    assert_eq!(room.get("/index.json").json()["articles"][0]["said_by"], Value::Null);
}

#[test]
fn the_head_says_where_an_article_is_from() {
    let page = Room::of([story()]).get("/articles/1").body;
    let link = "<a href=\"https://herald.example/dam?a=1&amp;b=2\" rel=\"noreferrer noopener nofollow\">";
    assert!(page.contains(link), "{page}");
    let head = read(between(&page, "<header><p", "</header>"));
    for words in ["The Herald", "Dam to hold", "5 March 2031 (from the page’s metadata)", "news/dam", "SHA-256"] {
        assert!(head.contains(words), "no {words} in {head}");
    }
    assert!(!head.contains("Version"), "it has only one: {head}");
}

#[test]
fn versions_are_told_where_there_are_several() {
    let again =
        Article::new("dam", "The dam broke.", Metadata { title: Some("Dam".to_owned()), ..Metadata::default() });
    let room = Room::of([story(), again]);
    assert!(read(&room.get("/articles/1").body).contains("Version1 of 2"));
    assert!(room.get("/").body.contains("version 2 of 2"));
    assert_eq!(room.get("/articles/2.json").json()["latest_version"], 2);
}

#[test]
fn the_twin_of_an_article_has_the_same_facts_in_code_points() {
    let room = Room::of([story()]);
    let (page, twin) = (room.get("/articles/1").body, room.get("/articles/1.json").json());
    assert_eq!((&twin["ok"], &twin["text"], &twin["language"]), (&json!(true), &json!(STORY), &json!("en")));
    let said = &twin["statements"][0];
    assert_eq!(words(STORY, &said["content"][0]), "“The 40 barriers will hold,”");
    assert_eq!(words(STORY, &said["source"][0]), "Mayor Ana Orlec");
    assert_eq!(words(STORY, &said["cue"][0]), "said");
    let speaker = twin["entities"].as_array().and_then(|all| all.iter().find(|one| one["id"] == said["speaker"]));
    assert_eq!(speaker.map(|speaker| &speaker["name"]), Some(&json!("Ana Orlec")));
    assert!(said["confidence"].as_f64().is_some_and(|share| (0.5..=1.0).contains(&share)));
    for kind in ["figures", "times", "notes"] {
        for fact in twin[kind].as_array().expect("a list") {
            let id = fact["id"].as_str().expect("an id");
            let marked =
                format!("id=\"{id}\" data-tag=\"{id}\">{}<", words(STORY, &json!([fact["start"], fact["end"]])));
            assert!(page.contains(&marked), "no {marked} in {page}");
        }
    }
    assert_eq!(twin["figures"][1]["same_as"], "f1");
    let furniture = &twin["furniture"][0];
    assert_eq!(words(STORY, &json!([furniture["start"], furniture["end"]])), "Dam to hold");
    assert_eq!(twin["published"]["basis"], "metadata");
}

#[test]
fn who_wrote_an_article_and_when_it_was_changed() {
    let story = story();
    let changed = Date::constant(2031, 4, 5);
    let metadata = Metadata {
        byline: vec!["Ana <b>Orlec".to_owned(), "Bo Lind".to_owned()],
        modified: Some(changed),
        ..story.metadata().clone()
    };
    let room = Room::of([story.clone().with_metadata(metadata), Article::from_text("b", "Rain.")]);
    let page = room.get("/articles/1").body;
    assert!(
        read(&page).contains("ByAna <b>Orlec, Bo Lind") && read(&page).contains("Changed2031-04-05"),
        "{}",
        read(&page)
    );
    assert!(!page.contains("<b>Orlec"), "{page}");
    let twin = room.get("/articles/1.json").json();
    assert_eq!((&twin["byline"][1], &twin["modified"]), (&json!("Bo Lind"), &json!("2031-04-05")));
    let twin = room.get("/articles/2.json").json();
    assert_eq!((&twin["byline"], &twin["modified"]), (&json!([]), &json!(null)));
    assert!(!read(&room.get("/articles/2").body).contains("Changed"));
}
