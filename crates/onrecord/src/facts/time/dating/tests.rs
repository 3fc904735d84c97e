//! Articles that nobody dated. Each rule has a sentence that bounds the day of publication and one that does not.

use crate::{
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
    facts::{Facts, extract, extract_knowing},
    lexicon::Events,
    tagging::Tags,
};

fn read(text: &str) -> (Article, Facts) {
    let article = Article::from_text("a", text);
    let facts = extract(&annotate(&article), &Tags::default());
    (article, facts)
}

/// "earliest latest: words", "-" for what is not bounded.
fn check(text: &str, expected: &str) {
    let (article, facts) = read(text);
    let published = facts.published(&article);
    let [earliest, latest] =
        [published.earliest, published.latest].map(|day| day.map_or("-".to_owned(), |day| day.to_string()));
    let words: Vec<&str> = published.evidence.iter().map(|span| article.slice(*span)).collect();
    let found = format!("{earliest} {latest}: {}", words.join(", "));
    assert_eq!(found, expected, "{text}");
    assert_eq!(published.basis == Basis::Unknown, words.is_empty(), "{text}");
    assert_eq!(published.date.is_some(), earliest == latest && earliest != "-", "{text}");
}

/// Nothing bounds it.
fn check_unbound(text: &str) {
    check(text, "- -: ");
}

#[test]
fn days_told_as_past() {
    check("The dam broke on April 6, 2031.", "2031-04-06 -: April 6, 2031");
    check("The council met on 6 April 2031 and in March 2031.", "2031-04-06 -: 6 April 2031");
    check("Work on the dam began in February 2031.", "2031-02-01 -: February 2031");
    check("The mayor of Vell (elected May 3, 2030) waits.", "2030-05-03 -: May 3, 2030");
    check("“We waited since March 2031,” she said.", "2031-03-01 -: March 2031");
    check_unbound("They may meet before April 6, 2031.");
    check_unbound("The contract lasts through April 6, 2031.");
    check_unbound("Payments of the council starting on March 5, 2031, were cut.");
    check_unbound("The deal would end in November 2031.");
    check_unbound("“December 31, 2031” is the day that he fears.");
    check_unbound("September, 2031 August, 2031 July, 2031");
    check_unbound("He said in May that it had been dry.");
}

#[test]
fn years_told_as_past() {
    check("The river has risen since 2029.", "2029-01-01 -: 2029");
    check("The old dam was built in 2022.", "2022-01-01 -: 2022");
    check("The mill closed in early 2030.", "2030-01-01 -: early 2030");
    check_unbound("The 2032 election has divided Vell.");
    check_unbound("Orlec announced a bid for the council in 2032.");
    check("The pumps promised in 2030 came.", "2030-01-01 -: 2030");
    check_unbound("He promised more pumps in 2032.");
    check_unbound("The story of the film begins in 1945.");
    check_unbound("He promised to see her re-elected in 2032.");
    check_unbound("They have not been eliminated in 2032.");
    check_unbound("“We will make sure that she was elected in 2032,” he said.");
    check_unbound("The council wants 40 pumps in 2032.");
}

#[test]
fn days_told_as_ahead() {
    check("The vote will be held on 6 June 2031.", "- 2031-06-06: 6 June 2031");
    check("The summit is scheduled for June 15, 2031.", "- 2031-06-15: June 15, 2031");
    check("The dam will be done by the end of 2031.", "- 2031-12-31: the end of 2031");
    check("Her term expires in May 2032.", "- 2032-05-31: May 2032");
    check("Orlec is up for re-election in 2032.", "- 2032-12-31: 2032");
    check("Orlec, a likely 2032 candidate, stayed away.", "- 2032-12-31: 2032");
    check_unbound("The vote was scheduled for June 15, 2031.");
    check_unbound("The panel will look into the April 2031 flood.");
    check_unbound("“It will be held on 6 June 2031,” she said.");
    check_unbound("Emissions could fall by half by 2035.");
    check("The record was set in 1957 by Brandt.", "1957-01-01 -: 1957");
}

#[test]
fn what_was_foreseen_long_ago_was_not_ahead_when_it_was_written() {
    check("Orlec said in 2009 that it will end by 2011.", "2009-01-01 -: 2009");
    check("It will open on 6 June 2031. It burned on 7 July 2032.", "2032-07-07 -: 7 July 2032");
}

const POST: &str = "The pumps are here — Vell Courier (@vellcourier) April 6, 2031";

