//! The names of units in the gold of figures are said in a file beside the workspace, or stand for themselves.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn scratch(name: &str, content: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

/// Scores three zorns that were read as three blicks.
fn figures(units: &Path) -> Output {
    // Tests run at the same time, so each has files of its own.
    let name = units.file_stem().unwrap().to_string_lossy();
    let quantity = r#"{"change": "=", "value": "3", "unit": "zorn", "normalized_unit": "zorn"}"#;
    let gold = format!(r#"{{"id": "a", "text": "", "quantities": [{quantity}]}}"#);
    let figure = r#"{"low": "3", "high": "3", "unit_name": "blick", "hedge": "exact"}"#;
    let predicted = format!(r#"{{"id": "a", "figures": [{figure}]}}"#);
    let files = [("gold", gold), ("predicted", predicted)];
    let files = files.map(|(role, content)| scratch(&format!("{name}-{role}.jsonl"), &content));
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord-eval"));
    command.arg("figures").args(files).arg("--units").arg(units).output().unwrap()
}

#[track_caller]
fn check(run: &Output, unit: &str, said: &str) {
    let printed = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && printed.contains(&format!("value+unit             P {unit} ")), "{printed}");
    assert_eq!(String::from_utf8_lossy(&run.stderr), said);
}

#[test]
fn a_file_says_what_is_right() {
    let units = scratch("units.py", "import re\n\nNEWSQUANT = {'zorn': ['plim',\n    'blick']}  # invented\n");
    check(&figures(&units), "1.000", "");
}

#[test]
fn without_the_file_names_stand_for_themselves() {
    let note = "note: nowhere/missing.py is not here: the gold's names of units stand for themselves\n";
    check(&figures(Path::new("nowhere/missing.py")), "0.000", note);
}

#[test]
fn a_file_without_the_names_is_an_error() {
    let run = figures(&scratch("no-units.py", "UNITS = {}\n"));
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.ends_with("no-units.py: has no dictionary NEWSQUANT of lists of strings\n"), "{said}");
}
