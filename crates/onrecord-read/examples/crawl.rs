//! Writes a crawl of made-up pages: `cargo run --release -p onrecord-read --example crawl -- 2600 > crawl.warc`.
//!
//! With it is measured that memory stays flat, that all cores work, and that a run that was killed goes on where it was.

#![allow(clippy::print_stderr, reason = "a program for developers")]

use std::io::{self, BufWriter, Write};

const NAMES: [&str; 5] = ["Ana Orlec", "Ida Brandt", "Tomas Lasko", "Mira Vezhelyi", "Pavel Horvat"];
const CUES: [&str; 4] = ["said", "told reporters", "warned", "insisted"];
const WORDS: [&str; 3] = ["The dam will hold", "We wait for the spring", "Nobody will be left behind"];

fn main() -> io::Result<()> {
    let Some(n_pages) = std::env::args().nth(1).and_then(|number| number.parse().ok()) else {
        eprintln!("usage: crawl PAGES > crawl.warc");
        std::process::exit(2);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for number in 0..n_pages {
        write_record(&mut out, number)?;
    }
    out.flush()
}

fn write_record(out: &mut impl Write, number: usize) -> io::Result<()> {
    let page = page(number);
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    write!(out, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n")?;
    write!(out, "Content-Length: {}\r\n\r\n{head}{page}\r\n\r\n", head.len() + page.len())
}

fn page(number: usize) -> String {
    let paragraphs: Vec<String> = (0..8).map(|nth| paragraph(number * 8 + nth)).collect();
    let furniture = "<a href=/x>Link</a> ".repeat(80);
    let script = "x = 1;".repeat(1000);
    let day = 1 + number % 28;
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Report {number}</title>\
         <meta property='article:published_time' content='2031-04-{day:02}T10:00:00Z'><script>{script}</script></head>\
         <body><nav>{furniture}</nav><article><h1>Report {number}</h1>{}</article></body></html>",
        paragraphs.concat()
    )
}

fn paragraph(seed: usize) -> String {
    let pick = |list: &[&'static str], step: usize| list[seed / step % list.len()];
    let (words, name, cue) = (pick(&WORDS, 1), pick(&NAMES, 2), pick(&CUES, 3));
    let (homes, pumps) = (20 + seed * 7 % 9000, 2 + seed % 90);
    format!(
        "<p>“{words}, and {homes} homes are safe,” {name} {cue} on Monday. The ministry of works in Vell had sent {pumps} \
         pumps to the river by then, and the council met again.</p>"
    )
}
