//! Why something could not be fetched, and where.
//!
//! One opaque type: [`Error::kind`] says what is wrong, [`Error::url`] what was asked for, and [`Error::at`] where on the way it went
//! wrong.

use std::{fmt, net::IpAddr};

use ureq::http::StatusCode;

use crate::address;

/// Something that could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    url: String,
    at: Option<String>,
    kind: ErrorKind,
}

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It is no URL, or a redirect leads to none.
    NoUrl {
        /// What is wrong with it.
        message: String,
    },
    /// It is neither `http` nor `https`.
    Scheme {
        /// What it is.
        scheme: String,
    },
    /// A name or a password is in it; they would come to stand in the record.
    Credentials,
    /// Its host is at no public address, and [`Reach::Public`](crate::Reach::Public) was asked for.
    Private {
        /// The address.
        address: IpAddr,
        /// What it is.
        what: &'static str,
    },
    /// `robots.txt` of the host does not allow it.
    Robots,
    /// `robots.txt` of the host cannot be had because the server fails; so nothing is allowed (RFC 9309, 2.3.1.4).
    RobotsFailed {
        /// The status of the answer.
        status: u16,
    },
    /// There is no connection, or it broke, or what came over it is not HTTP.
    Failed {
        /// What happened.
        message: String,
    },
    /// One of the times in [`Limits`](crate::Limits) ran out.
    TimedOut,
    /// The server says that it is not there, or not to be had.
    Status {
        /// The status of the answer.
        status: u16,
    },
    /// It is packed in a way that was not asked for.
    Encoding {
        /// How, as the server calls it.
        encoding: String,
    },
    /// It is longer than [`Limits::body_bytes`](crate::Limits::body_bytes).
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// It is redirected more often than [`Limits::redirects`](crate::Limits::redirects).
    TooManyRedirects {
        /// The limit.
        limit: u8,
    },
}

impl Error {
    /// An error of fetching `url` that came about at `at`.
    pub(crate) fn new(url: &str, at: Option<&str>, kind: ErrorKind) -> Error {
        let url = address::shown(url);
        let at = at.map(address::shown).filter(|at| *at != url);
        Error { url, at, kind }
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// What was asked for, without any password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The URL at which it went wrong, if that is another one: after a redirect, or `robots.txt` of the host.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.url, self.kind)?;
        self.at.as_ref().map_or(Ok(()), |at| write!(f, " (at {at})"))
    }
}

impl std::error::Error for Error {}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::NoUrl { message } => write!(f, "no URL: {message}"),
            ErrorKind::Scheme { scheme } => write!(f, "only http and https are fetched, not {scheme}"),
            ErrorKind::Credentials => write!(f, "a URL with a name or password in it is not fetched"),
            ErrorKind::Private { address, what } => write!(f, "{address} is no public address: {what}"),
            ErrorKind::Robots => write!(f, "not allowed by robots.txt of its host"),
            ErrorKind::RobotsFailed { status } => {
                write!(f, "not fetched, since robots.txt of its host fails: {}", Status(*status))
            }
            ErrorKind::Failed { message } => write!(f, "cannot be fetched: {message}"),
            ErrorKind::TimedOut => write!(f, "took too long"),
            ErrorKind::Status { status } => write!(f, "the server says: {}", Status(*status)),
            ErrorKind::Encoding { encoding } => write!(f, "packed in a way that was not asked for: {encoding}"),
            ErrorKind::TooLarge { limit } => write!(f, "too large: more than {limit} bytes"),
            ErrorKind::TooManyRedirects { limit } => write!(f, "redirected more than {limit} times"),
        }
    }
}

/// A status with its usual words.
struct Status(u16);

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match StatusCode::from_u16(self.0).ok().and_then(|status| status.canonical_reason()) {
            Some(words) => write!(f, "{} {words}", self.0),
            None => write!(f, "{}", self.0),
        }
    }
}
