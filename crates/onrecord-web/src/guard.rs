//! What holds for every request and every response, whatever is asked for.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header, uri::Authority},
    middleware::Next,
    response::Response,
};

use crate::{
    Config,
    answer::{Refusal, Shape},
};

/// Nothing is loaded but the style sheet, nothing runs, nothing else may show or read the pages, and no other site is
/// told where a reader came from.
const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    // The record grows while it is shown.
    (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
];

/// Lets through what may be asked, and gives every response its headers.
pub(crate) async fn guard(State(config): State<Arc<Config>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&config, &request) {
        Some(refusal) => refusal.respond(Shape::of(request.uri())),
        None => next.run(request).await,
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response.headers_mut().extend(HEADERS);
    response
}

fn refusal(config: &Config, request: &Request) -> Option<Refusal> {
    if !is_called_rightly(config, request) {
        return Some(Refusal::new(StatusCode::FORBIDDEN, "this server is not known by that name"));
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return Some(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this server is for reading only"));
    }
    None
}

/// Whether the one `Host`, and the address if it names one too, is a name of this server.
fn is_called_rightly(config: &Config, request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let host = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
    let is_ours = |called: &Authority| !called.as_str().contains('@') && is_name(called.host(), &config.hosts);
    host.as_ref().is_some_and(is_ours) && request.uri().authority().is_none_or(is_ours)
}

/// Whether the host part of an address names this server.
fn is_name(host: &str, ours: &[String]) -> bool {
    let ours = ["localhost", "127.0.0.1", "::1"].into_iter().chain(ours.iter().map(String::as_str));
    match address(host) {
        Some(called) => ours.filter_map(address).any(|ours| ours == called || ours.is_unspecified()),
        None => ours.into_iter().any(|ours| ours.eq_ignore_ascii_case(host)),
    }
}

/// The address that is written in numbers, with or without the brackets of IPv6.
fn address(host: &str) -> Option<IpAddr> {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    bare.unwrap_or(host).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_has_its_own_names_and_those_given() {
        let given = ["reading.example".to_owned(), "192.0.2.7".to_owned()];
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "reading.example", "192.0.2.7"] {
            assert!(is_name(host, &given), "{host}");
        }
        for host in ["", "evil.example", "127.0.0.2", "localhost.evil.example", "192.0.2.8", "[::2]", "0.0.0.0"] {
            assert!(!is_name(host, &given), "{host}");
        }
    }

    #[test]
    fn an_open_server_is_called_by_any_number_and_no_other_name() {
        let given = ["0.0.0.0".to_owned()];
        assert!(is_name("192.0.2.8", &given) && is_name("[2001:db8::1]", &given));
        assert!(!is_name("evil.example", &given));
    }
}
