//! In which language an article is.

use onrecord_read::{Form, Warning};

use crate::good;

fn check(text: &str, expected: Option<&str>) {
    let reading = good(Form::Text, text);
    assert_eq!(reading.article.metadata().language.as_deref(), expected, "{text:.60}");
    let is_other = expected.is_some_and(|language| language != "en");
    let warned = reading.warnings.iter().any(|warning| matches!(warning, Warning::OtherLanguage { .. }));
    assert_eq!(warned, is_other, "{text:.60}");
}

#[test]
fn the_words_show_the_language() {
    check("The mayor of Vell said on Monday that the barriers along the river would hold for the spring.", Some("en"));
    check(
        "Die Bürgermeisterin von Vell sagte am Montag, dass die Dämme am Fluss im Frühjahr halten werden und niemand gehen muss.",
        Some("de"),
    );
    check(
        "Мер міста Велл Анна Орлец сказала в понеділок, що бар’єри вздовж річки витримають до весни, і ніхто не піде.",
        Some("uk"),
    );
    check("市长星期一说，堤坝会挺到春天的。住在那里的人没有一个相信她的话。", Some("zh"));
}

#[test]
fn words_quoted_from_another_language_leave_it_english() {
    let quoted = "The mayor said of the dam: “Die Dämme am Fluss werden im Frühjahr halten, und niemand muss gehen.” \
        Nobody in the town understood what was meant, and the council asked for a translation of the words.";
    check(quoted, Some("en"));
}

#[test]
fn a_few_words_show_nothing() {
    check("“No.”", None);
    check("Vell — Orlec, Brandt, Lasko.", None);
    check("12 April 2031", None);
    check("“Žofia Orlec né Brandt”, café", None);
}

#[test]
fn the_words_are_believed_before_the_page_and_the_giver_before_the_words() {
    let words = "The mayor of Vell said on Monday that the barriers along the river would hold for the spring.";
    let page = good(Form::Html, format!("<html lang=de><p>{words}</p>"));
    assert_eq!(page.article.metadata().language.as_deref(), Some("en"));
    let given = good(Form::JsonLines, format!(r#"{{"text": "{words}", "language": "de"}}"#));
    assert_eq!(given.article.metadata().language.as_deref(), Some("de"));
    assert_eq!(given.warnings, [Warning::OtherLanguage { language: "de".to_owned() }]);
}
