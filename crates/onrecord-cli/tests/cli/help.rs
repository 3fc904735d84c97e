//! Help, completions and the words of the manual.

use expect_test::expect_file;

use super::util::{COMMANDS, Dir, golden};

/// What `-h` and `--help` print, once if it is the same. The spaces that clap leaves on empty lines are left out.
fn help(command: &str) -> String {
    let dir = Dir::new();
    let [short, long] = ["-h", "--help"].map(|option| {
        let run = dir.run(&format!("{command} {option}")).exits(0);
        assert_eq!(run.stderr(), "");
        run.stdout().lines().flat_map(|line| [line.trim_end(), "\n"]).collect::<String>()
    });
    if short == long { long } else { format!("-h:\n\n{short}\n--help:\n\n{long}") }
}

#[test]
fn help_is_as_it_was_read_and_approved() {
    expect_file![golden("help.txt")].assert_eq(&help(""));
    for command in COMMANDS {
        expect_file![golden(&format!("help-{command}.txt"))].assert_eq(&help(command));
    }
}

#[test]
fn every_command_is_in_the_help_and_has_an_example() {
    let all = help("");
    let listed = all.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let listed: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(listed, [&COMMANDS[..], &["help"]].concat());
    for command in COMMANDS {
        let help = help(command);
        let (_, examples) = help.split_once("Example").unwrap_or_else(|| panic!("no example: {command}"));
        assert!(examples.contains(&format!("onrecord {command}")), "{command}");
    }
}

#[test]
fn without_arguments_it_prints_the_help() {
    Dir::new().run("").exits(2).says("Usage: onrecord");
}

#[test]
fn an_argument_that_is_no_argument_is_an_error() {
    Dir::new().run("ad x").exits(2).says("unrecognized subcommand 'ad'");
    Dir::new().run("add --published soon x").exits(2).says("not a day such as 2031-03-04");
    Dir::new().run("extract --threads 0 x").exits(2).says("at least one thread is needed: --threads 0");
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let completions = Dir::new().run(&format!("completions {shell}")).exits(0);
        for command in COMMANDS {
            assert!(completions.stdout().contains(command), "{shell}: {command}");
        }
    }
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that tests nothing says so")]
fn the_readme_names_every_command() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let Ok(readme) = std::fs::read_to_string(path) else {
        eprintln!("skipped: there is no README.md yet");
        return;
    };
    for command in COMMANDS {
        let is_named =
            ["onrecord", "cargo run --release --"].iter().any(|it| readme.contains(&format!("{it} {command}")));
        assert!(is_named, "README.md does not name `onrecord {command}`");
    }
}
