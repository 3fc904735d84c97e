//! `serve`: the reading room, asked over a plain connection.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Stdio},
};

use serde_json::Value;

use super::util::{Dir, N_STORY};

/// A server that ends with the test.
struct Server {
    child: Child,
    /// "127.0.0.1:40123".
    address: String,
}

impl Server {
    fn start(dir: &Dir, line: &str) -> Server {
        let mut child = dir.command(line).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
        let address = said.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
        Server { address: address.unwrap_or_else(|| panic!("no address: {said}")).to_owned(), child }
    }

    /// The status and the body of what it answers.
    fn get(&self, path: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A server of the sample story.
fn reading_room() -> (Dir, Server) {
    let dir = Dir::new();
    dir.run("demo").exits(0);
    let server = Server::start(&dir, "--db onrecord-demo.db serve --port 0");
    (dir, server)
}

#[test]
fn pages_and_their_twins() {
    let (dir, server) = reading_room();
    let (status, page) = server.get("/", &server.address);
    assert!(status == 200 && page.contains("The Selm Courier"), "{status} {page}");
    let (status, twin) = server.get("/index.json", &server.address);
    let twin: Value = serde_json::from_str(&twin).unwrap();
    assert_eq!((status, twin["articles"].as_array().map(Vec::len)), (200, Some(N_STORY)), "{twin}");
    let (status, page) = server.get("/articles/1", "localhost");
    assert!(status == 200 && page.contains("barriers"), "{status} {page}");
    let (status, twin) = server.get("/articles/1.json", "localhost");
    let twin: Value = serde_json::from_str(&twin).unwrap();
    let text = dir.run("--db onrecord-demo.db show 1 --json").rows()[0]["text"].clone();
    assert_eq!((status, &twin["text"]), (200, &text));
}

#[test]
fn what_is_not_there_and_who_is_not_meant() {
    let (_dir, server) = reading_room();
    assert_eq!(server.get("/articles/99", &server.address).0, 404);
    let (status, body) = server.get("/", "evil.example");
    assert!(status == 403 && !body.contains("Selm"), "{status} {body}");
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let (dir, server) = reading_room();
    let port = server.address.rsplit(':').next().unwrap();
    let run = dir.run(&format!("--db onrecord-demo.db serve --port {port}")).exits(2);
    run.says(&format!("error: cannot listen on {}: ", server.address));
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_well() {
    let (_dir, mut server) = reading_room();
    let pid = server.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}
