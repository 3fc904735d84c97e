//! The program as its users meet it: its arguments, files, pipes, exit status, and what it prints.
//!
//! Every test runs the real binary in a folder of its own. All articles are invented. `UPDATE_EXPECT=1 cargo test` writes
//! the expected output anew; read the difference before you keep it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod cli {
    mod add;
    mod bad_input;
    mod bad_record;
    mod demo;
    mod doors;
    mod events;
    mod extract;
    mod fetch;
    mod help;
    #[cfg(unix)]
    mod interrupted;
    mod model;
    mod names;
    mod said;
    mod serve;
    mod terminal;
    mod told;
    mod util;
    mod views;
    mod wrong_values;
}
