//! Writes made-up pages of news with their true bodies: `cargo run --release -p onrecord-read --example pages -- make FOLDER`, and
//! measures how well and how fast they are read: `… -- measure FOLDER`, which `training/peers_of_pages.py FOLDER` does likewise.
//!
//! Each of eight layouts has what stands around articles somewhere: menus, advertisements, related articles, bars to share,
//! comments, captions, embedded posts. `FOLDER/NAME.html` is a page and `FOLDER/NAME.txt` its body, line by line.

#![allow(clippy::print_stderr, clippy::print_stdout, clippy::exit, reason = "a program for developers")]
#![allow(clippy::cast_precision_loss, reason = "shares of a few thousand words")]

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    time::Instant,
};

use onrecord_read::{Document, Form, read};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", folder] => make(Path::new(folder)),
        ["measure", folder] => measure(Path::new(folder)),
        _ => {
            eprintln!("usage: pages make|measure FOLDER");
            std::process::exit(2);
        }
    }
}

const N_EACH: usize = 25;

fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (layout, (name, page)) in LAYOUTS.into_iter().enumerate() {
        for number in 0..N_EACH {
            let mut story = Story::new(layout * N_EACH + number);
            if name == "short" {
                story.pieces.truncate(3);
            }
            fs::write(folder.join(format!("{name}-{number:02}.html")), page(&story))?;
            fs::write(folder.join(format!("{name}-{number:02}.txt")), story.body())?;
        }
    }
    Ok(())
}

/// Chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }

    fn one<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

/// A piece of a body.
enum Piece {
    Paragraph(String),
    Quote(String),
    Head(String),
    List(Vec<String>),
}

struct Story {
    number: usize,
    title: String,
    author: &'static str,
    pieces: Vec<Piece>,
}

const NAMES: [&str; 6] = ["Ana Orlec", "Ida Brandt", "Tomas Lasko", "Mira Vezhelyi", "Pavel Horvat", "Bo Lind"];
const POSTS: [&str; 5] =
    ["mayor of Vell", "minister of works", "head of the river service", "army’s spokesman", "governor"];
const PLACES: [&str; 6] = ["Vell", "Orlec", "Selm", "Karva", "the northern district", "the old harbour"];
const CUES: [&str; 5] = ["said", "told reporters", "warned", "insisted", "wrote in a letter to the council"];
const CLAIMS: [&str; 7] = [
    "The dam will hold through the spring",
    "Nobody should leave their home before we say so",
    "We have never seen so much water at this time of the year",
    "The money was promised in autumn and has not come",
    "There is enough bread for a week",
    "Every house by the river was visited twice",
    "The road will be open again before the weekend",
];
const EVENTS: [&str; 7] = [
    "The council met behind closed doors and put off its decision until the engineers had reported",
    "Trains between the two towns were stopped for most of the day, and buses ran instead",
    "Volunteers from the surrounding villages filled sandbags in the yard of the school",
    "The water stood at the second step of the town hall and fell slowly after noon",
    "Shops in the lower town stayed closed, and the market was moved to the square by the church",
    "A second bridge had been closed on the evening before because of a crack in its northern pier",
    "The court is to hear the complaint of the farmers, who say that nobody had warned them",
];
const HEADS: [&str; 5] = [
    "What happens next",
    "Who pays for it",
    "A night without sleep",
    "Questions for the ministry",
    "The river since 1997",
];
const ITEMS: [&str; 6] = [
    "Forty pumps from the ministry of works",
    "Two boats of the army and their crews",
    "Tea and blankets for those who stayed",
    "Nine hundred metres of barriers",
    "A generator for the hospital",
    "Drinking water for three days",
];

