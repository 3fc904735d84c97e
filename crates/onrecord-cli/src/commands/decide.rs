//! `merge`, `split`, `decisions` and `undo`: what the user decides about names.

use std::{io::Write, path::Path};

use onrecord::record::Decision;

use crate::{
    Outcome,
    args::{List, TwoNames},
    json::DecisionLine,
    output::{self, DIM},
};

pub(crate) fn merge(db: &Path, names: &TwoNames) -> anyhow::Result<Outcome> {
    decide(db, &Decision::Together(names.one.clone(), names.other.clone()), names)
}

pub(crate) fn split(db: &Path, names: &TwoNames) -> anyhow::Result<Outcome> {
    decide(db, &Decision::Apart(names.one.clone(), names.other.clone()), names)
}

/// A name that no article has is kept all the same: it may come. The user hears of it, because it may be a slip.
fn decide(db: &Path, decision: &Decision, names: &TwoNames) -> anyhow::Result<Outcome> {
    super::open(db)?;
    let are_two = onrecord::names::fold(&names.one) != onrecord::names::fold(&names.other);
    anyhow::ensure!(are_two, "that is one name: {}", names.one);
    let mut store = super::open_or_make(db)?;
    for name in [&names.one, &names.other] {
        if store.entries(name, onrecord_store::Spelling::Any)?.is_empty() {
            eprintln!("note: no article has this name so far: {name}");
        }
    }
    let id = store.decide(decision)?;
    eprintln!("decision {id} is kept; `onrecord undo {id}` takes it back");
    Ok(Outcome::Done)
}

pub(crate) fn list(db: &Path, args: &List) -> anyhow::Result<Outcome> {
    let rows = super::open(db)?.decisions()?;
    let mut out = if args.json { output::data() } else { output::out() };
    for row in &rows {
        if args.json {
            output::json_line(&mut out, &DecisionLine::new(row))?;
        } else {
            let [one, other] = [&row.one, &row.other].map(|name| output::one_line(name));
            let sign = if row.act == "merge" { "=" } else { "≠" };
            writeln!(out, "{}  {one} {sign} {other}  {DIM}({}){DIM:#}", row.id, row.act)?;
        }
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

pub(crate) fn undo(db: &Path, id: i64) -> anyhow::Result<Outcome> {
    super::open(db)?;
    let was_there = super::open_or_make(db)?.take_back(id)?;
    anyhow::ensure!(was_there, "there is no decision of this number: {id}\nhint: onrecord decisions lists them");
    Ok(Outcome::Done)
}
