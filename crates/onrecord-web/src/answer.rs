//! From an answer or a refusal to a response, in the shape that was asked for.

use axum::{
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use maud::Markup;
use serde::Serialize;

use crate::{json::Failure, page};

/// In which shape something is asked for: its path says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A page.
    Page,
    /// A page's twin.
    Twin,
}

impl Shape {
    pub(crate) fn of(uri: &Uri) -> Shape {
        if uri.path().strip_suffix(".json").is_some() { Shape::Twin } else { Shape::Page }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    /// For the client: in lower case and without a final stop.
    pub(crate) message: &'static str,
    /// For whoever runs the server.
    pub(crate) detail: Option<String>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, message: &'static str) -> Refusal {
        Refusal { status, message, detail: None }
    }

    pub(crate) fn not_found() -> Refusal {
        Refusal::new(StatusCode::NOT_FOUND, "there is nothing at this address")
    }

    pub(crate) fn wrong_query() -> Refusal {
        Refusal::new(StatusCode::BAD_REQUEST, "the query is not one of this page")
    }

    /// The server's own failure. The client is told only that it failed.
    pub(crate) fn failed(detail: impl Into<String>) -> Refusal {
        let message = "the record cannot be read; whoever runs this server is told why";
        Refusal { status: StatusCode::INTERNAL_SERVER_ERROR, message, detail: Some(detail.into()) }
    }

    pub(crate) fn respond(&self, shape: Shape) -> Response {
        let status = self.status.as_u16();
        let body = match shape {
            Shape::Page => as_page(page::refusal(status, self.reason(), self.message)),
            Shape::Twin => {
                let failure = Failure { ok: false, error: self.message.to_owned(), status };
                // OK because a struct of a flag, a text and a number is always JSON.
                as_twin(&failure).unwrap_or_else(|_| ().into_response())
            }
        };
        (self.status, body).into_response()
    }

    fn reason(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or("Refused")
    }
}

impl From<onrecord_store::Error> for Refusal {
    fn from(error: onrecord_store::Error) -> Refusal {
        Refusal::failed(error.to_string())
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Refusal {
        Refusal::failed(error.to_string())
    }
}

pub(crate) fn as_page(markup: Markup) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], markup.into_string()).into_response()
}

pub(crate) fn as_twin(value: &impl Serialize) -> serde_json::Result<Response> {
    let body = serde_json::to_vec(value)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
