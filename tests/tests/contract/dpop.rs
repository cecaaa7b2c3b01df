//! The documented example of a proof of possession.

use kernel::time::Moment;
use platform::http::dpop::{Expected, Proof, ProofError};

const PAGE: &str = include_str!("../../../docs/dpop.md");
const ISSUED: i64 = 1_795_424_400;

/// Returns the last block of this kind on the page.
fn block(kind: &str) -> &'static str {
    let start = format!("\n```{kind}\n");
    let (_, rest) = PAGE.rsplit_once(&start).expect("a block");
    rest.split_once("\n```").expect("its end").0
}

/// Returns a header of the example.
fn header(name: &str) -> &'static str {
    let line = block("http").lines().find_map(|line| {
        let (known, value) = line.split_once(": ")?;
        known.eq_ignore_ascii_case(name).then_some(value)
    });
    line.expect("a header")
}

#[test]
fn the_documented_proof_is_valid_for_its_request_only() {
    assert!(block("http").starts_with("GET /v1/accounts?limit=10 HTTP/1.1"));
    let token = header("authorization")
        .strip_prefix("DPoP ")
        .expect("a token");
    let expected = Expected {
        method: "GET",
        url: "https://api.bank.invalid/v1/accounts",
        token: Some(token),
        now: Moment::from_unix_millis(ISSUED * 1000).expect("in range"),
    };
    let proof = Proof::judge(header("dpop"), &expected).expect("it holds");
    assert!(PAGE.contains(proof.thumbprint()));
    let posted = Expected {
        method: "POST",
        ..expected
    };
    let refused = Proof::judge(header("dpop"), &posted);
    assert_eq!(refused, Err(ProofError::Method));
}
