//! What is packed.

use std::io::{Cursor, Write};

use onrecord_read::{Carrier, ErrorKind, Limits, documents};

use crate::{found, gzip};

const LINES: &[u8] = b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(bytes, 1).expect("memory")
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        // The library would not write a name that leads out.
        let field = &mut header.as_old_mut().name;
        field[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *bytes).expect("memory");
    }
    builder.into_inner().expect("memory")
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

#[test]
fn a_compressed_file_is_what_is_in_it() {
    for (name, bytes) in [("a.jsonl.gz", gzip(LINES)), ("a.jsonl.zst", zstd(LINES)), ("-", gzip(LINES))] {
        assert_eq!(found(name, &bytes), [format!("{name}:1: One."), format!("{name}:2: Two.")]);
    }
    assert_eq!(found("a.txt.gz", &gzip(b"One.")), ["a.txt.gz: One."]);
}

#[test]
fn all_members_of_a_compressed_file_are_read() {
    let twice = [gzip(b"{\"text\": \"One.\"}\n"), gzip(b"{\"text\": \"Two.\"}\n")].concat();
    assert_eq!(found("a.jsonl.gz", &twice), ["a.jsonl.gz:1: One.", "a.jsonl.gz:2: Two."]);
}

#[test]
fn a_compressed_file_that_ends_too_soon_gives_what_it_has() {
    let whole = gzip(&LINES.repeat(2000));
    let found = found("a.jsonl.gz", &whole[..whole.len() - 20]);
    assert_eq!(found[0], "a.jsonl.gz:1: One.");
    assert!(found.last().expect("an error").ends_with("cannot be read"), "{:?}", found.last());
}

#[test]
fn members_of_an_archive_are_read_like_files_of_a_folder() {
    let lines = gzip(LINES);
    let members: &[(&str, &[u8])] =
        &[("story/a.txt", b"One."), ("story/b.jpg", b"\xff\xd8"), ("story/.c.txt", b"Hidden."), ("d.jsonl.gz", &lines)];
    for (name, bytes) in [("s.tar", tar(members)), ("s.tgz", gzip(&tar(members))), ("s.zip", zip(members))] {
        let expected = [
            format!("{name}/story/a.txt: One."),
            format!("{name}/story/b.jpg: no article: no article by its name"),
            format!("{name}/story/.c.txt: no article: no article by its name"),
            format!("{name}/d.jsonl.gz:1: One."),
            format!("{name}/d.jsonl.gz:2: Two."),
        ];
        assert_eq!(found(name, &bytes), expected);
    }
}

#[test]
fn a_name_that_leads_out_is_refused_and_the_next_is_read() {
    let members: &[(&str, &[u8])] =
        &[("../a.txt", b"1"), ("/etc/b.txt", b"2"), ("x/../../c.txt", b"3"), ("d.txt", b"Four.")];
    let refused = |name| format!("s.tar/{name}: its name leads out of the archive");
    let expected =
        [refused("../a.txt"), refused("/etc/b.txt"), refused("x/../../c.txt"), "s.tar/d.txt: Four.".to_owned()];
    assert_eq!(found("s.tar", &tar(members)), expected);
    assert_eq!(found("s.zip", &zip(&[("..\\a.txt", b"1"), ("d.txt", b"Four.")]))[1], "s.zip/d.txt: Four.");
}

#[test]
fn a_member_that_is_too_large_leaves_the_others() {
    let large = vec![b'x'; (1 << 20) + 1];
    let members: &[(&str, &[u8])] = &[("a.txt", &large), ("b.txt", b"Two.")];
    for (name, bytes) in [("s.tar", tar(members)), ("s.zip", zip(members))] {
        let expected = [format!("{name}/a.txt: too large: more than 1048576 bytes"), format!("{name}/b.txt: Two.")];
        assert_eq!(found(name, &bytes), expected);
    }
}

#[test]
fn what_grows_without_end_is_refused() {
    let grown = gzip(&vec![b' '; 70 << 20]);
    let mut found = documents(Carrier::Gzip, grown.as_slice(), "a.jsonl.gz", Limits::default());
    let error = found.next().expect("an error").expect_err("an error");
    assert_eq!(*error.kind(), ErrorKind::Unreadable);
    let source = std::error::Error::source(&error).expect("a reason").to_string();
    assert_eq!(source, "grows to more than 250 times its size when unpacked");
}

#[test]
fn what_is_packed_over_and_over_is_refused() {
    let packed = (0..6).fold(b"One.".to_vec(), |bytes, _| gzip(&bytes));
    assert_eq!(found("-", &packed), ["-: packed more than 4 times over"]);
}

#[test]
fn broken_archives_are_errors() {
    let members: &[(&str, &[u8])] = &[("a.txt", b"One."), ("b.txt", b"Two.")];
    let tar = tar(members);
    assert_eq!(found("s.tar", &tar[..514]), ["s.tar/a.txt: cannot be read"]);
    assert_eq!(found("s.tar", &tar[..1100]), ["s.tar/a.txt: One.", "s.tar: cannot be read"]);
    assert_eq!(found("s.zip", b"PK\x03\x04 nothing"), ["s.zip: cannot be read"]);
}
