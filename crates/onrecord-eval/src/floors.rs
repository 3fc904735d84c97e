//! Floors: how well the program does on what the project carries itself, so that it never does worse unseen.
//!
//! The floors are a committed file of set, row, measure and floor. Errors are counted, so their floor is a ceiling.

use std::fmt::Write as _;

use crate::{
    error::{Error, Result},
    numbers::{Measure, Report},
};

/// One number that must not get worse.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    set: String,
    row: String,
    measure: Measure,
    value: f64,
}

/// What a comparison says of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Better,
    Same,
    Worse,
}

/// Two numbers nearer than this are one.
///
/// The file has six places, so rounding alone makes up to half of the sixth. One item more or less changes a share of `n`
/// items by `1 / n²` at the least (one more wrong among `n`, of which one is right). Rows of the sample story have a few
/// hundred items, which makes 1e-5; furniture has some thousand characters, but its share is not near none, and then the
/// change is near `1 / n`.
const EPSILON: f64 = 1e-6;

const HEAD: &str = "# Set, row, measure, floor. Errors are counted, so their floor is a ceiling. \
    Written by `onrecord-eval check-floors --update`.\n";

impl Floor {
    fn is_for(&self, other: &Floor) -> bool {
        self.set == other.set && self.row == other.row && self.measure == other.measure
    }

    fn change_to(&self, now: f64) -> Change {
        let gain = if self.measure == Measure::Errors { self.value - now } else { now - self.value };
        match gain {
            gain if gain > EPSILON => Change::Better,
            gain if gain < -EPSILON => Change::Worse,
            _ => Change::Same,
        }
    }

    fn name(&self) -> String {
        format!("{}: {}: {}", self.set, self.row, self.measure.as_str())
    }

    fn cells(&self) -> String {
        let value = if self.measure == Measure::Errors { self.value.to_string() } else { format!("{:.6}", self.value) };
        format!("{}\t{}\t{}\t{value}", self.set, self.row, self.measure.as_str())
    }
}

/// The numbers of a report's first table, as floors.
pub fn measured(set: &str, report: &Report) -> Vec<Floor> {
    let rows = report.tables.first().map(|table| table.rows.as_slice()).unwrap_or_default();
    let numbers = rows.iter().flat_map(|row| row.numbers.measures().into_iter().map(move |number| (row, number)));
    let floor = |(row, (measure, value)): (&crate::numbers::Row, _)| Floor {
        set: set.to_owned(),
        row: row.name.trim().to_owned(),
        measure,
        value,
    };
    numbers.map(floor).collect()
}

/// Reads the file of floors.
///
/// # Errors
///
/// If a line is not of four cells, or names no measure or no number.
pub fn parse(file: &str) -> Result<Vec<Floor>> {
    let lines = (1..).zip(file.lines()).filter(|(_, line)| !line.starts_with('#'));
    lines.map(|(n, line)| floor(line).ok_or_else(|| Error::new(format!("floors, line {n}"), "is no floor"))).collect()
}

fn floor(line: &str) -> Option<Floor> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [set, row, measure, value] = cells.as_slice() else { return None };
    let measure = Measure::ALL.into_iter().find(|known| known.as_str() == *measure)?;
    Some(Floor { set: (*set).to_owned(), row: (*row).to_owned(), measure, value: value.parse().ok()? })
}

/// What is below its floor, or has none, or is measured no more. Nothing if all is well.
pub fn failures(floors: &[Floor], measured: &[Floor]) -> Vec<String> {
    let gone = floors.iter().filter(|floor| !measured.iter().any(|now| now.is_for(floor)));
    let gone = gone.map(|floor| format!("{} is measured no more", floor.name()));
    let judged = measured.iter().filter_map(|now| match floors.iter().find(|floor| floor.is_for(now)) {
        None => Some(format!("{} has no floor yet", now.name())),
        Some(floor) => (floor.change_to(now.value) == Change::Worse).then(|| fall(floor, now)),
    });
    gone.chain(judged).collect()
}

fn fall(floor: &Floor, now: &Floor) -> String {
    format!("{}: {:.6} is worse than the floor of {:.6}", floor.name(), now.value, floor.value)
}

