//! Lines that speak of the page and not of the world: corrections, rights, credits, and what readers are asked to do.

use std::sync::LazyLock;

use super::FurnitureKind;
use crate::lexicon::{
    self,
    calendar::{TimeWord, time_word},
};

/// Whole lines that are furniture.
static WHOLE: LazyLock<Vec<(&'static str, FurnitureKind)>> =
    LazyLock::new(|| lexicon::furniture_lines().map(|(line, kind)| (line, FurnitureKind::of_word(kind))).collect());

/// What a line shows of itself as a whole.
///
/// **Finds** "Advertisement"; "This article was amended on 3 March", "An earlier version of this story …", "Correction: …",
/// "Editor's note: …"; "Updated at 5:28 p.m."; "© 2031 The Courier", "… All rights reserved."; "(Reporting by Ana Orlec; Editing by
/// Tomas Brandt)", "Ida Lasko contributed to this report."; "Share Tweet Email"; "Follow Ana Orlec on …"; "5 min read".
///
/// **Leaves alone** sentences about corrections, copyright, reports and shares: "Copyright law was changed", "Reporting by the
/// Courier showed", "This report was published by the ministry", "Correction officers", and news behind "UPDATE:".
///
/// **Source**: the lines that outlets put on their pages; tuned on `news_sample`, read by hand.
pub(super) fn kind(words: &str) -> Option<FurnitureKind> {
    if words.len() > LONGEST {
        return None;
    }
    let lower = words.to_lowercase().replace('’', "'");
    let tokens: Vec<&str> = lower.split_whitespace().collect();
    let is_other = is_of_rights(&lower)
        || is_of_itself(&tokens)
        || is_labelled(&lower)
        || is_stamp(&tokens)
        || is_contribution(&lower)
        || is_staff(words, &lower)
        || is_caption(&lower);
    let is_call = || is_share_bar(&tokens) || is_follow(&lower, tokens.len()) || is_length(&tokens);
    if is_other {
        return Some(FurnitureKind::Other);
    }
    whole(&lower).or_else(|| is_call().then_some(FurnitureKind::CallToAction))
}

/// A note is at most so long, in bytes.
const LONGEST: usize = 700;

/// "Advertisement", "Related:".
pub(super) fn whole(lower: &str) -> Option<FurnitureKind> {
    let line = lower.trim_end_matches(['.', ':', '…', ' ']);
    WHOLE.binary_search_by_key(&line, |(known, _)| known).ok().map(|at| WHOLE[at].1)
}

/// "Copyright 2031 The Courier", "The Courier. All rights reserved."
fn is_of_rights(lower: &str) -> bool {
    let rest = ["© copyright", "copyright", "(c)"].iter().find_map(|begins| lower.strip_prefix(begins));
    let is_mark = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '©' | '('));
    rest.is_some_and(is_mark)
        || lower.contains("all rights reserved")
        || lower.contains("may not be published, broadcast, rewritten")
}

/// What an article calls itself.
const ITSELF: [&str; 4] = ["article", "headline", "post", "story"];

/// The same; but others make these too.
const PERHAPS_ITSELF: [&str; 8] =
    ["column", "dispatch", "interview", "obituary", "page", "piece", "report", "transcript"];

/// What is done to articles after they are published.
const MENDED: [&str; 6] = ["amended", "clarified", "corrected", "edited", "revised", "updated"];

/// What is done to articles at large.
const MADE: [&str; 7] = ["adapted", "excerpted", "produced", "published", "republished", "syndicated", "translated"];

/// Words between "was" and what was done.
const BETWEEN: [&str; 8] = ["also", "first", "initially", "last", "originally", "previously", "recently", "since"];

