//! What stands for the web in a program that is built without the feature `fetch`: every URL is an error.

use super::{Found, FoundIter, one};
use crate::args::{InputForm, Inputs};

pub(super) struct Web;

impl Web {
    pub(super) fn new(_: &Inputs) -> Web {
        Web
    }

    #[allow(clippy::unused_self, reason = "with the feature it remembers whom it has asked")]
    pub(super) fn at(&mut self, url: &str, _: Option<InputForm>) -> FoundIter {
        one(Found::Problem(format!(
            "{url}: this program is built without fetching\nhint: save the page and name its file"
        )))
    }
}
