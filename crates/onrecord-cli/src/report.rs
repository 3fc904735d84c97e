//! What is told on stderr: problems, warnings and progress.

use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::clean;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Progress is shown for what takes longer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Says why the program gives up.
pub(crate) fn fail(error: &anyhow::Error) {
    anstream::eprintln!("{ERROR}error:{ERROR:#} {}", clean(&format!("{error:#}")));
}

/// Problems and progress of one run over many documents.
pub(crate) struct Report {
    bar: ProgressBar,
    started: Instant,
    n_problems: u64,
    n_skipped: u64,
    n_passed_over: u64,
    n_bytes: u64,
}

impl Report {
    /// A report of a run that counts in `what`.
    pub(crate) fn new(what: &str) -> Report {
        let style = ProgressStyle::with_template(&format!("{{spinner}} {{human_pos}} {what}, {{msg}}, {{elapsed}}"));
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Report {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())),
            started: Instant::now(),
            n_problems: 0,
            n_skipped: 0,
            n_passed_over: 0,
            n_bytes: 0,
        }
    }

    /// Something that could not be done; the run goes on.
    pub(crate) fn problem(&mut self, problem: &str) {
        self.n_problems += 1;
        self.bar.suspend(|| anstream::eprintln!("{ERROR}error:{ERROR:#} {}", clean(problem)));
    }

    /// Something that the user should know.
    pub(crate) fn warn(&self, warning: &str) {
        self.bar.suspend(|| anstream::eprintln!("{WARNING}warning:{WARNING:#} {}", clean(warning)));
    }

    /// A file that was passed over by its name.
    pub(crate) fn skip(&mut self) {
        self.n_skipped += 1;
    }

    /// Counts something in a crawl or an archive that is no article.
    pub(crate) fn pass_over(&mut self) {
        self.n_passed_over += 1;
    }

    /// So much more is done.
    pub(crate) fn advance(&mut self, n_items: u64, n_bytes: usize) {
        self.n_bytes += n_bytes as u64;
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        let mb_per_s = self.megabytes_per_second();
        self.bar.set_message(format!("{mb_per_s:.1} MB/s"));
        self.bar.inc(n_items);
    }

    #[allow(clippy::cast_precision_loss, reason = "a speed is shown with one decimal")]
    fn megabytes_per_second(&self) -> f64 {
        self.n_bytes as f64 / 1e6 / self.started.elapsed().as_secs_f64().max(0.001)
    }

    /// Whether nothing failed.
    pub(crate) fn is_clean(&self) -> bool {
        self.n_problems == 0
    }

    /// Takes the progress away and says what was passed over.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
        if self.n_skipped > 0 {
            anstream::eprintln!(
                "passed over {} by their names; name them, or use --format, to read them",
                files(self.n_skipped)
            );
        }
        if self.n_passed_over > 0 {
            let things = if self.n_passed_over == 1 { "thing" } else { "things" };
            anstream::eprintln!(
                "passed over {} {things} in crawls and archives that are no articles",
                self.n_passed_over
            );
        }
    }
}

fn files(n: u64) -> String {
    if n == 1 { "1 file".to_owned() } else { format!("{n} files") }
}
