//! When a host may be asked again.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// When each host may be asked again.
#[derive(Debug, Default)]
pub(crate) struct Pauses(HashMap<String, Instant>);

impl Pauses {
    /// How long `host` must be waited for.
    pub(crate) fn left(&self, host: &str, now: Instant) -> Duration {
        self.0.get(host).map_or(Duration::ZERO, |at| at.saturating_duration_since(now))
    }

    /// `host` has been asked, and may be asked again after `pause`.
    pub(crate) fn begin(&mut self, host: &str, now: Instant, pause: Duration) {
        self.0.insert(host.to_owned(), now + pause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_waited_for_and_the_others_are_not() {
        let (mut pauses, now, second) = (Pauses::default(), Instant::now(), Duration::from_secs(1));
        assert_eq!(pauses.left("a.example", now), Duration::ZERO);
        pauses.begin("a.example", now, 3 * second);
        assert_eq!(pauses.left("a.example", now + second), 2 * second);
        assert_eq!(pauses.left("a.example", now + 4 * second), Duration::ZERO);
        assert_eq!(pauses.left("b.example", now), Duration::ZERO);
    }
}
