//! The command line of the measurements. Standard output has the tables, standard error what is doubtful about them.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use onrecord_eval::{
    across, check_gold, dates,
    error::{Error, Result},
    files, floors,
    gold::{GoldUnits, NamesGold, TimesGold, names, re3d, seeds, time_ml_folder},
    model,
    numbers::{Report, Row},
    pipeline::{self, Reading},
    prediction,
    quotation_marks::quotation_marks,
    score::{self, Borders},
    sets::{self, SAMPLE_STORY, SETS, Set},
    variants, words,
};

const HELP: &str = "\
Measures how well onrecord reads, against gold.

usage: onrecord-eval [run] [--shared DIR] [--each] [--without-model] [WORD…]
                                                             every set that is here, or those with a WORD in their names
       onrecord-eval read TEXTS                              what the rules alone read of JSON Lines, as `extract` prints it
       onrecord-eval statements GOLD PREDICTED               PREDICTED: what `onrecord extract` prints; - is standard input
       onrecord-eval figures GOLD PREDICTED [--units FILE]   FILE: which names of units are right, else that is read from
                                                             ../shared/tools/score_figures.py beside the workspace; where the
                                                             file is missing, the names of the gold stand for themselves
       onrecord-eval times GOLD PREDICTED
       onrecord-eval names GOLD PREDICTED [--lenient]        --lenient: words too many before a name are no error
       onrecord-eval seeds GOLD_DIR PREDICTED
       onrecord-eval quotation-marks GOLD                    the share of quotation marks in gold statements that are paired
       onrecord-eval reliability GOLD                        of statements said to be so sure, the share that is right
       onrecord-eval dates ARTICLES                          of JSON Lines with `published`, the days inferred as if none were known
       onrecord-eval gold FORMAT PATH…                       timeml, conll, uner, wikigold, worldwide, re3d: as JSON Lines
       onrecord-eval variants [--shared DIR] [--misses]      of spellings of one name, the share that is matched; of pairs of
                                                             different people, the same; --misses: the pairs that are wrong
       onrecord-eval model [--shared DIR] [WORD…]          the model alone, on the sets that it was made for
       onrecord-eval across [--shared DIR] [--seed N]        who is who across articles: surnames given back, joins to read
       onrecord-eval calibrate SHARED                        how sure the model may be, for its config.json
       onrecord-eval words TEXTS                             id and paragraphs of words, as JSON Lines, for training
       onrecord-eval check-gold DIR [STORY_DIR]              is the gold of a story whole?
       onrecord-eval check-floors [--update [--allow-lower REASON]]
";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let mut out = io::stdout().lock();
    match command(&args, &mut out) {
        Ok(code) => code,
        Err(error) => {
            warn(&error.to_string());
            ExitCode::from(2)
        }
    }
}

fn command(args: &[String], out: &mut dyn Write) -> Result<ExitCode> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        [] => run(&[], out),
        ["run", rest @ ..] => run(rest, out),
        ["--help" | "-h" | "help"] => print(out, HELP),
        ["quotation-marks", gold] => marks(Path::new(gold), out),
        ["reliability", gold] => print(out, &score::reliability(&files::json_lines(Path::new(gold))?)?.to_string()),
        ["dates", articles] => inferred_dates(Path::new(articles), out),
        ["model", rest @ ..] => model_tables(rest, out),
        ["across", options @ ..] => across_tables(options, out),
        ["variants", rest @ ..] => variants_tables(rest, out),
        ["calibrate", shared] => {
            let curves = model::calibrate(Path::new(shared), pipeline::model()?)?;
            print(out, &files::json_line(&curves))
        }
        ["read", texts] => print(out, &pipeline::read_without_model(Path::new(texts))?),
        ["words", texts] => print(out, &words::words(Path::new(texts))?),
        ["gold", format, paths @ ..] if !paths.is_empty() => convert(format, paths, out),
        ["check-gold", gold] => checked_gold(Path::new(gold), &check_gold::story_of(Path::new(gold)), out),
        ["check-gold", gold, story] => checked_gold(Path::new(gold), Path::new(story), out),
        ["check-floors"] => checked_floors(out),
        ["check-floors", "--update"] => update_floors(None, out),
        ["check-floors", "--update", "--allow-lower", reason] => update_floors(Some(reason), out),
        [scorer, gold, predicted, options @ ..] => scored(scorer, [gold, predicted].map(Path::new), options, out),
        _ => Err(usage()),
    }
}

