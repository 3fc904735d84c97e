//! How far, how long and how much is fetched.

use std::time::Duration;

/// How far, how long and how much is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Which addresses are connected to.
    pub reach: Reach,
    /// The longest body, in bytes, when it is unpacked.
    pub body_bytes: usize,
    /// How many redirects are followed.
    pub redirects: u8,
    /// How long a name is looked up, and how long a connection may take to be made, each.
    pub connect: Duration,
    /// How long nothing may come.
    pub read: Duration,
    /// How long one request may take in all.
    pub total: Duration,
    /// The least time between two requests to one host, its `robots.txt` and redirects among them.
    pub pause: Duration,
    /// The longest that a host is waited for if its `robots.txt` asks for more than [`Limits::pause`].
    pub longest_pause: Duration,
}

impl Default for Limits {
    /// Public addresses, 32 MiB, 5 redirects; 10 seconds for a connection, 20 of silence, 2 minutes in all; a request a second.
    fn default() -> Limits {
        Limits {
            reach: Reach::Public,
            body_bytes: 32 << 20,
            redirects: 5,
            connect: Duration::from_secs(10),
            read: Duration::from_secs(20),
            total: Duration::from_mins(2),
            pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(30),
        }
    }
}

/// Which addresses are connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those that anybody on the internet can connect to.
    Public,
    /// Those of this machine and of private networks too.
    Private,
}