impl Story {
    fn new(number: usize) -> Story {
        let mut chance = Chance(number as u64 * 7919 + 17);
        let title = format!(
            "{} in {} as river rises",
            chance.one(&["Barriers hold", "Pumps arrive", "Anger grows"]),
            chance.one(&PLACES)
        );
        let n_pieces = 6 + chance.below(10);
        let mut pieces = vec![Piece::Paragraph(paragraph(&mut chance))];
        for nth in 1..n_pieces {
            pieces.push(match chance.below(9) {
                0 => Piece::Quote(format!("“{},” {} {}.", chance.one(&CLAIMS), chance.one(&NAMES), chance.one(&CUES))),
                1 if nth + 1 < n_pieces => Piece::Head(chance.one(&HEADS).to_owned()),
                2 => Piece::List(
                    (0..3).map(|_| format!("{}, {} in all", chance.one(&ITEMS), 2 + chance.below(90))).collect(),
                ),
                _ => Piece::Paragraph(paragraph(&mut chance)),
            });
        }
        pieces.push(Piece::Paragraph(paragraph(&mut chance)));
        Story { number, title, author: chance.one(&NAMES), pieces }
    }

    /// The true body, line by line.
    fn body(&self) -> String {
        let lines = self.pieces.iter().flat_map(|piece| match piece {
            Piece::Paragraph(words) | Piece::Quote(words) | Piece::Head(words) => vec![words.clone()],
            Piece::List(items) => items.clone(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The body as a page has it: with these tags for paragraphs, and this after every third piece.
    fn markup(&self, paragraph: (&str, &str), between: &str) -> String {
        let (open, close) = paragraph;
        let pieces = self.pieces.iter().enumerate().map(|(nth, piece)| {
            let piece = match piece {
                Piece::Paragraph(words) => format!("{open}{words}{close}\n"),
                Piece::Quote(words) => format!("<blockquote><p>{words}</p></blockquote>\n"),
                Piece::Head(words) => format!("<h2>{words}</h2>\n"),
                Piece::List(items) => {
                    format!(
                        "<ul>{}</ul>\n",
                        items.iter().map(|item| format!("<li>{item}</li>")).collect::<Vec<_>>().concat()
                    )
                }
            };
            if nth % 3 == 2 { format!("{piece}{between}\n") } else { piece }
        });
        pieces.collect()
    }
}

/// One to four sentences, some of them with a link or an emphasis.
fn paragraph(chance: &mut Chance) -> String {
    let sentences = (0..=chance.below(4)).map(|_| match chance.below(4) {
        0 | 1 => format!(
            "“{},” {}, the {}, {} on {}.",
            chance.one(&CLAIMS),
            chance.one(&NAMES),
            chance.one(&POSTS),
            chance.one(&CUES),
            chance.one(&["Monday", "Tuesday", "Sunday evening"])
        ),
        2 => format!("{}.", chance.one(&EVENTS)),
        _ => format!(
            "{}, {} of {} said, and {} homes in {} were without power.",
            chance.one(&EVENTS),
            chance.one(&NAMES),
            chance.one(&PLACES),
            20 + chance.below(9000),
            chance.one(&PLACES)
        ),
    });
    sentences.collect::<Vec<_>>().join(" ")
}

const MENU: &str = "<nav class=menu><ul><li><a href=/>Home</a></li><li><a href=/politics>Politics</a></li><li><a href=/sport>Sport</a></li>\
    <li><a href=/weather>Weather</a></li><li><a href=/opinion>Opinion</a></li></ul></nav>";
const FOOTER: &str = "<footer class=site-footer><p>Copyright 2031 The Orlec Post. All rights reserved. <a href=/terms>Terms</a> \
    <a href=/privacy>Privacy</a></p><p>Registered in Vell.</p></footer>";
const SHARE: &str =
    "<div class='share-bar social'><a href=#>Share</a> <a href=#>Post</a> <button>Copy link</button></div>";
const AD: &str = "<div class='ad advert'><span>Advertisement</span><a href=/buy>Boats from 400 crowns: buy now and pay in summer</a></div>";
const RELATED: &str = "<aside class='related more-stories'><h3>More on this story</h3><ul>\
    <li><a href=/1>Ten things that you never knew about the river Orle</a></li>\
    <li><a href=/2>Why the ministry of works has no minister</a></li><li><a href=/3>Our guide to the best cakes of Selm</a></li></ul></aside>";
const COMMENTS: &str = "<section id=comments class=comments><h2>Comments</h2><div class=comment><b>riverman</b><p>I have lived here for forty \
    years and nobody has ever cleaned that channel, so what do they expect?</p></div><div class=comment><b>lena_k</b><p>My cellar is full \
    of water again. Thanks for nothing, ministry of works, see you at the next election.</p></div></section>";
const NEWSLETTER: &str = "<div class=newsletter-signup><h4>Sign up for The Morning Ledger</h4><p>Get the news of the day in your inbox, every \
    weekday at seven.</p><form><input type=email><button>Sign up</button></form></div>";
const EMBEDDED: &str = "<blockquote class=twitter-tweet><p>Water at the second step of the town hall now. Stay safe everybody.</p>&mdash; Vell \
    Fire Service (@vellfire) <a href=/x>April 2, 2031</a></blockquote>";
const PICTURE: &str = "<figure><img src=/dam.jpg alt='The dam'><figcaption>The dam at Vell on Monday. Photograph: Orlec Pictures</figcaption></figure>";

type Layout = fn(&Story) -> String;

const LAYOUTS: [(&str, Layout); 8] = [
    ("plain", plain),
    ("modern", modern),
    ("divs", divs),
    ("table", table),
    ("wide", wide),
    ("breaks", breaks),
    ("embedded", embedded),
    ("short", short),
];

fn whole(story: &Story, head: &str, body: &str) -> String {
    let title = &story.title;
    let styles = ".a{color:#123;margin:0 auto}".repeat(200);
    let script = "window.q=window.q||[];q.push(['view',1]);".repeat(200);
    format!(
        "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><title>{title} | The Orlec Post</title>{head}\
         <style>{styles}</style><script>{script}</script></head>\n<body>{body}</body></html>\n"
    )
}

/// An `article` with paragraphs and nothing odd.
fn plain(story: &Story) -> String {
    let body = story.markup(("<p>", "</p>"), "");
    whole(
        story,
        "",
        &format!("<header>{MENU}</header><main><article><h1>{}</h1>{body}</article></main>{FOOTER}", story.title),
    )
}

/// What a newspaper's system makes today: metadata, captions, advertisements between paragraphs, related articles, comments.
fn modern(story: &Story) -> String {
    let Story { title, author, number, .. } = story;
    let day = 1 + number % 28;
    let head = format!(
        "<meta property=og:site_name content='The Orlec Post'><meta property=og:title content='{title}'>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{title}\",\"author\":{{\"name\":\"{author}\"}},\
         \"datePublished\":\"2031-04-{day:02}T08:00:00Z\"}}</script>"
    );
    let body = story.markup(("<p class=paragraph>", "</p>"), AD);
    let top = format!("<h1>{title}</h1><div class=byline>By <a rel=author href=/a>{author}</a></div>{SHARE}{PICTURE}");
    let page = format!(
        "<header>{MENU}</header><main><article>{top}<div class=article-body>{body}</div>{SHARE}{RELATED}</article>{COMMENTS}</main>"
    );
    whole(story, &head, &format!("{page}{NEWSLETTER}{FOOTER}"))
}

/// Nothing but `div`.
fn divs(story: &Story) -> String {
    let body = story.markup(("<p>", "</p>"), "");
    let top = format!("<div class=headline><h1>{}</h1></div><div class=author>{}</div>", story.title, story.author);
    let side = format!("<div class=sidebar>{RELATED}{NEWSLETTER}</div>");
    whole(
        story,
        "",
        &format!(
            "<div id=top>{MENU}</div><div id=content>{top}<div class=story-text>{body}</div></div>{side}<div>{FOOTER}</div>"
        ),
    )
}

/// As pages were made once: the article in the cell of a table.
fn table(story: &Story) -> String {
    let body = story.markup(("<p>", ""), "");
    let page = format!(
        "<table><tr><td>{MENU}</td><td><h1>{}</h1><font size=2>{body}</font></td><td>{RELATED}</td></tr></table>{FOOTER}",
        story.title
    );
    whole(story, "", &page)
}

/// Each paragraph in sections of its own, with much between them.
fn wide(story: &Story) -> String {
    let paragraph = ("<section class=block><div class=text><p>", "</p></div></section>");
    let body = story.markup(paragraph, &format!("{AD}{NEWSLETTER}"));
    let page = format!(
        "<header>{MENU}</header><article><header><h1>{}</h1>{SHARE}</header>{body}<footer>{SHARE}</footer></article>",
        story.title
    );
    whole(story, "", &format!("{page}{RELATED}{COMMENTS}{FOOTER}"))
}

/// Paragraphs that are only parted by line breaks.
fn breaks(story: &Story) -> String {
    let body = story.markup(("", "<br><br>"), "");
    whole(
        story,
        "",
        &format!(
            "{MENU}<div class=post><h1>{}</h1><div class=entry-content>{body}</div></div>{RELATED}{FOOTER}",
            story.title
        ),
    )
}

/// Posts of networks and pictures between paragraphs.
fn embedded(story: &Story) -> String {
    let body = story.markup(("<p>", "</p>"), &format!("{EMBEDDED}{PICTURE}"));
    whole(
        story,
        "",
        &format!("{MENU}<article class=post><h1>{}</h1>{body}</article>{COMMENTS}{RELATED}{FOOTER}", story.title),
    )
}

/// A brief: the furniture is longer than the article.
fn short(story: &Story) -> String {
    let body = story.markup(("<p>", "</p>"), "");
    let around = RELATED.repeat(4);
    whole(
        story,
        "",
        &format!(
            "{MENU}{around}<article><h1>{}</h1>{body}{SHARE}</article>{around}{COMMENTS}{NEWSLETTER}{FOOTER}",
            story.title
        ),
    )
}

fn measure(folder: &Path) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    let (mut scores, mut n_bytes, mut seconds) = (Scores::default(), 0, 0.0);
    for path in &paths {
        let page = fs::read(path)?;
        let body = fs::read_to_string(path.with_extension("txt"))?;
        n_bytes += page.len();
        let document = Document::new(Form::Html, path.to_string_lossy(), page);
        let start = Instant::now();
        let reading = read(&document);
        seconds += start.elapsed().as_secs_f64();
        let text = reading.map(|reading| without_title(&reading)).unwrap_or_default();
        if std::env::var_os("SHOW").is_some() {
            println!("== {}\n{text}\n", path.display());
        }
        scores.add(&path.file_stem().unwrap_or_default().to_string_lossy(), &body, &text);
    }
    scores.print();
    println!("{} pages, {n_bytes} bytes in {seconds:.2} s: {:.2} MB/s", paths.len(), n_bytes as f64 / 1e6 / seconds);
    Ok(())
}

/// The text but for the headline, which is no body.
fn without_title(reading: &onrecord_read::Reading) -> String {
    let title = reading.article.metadata().title.clone().unwrap_or_default();
    reading.article.text().lines().filter(|line| line.trim() != title).collect::<Vec<_>>().join("\n")
}

/// Words found, given and right, of each layout.
#[derive(Default)]
struct Scores(std::collections::BTreeMap<String, [usize; 5]>);

impl Scores {
    /// Words are counted as often as they stand there; lines of the body are right if they are lines of the text.
    fn add(&mut self, name: &str, body: &str, text: &str) {
        let layout = name.split('-').next().unwrap_or_default();
        for layout in [layout, "~all"] {
            let score = self.0.entry(layout.to_owned()).or_default();
            let [mut of_body, of_text] = [counts(body), counts(text)];
            score[0] += of_text.values().sum::<usize>();
            score[1] += of_body.values().sum::<usize>();
            score[2] += of_body
                .iter_mut()
                .map(|(word, n)| (*n).min(of_text.get(word).copied().unwrap_or_default()))
                .sum::<usize>();
            score[3] += body.lines().count();
            score[4] += body.lines().filter(|line| text.lines().any(|found| found.trim() == *line)).count();
        }
    }

    fn print(&self) {
        for (layout, &[found, given, right, n_lines, n_right]) in &self.0 {
            let (p, r) = (right as f64 / found.max(1) as f64, right as f64 / given as f64);
            let f = 2.0 * p * r / (p + r);
            println!("{layout:<10} P {p:.3} R {r:.3} F {f:.3}  lines {n_right} of {n_lines}");
        }
    }
}

fn counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    counts
}
