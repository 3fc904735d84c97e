//! Statements with all that can be known of them: what comes back, who is found, every condition alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{READ_BY, strings, time};
use onrecord::{
    article::{Article, Basis, Metadata, Published},
    facts::{
        Attitude, Caution, Caveat, Certainty, Days, Entity, EntityKind, Facts, How, Kind, Modality, Occasion,
        OccasionKind, Outcome, Party, Setting, Speaker, Stance, Statement, Sureness, Unnamed,
    },
    text::Span,
    values::Date,
};
use onrecord_store::{Entry, ErrorKind, Form, MeantRow, PartyRow, Raw, Spelling, StatementFilter, StatementRow, Store};
use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

const TALK: &str = "“We will mend the flood barriers,” Ada Orlec and Piet Harrand told Vell Radio in an interview on Tuesday. \
                    A senior aide to Harrand, who feared for his post, claimed that Ida Brandt had warned of a breach, which \
                    could not be verified. Brandt declined to comment. She or Orlec perhaps said it would probably hold.";

/// The place of `words` in the talk.
fn at(words: &str) -> Span {
    let start = TALK.find(words).unwrap();
    Span::new(u32::try_from(start).unwrap(), u32::try_from(start + words.len()).unwrap())
}

fn party(words: &str, entity_idx: Option<u32>) -> Party {
    Party { span: at(words), entity_idx }
}

fn of(entities: &[u32]) -> Speaker {
    Speaker { entities: entities.to_vec(), ..Speaker::default() }
}

/// Ada Orlec, Piet Harrand, Vell Radio, Ida Brandt.
fn facts() -> Facts {
    let named = |name: &str, kind| Entity::named(name, kind);
    let [orlec, harrand, brandt] =
        ["Ada Orlec", "Piet Harrand", "Ida Brandt"].map(|name| named(name, EntityKind::Person));
    let day = Some(Date::constant(2031, 3, 4));
    Facts {
        entities: vec![orlec, harrand, named("Vell Radio", EntityKind::Organisation), brandt],
        times: vec![time(at("on Tuesday"), "2031-03-04", Some(Days { first: day, last: day }))],
        statements: vec![together(), hearsay(), told(), declined(), unclear()],
        ..Facts::default()
    }
}

fn together() -> Statement {
    Statement {
        source: vec![at("Ada Orlec and Piet Harrand")],
        cue: vec![at("told")],
        content: vec![at("“We will mend the flood barriers,”")],
        kind: Kind::Direct,
        speaker: of(&[0, 1]),
        how: How { modality: Modality::Promised, ..How::default() },
        setting: Setting {
            addressee: Some(party("Vell Radio", Some(2))),
            occasion: Some(Occasion { span: at("in an interview"), kind: OccasionKind::Interview }),
            outlet: Some(party("Vell Radio", Some(2))),
            time_idx: Some(0),
        },
        confidence: 93,
        ..Statement::default()
    }
}

/// It lies in a statement that comes after it.
fn hearsay() -> Statement {
    Statement {
        source: vec![at("Ida Brandt")],
        cue: vec![at("had warned")],
        content: vec![at("of a breach")],
        speaker: of(&[3]),
        how: How { stance: Stance::Warned, attitude: Attitude::Warning, ..How::default() },
        nested_in: Some(2),
        confidence: 60,
        ..Statement::default()
    }
}

fn told() -> Statement {
    Statement {
        source: vec![at("A senior aide to Harrand")],
        cue: vec![at("claimed")],
        content: vec![at("that Ida Brandt had warned of a breach")],
        speaker: Speaker {
            on_behalf_of: Some(party("Harrand, who", Some(1))),
            unnamed: Some(Unnamed {
                role: at("senior aide"),
                is_several: true,
                reason: Some(at("feared for his post")),
            }),
            ..Speaker::default()
        },
        how: How { stance: Stance::Claimed, ..How::default() },
        caveats: vec![Caveat { span: at("could not be verified"), caution: Caution::Unverified }],
        confidence: 70,
        ..Statement::default()
    }
}

