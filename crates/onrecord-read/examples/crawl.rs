//! Writes a crawl of made-up pages: `cargo run --release -p onrecord-read --example crawl -- 7000 150 > crawl.warc` are 7,000 pages
//! with 150 kB of markup around some 3 kB of text each, as newspapers have it: styles, scripts, data, navigation, cards of other stories.
//!
//! With it is measured that memory stays flat, that all cores work, and that a run that was killed goes on where it was.

#![allow(clippy::print_stderr, reason = "a program for developers")]

use std::io::{self, BufWriter, Write};

const NAMES: [&str; 5] = ["Ana Orlec", "Ida Brandt", "Tomas Lasko", "Mira Vezhelyi", "Pavel Horvat"];
const CUES: [&str; 4] = ["said", "told reporters", "warned", "insisted"];
const WORDS: [&str; 3] = ["The dam will hold", "We wait for the spring", "Nobody will be left behind"];

fn main() -> io::Result<()> {
    let argument = |nth: usize| std::env::args().nth(nth).and_then(|number| number.parse().ok());
    let (Some(n_pages), n_kilobytes) = (argument(1), argument(2).unwrap_or(MARKUP)) else {
        eprintln!("usage: crawl PAGES [KILOBYTES OF MARKUP] > crawl.warc");
        std::process::exit(2);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for number in 0..n_pages {
        write_record(&mut out, number, &page(number, n_kilobytes * 1000))?;
    }
    out.flush()
}

/// So many kilobytes of markup stand around an article if nobody says how many.
const MARKUP: usize = 8;

fn write_record(out: &mut impl Write, number: usize, page: &str) -> io::Result<()> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    write!(out, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n")?;
    write!(out, "Content-Length: {}\r\n\r\n{head}{page}\r\n\r\n", head.len() + page.len())
}

/// A page with about so many bytes of markup, of which a half is data.
fn page(number: usize, n_markup: usize) -> String {
    let paragraphs: Vec<String> = (0..8).map(|nth| paragraph(number * 8 + nth)).collect();
    let part = |of: fn(usize) -> String, share: usize| repeated(of, number, n_markup / share);
    let (style, script, data) = (part(rule, 10), part(call, 8), part(record, 2));
    let (navigation, cards, footer) = (part(link, 8), part(card, 10), part(link, 20));
    let day = 1 + number % 28;
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Report {number}</title>\
         <meta property='article:published_time' content='2031-04-{day:02}T10:00:00Z'>\
         <style>{style}</style><script>{script}</script></head>\
         <body><header><nav><ul>{navigation}</ul></nav></header>\
         <main><article><h1>Report {number}</h1>{}</article><aside>{cards}</aside></main>\
         <script type='application/json' id=state>[{data}null]</script><footer><ul>{footer}</ul></footer></body></html>",
        paragraphs.concat()
    )
}

/// Pieces with numbers of their own, one after the other, of at least so many bytes.
fn repeated(piece: fn(usize) -> String, number: usize, n_bytes: usize) -> String {
    let mut pieces = String::new();
    for nth in 0.. {
        if pieces.len() >= n_bytes {
            break;
        }
        pieces.push_str(&piece(number * 7919 + nth));
    }
    pieces
}

fn rule(seed: usize) -> String {
    format!(".c{seed} > a:hover{{color:#{:06x};margin:0 {}px}}\n", seed * 40_503 % 0xff_ffff, seed % 40)
}

fn call(seed: usize) -> String {
    format!("(window.q=window.q||[]).push(['slot-{seed}',{{w:{},h:250,t:\"<b>\"}}]);", 300 + seed % 600)
}

fn record(seed: usize) -> String {
    let topic = WORDS[seed % WORDS.len()];
    format!(
        "{{\"id\":{seed},\"slug\":\"/news/{:x}\",\"headline\":\"{topic}, says {seed}\",\"tags\":[1,2,3]}},",
        seed * 2_654_435
    )
}

fn link(seed: usize) -> String {
    format!(
        "<li class='item c{}'><a href='/section/{seed}?ref=nav' data-id={seed}>Section {seed}</a></li>\n",
        seed % 90
    )
}

fn card(seed: usize) -> String {
    format!(
        "<div class=card><a href='/news/{seed}'><img src='/i/{seed}.jpg' alt='' width=300 height=200><h3>{}</h3></a></div>\n",
        WORDS[seed % WORDS.len()]
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
