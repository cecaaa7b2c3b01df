use super::*;
use message_signature::{SignatureHeaders, VerifyingKey, verify};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const BODY: &[u8] = b"<Document/>";

fn signer() -> Signer {
    let keyid = KeyId::parse("bank-1").expect("a key id");
    Signer {
        key: SigningKey::from_seed([7; 32]),
        keyid,
    }
}

fn now() -> Moment {
    Moment::from_unix_millis(1_800_000_000_000).expect("in range")
}

fn gateway(origin: &str) -> Gateway {
    Gateway {
        connection: connection(Some(origin), None),
    }
}

async fn send(gateway: &Gateway) -> Result<Response, NoResponse> {
    gateway
        .send("/fps/messages", "application/xml", BODY, &signer(), now())
        .await
}

/// Serves one request with these bytes and gives back what was asked.
async fn asked(answer: &[u8]) -> (String, Result<Response, NoResponse>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let serve = async {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut request = Vec::new();
        while !request.ends_with(BODY) {
            let mut part = [0; 4096];
            let count = stream.read(&mut part).await.expect("a request");
            request.extend_from_slice(&part[..count]);
        }
        let _ = stream.write_all(answer).await;
        String::from_utf8(request).expect("text")
    };
    let gateway = gateway(&format!("http://{address}"));
    tokio::join!(serve, send(&gateway))
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let lines = request.lines().take_while(|line| !line.is_empty());
    let mut pairs = lines.filter_map(|line| line.split_once(": "));
    pairs
        .find(|(given, _)| given.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

#[tokio::test]
async fn a_request_is_signed_and_its_answer_is_read_whatever_the_status() {
    let answer = b"HTTP/1.1 409 Conflict\r\ncontent-length: 2\r\n\r\nno";
    let (request, response) = asked(answer).await;
    assert!(
        request.starts_with("POST /fps/messages HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(header(&request, "content-type"), Some("application/xml"));
    let proof = SignatureHeaders::from_lookup(|name| header(&request, name)).expect("signed");
    let message = Request {
        method: "POST",
        path: "/fps/messages",
        headers: &[],
        body: BODY,
    };
    let key: VerifyingKey = signer().key.verifying_key();
    let verified = verify(&message, &proof, |_| Some(key), now().unix_seconds(), 0);
    assert_eq!(verified.expect("a good signature").keyid, signer().keyid);
    assert_eq!(
        response.expect("an answer"),
        Response {
            status: 409,
            body: b"no".to_vec()
        }
    );
}

#[tokio::test]
async fn a_redirection_is_an_answer_and_is_not_followed() {
    let answer = b"HTTP/1.1 307 T\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n";
    let (_, response) = asked(answer).await;
    assert_eq!(response.expect("an answer").status, 307);
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_is_unknown() {
    for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf"] {
        let (_, response) = asked(answer.as_bytes()).await;
        assert!(!response.expect_err("no answer").was_not_sent(), "{answer}");
    }
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_unknown() {
    let mut answer = b"HTTP/1.1 200 OK\r\ncontent-length: 65537\r\n\r\n".to_vec();
    answer.extend_from_slice(&vec![b'x'; MAX_ANSWER + 1]);
    let (_, response) = asked(&answer).await;
    assert!(!response.expect_err("no answer").was_not_sent());
    let mut answer = b"HTTP/1.1 200 OK\r\ncontent-length: 65536\r\n\r\n".to_vec();
    answer.extend_from_slice(&vec![b'x'; MAX_ANSWER]);
    let (_, response) = asked(&answer).await;
    assert_eq!(response.expect("an answer").body.len(), MAX_ANSWER);
}

#[tokio::test]
async fn a_message_certainly_stayed_here_where_nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let refused = send(&gateway(&format!("http://{address}"))).await;
    assert!(refused.expect_err("nobody there").was_not_sent());
}

#[tokio::test]
async fn plain_http_leaves_this_machine_for_nowhere() {
    for origin in [
        "http://gateway.example",
        "http://10.0.0.1",
        "ftp://127.0.0.1",
        "nothing",
    ] {
        let refused = send(&gateway(origin)).await;
        assert!(refused.expect_err(origin).was_not_sent());
    }
    assert!(gateway("http://[::1]:1").connection.is_ok());
    assert!(gateway("http://localhost:1").connection.is_ok());
    assert!(gateway("https://gateway.example").connection.is_ok());
}

#[tokio::test]
async fn a_path_that_leads_elsewhere_is_not_sent() {
    let gateway = gateway("http://127.0.0.1:9");
    for path in [
        "//gateway.example/x",
        "https://gateway.example/x",
        "x",
        "/a?b",
        "/a/../b",
    ] {
        let refused = gateway
            .send(path, "text/plain", b"", &signer(), now())
            .await;
        assert!(refused.expect_err(path).was_not_sent(), "{path}");
    }
}

#[test]
fn an_answer_does_not_show_its_body() {
    let response = Response {
        status: 200,
        body: b"Jane Doe".to_vec(),
    };
    assert_eq!(
        format!("{response:?}"),
        "Response { status: 200, body_bytes: 8 }"
    );
}
