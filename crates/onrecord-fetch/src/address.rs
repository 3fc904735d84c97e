//! Which URLs are fetched at all.

use url::Url;

use crate::ErrorKind;

/// The URL in `text`, if it is one that may be asked for, without its fragment, which servers never see.
pub(crate) fn parse(text: &str) -> Result<Url, ErrorKind> {
    checked(Url::parse(text).map_err(no_url)?)
}

/// Where the answer of `url` leads to.
pub(crate) fn join(url: &Url, location: &str) -> Result<Url, ErrorKind> {
    checked(url.join(location).map_err(no_url)?)
}

fn no_url(error: url::ParseError) -> ErrorKind {
    ErrorKind::NoUrl { message: error.to_string() }
}

fn checked(mut url: Url) -> Result<Url, ErrorKind> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(ErrorKind::Scheme { scheme: url.scheme().to_owned() });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(ErrorKind::Credentials);
    }
    url.set_fragment(None);
    Ok(url)
}

/// A URL as it may be shown: without what stands before `@` in the host, which may be a password.
pub(crate) fn shown(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rfind('@').map_or(0, |at| at + 1);
    format!("{scheme}://{}", &rest[host..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_of_the_web_are_taken_without_fragment() {
        for (text, url) in [
            ("https://courier.example/a?b#c", "https://courier.example/a?b"),
            ("HTTP://Courier.Example:80", "http://courier.example/"),
            ("http://2130706433/", "http://127.0.0.1/"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://bücher.example/ä", "http://xn--bcher-kva.example/%C3%A4"),
        ] {
            assert_eq!(parse(text).unwrap().as_str(), url);
        }
    }

    #[test]
    fn others_are_refused() {
        assert!(matches!(parse("http://"), Err(ErrorKind::NoUrl { .. })));
        assert!(matches!(parse("http://[::1"), Err(ErrorKind::NoUrl { .. })));
        assert!(matches!(parse("ftp://courier.example/"), Err(ErrorKind::Scheme { .. })));
        assert!(matches!(parse("file:///etc/passwd"), Err(ErrorKind::Scheme { .. })));
        assert_eq!(parse("https://ana:secret@courier.example/"), Err(ErrorKind::Credentials));
        assert_eq!(parse("https://ana@courier.example/"), Err(ErrorKind::Credentials));
        let url = parse("https://courier.example/a/b").unwrap();
        assert_eq!(join(&url, "../c").unwrap().as_str(), "https://courier.example/c");
        assert_eq!(join(&url, "//ana:secret@other.example/"), Err(ErrorKind::Credentials));
        assert!(matches!(join(&url, "file:///etc/passwd"), Err(ErrorKind::Scheme { .. })));
    }

    #[test]
    fn no_password_is_shown() {
        assert_eq!(shown("https://ana:sec@ret@courier.example/@b"), "https://courier.example/@b");
        assert_eq!(shown("https://courier.example?a@b"), "https://courier.example?a@b");
        assert_eq!(shown("mailto:ana"), "mailto:ana");
    }
}