fn declined() -> Statement {
    Statement {
        source: vec![at("Brandt declined").first(6)],
        cue: vec![at("declined to comment")],
        speaker: of(&[3]),
        how: How { modality: Modality::Denied, outcome: Outcome::Declined, ..How::default() },
        ..Statement::default()
    }
}

fn unclear() -> Statement {
    let words = |words, sureness| Certainty { span: at(words), sureness };
    Statement {
        source: vec![at("She")],
        cue: vec![at("said")],
        content: vec![at("it would probably hold")],
        speaker: Speaker { candidates: vec![3, 0], ..Speaker::default() },
        how: How {
            modality: Modality::Predicted,
            certainty: vec![words("perhaps", Sureness::Possible), words("probably", Sureness::Probable)],
            ..How::default()
        },
        is_headline: true,
        ..Statement::default()
    }
}

trait First {
    fn first(self, n: u32) -> Span;
}

impl First for Span {
    /// Its first bytes.
    fn first(self, n: u32) -> Span {
        Span::new(self.start(), self.start() + n)
    }
}

fn entry(address: &str, outlet: &str, published: Option<Date>, facts: Facts) -> Result<Entry, onrecord_store::Error> {
    let published = published.map_or_else(Published::default, |date| Published::on(date, Basis::Given));
    let metadata = Metadata { outlet: Some(outlet.to_owned()), published, ..Metadata::default() };
    let article = Article::new(address, TALK, metadata);
    let raw = Raw { bytes: TALK.as_bytes(), form: Form::Text, address, given: address };
    Entry::new(raw, article, facts, READ_BY)
}

/// A record of another article and the talk, so that no number of a row is one of the article's own count.
fn store() -> (TempDir, Store) {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let talk = entry("talk", "The Selm Courier", Some(Date::constant(2031, 3, 5)), facts()).unwrap();
    store.add(&[common::entry(1, common::Shape::BRIEF), talk]).unwrap();
    (folder, store)
}

fn rows() -> [StatementRow; 5] {
    store().1.article(2).unwrap().unwrap().statements.try_into().unwrap()
}

fn who(party: Option<&PartyRow>) -> (&str, Option<&str>) {
    let party = party.unwrap();
    (&party.evidence.quote, party.entity.as_ref().map(|entity| entity.name.as_str()))
}

fn meant(row: &MeantRow) -> (&str, &str) {
    (&row.what, &row.evidence.quote)
}

fn names(names: &[onrecord_store::EntityName]) -> Vec<&str> {
    names.iter().map(|name| name.name.as_str()).collect()
}

#[test]
fn a_statement_comes_back_with_who_speaks_to_whom_and_where() {
    let [together, _, told, _, unclear] = rows();
    assert_eq!(names(&together.speakers), ["Ada Orlec", "Piet Harrand"]);
    assert_eq!(names(&unclear.candidates), ["Ida Brandt", "Ada Orlec"]);
    assert!(unclear.speakers.is_empty() && together.candidates.is_empty());
    assert_eq!(who(together.addressee.as_ref()), ("Vell Radio", Some("Vell Radio")));
    assert_eq!(who(together.outlet.as_ref()), ("Vell Radio", Some("Vell Radio")));
    assert_eq!(meant(together.occasion.as_ref().unwrap()), ("interview", "in an interview"));
    let said = together.said.unwrap();
    assert_eq!((said.quote.as_str(), said.first_day.as_deref()), ("on Tuesday", Some("2031-03-04")));
    assert_eq!(who(told.on_behalf_of.as_ref()), ("Harrand, who", Some("Piet Harrand")));
    assert_eq!((told.unnamed, told.is_several, told.role.unwrap().quote.as_str()), (true, true, "senior aide"));
    assert_eq!(told.anonymity.unwrap().quote, "feared for his post");
}

