//! Compressed crawls of which a part is damaged: what is before and behind it is read, once, and the damage is told with its place.

use std::error::Error as _;

use onrecord_read::{Carrier, Document, Limits, documents, read};

use crate::gzip;

/// A record of a page with one sentence, which is told by its number.
fn record(number: usize) -> Vec<u8> {
    // Bytes that do not get shorter, with what a member begins with among them.
    let mut noise = u32::try_from(number).expect("a small number") + 7;
    let mut byte = || {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.to_be_bytes()[0] % 94 + b'!'
    };
    let noise: Vec<u8> = (0..3000).map(|_| byte()).filter(|byte| !b"<>&-".contains(byte)).collect();
    let page = format!("<title>T</title><p>{}</p><!-- {} -->", sentence(number), String::from_utf8_lossy(&noise));
    let content = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let head = format!("WARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n");
    format!("WARC/1.1\r\n{head}Content-Length: {}\r\n\r\n{content}\r\n\r\n", content.len()).into_bytes()
}

fn sentence(number: usize) -> String {
    format!("Mayor Ana Orlec said on Monday that {number} barriers along the river would hold through the spring.")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 3).expect("memory");
    encoder.include_checksum(true).expect("a checksum");
    std::io::Write::write_all(&mut encoder, bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// One of the two ways to pack a crawl, record by record.
type Pack = fn(&[u8]) -> Vec<u8>;

const PACKS: [(&str, Pack); 2] = [("c.warc.gz", gzip), ("c.warc.zst", zstd)];

/// Numbers of the pages that are read, and errors with their reasons.
fn found(name: &str, crawl: &[u8]) -> Vec<String> {
    let line = |document: Result<Document, onrecord_read::Error>| match document {
        Ok(document) => {
            let reading = read(&document).expect("a page");
            let words = reading.article.text().split(' ').nth(7).map(str::to_owned);
            let number = words.and_then(|word| word.parse().ok()).expect("a number");
            assert_eq!(reading.article.text(), sentence(number));
            number.to_string()
        }
        Err(error) => format!("{error}: {}", error.source().map(ToString::to_string).unwrap_or_default()),
    };
    documents(Carrier::of(name, crawl).expect("a carrier"), crawl, name, Limits::default()).map(line).collect()
}

/// Five members, the third of which is changed by `damage`, and where it begins and ends.
fn damaged(pack: Pack, damage: impl Fn(&mut Vec<u8>)) -> (Vec<u8>, usize, usize) {
    let mut members: Vec<Vec<u8>> = (0..5).map(|number| pack(&record(number))).collect();
    damage(&mut members[2]);
    let from = members[0].len() + members[1].len();
    (members.concat(), from, from + members[2].len())
}

#[track_caller]
fn check(name: &str, (crawl, from, to): &(Vec<u8>, usize, usize)) {
    let found = found(name, crawl);
    let damage =
        format!("{name}:3: cannot be read: damaged from byte {from} to byte {to}, where the next record begins: ");
    assert!(found.get(2).is_some_and(|line| line.starts_with(&damage)), "{found:#?}");
    assert_eq!([&found[..2], &found[3..]].concat(), ["0", "1", "3", "4"]);
}

#[test]
fn a_member_that_is_damaged_anywhere_is_passed_over() {
    for (name, pack) in PACKS {
        let length = damaged(pack, |_| ()).0.len() / 5;
        for at in [0, 1, 2, 3, 10, 20, length / 3, length / 2, length - 100, length - 8, length - 5] {
            check(name, &damaged(pack, |member| member[at] ^= 0xff));
        }
        for (at, n) in [(0, 30), (10, length - 40), (length / 2, 200), (length - 60, 40)] {
            check(name, &damaged(pack, |member| member[at..at + n].fill(0)));
            check(name, &damaged(pack, |member| drop(member.drain(at..at + n))));
        }
    }
}

#[test]
fn the_first_and_the_last_member_can_be_damaged_and_several_in_a_row() {
    for (name, pack) in PACKS {
        let members: Vec<Vec<u8>> = (0..5).map(|number| pack(&record(number))).collect();
        for bad in [vec![0], vec![4], vec![1, 2], vec![0, 1, 2, 3, 4], vec![0, 4], vec![1, 3]] {
            let mut members = members.clone();
            for &number in &bad {
                members[number][50..90].fill(0x55);
            }
            let found = found(name, &members.concat());
            let read: Vec<usize> = found.iter().filter_map(|line| line.parse().ok()).collect();
            let good: Vec<usize> = (0..5).filter(|number| !bad.contains(number)).collect();
            assert_eq!(read, good, "{name} {bad:?}");
            let n_gaps = bad.iter().filter(|number| !bad.contains(&(*number + 1))).count();
            assert_eq!(found.len() - read.len(), n_gaps, "{found:#?}");
        }
    }
}

#[test]
fn what_only_looks_like_a_member_is_none() {
    for (name, pack) in PACKS {
        let other = pack(b"WARP/ is no record");
        let cut = &pack(&record(9))[..9];
        let endless = b"\x1f\x8b\x08\x08aaaaaaaaaaaaaaaa".repeat(200);
        let rubbish = [&b"\x1f\x8b\x08"[..], &other, b"\x1f\x8b\x08\x00\x28\xb5\x2f\xfd", cut, &endless].concat();
        let (crawl, from, _) = damaged(pack, |member| member.splice(40.., rubbish.clone()).for_each(drop));
        let to = crawl.len() - pack(&record(3)).len() - pack(&record(4)).len();
        check(name, &(crawl, from, to));
    }
}

#[test]
fn a_crawl_in_a_record_that_is_damaged_is_not_read() {
    // It is stored as it is, so that its members stand in the outer one as they are.
    let inner: Vec<u8> = (20..30).flat_map(|number| gzip(&record(number))).collect();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\n\r\n";
    let fields = format!("WARC-Type: response\r\nContent-Length: {}\r\n\r\n{head}", head.len() + inner.len());
    let outer = [b"WARC/1.1\r\n", fields.as_bytes(), &inner, b"\r\n\r\n"].concat();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut encoder, &outer).expect("memory");
    let outer = encoder.finish().expect("memory");
    let whole = damaged(gzip, |member| member.clone_from(&outer));
    assert_eq!(found("c.warc.gz", &whole.0).len(), 5);
    // A byte of it is another: only the sum at its end shows that.
    check("c.warc.gz", &damaged(gzip, |member| member.splice(.., outer.clone()).for_each(drop)).also(500));
}

