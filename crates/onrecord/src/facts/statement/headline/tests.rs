use crate::{
    annotate::annotate,
    article::{Article, Metadata},
    facts::{extract, marked::shown},
    tagging::Tags,
};

/// The body under every headline.
const BODY: &str =
    "Mayor Ana Orlec spoke in Vell on Monday about the dam, and Tomas Brandt of the River Board listened to her.";

fn article(headline: &str, body: &str) -> Article {
    let metadata = Metadata { title: Some(headline.to_owned()), ..Metadata::default() };
    Article::new("a", format!("{headline}\n\n{body}"), metadata)
}

/// What a headline says, as "kind: source | cue | content -> speaker".
fn check(headline: &str, expected: &[&str]) {
    let article = article(headline, BODY);
    let facts = extract(&annotate(&article), &Tags::default());
    let of_headline = facts.statements.iter().filter(|statement| statement.is_headline);
    let found: Vec<String> =
        of_headline.map(|it| format!("{}: {}", it.kind.as_str(), shown(&article, &facts, it))).collect();
    assert_eq!(found, expected, "{headline}");
}

#[test]
fn somebody_says_what_follows() {
    check("Orlec says dam will hold", &["indirect: Orlec | says | dam will hold -> Ana Orlec"]);
    check(
        "Orlec says dam ‘will hold’ till spring",
        &["mixed: Orlec | says | dam ‘will hold’ till spring -> Ana Orlec"],
    );
    check("Vell police say dam is safe", &["indirect: Vell police | say | dam is safe -> -"]);
    check("Farmers warn dam may break", &["indirect: Farmers | warn | dam may break -> -"]);
    check("Dam leaks, Brandt says town must wait", &["indirect: Brandt | says | town must wait -> Tomas Brandt"]);
    check("Orlec tells Brandt to repair dam", &["indirect: Orlec | tells | to repair dam -> Ana Orlec"]);
    check("Orlec says dam is safe, slams council", &["indirect: Orlec | says | dam is safe -> Ana Orlec"]);
}

#[test]
fn what_only_happens_is_left_alone() {
    for headline in [
        "Dam breaks in Vell",
        "Why Orlec says dam will hold",
        "Man who says dam will hold is hurt",
        "Orlec may say dam is safe",
        "Orlec is told dam is safe",
        "Flood claims many lives",
        "Orlec to say dam is safe",
        "Orlec breaks promises to farmers",
        "Orlec says goodbye to Vell",
    ] {
        check(headline, &[]);
    }
}

#[test]
fn somebody_said_what_stands_before() {
    check("‘We wait for the spring,’ says Orlec", &["direct: Orlec | says | ‘We wait for the spring,’ -> Ana Orlec"]);
    check("Dam will hold, mayor says", &["indirect: mayor | says | Dam will hold -> -"]);
    check("Dam will hold, says River Board", &["indirect: River Board | says | Dam will hold -> River Board"]);
    check("Dam will hold, mayor says in letter", &["indirect: mayor | says | Dam will hold -> -"]);
    check("Dam will hold, according to report", &["indirect: report | according to | Dam will hold -> -"]);
}

#[test]
fn what_a_comma_parts_from_no_speaker_is_left_alone() {
    check("Dam holds, says nothing of floods", &[]);
    check("Orlec quits, says dam is safe", &[]);
    check("Orlec, Brandt say dam is safe", &[]);
    check("Dam holds, mayor smiles", &[]);
}

#[test]
fn a_colon_or_a_dash_shows_who_says_it() {
    check("Orlec: ‘We wait for the spring’", &["direct: Orlec | : | ‘We wait for the spring’ -> Ana Orlec"]);
    check("‘We wait for the spring’: Orlec", &["direct: Orlec | : | ‘We wait for the spring’ -> Ana Orlec"]);
    check("Orlec on dam: ‘We wait for the spring’", &["direct: Orlec | : | ‘We wait for the spring’ -> Ana Orlec"]);
    check("Orlec slams council: ‘They only wait’", &["direct: Orlec | slams | ‘They only wait’ -> Ana Orlec"]);
    check("Orlec warns council: ‘They only wait’", &["direct: Orlec | warns | ‘They only wait’ -> Ana Orlec"]);
    check("Police: Dam will hold", &["indirect: Police | : | Dam will hold -> -"]);
    check("Dam will hold: police", &["indirect: police | : | Dam will hold -> -"]);
    check("Dam ‘will hold till spring’ – Orlec", &["mixed: Orlec | – | Dam ‘will hold till spring’ -> Ana Orlec"]);
}

#[test]
fn colons_and_dashes_of_other_kinds_are_left_alone() {
    for headline in [
        "Vell: a town under water",
        "Live: the flood",
        "Orlec: a life in pictures",
        "Orlec: how the dam was built",
        "Dam will hold – Orlec",
        "Dam ‘will hold’ – Vell Courier",
        "Dam ‘will hold’ – at last",
        "The ‘river plan’ explained",
        "Interview: Ana Orlec",
        "It’s official: Dam will hold",
        "Council passes river act: ‘We can only wait’",
        "Town fears flood: ‘We can only wait’",
    ] {
        check(headline, &[]);
    }
}

#[test]
fn capitals_throughout_are_read_as_those_of_a_sentence() {
    check("Mayor Orlec Says Old Dam Will Hold", &["indirect: Mayor Orlec | Says | Old Dam Will Hold -> Ana Orlec"]);
    check("Old Dam Breaks in Vell After Heavy Rain", &[]);
}

#[test]
fn a_surname_that_two_bear_is_nobody_s() {
    let article = article("Orlec says dam will hold", &format!("{BODY} Her brother Ivan Orlec was not there."));
    let facts = extract(&annotate(&article), &Tags::default());
    assert_eq!(shown(&article, &facts, &facts.statements[0]), "Orlec | says | dam will hold -> -");
}

#[test]
fn a_headline_is_read_once_and_stands_before_the_body() {
    let headline = "Orlec says dam may hold";
    let article = article(headline, &format!("{BODY}\n\n{headline}\n\n“We wait for the spring,” Orlec said."));
    let facts = extract(&annotate(&article), &Tags::default());
    let marked: Vec<bool> = facts.statements.iter().map(|statement| statement.is_headline).collect();
    assert_eq!(marked, [true, false]);
    let certainty = facts.statements[0].how.certainty[0].span;
    assert_eq!((article.slice(certainty), certainty.start()), ("may", 15));
}