/// "This article was amended on 3 March", "An earlier version of this story gave another number", "This article is more than 2
/// years old".
fn is_of_itself(tokens: &[&str]) -> bool {
    let version = tokens.iter().take(4).position(|token| matches!(*token, "version" | "versions"));
    if let Some(["of", "this", what, ..]) = version.map(|at| &tokens[at + 1..]) {
        return is_itself(what) || is_perhaps_itself(what);
    }
    let ["this", what, rest @ ..] = tokens else { return false };
    let rest = match rest {
        ["has" | "had", "been", rest @ ..] | ["was" | "is", rest @ ..] => rest,
        ["originally" | "first", "appeared" | "ran", ..] | ["tagged", "under:", ..] => return is_itself(what),
        _ => return false,
    };
    let done = rest.iter().find(|token| !BETWEEN.contains(token)).map_or("", |token| bare(token));
    let is_old = matches!(rest, ["more", "than", _, "year" | "years" | "month" | "months", "old", ..]);
    // "This report was updated by the ministry" can be a sentence of the article.
    let is_short = tokens.len() <= SHORT;
    is_itself(what) && (is_old || MENDED.contains(&done) || MADE.contains(&done))
        || is_perhaps_itself(what) && MENDED.contains(&done) && is_short
}

/// So few words say no more than that.
const SHORT: usize = 9;

fn is_itself(token: &str) -> bool {
    ITSELF.contains(&bare(token))
}