#[test]
fn embedded_posts() {
    let body = "The summit in Vell is scheduled for June 15th-16th, and the council of Vell is waiting for it.";
    check(&format!("{body}\n\n{POST}"), "2031-04-06 2031-06-16: April 6, 2031, June 15th-16th");
    check_unbound(body);
    let later = "The court sits in Vell, and its next session is scheduled for March 3 in the old mill.";
    check(&format!("{later}\n\n{POST}"), "2031-04-06 -: April 6, 2031");
    check("The council (@vellcouncil) waits for pumps and barriers in the rain that falls on it.", "- -: ");
}

#[test]
fn lines_of_outlets_and_datelines() {
    let body = "The council of Vell has asked for forty barriers before the river rises, its mayor told reporters.";
    let line = "Vell Courier | Sunday, 6 April 2031 | Lodestar Wire";
    check(&format!("Vell asks for barriers\n\n{line}\n\n{body}"), "2031-04-06 2031-04-06: 6 April 2031");
    check(&format!("VELL, 6 April 2031 — {body}"), "2031-04-06 2031-04-07: 6 April 2031");
    check_unbound(&format!("VELL, April 6 (VNA) — {body}"));
    check_unbound(&format!("{body}\n\nCopyright 2031 Vell Courier"));
    check_unbound(&format!("{body}\n\n• Also read: The flood of April 6, 2031"));
    let teaser =
        "Fires burned more than three hundred hectares of the forest on April 6, 2031, and the fire brigade of the tow";
    check_unbound(&format!("{body}\n{teaser}\n{teaser}"));
}

#[test]
fn what_was_added_later_is_not_of_the_article() {
    check_unbound("Update: This article was changed on April 6, 2031.");
    check_unbound("• The heading of this article was amended on April 6, 2031, to name the dam.");
    check_unbound("Correction (April 6, 2031): The dam was named wrongly.");
    check_unbound("Hide Caption 1 of 22 Photos: The flood People wait in Vell on April 6, 2031.");
}

#[test]
fn events_by_name() {
    check("The Boston Marathon bombings shook the town.", "2013-04-15 -: Boston Marathon bombings");
    check("Prices have doubled since the invasion of Iraq.", "2003-03-20 -: invasion of Iraq");
    check("Since the start of Russia’s full-scale invasion, mills wait.", "2022-02-24 -: full-scale invasion");
    check_unbound("They fear a Russian invasion of Ukraine.");
    check_unbound("The Brexit vote may be close.");
}

#[test]
fn events_by_age() {
    let into = "Two and a half years into the war in Ukraine";
    check(
        &format!("{into}, the mills have closed. The war on Ukraine began in February 2022."),
        "2024-05-24 2025-05-26: Two and a half years into the war in Ukraine",
    );
    check(
        "The 13-month-old war has emptied Vell since the full-scale invasion of Ukraine.",
        "2023-02-18 2023-05-21: 13-month-old war has emptied Vell since the full-scale invasion of Ukraine",
    );
    check_unbound("The 13-month-old war has emptied Vell.");
    check_unbound("The 13-month-old conflict has emptied Vell. They fear a war in Iraq.");
    check_unbound("The war was then a two-year-old war.");
}

#[test]
fn events_of_the_user() {
    let article =
        Article::from_text("a", "The 13-month-old siege of Selm went on. The dam of Vell was breached before.");
    let inferred = |table: &str| {
        let events = Events::known().with(table).expect("a table");
        extract_knowing(&annotate(&article), &Tags::default(), &events).inferred
    };
    let bounded = inferred("siege of Selm\t2029-11-02\twar\n");
    assert_eq!(bounded.earliest, Some("2030-10-27".parse().unwrap()));
    assert_eq!(
        bounded.evidence.iter().map(|span| article.slice(*span)).collect::<Vec<_>>(),
        ["13-month-old siege of Selm"]
    );
    assert_eq!(inferred("siege of Vell\t2029-11-02\twar\n"), Published::default());
}

#[test]
fn what_is_known_is_not_inferred() {
    let published = Published::on("2031-05-01".parse().unwrap(), Basis::Given);
    let metadata = Metadata { published: published.clone(), ..Metadata::default() };
    let article = Article::new("a", "The dam broke on April 6, 2031.", metadata);
    let facts = extract(&annotate(&article), &Tags::default());
    assert_eq!(facts.inferred, Published::default());
    assert_eq!(facts.published(&article), &published);
}

#[test]
fn times_count_from_what_is_inferred() {
    let text = format!(
        "The summit of Vell is scheduled for June 15. The plan of last year failed, he said this week.\n\n{POST}"
    );
    let (article, facts) = read(&text);
    let times: Vec<String> =
        facts.times.iter().map(|time| format!("{} = {}", article.slice(time.span), time.value)).collect();
    assert_eq!(times, ["June 15 = 2031-06-15", "last year = 2030", "this week = XXXX-WXX"]);
}
