//! What a host allows programs to fetch.
//!
//! **Source**: RFC 9309. `Crawl-delay` is not in it, but widely written and meant.

use std::time::Duration;

/// The name by which a `robots.txt` calls this program.
const PRODUCT: &str = "onrecord";

/// How much of a `robots.txt` is read, in bytes: what RFC 9309 asks for at least.
pub(crate) const MOST_BYTES: usize = 500 << 10;

/// What a host allows this program.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    crawl_delay: Option<Duration>,
}

/// A path pattern.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    allows: bool,
    /// What stands between the stars.
    parts: Vec<Vec<u8>>,
    /// A path must end where the pattern ends.
    is_whole: bool,
}

impl Robots {
    /// The rules for this program in the text of a `robots.txt`: of all groups that name it, or of those for everybody.
    pub(crate) fn parse(text: &str) -> Robots {
        let (mut ours, mut everybodys) = (None, None);
        let (mut is_ours, mut is_everybodys, mut is_head) = (false, false, false);
        for (field, value) in text.trim_start_matches('\u{feff}').split(['\n', '\r']).filter_map(field_of) {
            if field == "user-agent" {
                (is_ours, is_everybodys) = (is_head && is_ours, is_head && is_everybodys);
                is_ours |= product(value).eq_ignore_ascii_case(PRODUCT);
                is_everybodys |= value == "*";
                is_head = true;
            }
            // A group that says nothing is a group too.
            let groups = [(is_ours, &mut ours), (is_everybodys, &mut everybodys)];
            for (_, robots) in groups.into_iter().filter(|(is_meant, _)| *is_meant) {
                robots.get_or_insert_with(Robots::default).take(&field, value);
            }
            is_head &= !matches!(field.as_str(), "allow" | "disallow" | "crawl-delay");
        }
        ours.or(everybodys).unwrap_or_default()
    }

    fn take(&mut self, field: &str, value: &str) {
        match field {
            "allow" | "disallow" if !value.is_empty() => self.rules.push(Rule::new(field == "allow", value)),
            "crawl-delay" => {
                let seconds = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                self.crawl_delay = self.crawl_delay.max(seconds);
            }
            _ => {}
        }
    }

    /// Whether `path`, with its query, may be fetched: by the longest pattern that fits, and of two as long by the one that allows.
    pub(crate) fn allows(&self, path: &str) -> bool {
        let path = normal(path.as_bytes());
        let fitting = self.rules.iter().filter(|rule| rule.fits(&path));
        fitting.max_by_key(|rule| (rule.len(), rule.allows)).is_none_or(|rule| rule.allows)
    }

    /// The time between two requests that the host asks for.
    pub(crate) fn crawl_delay(&self) -> Option<Duration> {
        self.crawl_delay
    }
}

/// The field and the value on a line, without its comment.
fn field_of(line: &str) -> Option<(String, &str)> {
    let line = line.split('#').next().unwrap_or_default();
    let (field, value) = line.split_once(':')?;
    Some((field.trim().to_ascii_lowercase(), value.trim()))
}

/// The name that a line for programs begins with: what follows, such as a version, is not compared.
fn product(value: &str) -> &str {
    let is_of_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_');
    &value[..value.find(|c| !is_of_name(c)).unwrap_or(value.len())]
}

impl Rule {
    fn new(allows: bool, pattern: &str) -> Rule {
        let (pattern, is_whole) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
        Rule { allows, parts: pattern.split('*').map(|part| normal(part.as_bytes())).collect(), is_whole }
    }

    /// How long the pattern is, in bytes.
    fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum::<usize>() + self.parts.len() - 1 + usize::from(self.is_whole)
    }

    fn fits(&self, path: &[u8]) -> bool {
        // OK because splitting always gives a part.
        let [first, between @ ..] = &self.parts[..] else { return false };
        let Some(mut rest) = path.strip_prefix(&first[..]) else { return false };
        let Some((last, between)) = between.split_last() else { return !self.is_whole || rest.is_empty() };
        for part in between {
            let Some(end) = end_of(part, rest) else { return false };
            rest = &rest[end..];
        }
        if self.is_whole { rest.ends_with(last) } else { end_of(last, rest).is_some() }
    }
}

/// Where `part` ends in `path` for the first time.
fn end_of(part: &[u8], path: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    path.windows(part.len()).position(|window| window == part).map(|at| at + part.len())
}

