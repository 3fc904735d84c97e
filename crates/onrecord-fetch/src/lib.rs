//! From an address on the web to what is there: politely, within limits, and never into a private network unasked.
//!
//! One function, [`Fetcher::fetch`]: a URL comes in; what the server sent and the URL that it came from in the end go out, or an [`Error`]
//! that says what is wrong and where. A [`Fetcher`] lives as long as a run: it keeps each host's `robots.txt` and the time at which
//! that host may be asked again.
//!
//! What the bytes are is left to `onrecord-read`. Nothing is kept on disk, no cookie is taken, no proxy is used, and nothing is read from
//! the environment.
//!
//! ```
//! use onrecord_fetch::{ErrorKind, Fetcher, Limits};
//!
//! let mut fetcher = Fetcher::new(Limits::default());
//! let error = fetcher.fetch("http://127.0.0.1/").unwrap_err();
//! assert!(matches!(error.kind(), ErrorKind::Private { .. }));
//! assert_eq!(error.to_string(), "http://127.0.0.1/: 127.0.0.1 is no public address: this machine (at http://127.0.0.1/robots.txt)");
//! ```

mod limits;

mod address;
mod reach;

mod client;
mod pauses;
mod robots;

mod error;
mod fetch;

pub use error::{Error, ErrorKind};
pub use fetch::{Fetched, Fetcher};
pub use limits::{Limits, Reach};
