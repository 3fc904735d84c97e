//! Values that an option does not take: named with the option, the value and what is allowed, at once and before any record.

use super::util::Dir;

#[track_caller]
fn check(args: &[&str], words: &[&str]) {
    let run = Dir::new().run_with(args).exits(2);
    words.iter().fold(run, |run, words| run.says(words));
}

#[test]
fn a_word_of_a_closed_list_is_told_with_the_list() {
    check(&["who", "Orlec", "--kind", "spoken"], &["'spoken' for '--kind", "direct, indirect, mixed"]);
    check(&["who", "Orlec", "--modality", "sad"], &["'sad' for '--modality", "asserted, denied, predicted, requested"]);
    check(&["people", "--kind", "persons"], &["'persons' for '--kind", "person, organisation, place", "all"]);
    check(&["export", "foo"], &["'foo' for '[TABLE]'", "articles, statements, figures, times, mentions"]);
}

#[test]
fn days_and_numbers_are_told_with_an_example() {
    let day = "not a day, month or year, such as 2031-03-04, 2031-03 or 2031\n";
    check(&["who", "Orlec", "--from", "soon"], &["'soon' for '--from <DAY>'", day]);
    check(&["who", "Orlec", "--to", "2031-13"], &["'2031-13' for '--to <DAY>'", day]);
    check(&["figures", "--time", "soon"], &["'soon' for '--time <DAYS>'", day]);
    check(&["times", "2032..2031"], &["'2032..2031' for '[DAYS]'", "the range ends before it starts"]);
    check(&["figures", "--min", "12,000"], &["'12,000' for '--min <NUMBER>'", "not a number such as 12000 or 2.5"]);
    for limit in ["x", "0", "1.5"] {
        let told = format!("'{limit}' for '--limit <N>'");
        check(&["search", "dam", "--limit", limit], &[&told, "not a whole number from 1 on, such as 20"]);
        check(&["people", "--limit", limit], &[&told]);
    }
}

#[test]
fn bounds_the_wrong_way_round_are_no_empty_answer() {
    check(&["who", "Orlec", "--from", "2031", "--to", "2030"], &["--from 2031-01-01 is later than --to 2030-12-31"]);
    check(&["figures", "--min", "5", "--max", "2"], &["--min 5 is more than --max 2"]);
}

#[test]
fn words_that_no_text_has_are_refused_and_do_not_find_all() {
    let letter = "a letter or a digit is needed";
    for (args, told) in [
        (&["who", ""][..], "'' for '<NAME>...'"),
        (&["who", "Orlec", "--word", "…"], "'…' for '--word <WORD>'"),
        (&["who", "Orlec", "--outlet", " "], "' ' for '--outlet <NAME>'"),
        (&["entity", "?"], "'?' for '<NAME>...'"),
        (&["search", "..."], "'...' for '<WORDS>...'"),
        (&["search", "dam", "--speaker", "!"], "'!' for '--speaker <NAME>'"),
        (&["figures", "%"], "'%' for '[WORDS]...'"),
        (&["figures", "--outlet", ""], "'--outlet <NAME>'"),
        (&["figures", "--speaker", "-"], "'-' for '--speaker <NAME>'"),
    ] {
        check(args, &[told]);
        check(args, &[letter]);
    }
    check(&["figures", "--unit", ""], &["'--unit <UNIT>'"]);
}
