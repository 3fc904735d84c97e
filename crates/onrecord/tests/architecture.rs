//! Holds the code against `ARCHITECTURE.md`: the order of the stages, the purity of the core, who may depend on whom.
//!
//! These tests read the sources of the workspace. They fail when somebody means well and reaches back.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads the sources, and stops where it cannot"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The stages of the core in the order of the data. A stage may use itself and what stands before it.
const STAGES: [&str; 8] = ["text", "lexicon", "names", "article", "annotate", "tagging", "facts", "record"];

/// Crates of the workspace and those of them that each may use.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("onrecord", &[]),
    ("onrecord-fetch", &[]),
    ("onrecord-nn", &["onrecord"]),
    ("onrecord-wire", &["onrecord"]),
    ("onrecord-read", &["onrecord"]),
    ("onrecord-store", &["onrecord"]),
    ("onrecord-web", &["onrecord", "onrecord-store"]),
    (
        "onrecord-cli",
        &[
            "onrecord",
            "onrecord-fetch",
            "onrecord-nn",
            "onrecord-wire",
            "onrecord-read",
            "onrecord-store",
            "onrecord-web",
        ],
    ),
    ("onrecord-eval", &["onrecord", "onrecord-nn", "onrecord-wire", "onrecord-read"]),
];

/// The only libraries of others that the core uses: none of them does anything but compute.
const CORE_LIBRARIES: [&str; 6] = ["foldhash", "hashbrown", "jiff", "memchr", "rust_decimal", "unicode-normalization"];

/// What the core never says: each is a door to the outside.
const DOORS: [&str; 10] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::io",
    "SystemTime",
    "Instant",
    "include_bytes!",
    "unsafe ",
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All Rust files under a folder of the workspace, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![workspace().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    assert!(!files.is_empty(), "no sources in {folder}");
    files
}

/// What stands before the tests of a file, without comments.
fn production(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that follow `crate::` anywhere, also in a group: `use crate::{article::Article, text::Span}`.
fn used_modules(code: &str) -> Vec<&'static str> {
    let uses = |stage: &&str| {
        let path = format!("{stage}::");
        code.split("crate::").skip(1).any(|after| {
            let group = after.strip_prefix('{').map(|group| group.split(';').next().unwrap_or_default());
            after.starts_with(&path) || group.is_some_and(|group| in_group(group, &path))
        })
    };
    STAGES.into_iter().filter(uses).collect()
}

fn in_group(group: &str, path: &str) -> bool {
    group
        .match_indices(path)
        .any(|(at, _)| !group[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn a_stage_uses_earlier_stages_only() {
    for (order, stage) in STAGES.iter().enumerate() {
        for (path, text) in sources(&format!("crates/onrecord/src/{stage}")) {
            for used in used_modules(&production(&text)) {
                let used_order = STAGES.iter().position(|other| *other == used).unwrap();
                assert!(used_order <= order, "{}: {stage} uses {used}, a later stage", path.display());
            }
        }
    }
}

#[test]
fn the_stages_are_declared_in_their_order() {
    let lib = fs::read_to_string(workspace().join("crates/onrecord/src/lib.rs")).unwrap();
    let places: Vec<_> = STAGES.iter().map(|stage| lib.find(&format!("pub mod {stage};")).unwrap()).collect();
    assert!(places.is_sorted(), "lib.rs declares the stages in another order than the data has");
}

#[test]
fn the_core_has_no_door_to_the_outside() {
    for (path, text) in sources("crates/onrecord/src") {
        let code = production(&text);
        for door in DOORS {
            assert!(!code.contains(door), "{}: {door}", path.display());
        }
    }
    let libraries: Vec<String> = dependencies("onrecord");
    assert_eq!(libraries, CORE_LIBRARIES);
}

/// The names under `[dependencies]` of a crate.
fn dependencies(crate_name: &str) -> Vec<String> {
    let manifest = fs::read_to_string(workspace().join("crates").join(crate_name).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    names.map(|line| line.split(['.', ' ', '=']).next().unwrap().to_owned()).collect()
}

#[test]
fn crates_use_only_what_they_may() {
    for (crate_name, may_use) in MAY_USE {
        let uses = dependencies(crate_name);
        for used in uses.iter().filter(|used| used.starts_with("onrecord")) {
            assert!(may_use.contains(&used.as_str()), "{crate_name} uses {used}");
        }
    }
    let mut crates: Vec<_> =
        fs::read_dir(workspace().join("crates")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    crates.sort();
    let mut listed: Vec<_> = MAY_USE.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(crates, listed, "a crate without a row in the table of who may use whom");
}

#[test]
fn only_the_command_line_prints_exits_or_reads_arguments() {
    let forbidden = ["println!", "print!(", "std::process::exit", "std::env::args"];
    for (crate_name, _) in MAY_USE.iter().filter(|(name, _)| !matches!(*name, "onrecord-cli" | "onrecord-eval")) {
        for (path, text) in sources(&format!("crates/{crate_name}/src")) {
            let code = production(&text);
            for word in forbidden {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

/// What opens a connection, by the names in the standard library and in the client.
const CONNECTIONS: [&str; 5] = ["ureq", "TcpStream", "UdpSocket", "UnixStream", "to_socket_addrs"];

#[test]
fn only_add_and_extract_fetch() {
    for (crate_name, _) in MAY_USE {
        for (path, text) in sources(&format!("crates/{crate_name}/src")) {
            let code = production(&text);
            for word in CONNECTIONS {
                assert!(crate_name == "onrecord-fetch" || !code.contains(word), "{}: {word}", path.display());
            }
            let may_fetch = crate_name == "onrecord-fetch" || path.ends_with("onrecord-cli/src/inputs/web.rs");
            assert!(may_fetch || !code.contains("onrecord_fetch"), "{}: fetches", path.display());
            let may_find = ["commands/add.rs", "commands/extract.rs"].iter().any(|command| path.ends_with(command));
            assert!(may_find || !code.contains("inputs::find"), "{}: finds inputs", path.display());
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for_and_stays_short() {
    for (crate_name, _) in MAY_USE {
        for (path, text) in sources(&format!("crates/{crate_name}/src")) {
            let is_test = path.file_name().is_some_and(|name| name == "tests.rs");
            assert!(is_test || text.starts_with("//!"), "{}: does not start with //!", path.display());
            let n_lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
            assert!(is_test || n_lines <= 500, "{}: {n_lines} lines before its tests", path.display());
        }
    }
}
