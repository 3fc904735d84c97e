//! Gold of times: `TimeML` files.
//!
//! The text is what stands between `<TEXT>` and `</TEXT>`, tags taken out and entities decoded, otherwise character for
//! character. It is cut by hand and not by an XML library, because those turn line ends into one form and the offsets into
//! others.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    files,
    span::Span,
};

/// One article with its times.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TimesGold {
    /// The file's name without its ending.
    pub id: String,
    /// The text.
    pub text: String,
    /// The day of the document's creation time.
    pub published: Option<String>,
    /// The times in the text, so not the creation time itself, in the order of the text.
    pub times: Vec<GoldTime>,
}

/// One TIMEX3.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GoldTime {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// The modifier.
    pub r#mod: Option<String>,
}

impl TimesGold {
    /// One line of JSON Lines.
    pub fn to_json(&self) -> String {
        files::json_line(self)
    }
}

/// All `TimeML` files in a folder and those within it.
///
/// # Errors
///
/// If a file cannot be read.
pub fn time_ml_folder(folder: &Path) -> Result<Vec<TimesGold>> {
    let read = |path: &std::path::PathBuf| time_ml(&files::stem(path, ".tml"), &files::read(path)?);
    files::under_folder(folder, ".tml")?.iter().map(read).collect()
}

/// The content of one `TimeML` file.
///
/// # Errors
///
/// If it has no text, or its times are not closed as they were opened.
pub fn time_ml(id: &str, raw: &str) -> Result<TimesGold> {
    let body = between(raw, "<TEXT>", "</TEXT>").ok_or_else(|| Error::new(id, "has no <TEXT>"))?;
    let (text, times) = read_body(body).ok_or_else(|| Error::new(id, "</TIMEX3> without <TIMEX3>"))?;
    Ok(TimesGold { id: id.to_owned(), text, published: creation_day(raw), times })
}

fn between<'a>(raw: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, after) = raw.split_once(open)?;
    after.split_once(close).map(|(inside, _)| inside)
}

/// The text with its times; nothing if a time is closed that was never opened.
fn read_body(body: &str) -> Option<(String, Vec<GoldTime>)> {
    let (mut text, mut length, mut times, mut opened) = (String::new(), 0, Vec::new(), Vec::new());
    for piece in pieces(body) {
        match piece {
            "</TIMEX3>" => {
                let mut time: GoldTime = opened.pop()?;
                time.span.end = length;
                times.push(time);
            }
            // A time without words is none in the text.
            tag if tag.starts_with("<TIMEX3") && !tag.ends_with("/>") => opened.push(opened_at(length, tag)),
            tag if tag.starts_with('<') => {}
            words => {
                let words = decoded(words);
                length += u32::try_from(words.chars().count()).ok()?;
                text.push_str(&words);
            }
        }
    }
    times.sort_by_key(|time| time.span);
    Some((text, times))
}

fn opened_at(start: u32, tag: &str) -> GoldTime {
    let attribute = |name| attribute(tag, name);
    GoldTime {
        span: Span::new(start, start),
        r#type: attribute("type"),
        value: attribute("value"),
        r#mod: attribute("mod"),
    }
}

/// Tags, and what stands between them.
fn pieces(body: &str) -> impl Iterator<Item = &str> {
    let mut rest = body;
    std::iter::from_fn(move || {
        let cut = match rest.strip_prefix('<') {
            Some(tag) => tag.find('>').map(|end| end + 2),
            None => rest.find('<'),
        };
        let (piece, after) = rest.split_at(cut.unwrap_or(rest.len()));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The value of an attribute in a tag. Of two of one name the later counts.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut parts = tag.split('"').collect::<Vec<_>>().into_iter();
    let mut found = None;
    while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
        let name = before.trim_end().strip_suffix('=').map(str::trim_end);
        if name.and_then(|name| name.rsplit(char::is_whitespace).next()) == Some(wanted) {
            found = Some(decoded(value));
        }
    }
    found
}

fn creation_day(raw: &str) -> Option<String> {
    let (_, after) = raw.split_once("<DCT>")?;
    let tag = &after[after.find("<TIMEX3")?..];
    let value = attribute(&tag[..tag.find('>')?], "value")?;
    Some(value.chars().take("YYYY-MM-DD".len()).collect())
}

/// Text with its entities decoded: the five of XML and the numbered ones.
fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest)));
        // What is no entity stays as it is written.
        let (c, rest) = known.unwrap_or(('&', part));
        decoded.push(c);
        decoded.push_str(rest);
    }
    decoded
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code =
                number.strip_prefix(['x', 'X']).map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
            char::from_u32(code.ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<?xml version="1.0" ?>
<TimeML>
<DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2031-03-07T09:40" functionInDocument="CREATION_TIME">03/07/2031</TIMEX3></DCT>
<TEXT>
A&amp;B <EVENT eid="e1" class="OCCURRENCE">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2031-03-07">Friday</TIMEX3>
for <TIMEX3 tid="t2" type="DURATION" value="P2D" mod="APPROX">about <SIGNAL sid="s1">two</SIGNAL> days</TIMEX3>.<TIMEX3 tid="t3"/>
</TEXT>
</TimeML>
"#;

    #[test]
    fn text_times_and_creation_day() {
        let gold = time_ml("x", FILE).unwrap();
        assert_eq!(gold.text, "\nA&B met on Friday\nfor about two days.\n");
        assert_eq!(gold.published.as_deref(), Some("2031-03-07"));
        let words: Vec<_> = gold.times.iter().map(|time| &gold.text[time.span.range()]).collect();
        assert_eq!(words, ["Friday", "about two days"]);
        assert_eq!(gold.times[0].r#mod, None);
        assert_eq!(gold.times[1].r#mod.as_deref(), Some("APPROX"));
    }

    #[test]
    fn what_is_broken_is_an_error() {
        assert!(time_ml("x", "<TimeML></TimeML>").is_err());
        assert!(time_ml("x", "<TEXT>a</TIMEX3></TEXT>").is_err());
    }

    #[test]
    fn entities_and_line_ends() {
        let gold = time_ml("x", "<TEXT>R&amp;D &lt;b&gt; &#8217; &#x2019; A&T;\r\n</TEXT>").unwrap();
        assert_eq!(gold.text, "R&D <b> ’ ’ A&T;\r\n");
    }
}
