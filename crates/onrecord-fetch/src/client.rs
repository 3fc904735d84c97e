//! One request: a connection to an address that is allowed, and the head of what comes back.

use std::{
    io::{self, Read},
    net::IpAddr,
};

use ureq::{
    Agent, Body, Error,
    config::Config,
    http::{Response, Uri, header},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::Url;

use crate::{ErrorKind, Limits, address};

/// What an address is that must not be connected to.
pub(crate) type Refuses = fn(IpAddr) -> Option<&'static str>;

/// What the program says that it takes: what it can read, the rest if need be.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, \
    application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5";

/// The name and version of the program, and where to find out about it, if that is known.
fn user_agent() -> String {
    let name = concat!("onrecord/", env!("CARGO_PKG_VERSION"));
    match env!("CARGO_PKG_REPOSITORY") {
        "" => name.to_owned(),
        repository => format!("{name} (+{repository})"),
    }
}

/// An agent that follows no redirects and connects to nothing that is refused.
pub(crate) fn agent(limits: &Limits, refuses: Refuses) -> Agent {
    let config = Agent::config_builder()
        // Through a proxy it could not be seen which address is connected to.
        .proxy(None)
        .user_agent(user_agent())
        .accept(ACCEPT)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_per_read(Some(limits.read))
        .timeout_per_write(Some(limits.read))
        .timeout_global(Some(limits.total))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Guard { names: DefaultResolver::default(), refuses })
}

/// Looks names up and keeps back the addresses that are refused. What it gives is what is connected to, so a name cannot have one
/// address when it is checked and another one when it is used.
#[derive(Debug)]
struct Guard {
    names: DefaultResolver,
    refuses: Refuses,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let (mut allowed, mut refused) = (self.empty(), None);
        for &socket in &found {
            match (self.refuses)(socket.ip()) {
                None => allowed.push(socket),
                Some(what) => refused = Some(Refused { address: socket.ip(), what }),
            }
        }
        match refused {
            Some(refused) if allowed.is_empty() => Err(Error::Other(Box::new(refused))),
            _ => Ok(allowed),
        }
    }
}

/// An address that was kept back; on its way through the client.
#[derive(Clone, Copy, Debug)]
struct Refused {
    address: IpAddr,
    what: &'static str,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.address, self.what)
    }
}

impl std::error::Error for Refused {}

/// What a server answers.
pub(crate) enum Answer {
    /// Here it is.
    Here { content_type: Option<String>, body: Body },
    /// It is there.
    Elsewhere(Url),
}

/// Asks for `url`. What is neither here nor elsewhere is an error.
pub(crate) fn ask(agent: &Agent, url: &Url) -> Result<Answer, ErrorKind> {
    let response = agent.get(url.as_str()).call().map_err(failed)?;
    let field = |name| response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    match (response.status().as_u16(), field(header::LOCATION), field(header::CONTENT_ENCODING)) {
        (301..=303 | 307 | 308, Some(location), _) => address::join(url, &location).map(Answer::Elsewhere),
        // The client takes off the encoding that it has asked for.
        (200, _, Some(encoding)) if !encoding.eq_ignore_ascii_case("identity") => Err(ErrorKind::Encoding { encoding }),
        (200, ..) => {
            Ok(Answer::Here { content_type: field(header::CONTENT_TYPE), body: Response::into_body(response) })
        }
        (status, ..) => Err(ErrorKind::Status { status }),
    }
}

/// All of a body, if it has no more than `limit` bytes; one that says that it has more is not read.
pub(crate) fn whole(body: Body, limit: usize) -> Result<Vec<u8>, ErrorKind> {
    let too_large = ErrorKind::TooLarge { limit };
    if body.content_length().is_some_and(|length| length > limit as u64) {
        return Err(too_large);
    }
    let bytes = beginning(body, limit.saturating_add(1))?;
    if bytes.len() > limit { Err(too_large) } else { Ok(bytes) }
}

/// The first `most` bytes of a body.
pub(crate) fn beginning(body: Body, most: usize) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    let read = body.into_reader().take(most as u64).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|error| failed(error.into()))
}

/// What the client says, in the words of this crate.
fn failed(error: Error) -> ErrorKind {
    let message = match error {
        Error::Timeout(_) => return ErrorKind::TimedOut,
        Error::Other(other) => match other.downcast_ref::<Refused>() {
            Some(&Refused { address, what }) => return ErrorKind::Private { address, what },
            None => other.to_string(),
        },
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => return ErrorKind::TimedOut,
        Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => "the connection ended too early".to_owned(),
        Error::Io(error) => error.to_string(),
        other => other.to_string(),
    };
    ErrorKind::Failed { message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_says_who_it_is() {
        let user_agent = user_agent();
        assert!(user_agent.starts_with(concat!("onrecord/", env!("CARGO_PKG_VERSION"))), "{user_agent}");
        assert!(!user_agent.contains("(+)"), "{user_agent}");
    }
}
