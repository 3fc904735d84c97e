//! A fetcher against a small server on this machine. No test leaves it, and none waits for a clock.

use std::{
    io::{BufRead, BufReader, Write},
    net::{IpAddr, Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use super::*;

/// Answers each request with what its path has, and notes what was asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// What is not among `pages` is not there, and neither is `/robots.txt` if it is not.
    fn with(pages: &[(&str, &str)]) -> Server {
        Server::answering(pages.iter().map(|(path, answer)| ((*path).to_owned(), answer.as_bytes().to_vec())).collect())
    }

    fn answering(pages: Vec<(String, Vec<u8>)>) -> Server {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(&stream.unwrap(), &pages, &noted);
            }
        });
        Server { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The paths that were asked for, in their order.
    fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|head| head.split(' ').nth(1).unwrap().to_owned()).collect()
    }
}

fn answer(mut stream: &TcpStream, pages: &[(String, Vec<u8>)], noted: &Mutex<Vec<String>>) {
    let head: String = BufReader::new(stream)
        .lines()
        .map(Result::unwrap)
        .take_while(|line| !line.is_empty())
        .map(|line| line + "\n")
        .collect();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    noted.lock().unwrap().push(head);
    let page = pages
        .iter()
        .find(|(known, _)| *known == path)
        .map_or(&b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"[..], |(_, page)| page);
    // The other side may have had enough.
    let _ = stream.write_all(page);
    if page.is_empty() {
        // Never answers, and hangs up when the other side does.
        let _ = BufReader::new(stream).lines().next();
    }
}

fn page(fields: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\n{fields}Connection: close\r\n\r\n{body}")
}

fn redirect(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

fn limits() -> Limits {
    Limits { reach: Reach::Private, pause: Duration::ZERO, body_bytes: 1000, ..Limits::default() }
}

fn fetch(server: &Server, path: &str) -> Result<Fetched, ErrorKind> {
    Fetcher::new(limits()).fetch(&server.url(path)).map_err(|error| error.kind().clone())
}

#[test]
fn a_page_with_what_the_server_says_of_it() {
    let server = Server::with(&[("/a?b", &page("Content-Type: text/html; charset=latin1\r\n", "<p>Rain."))]);
    let fetched = fetch(&server, "/a?b#c").unwrap();
    assert_eq!(fetched.url, server.url("/a?b"));
    assert_eq!(fetched.content_type.as_deref(), Some("text/html; charset=latin1"));
    assert_eq!(fetched.bytes, b"<p>Rain.");
    let heads = server.asked.lock().unwrap().concat().to_ascii_lowercase();
    assert!(heads.contains(&format!("user-agent: onrecord/{}", env!("CARGO_PKG_VERSION"))), "{heads}");
    assert!(!heads.contains("cookie") && !heads.contains("referer") && heads.contains("accept: text/html"), "{heads}");
}

#[test]
fn this_machine_is_refused_unasked() {
    let server = Server::with(&[("/", &page("", "Rain."))]);
    let mut fetcher = Fetcher::new(Limits { reach: Reach::Public, ..limits() });
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"] {
        let error = fetcher.fetch(&format!("http://{host}:{}/", server.port)).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Private { .. }), "{host}: {error}");
    }
    assert!(server.asked().is_empty());
}

#[test]
fn a_redirect_into_a_private_network_is_refused() {
    // The machine itself plays the public internet.
    let refuses = |address: IpAddr| Some("private").filter(|_| address != Ipv4Addr::LOCALHOST);
    for target in ["http://127.0.0.2/", "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[fd00:ec2::254]/"]
    {
        let server = Server::with(&[("/", &redirect(target))]);
        let error = Fetcher::refusing(limits(), refuses).fetch(&server.url("/")).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Private { .. }), "{error}");
        assert!(error.at().unwrap().starts_with(&target[..12]), "{error}");
        let server = Server::with(&[("/robots.txt", &redirect(target)), ("/", &page("", "Rain."))]);
        let error = Fetcher::refusing(limits(), refuses).fetch(&server.url("/")).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Private { .. }), "{error}");
        assert_eq!(server.asked(), ["/robots.txt"]);
    }
}