fn is_perhaps_itself(token: &str) -> bool {
    PERHAPS_ITSELF.contains(&bare(token))
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What notes begin with.
const LABELS: [&str; 9] = [
    "author's note",
    "clarification",
    "clarifications",
    "correction",
    "corrections",
    "editor's note",
    "editors' note",
    "editors note",
    "note to readers",
];

/// "Correction: …", "Correction (Oct. 1, 12:43 p.m.): …", "Clarification, 3 March: …".
fn is_labelled(lower: &str) -> bool {
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = LABELS.iter().filter_map(|label| lower.strip_prefix(label)).min_by_key(|rest| rest.len());
    let Some(rest) = rest.map(str::trim_start) else { return false };
    let is_dated = |rest: &str| {
        let before = rest.char_indices().take(LONGEST_DATE).find(|(_, c)| *c == ':').map(|(at, _)| &rest[..at]);
        before.is_some_and(|before| before.contains(|c: char| c.is_ascii_digit()))
    };
    rest.is_empty() || rest.starts_with([':', '—', '–', '-']) || rest.starts_with(['(', ',']) && is_dated(rest)
}

/// "(Oct. 1, 12:43 p.m.)" is at most so long, in characters, before the colon.
const LONGEST_DATE: usize = 40;

/// "Updated at 5:28 p.m. ET", "Last updated: 3 March 2031", "First published on Mon 3 Mar 2031 06.00".
fn is_stamp(tokens: &[&str]) -> bool {
    let rest = match tokens {
        ["last" | "first" | "originally", rest @ ..] | rest => rest,
    };
    let Some((done, rest)) = rest.split_first() else { return false };
    let is_date = |token: &&str| token.contains(|c: char| c.is_ascii_digit());
    let leads = |first: &&str| matches!(*first, "at" | "on") || is_date(first) || is_month(first);
    matches!(bare(done), "updated" | "published" | "posted" | "modified")
        && (done.ends_with(':') || rest.first().is_some_and(leads))
        && rest.iter().any(is_date)
        && tokens.len() <= LONGEST_STAMP
}

fn is_month(token: &str) -> bool {
    matches!(time_word(bare(token)), Some(TimeWord::Month(_) | TimeWord::MonthShort(_)))
}

/// "Last updated on Wednesday, 3 March 2031 at 5:28 p.m. ET".
const LONGEST_STAMP: usize = 11;

/// "Ida Lasko contributed to this report.", "… contributed reporting from Vell."
fn is_contribution(lower: &str) -> bool {
    let Some((who, rest)) = lower.split_once(" contributed ") else { return false };
    let rest = rest.strip_prefix("to ").unwrap_or(rest);
    let what = rest.strip_prefix("this ").unwrap_or(rest);
    let known = what.split([' ', '.', ',', '—']).next().unwrap_or_default();
    let behind = &what[known.len()..];
    let is_end = behind.is_empty() || behind.starts_with(['.', ',', '—']) || behind.starts_with(" from ");
    let is_what = rest.len() > what.len() && (is_itself(known) || is_perhaps_itself(known))
        || known == "reporting"
        || what.starts_with("to this reporting");
    is_what && is_end && !who.contains(['“', '"'])
}

/// What names of those who made a page stand behind.
const STAFF: [&str; 24] = [
    "additional reporting by",
    "additional reporting from",
    "compiled by",
    "edited by",
    "editing by",
    "graphic by",
    "graphics by",
    "illustration by",
    "interview by",
    "photo by",
    "photo courtesy of",
    "photographs by",
    "photography by",
    "photos by",
    "produced by",
    "reported by",
    "reporting by",
    "story by",
    "text by",
    "translated by",
    "video by",
    "with additional reporting by",
    "with reporting by",
    "writing by",
];

/// Words in lower case between names.
const AMONG_NAMES: [&str; 20] = [
    "additional",
    "and",
    "at",
    "by",
    "compiled",
    "de",
    "der",
    "edited",
    "editing",
    "for",
    "from",
    "in",
    "of",
    "photos",
    "reporting",
    "the",
    "van",
    "via",
    "with",
    "writing",
];

/// "(Reporting by Ana Orlec in Vell; Editing by Tomas Brandt)", "Photo by Ida Lasko/Vell Courier".
fn is_staff(words: &str, lower: &str) -> bool {
    let begins = |lower: &str| STAFF.iter().find(|label| lower.starts_with(*label)).map(|label| label.len());
    let trimmed = lower.trim_start_matches(['(', '[', '*', '—', '–', '-', '•', ' ']);
    let Some(label) = begins(trimmed) else { return false };
    // Only apostrophes are other in it, and letters that change their length in lower case: then it is none.
    let names = words.trim_start_matches(['(', '[', '*', '—', '–', '-', '•', ' ']).get(label..).unwrap_or_default();
    let mut names =
        names.split(|c: char| c.is_whitespace() || c == '/').map(bare).filter(|name| !name.is_empty()).peekable();
    let is_name = |name: &str| !name.starts_with(char::is_lowercase) || AMONG_NAMES.contains(&name);
    names.peek().is_some_and(|name| name.starts_with(char::is_uppercase) || *name == "the") && names.all(is_name)
}

/// "Enlarge this image", "Hide caption", and the buttons that some pages put before a caption.
fn is_caption(lower: &str) -> bool {
    const BEGINS: [&str; 6] = [
        "enlarge this image",
        "facebook twitter pinterest",
        "hide caption",
        "photo credit",
        "play video",
        "toggle caption",
    ];
    BEGINS.iter().any(|begins| lower.starts_with(begins))
}

/// Words on the buttons of a page.
const BUTTONS: [&str; 37] = [
    "a",
    "and",
    "article",
    "bluesky",
    "by",
    "comment",
    "comments",
    "copy",
    "email",
    "facebook",
    "flipboard",
    "icon",
    "link",
    "linkedin",
    "mail",
    "messenger",
    "on",
    "or",
    "page",
    "pin",
    "pinterest",
    "pocket",
    "post",
    "print",
    "reddit",
    "save",
    "share",
    "story",
    "telegram",
    "this",
    "threads",
    "tumblr",
    "tweet",
    "twitter",
    "via",
    "whatsapp",
    "x",
];

/// Buttons that nothing else is called by.
const SURE_BUTTONS: [&str; 7] = ["facebook", "linkedin", "pinterest", "share", "tweet", "twitter", "whatsapp"];

/// "Share Tweet Email", "Share on Facebook".
fn is_share_bar(tokens: &[&str]) -> bool {
    let mut words = tokens.iter().map(|token| bare(token)).filter(|word| !word.is_empty());
    let is_sure = tokens.iter().any(|token| SURE_BUTTONS.contains(&bare(token)));
    let is_sentence = tokens.last().is_some_and(|last| last.ends_with(['.', '?', '!']));
    tokens.len() >= 2 && is_sure && !is_sentence && words.all(|word| BUTTONS.contains(&word))
}

/// Where somebody is followed.
const NETWORKS: [&str; 9] =
    ["bluesky", "facebook", "instagram", "linkedin", "mastodon", "telegram", "threads", "tiktok", "twitter"];

/// "Follow Ana Orlec on Twitter: @orlec".
fn is_follow(lower: &str, n_words: usize) -> bool {
    let Some(whom) = lower.strip_prefix("follow ") else { return false };
    let on_network = || NETWORKS.iter().any(|network| whom.contains(&format!(" on {network}")));
    n_words <= LONGEST_FOLLOW && (whom.contains('@') || on_network())
}

/// "Follow …" has at most so many words.
const LONGEST_FOLLOW: usize = 20;

/// "5 min read", "Listen to this article · 5 min".
fn is_length(tokens: &[&str]) -> bool {
    let is_number = |token: &str| token.bytes().all(|byte| byte.is_ascii_digit());
    let is_minutes = |token: &str| matches!(bare(token), "min" | "mins" | "minute" | "minutes");
    let is_use = |token: &str| matches!(bare(token), "read" | "listen" | "watch");
    match tokens {
        [number, minutes, used] => is_number(number) && is_minutes(minutes) && is_use(used),
        [both, used] => both.split_once('-').is_some_and(|(n, unit)| is_number(n) && is_minutes(unit)) && is_use(used),
        ["listen", rest @ ..] => rest.last().is_some_and(|last| is_minutes(last)) && tokens.len() <= SHORT,
        _ => false,
    }
}

/// Who takes pictures that are in many papers, as credits end.
const AGENCIES: [&str; 14] = [
    "/ap",
    "/afp",
    "/bloomberg",
    "/epa",
    "/getty",
    "/getty images",
    "/reuters",
    "/shutterstock",
    "/upi",
    "ap photo",
    "getty images",
    "via ap",
    "via getty images",
    "via reuters",
];

/// The credit in brackets at the end of a caption, "(Ana Orlec/Reuters)", by the bytes that it has.
pub(super) fn credit_at_end(words: &str) -> Option<usize> {
    let inner = words.strip_suffix(')')?;
    let (before, credit) = inner.rsplit_once('(')?;
    let lower = credit.to_lowercase();
    let is_credit = AGENCIES.iter().any(|agency| lower.ends_with(agency))
        || ["ap photo", "photo by ", "photo: ", "photograph: "].iter().any(|begins| lower.starts_with(begins));
    let is_short = credit.split_whitespace().count() <= LONGEST_CREDIT;
    (is_credit && is_short && !before.trim().is_empty()).then(|| words.len() - before.len())
}

/// A credit has at most so many words.
const LONGEST_CREDIT: usize = 10;

#[cfg(test)]
mod tests {
    use crate::article::Article;

    const BODY: &str = "The council of Vell has asked for forty barriers before the river rises.";
    const MORE: &str = "The ministry said on Monday that it would answer within the week, not sooner.";

    /// The kind of a line between two paragraphs, and the part of it that is furniture.
    fn marked(line: &str) -> Option<(&'static str, String)> {
        let article = Article::from_text("a", format!("{BODY}\n\n{line}\n\n{MORE}\n\n{BODY}\n"));
        let marked: Vec<_> =
            article.furniture().iter().map(|item| (item.kind.as_str(), article.slice(item.span).to_owned())).collect();
        assert!(marked.len() <= 1, "{marked:?}");
        marked.into_iter().next()
    }

    #[track_caller]
    fn check(kind: &'static str, lines: &[&str]) {
        for &line in lines {
            assert_eq!(marked(line), Some((kind, line.to_owned())), "{line}");
        }
    }

    #[track_caller]
    fn check_none(lines: &[&str]) {
        for &line in lines {
            assert_eq!(marked(line), None, "{line}");
        }
    }

    #[test]
    fn corrections_and_updates() {
        check(
            "other",
            &[
                "This article was amended on 3 March 2031 to say that the barriers are forty, not four hundred.",
                "This story has been updated.",
                "This report was last updated at 11:09 a.m.",
                "An earlier version of this article gave another number of barriers.",
                "A previous version of this report misstated the name of the mayor, Ana Orlec.",
                "This article is more than 2 years old",
                "This story was originally published by the Vell Courier.",
                "Correction: Ana Orlec is the mayor of Vell, not of Selm.",
                "CORRECTION (Oct. 1, 12:43 p.m.): The barriers are forty.",
                "• Editor’s note: Tomas Brandt was the mayor of Selm from 2020 to 2024.",
                "Updated at 5:28 p.m. ET",
                "Last updated: 3 March 2031",
                "First published on Mon 3 Mar 2031 06.00 BST",
            ],
        );
        check_none(&[
            "This article of the charter was amended in 2029 and has been in force since, the mayor said on Monday.",
            "This story is one of many in the town, and it was told by the mayor herself on Monday.",
            "This report was published by the ministry on Monday and shows that forty barriers are missing.",
            "This post is the best that Orlec has ever had, and she has said that she will not leave it.",
            "An earlier version of the plan had four hundred barriers, and the ministry has kept it to itself.",
            "Correction officers found the barriers on Monday: all forty were in the yard behind the prison.",
            "Corrections to the plan, the mayor said: none were made before the river rose over the barriers.",
            "UPDATE: Forty barriers are now at the river, and the mayor has asked for forty more of them.",
            "Updated on its way through the council, the plan has forty barriers more than the ministry wanted to pay for.",
            "Published last week by the ministry, the plan names forty barriers that are to be paid for by Vell.",
        ]);
    }

    #[test]
    fn rights() {
        check(
            "other",
            &[
                "© 2031 The Vell Courier",
                "Copyright 2031 The Vell Courier. All rights reserved.",
                "Copyright © 2031 The Vell Courier, LLC. Click here for reprint permission.",
                "(c) 2031 Vell Courier",
                "The Vell Courier. All rights reserved. This material may not be published.",
            ],
        );
        check_none(&[
            "Copyright law was changed in Vell on Monday, and the Courier has asked for forty licences since.",
            "Copyrights of the songs of Vell are held by the council, which sold forty of them on Monday.",
            "(c) The council may ask for forty barriers, as the third point of the plan says in so many words.",
            "The council reserved all forty seats for those who live by the river and have no other place.",
            "Rights of way along the river were sold on Monday, the ministry said, to forty owners of land.",
        ]);
    }

    #[test]
    fn credits() {
        check(
            "other",
            &[
                "(Reporting by Ana Orlec in Vell and Tomas Brandt; Editing by Ida Lasko)",
                "Additional reporting by Ida Lasko and the Vell Courier",
                "Reporting by Ana Orlec",
                "Photo by Ida Lasko/Vell Courier",
                "Ida Lasko contributed to this report.",
                "• Associated writers Ida Lasko in Selm and Tomas Brandt contributed to this story.",
                "Tomas Brandt contributed reporting from Selm.",
                "Enlarge this image toggle caption Ida Lasko/Vell Courier",
                "(Photo: Ida Lasko/Vell Courier)",
                "Photo credit: Ida Lasko",
            ],
        );
        assert_eq!(
            marked("Forty barriers stand by the river in Vell on Monday. (Ida Lasko/Reuters)"),
            Some(("other", "(Ida Lasko/Reuters)".to_owned()))
        );
        check_none(&[
            "Reporting by the Courier showed that forty barriers were missing from the yard on Monday night.",
            "Edited by hand, the list of the ministry has forty barriers more than the list of the council.",
            "Photos by the river were forbidden on Monday, the ministry said, and forty people were fined.",
            "The floods contributed to this report's delay, the ministry said, and forty pages are missing.",
            "Poor upkeep contributed to this year's flood, the ministry said in its report of forty pages.",
            "Produced by forty hands, the wall of sand was higher on Monday than the barriers of the town.",
            "Forty barriers stand by the river in Vell (the council paid for all of them, as Reuters reported).",
            "The picture was taken on Monday (the photo shows forty barriers) by somebody who lives there.",
        ]);
    }

    #[test]
    fn buttons_and_calls() {
        check(
            "call_to_action",
            &[
                "Share Tweet Email",
                "Share this story: Facebook Twitter WhatsApp",
                "Share on Facebook",
                "Follow Ana Orlec on Twitter: @orlec",
                "Follow us on Instagram.",
                "Click here to read the plan of the council.",
                "Listen to this article · 5 min",
                "5 min read",
                "3-minute read",
                "Print",
            ],
        );
        check("other", &["Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Sponsored:"]);
        check_none(&[
            "Twitter and … ?",
            "Share prices of the dam company fell by forty percent on Monday, the exchange in Vell said.",
            "Share this, she told the council on Monday: forty barriers are all that the town will get.",
            "Facebook and Twitter have forty days to answer, the ministry in Vell said on Monday evening.",
            "Follow the river from Vell on Monday and forty barriers will come in sight, the mayor said.",
            "Listen to the mayor for 40 minutes and the plan is clear, those who live by the river say.",
            "Five minutes of reading were enough for the judge, who threw out all forty of the complaints.",
            "Advertisement has brought the town forty thousand guests a year, the council said on Monday.",
            "Print is dead, the owner of the Courier said on Monday when he let forty of his people go home.",
        ]);
    }

    #[test]
    fn links_in_lists() {
        let headlines = "Fires in the north spread\n\nSelm waits for its bridge\n\nWho pays for the dam";
        let article = Article::from_text("a", format!("{BODY}\n\nRelated stories\n\n{headlines}\n\n{MORE}\n\n{BODY}"));
        let kinds: Vec<_> = article.furniture().iter().map(|item| item.kind.as_str()).collect();
        assert_eq!(kinds, ["related_link"; 4], "and the paragraphs behind the list are body");
        let teasers = "Fires in the north spread\n\nThree hundred hectares have burned since Friday.\n\n\
                       Selm waits for its bridge\n\nThe ministry has no money for it this year.";
        let article = Article::from_text("a", format!("{BODY}\n\n{MORE}\n\nRead next\n\n{teasers}"));
        let kinds: Vec<_> = article.furniture().iter().map(|item| item.kind.as_str()).collect();
        assert_eq!(kinds, ["related_link", "foreign_teaser", "foreign_teaser", "foreign_teaser", "foreign_teaser"]);
        let text = format!("{BODY}\n\n{MORE}\n\nFires in the north spread, and Selm waits\n\n{BODY}\n\n{MORE}");
        let article = Article::from_text("a", text.as_str());
        assert!(
            article.furniture().iter().all(|item| item.kind.as_str() == "subhead"),
            "nothing says that it is a list"
        );
    }

    #[test]
    fn teasers_that_are_cut_with_dots() {
        let teaser =
            "Fires have burned more than three hundred hectares of the northern forest since Friday, and the fire";
        for dots in ["…", "...", " […]"] {
            let article = Article::from_text("a", format!("{BODY}\n{teaser}{dots}\n{teaser}{dots}"));
            assert_eq!(article.furniture().len(), 2, "{dots}");
            let article = Article::from_text("a", format!("{BODY}\n{teaser}{dots}"));
            assert_eq!(article.furniture(), [], "{dots}");
        }
    }

    #[test]
    fn notices_are_no_body_and_keep_what_is_around_them() {
        let note = "This article was amended on 3 March 2031. “We wait,” Ana Orlec said.";
        let article = Article::from_text("a", format!("{BODY}\n\n{note}\n\n{MORE}"));
        let body: Vec<&str> = article.body().into_iter().map(|span| article.slice(span)).collect();
        assert_eq!(body, [BODY, MORE]);
    }
}
