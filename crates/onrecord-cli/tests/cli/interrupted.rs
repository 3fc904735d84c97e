//! Whatever ends a run: the record holds whole articles, opens, and the same command again adds the rest.

use std::{
    io::{BufRead, BufReader, Read},
    os::unix::process::ExitStatusExt,
    process::{Child, ChildStdout, Command, Stdio},
};

use super::util::{Dir, Run, many_articles};

/// So many that their lines do not fit in a pipe: a program that is not read from cannot come to its end.
const N_ARTICLES: usize = 1500;

fn dir_with_articles() -> Dir {
    Dir::with("a.jsonl", many_articles(N_ARTICLES))
}

/// A run of `add` that has added so many articles, and goes on.
struct Adding {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Adding {
    fn start(dir: &Dir, n_articles: usize) -> Adding {
        let mut command = dir.command("add --json a.jsonl");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut stdout = BufReader::with_capacity(64, child.stdout.take().unwrap());
        // A line is printed when its article is in the record.
        for _ in 0..n_articles {
            stdout.read_line(&mut String::new()).unwrap();
        }
        Adding { child, stdout }
    }
}

/// Everything that programs get out of the record.
fn contents(dir: &Dir) -> Vec<String> {
    ["articles", "statements", "figures", "times", "mentions"]
        .iter()
        .map(|table| dir.run(&format!("export {table}")).exits(0).stdout().to_owned())
        .collect()
}

#[test]
fn killed_at_any_moment_the_record_is_whole_and_adding_again_completes_it() {
    let undisturbed = dir_with_articles();
    undisturbed.run("add a.jsonl").exits(0);
    let dir = dir_with_articles();
    let mut n_before = 0;
    for n_added in [0, 1, 1, 200] {
        let mut adding = Adding::start(&dir, n_added);
        adding.child.kill().unwrap();
        adding.child.wait().unwrap();
        let n_articles = dir.n_articles();
        assert!(n_before.max(n_added) <= n_articles, "a batch was lost");
        n_before = n_articles;
    }
    assert!(n_before < N_ARTICLES, "no kill came before the end: the test shows nothing");
    dir.is_sound(n_before);
    dir.run("add a.jsonl").exits(0).says(&format!("{} articles new", N_ARTICLES - n_before));
    dir.is_sound(N_ARTICLES);
    assert_eq!(contents(&dir), contents(&undisturbed));
}

#[test]
fn killed_while_the_record_is_made_it_can_still_be_made() {
    for _ in 0..10 {
        let dir = dir_with_articles();
        let mut adding = Adding::start(&dir, 0);
        while !dir.path("onrecord.db").exists() {
            assert_eq!(adding.child.try_wait().unwrap(), None, "it came to its end without a record");
        }
        adding.child.kill().unwrap();
        adding.child.wait().unwrap();
        dir.file("b.txt", "Rain.").run("add b.txt").exits(0).says("1 article new");
        dir.is_sound(dir.n_articles());
    }
}

#[test]
fn ctrl_c_keeps_whole_batches_and_adding_again_completes_them() {
    let dir = dir_with_articles();
    let mut adding = Adding::start(&dir, 1);
    let pid = adding.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let mut rest = String::new();
    adding.stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(adding.child.wait().unwrap().code(), Some(130));
    let n_articles = 1 + rest.lines().count();
    assert!(n_articles < N_ARTICLES, "Ctrl-C came after the end: the test shows nothing");
    dir.is_sound(n_articles);
    dir.run("add a.jsonl").exits(0).says(&format!("{} articles new", N_ARTICLES - n_articles));
    dir.is_sound(N_ARTICLES);
}

#[test]
fn ctrl_c_ends_what_writes_nothing() {
    let dir = dir_with_articles();
    let mut child = dir.command("extract -").stdin(Stdio::piped()).spawn().unwrap();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().signal(), Some(2));
}

#[test]
fn two_runs_at_once_add_everything_once() {
    let dir = dir_with_articles();
    let start = || dir.command("add a.jsonl").stderr(Stdio::piped()).spawn().unwrap();
    for child in [start(), start()] {
        Run::of("add a.jsonl", child.wait_with_output().unwrap()).exits(0);
    }
    dir.is_sound(N_ARTICLES);
    assert_eq!(
        dir.run("add a.jsonl").exits(0).stderr(),
        format!("onrecord.db: 0 articles new, {N_ARTICLES} known before\n")
    );
}

#[test]
fn a_reader_is_not_held_up_by_a_writer() {
    let dir = dir_with_articles();
    let mut adding = Adding::start(&dir, 1);
    dir.run("articles").exits(0).prints("The Selm Courier");
    adding.child.kill().unwrap();
    adding.child.wait().unwrap();
}

/// Runs `add` where no file may grow over two mebibytes or so; the unit of `ulimit` differs between shells.
fn add_with_little_room(dir: &Dir) -> Run {
    let line = "trap '' XFSZ; ulimit -f 4096; exec \"$0\" add a.jsonl";
    let mut command = Command::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_onrecord")]).current_dir(dir.path(".")).env_clear();
    Run::of(line, command.output().unwrap())
}

#[test]
fn without_room_the_batches_before_are_kept() {
    let dir = dir_with_articles();
    let run = add_with_little_room(&dir).exits(2);
    // FIXME: a file that may not grow is told as "disk I/O error", not as what it is.
    run.says("error: onrecord.db: disk I/O error");
    let n_articles = dir.n_articles();
    assert!(0 < n_articles && n_articles < N_ARTICLES, "{n_articles}: the test shows nothing");
    dir.is_sound(n_articles);
    dir.run("add a.jsonl").exits(0);
    dir.is_sound(N_ARTICLES);
}

/// Runs `add` on a file system of two mebibytes, in a name space of its own; nothing where the system allows none.
#[cfg(target_os = "linux")]
fn add_on_a_tiny_disk(dir: &Dir) -> Option<Run> {
    let namespace = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "/bin/sh", "-c", script, env!("CARGO_BIN_EXE_onrecord")]);
        command.current_dir(dir.path(".")).output()
    };
    namespace("mount -t tmpfs none tiny").ok().filter(|output| output.status.success())?;
    let script = "mount -t tmpfs -o size=2m none tiny || exit 77
        \"$0\" --db tiny/r.db add a.jsonl; code=$?; cp tiny/r.db* . ; exit $code";
    Some(Run::of(script, namespace(script).unwrap()))
}

#[test]
#[cfg(target_os = "linux")]
#[allow(clippy::print_stderr, reason = "a test that tests nothing says so")]
fn on_a_full_disk_the_batches_before_are_kept() {
    let dir = dir_with_articles();
    std::fs::create_dir(dir.path("tiny")).unwrap();
    let Some(run) = add_on_a_tiny_disk(&dir) else {
        eprintln!("skipped: no file system can be mounted here");
        return;
    };
    run.exits(2).says("error: tiny/r.db: no room is left on the disk");
    let n_articles = dir.run("--db r.db articles --json").rows().len();
    assert!(0 < n_articles && n_articles < N_ARTICLES, "{n_articles}: the test shows nothing");
    dir.run("--db r.db verify").exits(0).prints(": 0 faults");
    dir.run("--db r.db add a.jsonl").exits(0).says(&format!("{} articles new", N_ARTICLES - n_articles));
}