#[test]
fn redirects_are_followed_so_often() {
    let moved = [("/a", redirect("b")), ("/b", redirect("/c#d")), ("/c", page("", "Rain."))];
    let server = Server::with(&moved.each_ref().map(|(path, page)| (*path, page.as_str())));
    assert_eq!(fetch(&server, "/a").unwrap().url, server.url("/c"));
    assert_eq!(server.asked(), ["/robots.txt", "/a", "/b", "/c"]);

    let server = Server::with(&[("/a", &redirect("/b")), ("/b", &redirect("/a"))]);
    assert_eq!(fetch(&server, "/a"), Err(ErrorKind::TooManyRedirects { limit: 5 }));
    assert_eq!(server.asked().len(), 7);
}

#[test]
fn redirects_out_of_the_web_are_refused() {
    for (target, is_right) in [
        ("file:///etc/passwd", ErrorKind::Scheme { scheme: "file".to_owned() }),
        ("http://ana:secret@127.0.0.1/", ErrorKind::Credentials),
    ] {
        let server = Server::with(&[("/", &redirect(target))]);
        assert_eq!(fetch(&server, "/"), Err(is_right));
    }
}

#[test]
fn what_a_host_does_not_allow_is_not_asked_for() {
    let robots = page("", "User-agent: onrecord\nDisallow: /a\n");
    let server = Server::with(&[("/robots.txt", &robots), ("/b", &redirect("/a")), ("/c", &page("", "Rain."))]);
    let mut fetcher = Fetcher::new(limits());
    let mut kind = |path| fetcher.fetch(&server.url(path)).map_err(|error| error.kind().clone());
    assert_eq!(kind("/a"), Err(ErrorKind::Robots));
    assert_eq!(kind("/b"), Err(ErrorKind::Robots));
    assert_eq!(kind("/c").unwrap().bytes, b"Rain.");
    assert_eq!(server.asked(), ["/robots.txt", "/b", "/c"]);
}

#[test]
fn without_robots_txt_all_is_allowed_and_where_it_fails_nothing() {
    for (status, is_allowed) in [(404, true), (403, true), (410, true), (429, false), (500, false), (503, false)] {
        let robots = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let server = Server::with(&[("/robots.txt", &robots), ("/", &page("", "Rain."))]);
        let mut fetcher = Fetcher::new(limits());
        for _ in 0..2 {
            let came = fetcher.fetch(&server.url("/")).map_err(|error| error.kind().clone());
            let is_refused = came == Err(ErrorKind::RobotsFailed { status });
            assert!(if is_allowed { came.is_ok() } else { is_refused }, "{status}: {came:?}");
        }
        assert_eq!(server.asked().iter().filter(|path| *path == "/robots.txt").count(), 1);
    }
    let loops = Server::with(&[("/robots.txt", &redirect("/robots.txt")), ("/", &page("", "Rain."))]);
    assert!(fetch(&loops, "/").is_ok());
}

#[test]
fn robots_txt_without_end_is_read_so_far() {
    let long = page("", &format!("User-agent: *\nDisallow: /a\n{}\nDisallow: /", "# no more\n".repeat(60_000)));
    let server = Server::with(&[("/robots.txt", &long), ("/b", &page("", "Rain."))]);
    assert!(fetch(&server, "/b").is_ok());
    assert_eq!(fetch(&server, "/a"), Err(ErrorKind::Robots));
}