/// A path in the spelling in which paths are compared: what needs no percent sign has none, everything else has one.
fn normal(path: &[u8]) -> Vec<u8> {
    let mut normal = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).filter(|_| first == b'%').and_then(hex);
        let byte = escaped.unwrap_or(first);
        rest = if escaped.is_some() { &behind[2..] } else { behind };
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let stays = escaped.is_none() && byte.is_ascii_graphic() && !b"*$".contains(&byte);
        if is_plain || stays {
            normal.push(byte);
        } else {
            normal.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    normal
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These paths may be fetched, and those may not.
    #[track_caller]
    fn check(text: &str, allowed: &[&str], refused: &[&str]) {
        let robots = Robots::parse(text);
        for (paths, is_allowed) in [(allowed, true), (refused, false)] {
            for path in paths {
                assert_eq!(robots.allows(path), is_allowed, "{path} by\n{text}");
            }
        }
    }

    #[test]
    fn what_nothing_is_said_of_is_allowed() {
        check("", &["/"], &[]);
        check("<html><body>Not found</body></html>", &["/"], &[]);
        check("User-agent: *\nDisallow:", &["/", "/a"], &[]);
        check("Disallow: /", &["/"], &[]);
        check("User-agent: other\nDisallow: /", &["/"], &[]);
    }

    #[test]
    fn rules_for_everybody() {
        check("User-agent: *\nDisallow: /a", &["/", "/b/a", "/A"], &["/a", "/a/b", "/ab", "/a?b"]);
        check("user-AGENT : *  # all\r\ndisAllow : /a # no\r\n", &["/"], &["/a"]);
        check("\u{feff}User-agent: *\rDisallow: /a", &["/"], &["/a"]);
    }

    #[test]
    fn rules_for_this_program_go_before_those_for_everybody() {
        let everybody = "User-agent: *\nDisallow: /\n";
        check(&format!("{everybody}User-agent: OnRecord/2.0\nDisallow: /a"), &["/", "/b"], &["/a"]);
        check(&format!("User-agent: onrecord\n\n{everybody}"), &[], &["/"]);
        check(&format!("User-agent: onrecord\nAllow: /\n{everybody}"), &["/", "/a"], &[]);
        check(&format!("User-agent: onrecord\nDisallow:\n{everybody}"), &["/", "/a"], &[]);
        check(&format!("User-agent: onrecords\nAllow: /\n{everybody}"), &[], &["/"]);
    }

    #[test]
    fn one_group_for_several_and_several_groups_for_one() {
        check("User-agent: other\nUser-agent: onrecord\nDisallow: /a", &["/b"], &["/a"]);
        check("User-agent: onrecord\nSitemap: /s\nUser-agent: other\nDisallow: /a", &["/b"], &["/a"]);
        check(
            "User-agent: onrecord\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: onrecord\nDisallow: /c",
            &["/b"],
            &["/a", "/c"],
        );
        check("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", &["/c"], &["/a", "/b"]);
    }

    #[test]
    fn the_longest_pattern_decides() {
        let group = "User-agent: *\n";
        check(&format!("{group}Disallow: /a\nAllow: /a/b"), &["/a/b", "/a/bc"], &["/a", "/a/c"]);
        check(&format!("{group}Allow: /a\nDisallow: /a/b"), &["/a", "/a/c"], &["/a/b"]);
        check(&format!("{group}Disallow: /a\nAllow: /a"), &["/a"], &[]);
        check(&format!("{group}Allow: /a\nDisallow: /*.html"), &["/a"], &["/a.html"]);
    }

    #[test]
    fn stars_and_the_end() {
        let group = "User-agent: *\n";
        check(&format!("{group}Disallow: /*.gif$"), &["/a.gif?b", "/gif"], &["/a.gif", "/b/c.gif", "/.gif.gif"]);
        check(&format!("{group}Disallow: /a*b*c"), &["/abd", "/acb"], &["/abc", "/a1b2c3"]);
        check(&format!("{group}Disallow: /a$"), &["/ab", "/a/"], &["/a"]);
        check(&format!("{group}Disallow: *"), &[], &["/", "/a"]);
        check(&format!("{group}Disallow: /a*"), &["/b"], &["/a", "/ab"]);
        check(&format!("{group}Disallow: /ab*b$"), &["/ab"], &["/abb", "/abcb"]);
    }

    #[test]
    fn paths_are_compared_in_one_spelling() {
        let group = "User-agent: *\n";
        check(&format!("{group}Disallow: /ä"), &["/a"], &["/%C3%A4", "/%c3%a4"]);
        check(&format!("{group}Disallow: /%7Eana/%2a"), &["/~ana/"], &["/~ana/*", "/%7eana/%2A"]);
        check(&format!("{group}Disallow: /a%2Fb"), &["/a/b"], &["/a%2fb"]);
        check(&format!("{group}Disallow: /a$b"), &["/ab"], &["/a$b", "/a%24b"]);
        check(&format!("{group}Disallow: /100%"), &["/100"], &["/100%", "/100%zz"]);
    }

    #[test]
    fn the_delay_that_a_host_asks_for() {
        let delay = |lines: &str| Robots::parse(&format!("User-agent: *\n{lines}")).crawl_delay();
        assert_eq!(delay("Crawl-delay: 2.5"), Some(Duration::from_millis(2500)));
        assert_eq!(delay("Crawl-delay: soon"), None);
        assert_eq!(delay("Crawl-delay: -1"), None);
        assert_eq!(delay("Crawl-delay: 1e300"), None);
        assert_eq!(
            delay("User-agent: other\nCrawl-delay: 2\nUser-agent: another\nCrawl-delay: 9"),
            Some(Duration::from_secs(2))
        );
    }

    #[test]
    fn patterns_that_are_made_to_take_long_do_not() {
        let text = format!("User-agent: *\nDisallow: /{}b\nDisallow: /x", "*a".repeat(200_000));
        check(&text, &[&format!("/{}", "a".repeat(2000))], &["/x"]);
    }
}
