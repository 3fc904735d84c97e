//! `demo`: the first command that a new user runs.

use super::util::{Dir, N_STORY};

#[test]
fn in_an_empty_folder_it_prints_the_tour_and_the_same_again() {
    let dir = Dir::new();
    let once = dir.run("demo").exits(0);
    for words in ["15 articles: ", "The Selm Courier", "Bogdana Kreel", "12,400 homes", "Where to go from here"] {
        assert!(once.stdout().contains(words), "{words}");
    }
    assert_eq!(once.stderr(), "");
    assert_eq!(dir.run("demo").exits(0).stdout(), once.stdout());
}

#[test]
fn its_record_is_that_of_the_files() {
    let dir = Dir::with_record_of_story();
    dir.run("demo --out demo.db").exits(0);
    dir.run("--db demo.db verify").exits(0).prints(&format!("{N_STORY} articles"));
    for table in ["statements", "figures", "times", "mentions"] {
        let said = |db: &str| {
            let run = dir.run(&format!("--db {db} export {table} --json")).exits(0);
            run.rows().iter().map(|row| row["quote"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(said("demo.db"), said("onrecord.db"), "{table}");
    }
}

#[test]
fn the_commands_that_it_names_work() {
    let dir = Dir::new();
    let tour = dir.run("demo").exits(0);
    let program = concat!(env!("CARGO_BIN_EXE_onrecord"), " ");
    let named: Vec<_> = tour.stdout().lines().filter_map(|line| line.trim().strip_prefix(program)).collect();
    assert_eq!(named.len(), 4, "{named:?}");
    for line in named.iter().filter(|line| !line.contains("serve") && !line.contains("PATH")) {
        dir.run(line).exits(0);
    }
}
