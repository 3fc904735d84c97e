//! The scorers print what the scorers in Python print, byte for byte, and the readers read what those read.
//!
//! Runs where the tools in Python, their data and `python3` are at hand beside the workspace, and says so where not.
//! Predictions are the gold itself, and then gold in which items are missing, moved and mixed up.
//!
//! Two of the aliases of units that are in Python are not in `tables/unit_aliases.tsv`, because they are there only for the
//! annotation of one set. No score here turns on them.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod perfect;
mod perturbed;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use onrecord_eval::{gold::GoldUnits, sets, story::read_story};
use serde_json::Value;

use perturbed::perturbed;

/// How often each gold is made worse in another way.
const ROUNDS: u64 = 3;

/// The tools and the data; nothing, and a line that says so, where one of them is not here.
fn shared(needed: &[&str]) -> Option<PathBuf> {
    let shared = sets::shared();
    let missing = needed.iter().map(|path| shared.join(path)).find(|path| !path.exists());
    let has_python = Command::new("python3").arg("--version").output().is_ok_and(|run| run.status.success());
    match missing {
        Some(path) => eprintln!("skipped: {} is not here", path.display()),
        None if !has_python => eprintln!("skipped: python3 is not here"),
        None => return Some(shared),
    }
    None
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// What a command prints.
#[track_caller]
fn output(command: &mut Command) -> String {
    let run = command.env("PYTHONDONTWRITEBYTECODE", "1").output().unwrap();
    assert!(run.status.success(), "{command:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

fn eval() -> Command {
    Command::new(env!("CARGO_BIN_EXE_onrecord-eval"))
}

fn python(shared: &Path, tool: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg(shared.join("tools").join(tool));
    command
}

fn read_lines(path: &Path) -> Vec<Value> {
    parse_lines(&fs::read_to_string(path).unwrap())
}

fn parse_lines(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn write_lines(path: &Path, objects: &[Value]) {
    fs::write(path, objects.iter().flat_map(|object| [object.to_string(), "\n".to_owned()]).collect::<String>())
        .unwrap();
}

/// Scores the predictions, and worse and worse ones, in both languages.
#[track_caller]
fn check(scorer: &str, gold: &Path, perfect: &[Value], options: &[&str]) {
    let Some(shared) = shared(&["tools"]) else { return };
    let name = gold.file_stem().unwrap().to_string_lossy();
    for round in 0..=ROUNDS {
        let predicted = scratch(&format!("{scorer}-{name}-{round}{}.jsonl", options.concat()));
        write_lines(&predicted, &perfect.iter().map(|object| perturbed(object, round)).collect::<Vec<_>>());
        let wanted = output(python(&shared, &format!("score_{scorer}.py")).args([gold, &predicted]).args(options));
        let printed = output(eval().arg(scorer).args([gold, &predicted]).args(options));
        assert_eq!(printed, wanted, "{scorer}, round {round}: {}", predicted.display());
        assert!(wanted.contains("1.000") || round > 0, "{scorer}: what should be perfect is not: {wanted}");
    }
}

#[test]
fn statements() {
    let Some(shared) = shared(&["data/polnear/dev.jsonl"]) else { return };
    let gold = shared.join("data/polnear/dev.jsonl");
    check("statements", &gold, &perfect::statements(&read_lines(&gold)), &[]);
}

#[test]
fn figures() {
    let Some(shared) = shared(&["data/newsquant/dev_1_300.jsonl", "tools"]) else { return };
    let gold = shared.join("data/newsquant/dev_1_300.jsonl");
    let units = GoldUnits::read(&sets::gold_units(&shared)).unwrap();
    assert_eq!(units.doubt(), None);
    check("figures", &gold, &perfect::figures(&read_lines(&gold), &units), &[]);
}

#[test]
fn times() {
    let Some(shared) = shared(&["data/timebank/TBAQ-cleaned"]) else { return };
    let folder = shared.join("data/timebank/TBAQ-cleaned");
    let gold = scratch("timebank.jsonl");
    fs::write(&gold, output(python(&shared, "tml_to_json.py").arg(&folder))).unwrap();
    assert_eq!(parse_lines(&output(eval().args(["gold", "timeml"]).arg(&folder))), read_lines(&gold));
    check("times", &gold, &perfect::times(&read_lines(&gold)), &[]);
}

#[test]
fn names() {
    // The worldwide newswire by one file of Latin America and one of Asia: the format has names inside names.
    let files = [
        ("conll", "data/conllpp/conllpp_test.txt"),
        ("uner", "data/uner_english/EWT/en_ewt-ud-test.iob2"),
        ("wikigold", "data/wikigold/wikigold/en/test.conllu"),
        ("worldwide", "data/worldwide_newswire/processed_annotated/arg_buenosairestimes_1.txt.tsv"),
        ("worldwide", "data/worldwide_newswire/processed_annotated/asia_aljazeera_1.txt.tsv"),
    ];
    let Some(shared) = shared(&files.map(|(_, path)| path)) else { return };
    for (format, path) in files {
        let path = shared.join(path);
        let gold = scratch(&format!("{}.jsonl", path.file_stem().unwrap().to_string_lossy()));
        fs::write(&gold, output(python(&shared, "bio_to_json.py").arg(format).arg(&path))).unwrap();
        assert_eq!(parse_lines(&output(eval().args(["gold", format]).arg(&path))), read_lines(&gold), "{format}");
        check("names", &gold, &read_lines(&gold), &[]);
        check("names", &gold, &read_lines(&gold), &["--lenient"]);
    }
}

#[test]
fn seed_story() {
    let Some(shared) = shared(&["gold", "seeds"]) else { return };
    check_story(&shared.join("gold"), &shared.join("seeds"));
}

#[test]
fn sample_story() {
    let Some(_) = shared(&["tools"]) else { return };
    let examples = sets::workspace().join("examples");
    if examples.join("gold").exists() {
        check_story(&examples.join("gold"), &examples.join("story"));
    } else {
        eprintln!("skipped: examples/gold is not here");
    }
}

#[track_caller]
fn check_story(gold: &Path, story: &Path) {
    let stories = read_story(story).unwrap();
    let predict = |(stem, article): &(String, onrecord::article::Article)| {
        let gold = fs::read_to_string(gold.join(format!("{stem}.json"))).ok()?;
        Some(perfect::seeds(stem, article.text(), &serde_json::from_str(&gold).unwrap()))
    };
    let predicted: Vec<Value> = stories.iter().filter_map(predict).collect();
    assert!(!predicted.is_empty());
    check("seeds", gold, &predicted, &[]);
}
