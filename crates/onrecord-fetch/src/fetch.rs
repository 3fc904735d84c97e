//! From a URL to what is there: redirects, what hosts allow, and waiting.

use std::{
    collections::HashMap,
    fmt, thread,
    time::{Duration, Instant},
};

use ureq::Agent;
use url::{Position, Url};

use crate::{
    Error, ErrorKind, Limits, Reach, address,
    client::{self, Answer, Refuses},
    pauses::Pauses,
    reach,
    robots::{self, Robots},
};

/// What was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where it came from in the end.
    pub url: String,
    /// What the server says that it is: the value of the field `Content-Type`.
    pub content_type: Option<String>,
    /// The body, unpacked.
    pub bytes: Vec<u8>,
}

/// Fetches one thing after the other.
pub struct Fetcher {
    agent: Agent,
    limits: Limits,
    pauses: Pauses,
    /// What each host allows, by scheme, name and port.
    robots: HashMap<String, Result<Robots, Failure>>,
}

/// What went wrong, and where on the way.
#[derive(Clone)]
struct Failure {
    at: String,
    kind: ErrorKind,
}

impl Failure {
    fn new(at: &Url, kind: ErrorKind) -> Failure {
        Failure { at: at.to_string(), kind }
    }
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Fetcher {
    /// A fetcher that has asked nobody yet.
    pub fn new(limits: Limits) -> Fetcher {
        let refuses = match limits.reach {
            Reach::Public => reach::not_public,
            Reach::Private => |_| None,
        };
        Fetcher::refusing(limits, refuses)
    }

    fn refusing(limits: Limits, refuses: Refuses) -> Fetcher {
        let agent = client::agent(&limits, refuses);
        Fetcher { agent, limits, pauses: Pauses::default(), robots: HashMap::new() }
    }

    /// Fetches `url`. Every step of the way is checked alike: the URL, the address it is at, and what its host allows; a host is waited
    /// for where it was asked a moment ago.
    ///
    /// # Errors
    ///
    /// If it is not to be had, or not allowed, or more than the limits; [`Error`] says where.
    pub fn fetch(&mut self, url: &str) -> Result<Fetched, Error> {
        let parsed = address::parse(url).map_err(|kind| Error::new(url, None, kind))?;
        self.follow(parsed.clone()).map_err(|Failure { at, kind }| {
            let is_on_the_way = at != parsed.as_str();
            Error::new(url, is_on_the_way.then_some(at.as_str()), kind)
        })
    }

    /// What is at `url`, or where that leads to.
    fn follow(&mut self, url: Url) -> Result<Fetched, Failure> {
        let mut url = url;
        for _ in 0..=self.limits.redirects {
            let robots = self.robots(&url)?;
            let pause = robots.crawl_delay().unwrap_or_default().min(self.limits.longest_pause).max(self.limits.pause);
            if !robots.allows(&url[Position::BeforePath..Position::AfterQuery]) {
                return Err(Failure::new(&url, ErrorKind::Robots));
            }
            let limit = self.limits.body_bytes;
            let take = |content_type, body| {
                let bytes = client::whole(body, limit)?;
                Ok(Fetched { url: url.to_string(), content_type, bytes })
            };
            match self.ask(&url, pause, take)? {
                Step::Here(fetched) => return Ok(fetched),
                Step::Elsewhere(next) => url = next,
            }
        }
        Err(Failure::new(&url, ErrorKind::TooManyRedirects { limit: self.limits.redirects }))
    }

    /// What the host of `url` allows. It is asked once, and what cannot be had then is not asked for again.
    fn robots(&mut self, url: &Url) -> Result<Robots, Failure> {
        let host = url.origin().ascii_serialization();
        if let Some(known) = self.robots.get(&host) {
            return known.clone();
        }
        let robots = self.fetch_robots(url);
        self.robots.insert(host, robots.clone());
        robots
    }

    fn fetch_robots(&mut self, url: &Url) -> Result<Robots, Failure> {
        let mut at = address::join(url, "/robots.txt").map_err(|kind| Failure::new(url, kind))?;
        for _ in 0..=self.limits.redirects {
            let take = |_, body| client::beginning(body, robots::MOST_BYTES);
            match self.ask(&at, self.limits.pause, take) {
                Ok(Step::Here(bytes)) => return Ok(Robots::parse(&String::from_utf8_lossy(&bytes))),
                Ok(Step::Elsewhere(next)) => at = next,
                Err(failure) => return without_robots(failure),
            }
        }
        // RFC 9309, 2.3.1.2: as if there were none.
        Ok(Robots::default())
    }

    /// Asks for one URL when its host may be asked, and has the body read before the pause begins.
    fn ask<T>(
        &mut self,
        url: &Url,
        pause: Duration,
        take: impl FnOnce(Option<String>, ureq::Body) -> Result<T, ErrorKind>,
    ) -> Result<Step<T>, Failure> {
        let host = url.host_str().unwrap_or_default();
        thread::sleep(self.pauses.left(host, Instant::now()));
        let answer = client::ask(&self.agent, url).and_then(|answer| match answer {
            Answer::Here { content_type, body } => take(content_type, body).map(Step::Here),
            Answer::Elsewhere(next) => Ok(Step::Elsewhere(next)),
        });
        self.pauses.begin(host, Instant::now(), pause);
        answer.map_err(|kind| Failure::new(url, kind))
    }
}

/// What came of one request.
enum Step<T> {
    Here(T),
    Elsewhere(Url),
}

/// What is allowed where `robots.txt` cannot be had: everything where the server says that there is none (RFC 9309, 2.3.1.3), nothing
/// where it fails or has been asked too much.
fn without_robots(failure: Failure) -> Result<Robots, Failure> {
    match failure.kind {
        ErrorKind::Status { status: 400..=428 | 430..=499 } => Ok(Robots::default()),
        ErrorKind::Status { status } => Err(Failure { kind: ErrorKind::RobotsFailed { status }, ..failure }),
        _ => Err(failure),
    }
}

#[cfg(test)]
mod tests;
