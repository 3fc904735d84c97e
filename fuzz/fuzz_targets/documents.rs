//! Any bytes as anything that carries articles: they are cut, live blogs into their posts, and read, or refused, and it ends.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_read::{Carrier, Limits, documents, posts, read};

const CARRIERS: [Carrier; 10] = [
    Carrier::Text,
    Carrier::Html,
    Carrier::JsonLines,
    Carrier::Feed,
    Carrier::JsonFeed,
    Carrier::Warc,
    Carrier::Tar,
    Carrier::Zip,
    Carrier::Gzip,
    Carrier::Zstd,
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let carrier = CARRIERS[usize::from(*first) % CARRIERS.len()];
    let limits = Limits { document_bytes: 1 << 16 };
    for document in documents(carrier, rest, "fuzz", limits).flatten().flat_map(posts) {
        let once = read(&document).map(|reading| reading.article.text().to_owned());
        let again = read(&document).map(|reading| reading.article.text().to_owned());
        assert_eq!(once.map_err(|error| error.to_string()), again.map_err(|error| error.to_string()));
    }
});