/// The file of floors after a measurement: every floor as good as what was measured.
///
/// # Errors
///
/// If a floor would be lowered and no reason is given. With one, the reason is kept in the file.
pub fn updated(file: &str, measured: &[Floor], reason: Option<&str>) -> Result<String> {
    let floors = parse(file)?;
    let old = |now: &Floor| floors.iter().find(|floor| floor.is_for(now));
    let worse = |now: &&Floor| old(now).is_some_and(|floor| floor.change_to(now.value) == Change::Worse);
    let falls: Vec<&Floor> = measured.iter().filter(worse).collect();
    if let (Some(now), None) = (falls.first(), reason) {
        let hint = "\nhint: --allow-lower REASON keeps the reason in the file";
        return Err(Error::new("floors", format!("{} would be lowered{hint}", now.name())));
    }
    let mut new = HEAD.to_owned();
    for now in measured {
        let kept = old(now).filter(|floor| floor.change_to(now.value) == Change::Same);
        write_line(&mut new, &kept.unwrap_or(now).cells());
    }
    for reason in file.lines().filter(|line| line.starts_with("# lowered: ")) {
        write_line(&mut new, reason);
    }
    for now in falls {
        let from = old(now).map_or(0.0, |floor| floor.value);
        write_line(&mut new, &format!("# lowered: {} from {from}: {}", now.name(), reason.unwrap_or_default()));
    }
    Ok(new)
}

fn write_line(file: &mut String, line: &str) {
    // OK because writing into a string cannot fail.
    let _ = writeln!(file, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::{Numbers, Prf, Row};

    fn report(hits: usize, errors: usize) -> Vec<Floor> {
        let rows = vec![
            Row::new("statements", Numbers::Matched(Prf::new(hits, 10, 20))),
            Row::new("  kind", Numbers::share(1, 3)),
            Row::new("trap times", Numbers::errors(errors)),
        ];
        measured("story", &Report::of(rows, Vec::new()))
    }

    #[test]
    fn written_and_read_again_it_is_the_same() {
        let file = updated("", &report(5, 2), None).unwrap();
        assert!(file.contains("\nstory\tkind\tshare\t0.333333\n"), "{file}");
        assert!(file.contains("\nstory\ttrap times\terrors\t2\n"), "{file}");
        assert_eq!(failures(&parse(&file).unwrap(), &report(5, 2)), [""; 0]);
        assert_eq!(updated(&file, &report(5, 2), None).unwrap(), file);
    }

    #[test]
    fn a_fall_is_named() {
        let floors = parse(&updated("", &report(5, 2), None).unwrap()).unwrap();
        assert_eq!(failures(&floors, &report(6, 1)), [""; 0]);
        let fallen = failures(&floors, &report(4, 3));
        assert_eq!(fallen.len(), 4, "{fallen:?}");
        assert_eq!(fallen[0], "story: statements: precision: 0.400000 is worse than the floor of 0.500000");
        assert_eq!(fallen[3], "story: trap times: errors: 3.000000 is worse than the floor of 2.000000");
    }

    #[test]
    fn floors_only_rise_unless_there_is_a_reason() {
        let file = updated("", &report(5, 2), None).unwrap();
        assert!(updated(&file, &report(4, 2), None).unwrap_err().to_string().contains("would be lowered"));
        let lowered = updated(&file, &report(4, 2), Some("the gold was wrong")).unwrap();
        assert!(lowered.contains("statements\tf\t0.266667"), "{lowered}");
        assert!(lowered.contains("# lowered: story: statements: f from 0.333333: the gold was wrong"), "{lowered}");
        let risen = updated(&lowered, &report(8, 0), None).unwrap();
        assert!(risen.contains("the gold was wrong") && risen.contains("errors\t0\n"), "{risen}");
    }

    #[test]
    fn rows_that_come_and_go_are_named() {
        let floors = parse("story\told\tf\t0.5\n").unwrap();
        let said = failures(&floors, &report(5, 2));
        assert_eq!(said[0], "story: old: f is measured no more");
        assert_eq!(said[1], "story: statements: precision has no floor yet");
    }

    #[test]
    fn what_is_no_floor_is_an_error() {
        assert!(parse("story\tkind\tshare\n").is_err());
        assert!(parse("story\tkind\tshape\t0.1\n").is_err());
        assert!(parse("# a remark\n").unwrap().is_empty());
    }
}
