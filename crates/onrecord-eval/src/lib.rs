//! Development only: how well `onrecord` reads, measured against what people read.
//!
//! Read the modules in the order of the data: [`gold`] reads what people marked, [`prediction`] what the program says;
//! [`score`] compares the two and gives tables of [`numbers`]. [`sets`] knows which gold is where and lets the program read
//! it; [`floors`] keeps the numbers from falling; [`check_gold`] checks gold itself, [`quotation_marks`] one thing that no
//! scorer shows, [`dates`] how well the day of publication is inferred, [`variants`] how spellings of names are matched; [`words`] tells training how the program cuts texts.
//!
//! All positions are code points, as in the wire format and in the gold: see [`span`] and [`text`].

pub mod error;
pub mod files;

pub mod span;
pub mod text;

pub mod gold;
pub mod prediction;

mod tables;

pub mod assignment;
pub mod matching;
pub mod numbers;
pub mod units;

pub mod score;

pub mod pipeline;
pub mod stories;
pub mod story;

pub mod across;

pub mod sets;

pub mod floors;

pub mod calibration;
pub mod model;

pub mod check_gold;
pub mod dates;
pub mod quotation_marks;
pub mod variants;
pub mod words;

#[cfg(test)]
mod sample;