#[test]
fn what_is_too_large_is_refused_by_its_head_or_on_the_way() {
    let too_large = Err(ErrorKind::TooLarge { limit: 1000 });
    let body = |n| "a".repeat(n);
    let said = page("Content-Length: 1001\r\n", "");
    assert_eq!(fetch(&Server::with(&[("/", &said)]), "/"), too_large);
    assert_eq!(fetch(&Server::with(&[("/", &page("", &body(1001)))]), "/"), too_large);
    let chunks = format!("{}0\r\n\r\n", format!("3e8\r\n{}\r\n", body(1000)).repeat(2));
    assert_eq!(fetch(&Server::with(&[("/", &page("Transfer-Encoding: chunked\r\n", &chunks))]), "/"), too_large);
    assert_eq!(fetch(&Server::with(&[("/", &page("", &body(1000)))]), "/").unwrap().bytes.len(), 1000);
}

#[test]
fn what_grows_too_large_when_unpacked_is_refused() {
    let packed = |n| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![b'a'; n]).unwrap();
        let head = page("Content-Encoding: gzip\r\nContent-Type: text/plain\r\n", "");
        vec![("/".to_owned(), [head.into_bytes(), packer.finish().unwrap()].concat())]
    };
    assert_eq!(fetch(&Server::answering(packed(100 << 20)), "/"), Err(ErrorKind::TooLarge { limit: 1000 }));
    assert_eq!(fetch(&Server::answering(packed(1000)), "/").unwrap().bytes.len(), 1000);
    let brotli = page("Content-Encoding: br\r\n", "x");
    assert_eq!(fetch(&Server::with(&[("/", &brotli)]), "/"), Err(ErrorKind::Encoding { encoding: "br".to_owned() }));
}

#[test]
fn what_is_not_there_and_what_is_no_answer() {
    assert_eq!(fetch(&Server::with(&[]), "/a"), Err(ErrorKind::Status { status: 404 }));
    let nowhere = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    assert_eq!(fetch(&Server::with(&[("/", nowhere)]), "/"), Err(ErrorKind::Status { status: 302 }));
    for broken in [
        "SSH-2.0-server\r\n\r\n",
        &page("Content-Length: 100\r\n", "Rain."),
        &page("Transfer-Encoding: chunked\r\n", "5\r\nRa"),
    ] {
        let kind = fetch(&Server::with(&[("/", broken)]), "/").unwrap_err();
        assert!(matches!(kind, ErrorKind::Failed { .. }), "{broken:?}: {kind}");
    }
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
    let error = Fetcher::new(limits()).fetch(&format!("http://127.0.0.1:{closed}/")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Failed { .. }), "{error}");
    let plain = Server::with(&[("/", &page("", "Rain."))]);
    let error = Fetcher::new(limits()).fetch(&plain.url("/").replace("http:", "https:")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Failed { .. }), "{error}");
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for() {
    let short = Limits { read: Duration::from_millis(50), ..limits() };
    let mut pages = vec![("/".to_owned(), Vec::new())];
    let error = Fetcher::new(short).fetch(&Server::answering(pages.clone()).url("/")).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::TimedOut);
    let short = Limits { total: Duration::from_millis(50), ..limits() };
    pages.push(("/robots.txt".to_owned(), Vec::new()));
    let error = Fetcher::new(short).fetch(&Server::answering(pages).url("/")).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::TimedOut);
}

#[test]
fn an_error_says_what_was_asked_for_and_where_it_went_wrong() {
    let server = Server::with(&[("/a", &redirect("/b"))]);
    let error = Fetcher::new(limits()).fetch(&server.url("/a")).unwrap_err();
    let is_right = format!("{}: the server says: 404 Not Found (at {})", server.url("/a"), server.url("/b"));
    assert_eq!(error.to_string(), is_right);
    assert_eq!((error.url(), error.at()), (&*server.url("/a"), Some(&*server.url("/b"))));
    let error = Fetcher::new(limits()).fetch("https://ana:secret@courier.example/a").unwrap_err();
    assert_eq!(error.to_string(), "https://courier.example/a: a URL with a name or password in it is not fetched");
}