/// The same with another byte in the damaged member.
trait Also {
    fn also(self, at: usize) -> Self;
}

impl Also for (Vec<u8>, usize, usize) {
    fn also(mut self, at: usize) -> Self {
        self.0[self.1 + at] ^= 1;
        self
    }
}

#[test]
fn a_crawl_in_one_member_is_read_up_to_the_damage() {
    for (name, pack) in PACKS {
        let mut crawl = pack(&(0..200).flat_map(record).collect::<Vec<u8>>());
        let at = crawl.len() / 2;
        crawl[at..at + 400].fill(0);
        let found = found(name, &crawl);
        // What comes behind the damage may still be unpacked to something; a page of it is read only if it is whole.
        let read: Vec<usize> = found.iter().filter_map(|line| line.parse().ok()).collect();
        assert!(read.starts_with(&(0..10).collect::<Vec<_>>()) && read.is_sorted_by(|a, b| a < b), "{read:?}");
        assert!(found.len() > read.len(), "{name}");
        assert!(found.last().is_some_and(|last| last.contains(" on, and no record begins behind it: ")), "{found:?}");
    }
}

#[test]
fn what_is_no_crawl_ends_with_its_damage() {
    let line = |number: usize| format!("{{\"text\": \"{number}\"}}\n");
    let lines = |from: usize| (from..from + 900).map(line).collect::<Vec<_>>().concat();
    for (name, pack) in [("c.jsonl.gz", gzip as Pack), ("c.jsonl.zst", zstd)] {
        let (one, two) = (pack(lines(0).as_bytes()), pack(lines(900).as_bytes()));
        let mut crawl = [one.clone(), two, pack(&record(0))].concat();
        crawl[one.len() + 30..one.len() + 60].fill(0);
        let found: Vec<_> =
            documents(Carrier::of(name, &crawl).expect("one"), &*crawl, name, Limits::default()).collect();
        assert!(found[..900].iter().all(Result::is_ok) && found.last().is_some_and(Result::is_err));
        assert!(found.len() < 1800, "{}", found.len());
    }
}
