//! A process that is killed while it adds leaves a record of whole articles, and adding again completes it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{
    env,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use common::{Shape, dump, entry};
use onrecord_store::{Entry, Store};
use tempfile::tempdir;

/// Names the record that the child process is to fill.
const RECORD: &str = "ONRECORD_STORE_TEST_RECORD";

const N_ARTICLES: u32 = 400;

#[test]
fn killed_at_any_moment_the_record_is_whole_and_adding_again_completes_it() {
    let folder = tempdir().unwrap();
    let clean = folder.path().join("clean.db");
    fill(&clean);
    let killed = folder.path().join("killed.db");
    let mut n_before = 0;
    let mut n_cut_short = 0;
    for pause_ms in [5, 20, 35, 50, 65, 80, 95, 110] {
        kill_after(Duration::from_millis(pause_ms), &killed);
        let n_articles = check_whole(&killed, &clean);
        assert!(n_articles >= n_before, "a batch was lost");
        n_cut_short += u32::from(n_articles < N_ARTICLES);
        n_before = n_articles;
    }
    assert!(n_cut_short > 0, "no kill came before the end: the test shows nothing");
    fill(&killed);
    assert_eq!(dump(&killed), dump(&clean));
}

/// Not a test of its own: the process that the test above starts and kills.
#[test]
fn child() {
    if let Some(path) = env::var_os(RECORD) {
        fill(Path::new(&path));
    }
}

fn fill(path: &Path) {
    let mut store = Store::open(path).unwrap();
    for batch in (0..N_ARTICLES).collect::<Vec<_>>().chunks(8) {
        let entries: Vec<Entry> = batch.iter().map(|&seed| entry(seed, Shape::BRIEF)).collect();
        store.add(&entries).unwrap();
    }
}

fn kill_after(pause: Duration, path: &Path) {
    let program = env::current_exe().unwrap();
    let mut command = Command::new(program);
    command.args(["--exact", "child"]).env(RECORD, path).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child: Child = command.spawn().unwrap();
    thread::sleep(pause);
    // SIGKILL on Unix. A child that has finished is no error.
    child.kill().unwrap();
    child.wait().unwrap();
}

/// How many articles the record has, each of which is exactly that of the clean record.
fn check_whole(path: &Path, clean: &Path) -> u32 {
    let store = Store::open(path).unwrap();
    let clean = Store::open_read_only(clean).unwrap();
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);
    let n_articles = store.counts().unwrap().articles;
    for id in 1..=i64::from(n_articles) {
        assert_eq!(store.article(id).unwrap(), clean.article(id).unwrap());
    }
    n_articles
}