#[test]
fn a_statement_comes_back_with_how_it_is_told() {
    let [_, hearsay, told, declined, unclear] = rows();
    let outer = hearsay.nested_in.unwrap();
    assert_eq!((outer.id, outer.by.as_str()), (told.id, "A senior aide to Harrand"), "it stands after the inner one");
    assert_eq!((hearsay.attitude.as_deref(), hearsay.stance.as_deref()), (Some("warning"), Some("warned")));
    assert_eq!(told.caveats.iter().map(meant).collect::<Vec<_>>(), [("unverified", "could not be verified")]);
    assert_eq!((declined.outcome.as_str(), declined.modality.as_str()), ("declined", "denied"));
    assert!(declined.content.is_empty() && unclear.is_headline && !declined.is_headline);
    let sure: Vec<_> = unclear.certainty.iter().map(meant).collect();
    assert_eq!(sure, [("possible", "perhaps"), ("probable", "probably")]);
}

#[test]
fn every_span_of_a_statement_is_evidence_and_is_verified() {
    let (_folder, store) = store();
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);
    let db = Connection::open(store.path()).unwrap();
    let sql = "SELECT field || ' ' || start_byte || ' ' || end_byte FROM evidence
               WHERE fact = 'statement' AND article_id = 2 ORDER BY 1";
    let facts = facts();
    let spans = facts.statements.iter().flat_map(Statement::spans);
    let mut expected: Vec<_> = spans.map(|(field, span)| format!("{field} {} {}", span.start(), span.end())).collect();
    expected.sort();
    assert_eq!(strings(&db, sql), expected);
}

#[test]
fn the_view_of_what_was_said_reads_as_a_table() {
    let (_folder, store) = store();
    let db = Connection::open(store.path()).unwrap();
    let sql = "SELECT concat_ws(' | ', speaker, perhaps, role, on_behalf_of, content, outcome, stance, addressee,
                   occasion_kind, said_to_outlet, certainty, caveat, said_time)
               FROM said WHERE article_id = 2 ORDER BY statement_id";
    assert_eq!(
        strings(&db, sql),
        [
            "Ada Orlec and Piet Harrand | “We will mend the flood barriers,” | said | said | Vell Radio | interview | Vell Radio | \
             2031-03-04",
            "Ida Brandt | of a breach | said | warned",
            "senior aide | Harrand, who | that Ida Brandt had warned of a breach | said | claimed | could not be verified",
            "Ida Brandt | declined | said",
            "Ida Brandt or Ada Orlec | it would probably hold | said | said | possible: perhaps … probable: probably"
        ]
    );
}

#[test]
fn people_are_found_where_they_speak_with_others_and_where_they_may_have_spoken() {
    let (_folder, store) = store();
    let said = |name: &str| -> Vec<String> {
        let found = store.who(name, Spelling::Any).unwrap();
        found.iter().map(|found| found.fact.cue[0].quote.clone()).collect()
    };
    assert_eq!(said("Harrand"), ["told"]);
    assert_eq!(said("Orlec"), ["told", "said"]);
    assert_eq!(said("Brandt"), ["had warned", "declined to comment", "said"]);
    assert_eq!(said("Radio"), [""; 0]);
    assert_eq!(
        store.entries("Brandt", Spelling::Any).unwrap()[0].n_statements,
        2,
        "what she may have said is not counted"
    );
}

#[test]
fn a_statement_of_two_who_are_asked_for_together_is_told_once() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    let mut facts = facts();
    facts.entities[1].name = "Piet Orlec".to_owned();
    store.add(&[entry("talk", "The Selm Courier", None, facts).unwrap()]).unwrap();
    assert_eq!(store.who("Orlec", Spelling::Any).unwrap().len(), 2);
}

/// The cues of the talk's statements that meet a filter.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "a filter is made for each call")]
fn check(filter: StatementFilter, expected: &[&str]) {
    let outlet = filter.outlet.clone().or(Some("courier".to_owned()));
    let found = store().1.statements(&StatementFilter { outlet, ..filter.clone() }).unwrap();
    let cues: Vec<_> = found.iter().map(|found| found.fact.cue[0].quote.as_str()).collect();
    assert_eq!(cues, expected, "{filter:?}");
}

fn any() -> StatementFilter {
    StatementFilter::default()
}

