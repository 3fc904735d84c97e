//! A folder to run the program in, and what came of a run.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The commands of the program, in the order of its help.
pub(crate) const COMMANDS: [&str; 19] = [
    "add",
    "extract",
    "articles",
    "show",
    "who",
    "people",
    "entity",
    "merge",
    "split",
    "decisions",
    "undo",
    "figures",
    "times",
    "search",
    "verify",
    "export",
    "serve",
    "demo",
    "completions",
];

/// How many articles the sample story has.
pub(crate) const N_STORY: usize = 15;

const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/story");

/// A folder that is gone after the test.
pub(crate) struct Dir {
    folder: TempDir,
}

impl Dir {
    pub(crate) fn new() -> Dir {
        Dir { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with the sample story in `story/`.
    pub(crate) fn with_story() -> Dir {
        let dir = Dir::new();
        fs::create_dir(dir.path("story")).unwrap();
        for entry in fs::read_dir(STORY).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), dir.path("story").join(entry.file_name())).unwrap();
        }
        dir
    }

    /// A folder with the sample story in `story/` and in the record.
    pub(crate) fn with_record_of_story() -> Dir {
        let dir = Dir::with_story();
        dir.run("add story").exits(0);
        dir
    }

    /// A folder with one file.
    pub(crate) fn with(name: &str, bytes: impl AsRef<[u8]>) -> Dir {
        let dir = Dir::new();
        dir.file(name, bytes);
        dir
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folder it is in.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Dir {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The program with the arguments in `line`, which are parted by spaces.
    pub(crate) fn command(&self, line: &str) -> Command {
        self.command_with(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// The program with arguments that may have spaces in them. No setting of the user reaches it.
    pub(crate) fn command_with(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(args).current_dir(&self.folder).env_clear().env("COLUMNS", "100").stdin(Stdio::null());
        command
    }

    /// Runs the program with the arguments in `line`, which are parted by spaces.
    pub(crate) fn run(&self, line: &str) -> Run {
        Run::of(line, self.command(line).output().unwrap())
    }

    /// Runs the program with arguments that may have spaces in them.
    pub(crate) fn run_with(&self, args: &[&str]) -> Run {
        Run::of(&args.join(" "), self.command_with(args).output().unwrap())
    }

    /// Runs the program with something on its standard input.
    pub(crate) fn run_on(&self, input: &str, line: &str) -> Run {
        let mut command = self.command(line);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Run::of(line, child.wait_with_output().unwrap())
    }

    /// How many articles the record has; none if there is no record.
    pub(crate) fn n_articles(&self) -> usize {
        self.run("articles --json").rows().len()
    }

    /// Every quote and every text of the record is as it was read, and there are so many articles.
    #[track_caller]
    pub(crate) fn is_sound(&self, n_articles: usize) {
        let verified = self.run("verify --json");
        let [row] = &verified.rows()[..] else { panic!("not one row: {}", verified.stdout()) };
        assert_eq!((row["articles"].as_u64(), &row["faults"]), (Some(n_articles as u64), &Value::Array(Vec::new())));
    }

    /// The text of an article of the record.
    pub(crate) fn text(&self, article_id: &Value) -> String {
        self.run(&format!("show {article_id} --json")).rows()[0]["text"].as_str().unwrap().to_owned()
    }
}

/// What came of a run.
pub(crate) struct Run {
    line: String,
    output: Output,
}

impl Run {
    pub(crate) fn of(line: &str, output: Output) -> Run {
        Run { line: line.to_owned(), output }
    }

    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Run {
        assert_eq!(self.output.status.code(), Some(code), "onrecord {}\n{}", self.line, self.stderr());
        self
    }

    /// The words are in what it says on stderr.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Run {
        assert!(self.stderr().contains(words), "onrecord {}: {words:?} is not in\n{}", self.line, self.stderr());
        self
    }

    /// The words are not in what it says on stderr.
    #[track_caller]
    pub(crate) fn does_not_say(self, words: &str) -> Run {
        assert!(!self.stderr().contains(words), "onrecord {}: {words:?} is in\n{}", self.line, self.stderr());
        self
    }

    /// The words are in what it prints on stdout.
    #[track_caller]
    pub(crate) fn prints(self, words: &str) -> Run {
        assert!(self.stdout().contains(words), "onrecord {}: {words:?} is not in\n{}", self.line, self.stdout());
        self
    }

    pub(crate) fn stdout(&self) -> &str {
        std::str::from_utf8(&self.output.stdout).unwrap()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    /// The JSON object on each line of stdout.
    pub(crate) fn rows(&self) -> Vec<Value> {
        self.stdout().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A line of JSON Lines for each article: "a0", "a1", … of a line of text, each with facts.
pub(crate) fn many_articles(n: usize) -> String {
    let line = |i: usize| {
        let (pumps, homes) = (i + 2, i + 300);
        let paragraph =
            format!("“We need {pumps} pumps,” Ada Orlec said on 4 March 2031. About {homes} homes are dark.\n");
        let [id, text] = [format!("a{i}"), paragraph];
        json!({"id": id, "text": text, "outlet": "The Selm Courier", "published": "2031-03-04"}).to_string() + "\n"
    };
    (0..n).map(line).collect()
}

/// The golden file of this name.
pub(crate) fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}