fn usage() -> Error {
    Error::new("onrecord-eval", "that is no command\nhint: onrecord-eval --help")
}

fn print(out: &mut dyn Write, text: &str) -> Result<ExitCode> {
    match out.write_all(text.as_bytes()) {
        // A pipe that is read no further is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::new("standard output", error)),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn warn(text: &str) {
    // OK because there is nowhere left to say it.
    let _ = writeln!(io::stderr(), "{text}");
}

fn warn_all(texts: &[String]) {
    for text in texts {
        warn(text);
    }
}

fn show(report: &Report, out: &mut dyn Write) -> Result<ExitCode> {
    warn_all(&report.warnings);
    print(out, &report.to_string())
}

fn scored(scorer: &str, [gold, predicted]: [&Path; 2], options: &[&str], out: &mut dyn Write) -> Result<ExitCode> {
    let predictions = || prediction::read(predicted);
    let report = match (scorer, options) {
        ("statements", []) => score::statements(&files::json_lines(gold)?, &predictions()?),
        ("figures", []) => figures([gold, predicted], &sets::gold_units(&sets::shared()))?,
        ("figures", ["--units", units]) => figures([gold, predicted], Path::new(units))?,
        ("times", []) => score::times(&files::json_lines(gold)?, &predictions()?),
        ("names", []) => score::names(&files::json_lines(gold)?, &predictions()?, Borders::Exact),
        ("names", ["--lenient"]) => score::names(&files::json_lines(gold)?, &predictions()?, Borders::WordsBefore),
        ("seeds", []) => score::seeds(&seeds::read_folder(gold)?, &predictions()?),
        _ => return Err(usage()),
    };
    show(&report, out)
}

fn figures([gold, predicted]: [&Path; 2], units: &Path) -> Result<Report> {
    let units = GoldUnits::read(units)?;
    Ok(score::figures(&files::json_lines(gold)?, &prediction::read(predicted)?, &units))
}

fn run(args: &[&str], out: &mut dyn Write) -> Result<ExitCode> {
    let (mut shared, mut each, mut words) = (sets::shared(), false, Vec::new());
    let mut reading = Reading::WithModel;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--shared" => shared = PathBuf::from(args.next().ok_or_else(usage)?),
            "--each" => each = true,
            "--without-model" => reading = Reading::WithoutModel,
            option if option.starts_with('-') => return Err(usage()),
            word => words.push(word.to_lowercase()),
        }
    }
    let is_wanted = |set: &&Set| words.is_empty() || words.iter().any(|word| set.name.to_lowercase().contains(word));
    for set in SETS.iter().filter(is_wanted) {
        run_set(*set, &shared, (each, reading), out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn run_set(set: Set, shared: &Path, (each, reading): (bool, Reading), out: &mut dyn Write) -> Result<()> {
    let Some(place) = set.place(shared) else {
        print(out, &format!("# {}\nskipped: {} is not here\n\n", set.name, set.path))?;
        return Ok(());
    };
    let mut report = set.measure(&place, shared, reading)?;
    report.tables.truncate(if each { usize::MAX } else { 1 });
    print(out, &format!("# {}\n", set.name))?;
    show(&report, out)?;
    print(out, "\n")?;
    Ok(())
}

fn model_tables(args: &[&str], out: &mut dyn Write) -> Result<ExitCode> {
    let (mut shared, mut words) = (sets::shared(), Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--shared" => shared = PathBuf::from(args.next().ok_or_else(usage)?),
            option if option.starts_with('-') => return Err(usage()),
            word => words.push(word.to_lowercase()),
        }
    }
    let tagger = pipeline::model()?;
    let is_wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.to_lowercase().contains(word));
    for (name, table) in model::TABLES.iter().filter(|(name, _)| is_wanted(name)) {
        let mut report = table(&shared, tagger)?;
        report.tables.truncate(1);
        print(out, &format!("# {name}\n"))?;
        show(&report, out)?;
        print(out, "\n")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn variants_tables(args: &[&str], out: &mut dyn Write) -> Result<ExitCode> {
    let (mut shared, mut shows_misses) = (sets::shared(), false);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--shared" => shared = PathBuf::from(args.next().ok_or_else(usage)?),
            "--misses" => shows_misses = true,
            _ => return Err(usage()),
        }
    }
    for (title, matched) in variants::measure(&shared)? {
        let line = matched.as_ref().map_or("skipped: it is not here".to_owned(), ToString::to_string);
        print(out, &format!("{title}: {line}\n"))?;
        for (one, other) in matched.iter().filter(|_| shows_misses).flat_map(|matched| &matched.wrong) {
            print(out, &format!("  {one}\t{other}\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn across_tables(args: &[&str], out: &mut dyn Write) -> Result<ExitCode> {
    let (mut shared, mut seed) = (sets::shared(), 0);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let value = args.next().ok_or_else(usage)?;
        match *arg {
            "--shared" => shared = PathBuf::from(value),
            "--seed" => seed = value.parse().map_err(|_| usage())?,
            _ => return Err(usage()),
        }
    }
    print(out, &across::across(&shared, seed)?)
}

fn marks(gold: &Path, out: &mut dyn Write) -> Result<ExitCode> {
    let paired = quotation_marks(&files::json_lines(gold)?);
    let share = paired.measures().first().map_or(0.0, |(_, share)| *share);
    print(out, &format!("{} {share:.3}\n", Row::new("paired marks", paired)))
}

fn inferred_dates(articles: &Path, out: &mut dyn Write) -> Result<ExitCode> {
    let articles = files::json_lines(articles)?;
    let (seen, aside) = (dates::dates(&articles, dates::Half::Seen), dates::dates(&articles, dates::Half::Aside));
    print(out, &format!("# every other article, from the first; the rules were written by them\n{seen}\n"))?;
    print(out, &format!("# the others\n{aside}"))
}

fn convert(format: &str, paths: &[&str], out: &mut dyn Write) -> Result<ExitCode> {
    for path in paths {
        print(out, &gold_lines(format, Path::new(path))?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The gold of a file or folder as JSON Lines.
fn gold_lines(format: &str, path: &Path) -> Result<String> {
    let of = |format| Ok(names_lines(&names::read(format, path)?));
    match format {
        "timeml" => Ok(time_ml_folder(path)?.iter().map(TimesGold::to_json).collect()),
        "conll" => of(names::Format::Conll),
        "uner" => of(names::Format::Uner),
        "wikigold" => of(names::Format::Wikigold),
        "worldwide" => of(names::Format::Worldwide),
        "re3d" => Ok(names_lines(&re3d::read(path, re3d::Marked::Names)?)),
        _ => Err(usage()),
    }
}

fn names_lines(gold: &[NamesGold]) -> String {
    gold.iter().map(NamesGold::to_json).collect()
}

fn checked_gold(gold: &Path, story: &Path, out: &mut dyn Write) -> Result<ExitCode> {
    let findings = check_gold::check(gold, story)?;
    print(out, &findings.to_string())?;
    Ok(if findings.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn floors_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("floors.tsv")
}

/// What the program does on the story that the project carries.
fn measured() -> Result<Vec<floors::Floor>> {
    let set = Set::named(SAMPLE_STORY).ok_or_else(usage)?;
    let shared = Path::new("");
    let place = set.place(shared).ok_or_else(|| Error::new(set.path, "is not here"))?;
    Ok(floors::measured(set.name, &set.measure(&place, shared, Reading::WithModel)?))
}

fn checked_floors(out: &mut dyn Write) -> Result<ExitCode> {
    let measured = measured()?;
    let failures = floors::failures(&floors::parse(&files::read(&floors_file())?)?, &measured);
    warn_all(&failures);
    print(out, &format!("{} numbers, {} failures\n", measured.len(), failures.len()))?;
    Ok(if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn update_floors(reason: Option<&str>, out: &mut dyn Write) -> Result<ExitCode> {
    let path = floors_file();
    let measured = measured()?;
    let file = floors::updated(&files::read(&path)?, &measured, reason)?;
    fs::write(&path, file).map_err(|error| Error::at(&path, error))?;
    print(out, &format!("{} floors\n", measured.len()))
}
