use super::super::marked::{self, shown, unsure};
use crate::{
    annotate::annotate,
    article::Article,
    facts::extract,
    tagging::{TaggedAttribution, Tags},
};

/// What the rules find.
fn check(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let facts = extract(&annotate(&article), &Tags::default());
    let found: Vec<String> = facts.statements.iter().map(|statement| shown(&article, &facts, statement)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_speaker_follows_the_quotation() {
    check(
        "“The barriers will hold,” Mayor Ana Orlec said on Tuesday.",
        &["Mayor Ana Orlec | said | “The barriers will hold,” -> Ana Orlec"],
    );
    check(
        "“Why not now?” asked Tomas Brandt, a farmer from Vell.",
        &["Tomas Brandt | asked | “Why not now?” -> Tomas Brandt"],
    );
    check(
        "\"We have waited\", says Lia Horvat of the farmers' union.",
        &["Lia Horvat of the farmers | says | \"We have waited\" -> Lia Horvat"],
    );
    check("‘It is done,’ Orlec has repeatedly said.", &["Orlec | has repeatedly said | ‘It is done,’ -> Orlec"]);
    check(
        "“It is late,” Ana Orlec, the mayor of Vell, told reporters.",
        &["Ana Orlec, the mayor of Vell | told | “It is late,” -> Ana Orlec"],
    );
}

#[test]
fn the_speaker_comes_before_the_quotation() {
    check("On Friday Orlec told reporters in Vell: “We cannot wait.”", &["Orlec | told | “We cannot wait.” -> Orlec"]);
    check(
        "Asked about it, Gen. Ivan Lund said, “That is not my task.”",
        &["Gen. Ivan Lund | said | “That is not my task.” -> Ivan Lund"],
    );
    check("The mayor, Ana Orlec, added: “It is late now.”", &["The mayor | added | “It is late now.” -> Ana Orlec"]);
}

#[test]
fn a_quotation_goes_on_after_its_cue() {
    check(
        "“We will wait,” Orlec said. “We have time.” The river rose.",
        &["Orlec | said | “We will wait,” | “We have time.” -> Orlec"],
    );
    check(
        "“We will,” Orlec said, “wait for the spring.”",
        &["Orlec | said | “We will,” | “wait for the spring.” -> Orlec"],
    );
    check("Orlec said: “One is here.\n\n“Two is here.”", &["Orlec | said | “One is here. | “Two is here.” -> Orlec"]);
    check(
        "“We wait,” Orlec said. “We act,” Brandt said.",
        &["Orlec | said | “We wait,” -> Orlec", "Brandt | said | “We act,” -> Brandt"],
    );
}

#[test]
fn pronouns_and_posts_stay_open_and_the_unnamed_are_told() {
    check("“We wait,” she said.", &["she | said | “We wait,” -> -"]);
    check("“We wait,” the mayor said.", &["the mayor | said | “We wait,” -> -"]);
    check(
        "“We wait,” a senior official of the Ministry of Works said.",
        &["a senior official of the Ministry of Works | said | “We wait,” -> ?"],
    );
    check("“We wait,” residents said.", &["residents | said | “We wait,” -> ?"]);
}

#[test]
fn a_name_that_only_describes_is_not_the_speaker() {
    check("“We wait,” Orlec’s lawyer said.", &["Orlec’s lawyer | said | “We wait,” -> -"]);
    check("“We wait,” a spokesman for Ana Orlec said.", &["a spokesman for Ana Orlec | said | “We wait,” -> ?"]);
    check(
        "“We wait,” ministry spokesman Ivan Lund said.",
        &["ministry spokesman Ivan Lund | said | “We wait,” -> Ivan Lund"],
    );
}

#[test]
fn labels_and_parts_of_sentences_are_left_alone() {
    check("Orlec spoke of a “victory plan” that she said would hold.", &[]);
    check("He said the talks were “fruitful and open”, and left.", &[]);
    check("The sign reads “Keep out” in red.", &[]);
}

#[test]
fn a_sentence_without_a_speaker_beside_it_is_told_of_in_a_note() {
    let article = Article::from_text("a", "The hall was full. “We have waited for three winters.” The river rose.");
    let facts = extract(&annotate(&article), &Tags::default());
    assert_eq!(facts.statements, []);
    assert_eq!(facts.notes[0].what, "quotation has no speaker");
    assert_eq!(article.slice(facts.notes[0].span), "“We have waited for three winters.”");
}

#[test]
fn an_attribution_before_the_next_quotation_is_not_that_of_the_last() {
    check("“Is it late?” Orlec said: “It is not late.”", &["Orlec | said | “It is not late.” -> Orlec"]);
}

#[test]
fn what_is_not_said_is_left_alone() {
    for text in [
        "On Monday Ana Orlec met Tomas Brandt. Orlec was told: “You must go now.”",
        "On Monday Ana Orlec met Tomas Brandt. Orlec never said: “It is over now.”",
        "“It is over now,” Orlec could have said.",
        "Nobody knows if Orlec said: “It is over now.”",
        "“We wait here,” said neither Orlec nor Brandt.",
        "“We wait here,” Brandt is said to have written.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_quotation_after_another_s_cue_is_not_given_to_the_next_speaker() {
    check(
        "On Monday Ana Orlec met the press. A reporter asked, “Is it over now?” Orlec said it was.",
        &["A reporter | asked | “Is it over now?” -> ?"],
    );
    check("“It is over now!” Orlec said the war was bad.", &[]);
    check("“It is over now!” Orlec told reporters.", &["Orlec | told | “It is over now!” -> Orlec"]);
}

#[test]
fn a_quotation_that_goes_on_without_a_cue_has_the_speaker_before_it() {
    check(
        "“We wait,” Ana Orlec said. “We have time. The river is low.”\n\n“No one will go.”\n\n“Not one of us.” The river rose.",
        &[
            "Ana Orlec | said | “We wait,” | “We have time. The river is low.” | “No one will go.” | “Not one of us.” -> Ana Orlec",
        ],
    );
    check(
        "“We wait,” Ana Orlec said. Nobody moved. “We have time for it all.”",
        &["Ana Orlec | said | “We wait,” -> Ana Orlec"],
    );
    check("“We wait,” Ana Orlec said. “Stop!” was on every wall.", &["Ana Orlec | said | “We wait,” -> Ana Orlec"]);
}

#[test]
fn a_colon_leads_into_the_next_paragraph() {
    check(
        "Ana Orlec said:\n\n“We wait for the spring.”",
        &["Ana Orlec | said | “We wait for the spring.” -> Ana Orlec"],
    );
    check("Ana Orlec spoke of three things:\n\n“We wait for the spring.”", &[]);
}

#[test]
fn two_apostrophes_are_a_quotation_mark() {
    check("''We wait for it,'' Ana Orlec said.", &["Ana Orlec | said | ''We wait for it,'' -> Ana Orlec"]);
    check("The farmers'' rights were few, Ana Orlec said.", &[]);
}

#[test]
fn another_s_words_are_not_appended() {
    let first = "Orlec | said | “It is over now,” -> Orlec";
    for rest in [
        "Orlec said, as Brandt replied, “We will not go.”",
        "Orlec said before Brandt shouted “We must not go!”",
        "Orlec said. “We will not go,” was the answer of Brandt.",
        "Orlec said. “Victory” was not near.",
        "Orlec said in reply to Brandt’s “We must not go.”",
    ] {
        check(&format!("“It is over now,” {rest}"), &[first]);
    }
}

#[test]
fn titles_and_slogans_are_left_alone() {
    check("In “The Long River Home,” Orlec says the town died.", &[]);
    check("The slogan “Make Vell Great Again,” Brandt said, was stolen.", &[]);
    check("“The Long River Home,” Brandt said.", &[]);
}

#[test]
fn a_joint_source_is_given_to_both_or_to_nobody() {
    check(
        "“We wait here,” Ivan Orlec and Lia Brandt said.",
        &["Ivan Orlec and Lia Brandt | said | “We wait here,” -> Ivan Orlec + Lia Brandt"],
    );
    check(
        "“We wait here,” Ivan Orlec and the mayor said.",
        &["Ivan Orlec and the mayor | said | “We wait here,” -> -"],
    );
}

/// Statements as "kind modality: source | cue | content -> speaker" of a text of which a model has found one attribution, given
/// by its words: a source (may be empty), a cue and a content.
fn check_tagged(text: &str, [source, cue, content]: [&str; 3], expected: &[&str]) {
    let article = Article::from_text("a", text);
    let annotated = annotate(&article);
    let words = |phrase: &str| {
        let start = u32::try_from(text.find(phrase).unwrap()).unwrap();
        let end = start + u32::try_from(phrase.len()).unwrap();
        let words = annotated.words();
        words.partition_point(|word| word.span.end() <= start)..words.partition_point(|word| word.span.start() < end)
    };
    let source = if source.is_empty() { vec![] } else { vec![words(source)] };
    let attribution =
        TaggedAttribution { source, cue: words(cue), content: vec![words(content)], score: -20, confidence: 70 };
    let facts = extract(&annotated, &Tags { attributions: vec![attribution], ..Tags::default() });
    let statements = facts.statements.iter().map(|statement| {
        let (kind, modality) = (statement.kind.as_str(), statement.how.modality.as_str());
        format!("{kind} {modality}: {}", shown(&article, &facts, statement))
    });
    let found: Vec<String> = statements.collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_model_finds_what_has_no_quotation_marks() {
    check_tagged(
        "Mayor Ana Orlec said the barriers would hold.",
        ["Mayor Ana Orlec", "said", "the barriers would hold"],
        &["indirect predicted: Mayor Ana Orlec | said | the barriers would hold -> Ana Orlec"],
    );
    check_tagged(
        "The ministry denied that the dam had moved.",
        ["The ministry", "denied", "that the dam had moved"],
        &["indirect denied: The ministry | denied | that the dam had moved -> -"],
    );
    check_tagged(
        "Forty people were hurt, it was reported.",
        ["", "was reported", "Forty people were hurt"],
        &["indirect asserted: was reported | Forty people were hurt -> -"],
    );
}

#[test]
fn words_in_quotation_marks_make_a_statement_mixed_but_a_label_does_not() {
    check_tagged(
        "Orlec said the town “will not wait for anybody any more” this spring.",
        ["Orlec", "said", "the town “will not wait for anybody any more” this spring"],
        &["mixed predicted: Orlec | said | the town “will not wait for anybody any more” this spring -> Orlec"],
    );
    check_tagged(
        "Orlec said the “river plan” was late.",
        ["Orlec", "said", "the “river plan” was late"],
        &["indirect asserted: Orlec | said | the “river plan” was late -> Orlec"],
    );
}

#[test]
fn what_was_not_said_is_kept_as_not_said() {
    let content = "whether the barriers would hold";
    for cue in ["did not say", "wouldn't say"] {
        let text = format!("Ana Orlec {cue} {content}.");
        let expected = format!("indirect denied: Ana Orlec | {cue} | {content} -> Ana Orlec");
        check_tagged(&text, ["Ana Orlec", cue, content], &[&expected]);
    }
}

#[test]
fn a_rule_is_surer_than_a_model_of_who_says_a_quotation() {
    check_tagged(
        "“The barriers will hold,” Ana Orlec said of Brandt's dam.",
        ["Brandt", "said", "“The barriers will hold,”"],
        &["direct predicted: Ana Orlec | said | “The barriers will hold,” -> Ana Orlec"],
    );
}

#[test]
fn where_rule_and_model_agree_the_model_knows_how_far_a_source_reaches() {
    check_tagged(
        "“The barriers will hold,” said Ana Orlec, who runs the town.",
        ["Ana Orlec, who runs the town", "said", "“The barriers will hold,”"],
        &["direct predicted: Ana Orlec, who runs the town | said | “The barriers will hold,” -> Ana Orlec"],
    );
}

#[test]
fn a_quotation_is_not_cut() {
    check_tagged(
        "Ana Orlec told them it was “time to go and to leave the river to the birds” at noon.",
        ["Ana Orlec", "told", "it was “time to go and to leave the"],
        &["mixed asserted: Ana Orlec | told | it was “time to go and to leave the river to the birds” -> Ana Orlec"],
    );
}

#[test]
fn content_that_runs_over_paragraphs_has_a_span_in_each() {
    let text = "Orlec said the town would wait.\n\nIt had time.";
    check_tagged(
        text,
        ["Orlec", "said", "the town would wait.\n\nIt had time"],
        &["indirect predicted: Orlec | said | the town would wait. | It had time -> Orlec"],
    );
}

/// What comes of an attribution that a model found.
fn found(text: &str, attribution: [&str; 3]) -> Vec<String> {
    let (article, facts) = marked::read(text, &[attribution]);
    facts.statements.iter().map(|statement| shown(&article, &facts, statement)).collect()
}

#[test]
fn an_unsure_cue_without_a_known_word_is_a_note() {
    let read = |cue: &str, confidence: u8| {
        let (article, facts) = unsure(&format!("Orlec {cue} the town."), ["Orlec", cue, "the town"], confidence);
        let notes = facts.notes.iter().map(|note| format!("{}: {}", article.slice(note.span), note.what));
        (facts.statements.len(), notes.collect::<Vec<_>>())
    };
    assert_eq!(read("sprinkled", 50), (0, vec!["sprinkled: words that may be a cue".to_owned()]));
    assert_eq!(read("sprinkled", 60), (1, vec![]));
    assert_eq!(read("criticised", 50), (1, vec![]));
}

#[test]
fn what_a_dash_parts_from_content_is_the_writer_s() {
    let text = "Orlec said that it was late — given the rain — and left.";
    let expected = ["Orlec | said | that it was late -> Orlec"];
    assert_eq!(found(text, ["Orlec", "said", "that it was late|given the rain"]), expected);
    let text = "Orlec said that it was late, given the rain, and left.";
    let expected = ["Orlec | said | that it was late | given the rain -> Orlec"];
    assert_eq!(found(text, ["Orlec", "said", "that it was late|given the rain"]), expected);
}

#[test]
fn what_is_said_before_its_cue_begins_with_its_sentence() {
    let text = "It rained. The town waits until the river is down, Orlec said.";
    let whole = ["Orlec | said | The town waits until the river is down -> Orlec"];
    assert_eq!(found(text, ["Orlec", "said", "river is down"]), whole);
    let text = "It rained. The town, which Orlec called old, waits.";
    assert_eq!(found(text, ["Orlec", "called", "which"]), ["Orlec | called | which -> Orlec"]);
    let text = "It rained. The town waits: The river is down, Orlec said.";
    assert_eq!(found(text, ["Orlec", "said", "river is down"]), ["Orlec | said | river is down -> Orlec"]);
}