const ALL: [&str; 5] = ["told", "had warned", "claimed", "declined to comment", "said"];

#[test]
fn each_condition_leaves_out_the_others() {
    let day = |day| Some(Date::constant(2031, 3, day));
    check(any(), &ALL);
    check(
        StatementFilter { speaker: Some("brandt".to_owned()), ..any() },
        &["had warned", "declined to comment", "said"],
    );
    check(StatementFilter { from: day(5), to: day(5), ..any() }, &ALL);
    check(StatementFilter { from: day(6), ..any() }, &[]);
    check(StatementFilter { to: day(4), ..any() }, &[]);
    check(StatementFilter { kind: Some(Kind::Direct), ..any() }, &["told"]);
    check(StatementFilter { modality: Some(Modality::Denied), ..any() }, &["declined to comment"]);
    check(StatementFilter { outlet: Some("Selm SELM".to_owned()), ..any() }, &ALL);
    check(StatementFilter { outlet: Some("Selm Herald".to_owned()), ..any() }, &[]);
}

#[test]
fn all_words_stand_in_the_content() {
    let words = |words: &[&str]| StatementFilter { words: words.iter().map(|&it| it.to_owned()).collect(), ..any() };
    check(words(&["BARRIERS", "mend"]), &["told"]);
    check(words(&["flood barriers"]), &["told"]);
    check(words(&["barriers flood"]), &[]);
    check(words(&["breach"]), &["had warned", "claimed"]);
    check(words(&["breach", "brandt"]), &["claimed"]);
    check(words(&["comment"]), &[]);
    check(words(&["barrier"]), &[]);
    check(words(&["-", ""]), &ALL);
}

#[test]
fn what_has_no_day_lies_in_no_stretch_of_days() {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    store.add(&[entry("talk", "The Selm Courier", None, facts()).unwrap()]).unwrap();
    let n = |filter: &StatementFilter| store.statements(filter).unwrap().len();
    assert_eq!(n(&any()), 5);
    assert_eq!(n(&StatementFilter { from: Some(Date::constant(1, 1, 1)), ..any() }), 0);
    assert_eq!(n(&StatementFilter { to: Some(Date::constant(9999, 1, 1)), ..any() }), 0);
}

#[test]
fn a_found_word_is_told_with_whose_words_it_stands_in() {
    let (_folder, store) = store();
    let said_by = |word: &str| {
        let hits = store.search(&[word.to_owned()], Spelling::Any, 9).unwrap();
        hits[0].statement.clone()
    };
    let all = store.article(2).unwrap().unwrap().statements;
    let of = |words: &str| all.iter().find(|it| it.content.iter().any(|part| part.quote.contains(words))).cloned();
    assert_eq!(said_by("mend"), of("mend"));
    let inner = said_by("breach").unwrap();
    assert_eq!(
        (inner.speakers[0].name.as_str(), inner.nested_in.unwrap().by.as_str()),
        ("Ida Brandt", "A senior aide to Harrand")
    );
    assert_eq!(said_by("warned").unwrap().source[0].quote, "A senior aide to Harrand");
    assert_eq!(said_by("hold").unwrap().candidates.len(), 2);
    assert_eq!(said_by("verified"), None);
}

#[test]
fn statements_that_name_what_is_not_there_are_unsound() {
    let broken: [fn(&mut Statement); 6] = [
        |it| it.speaker.candidates = vec![4],
        |it| it.setting.time_idx = Some(1),
        |it| it.nested_in = Some(5),
        |it| it.setting.outlet = Some(Party { span: Span::new(0, 3), entity_idx: Some(4) }),
        |it| it.setting.addressee = Some(Party { span: Span::new(0, 9999), entity_idx: None }),
        |it| it.caveats = vec![Caveat { span: Span::new(0, 9999), caution: Caution::NoEvidence }],
    ];
    for break_it in broken {
        let mut facts = facts();
        break_it(&mut facts.statements[0]);
        assert_eq!(entry("broken", "", None, facts).unwrap_err().kind(), ErrorKind::Unsound);
    }
}
