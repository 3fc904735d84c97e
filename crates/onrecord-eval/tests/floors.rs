//! What the project carries itself: its gold is whole, and the program reads it no worse than before.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::{path::Path, process::Command};

use onrecord_eval::{
    check_gold,
    sets::{SAMPLE_STORY, SETS, Set, workspace},
};

fn skipped(what: &Path) -> bool {
    let is_missing = !what.exists();
    if is_missing {
        eprintln!("skipped: {} is not here", what.display());
    }
    is_missing
}

#[test]
fn the_sample_story_has_whole_gold() {
    let gold = workspace().join("examples/gold");
    if skipped(&gold) {
        return;
    }
    let findings = check_gold::check(&gold, &check_gold::story_of(&gold)).unwrap();
    assert!(findings.articles > 0 && findings.errors.is_empty(), "{findings}");
}

#[test]
fn no_number_is_below_its_floor() {
    if skipped(&workspace().join("examples/gold")) {
        return;
    }
    let run = Command::new(env!("CARGO_BIN_EXE_onrecord-eval")).arg("check-floors").output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn every_set_is_measured_or_skipped_by_name() {
    let nowhere = ["run", "--shared", "nowhere", "polnear", "newsquant"];
    let run = Command::new(env!("CARGO_BIN_EXE_onrecord-eval")).args(nowhere).output().unwrap();
    let wanted = "# PolNeAR dev\nskipped: data/polnear/dev.jsonl is not here\n\n\
        # NewsQuant 1-300\nskipped: data/newsquant/dev_1_300.jsonl is not here\n\n";
    assert_eq!(String::from_utf8_lossy(&run.stdout), wanted);
    assert_eq!(Set::named(SAMPLE_STORY).map(|set| set.path), Some(SETS[0].path));
}

#[test]
fn what_is_no_command_is_an_error() {
    for args in [
        &["statements", "a"][..],
        &["poems", "a", "b"],
        &["check-floors", "--allow-lower"],
        &["run", "--lenient"],
        &["figures", "a", "b", "--units"],
    ] {
        let run = Command::new(env!("CARGO_BIN_EXE_onrecord-eval")).args(args).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&run.stderr).contains("hint: onrecord-eval --help"), "{args:?}");
    }
}
