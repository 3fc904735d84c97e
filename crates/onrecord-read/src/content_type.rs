//! What a server says that it sends.

/// The value of the field `Content-Type` (RFC 9110, 8.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentType {
    /// The type in lower case, such as `text/html`; empty where none is named.
    pub media_type: String,
    /// The label of the character set.
    pub charset: Option<String>,
}

impl ContentType {
    /// What the value of the field says; of what is not in order as much as can be seen.
    ///
    /// ```
    /// use onrecord_read::ContentType;
    ///
    /// let sent = ContentType::parse("Text/HTML; Charset=\"latin1\"");
    /// assert_eq!((&*sent.media_type, sent.charset.as_deref()), ("text/html", Some("latin1")));
    /// ```
    pub fn parse(value: &str) -> ContentType {
        let mut parts = value.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
        let is_charset = |name: &str| name.trim().eq_ignore_ascii_case("charset");
        let charset = parts.find_map(|part| part.split_once('=').filter(|(name, _)| is_charset(name)));
        let charset = charset.map(|(_, label)| label.trim_matches(['"', '\'', ' ']).to_owned());
        ContentType { media_type, charset }
    }
}
