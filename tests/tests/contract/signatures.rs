//! The documented example of a signed request.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use message_signature::{
    KeyId, Request, SignParams, SignatureHeaders, SigningKey, ValidityWindow, VerifyingKey, sign,
    verify_within,
};
use serde_json::Value;

const PAGE: &str = include_str!("../../../docs/request-signatures.md");
const CREATED: i64 = 1_795_424_400;

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

fn jwk() -> Value {
    serde_json::from_str(block("json")).expect("a key")
}

fn bytes_of(jwk: &Value, name: &str) -> [u8; 32] {
    let text = jwk[name].as_str().expect("text");
    let bytes = URL_SAFE_NO_PAD.decode(text).expect("base64url");
    bytes.try_into().expect("32 bytes")
}

fn proof() -> SignatureHeaders {
    SignatureHeaders {
        content_digest: header("content-digest").to_owned(),
        signature_input: header("signature-input").to_owned(),
        signature: header("signature").to_owned(),
    }
}

#[test]
fn the_documented_example_verifies() {
    let covered = ["content-type", "idempotency-key", "authorization"];
    let headers = covered.map(|name| (name, header(name)));
    let request = Request {
        method: "POST",
        path: "/v1/payments",
        headers: &headers,
        body: block("body").as_bytes(),
    };
    assert!(block("http").starts_with("POST /v1/payments HTTP/1.1"));
    let (jwk, window) = (
        jwk(),
        ValidityWindow {
            back_s: 300,
            ahead_s: 30,
        },
    );
    let key = SigningKey::from_seed(bytes_of(&jwk, "d"));
    let public = VerifyingKey::from_coordinates(jwk["x"].as_str().expect("text"), None);
    let public = public.expect("a key");
    assert_eq!(key.verifying_key(), public);
    let find = |keyid: &KeyId| (keyid.as_str() == jwk["kid"]).then_some(public);
    let held = verify_within(&request, &proof(), find, CREATED, window);
    assert_eq!(held.expect("it holds").created, CREATED);
    // A reader who follows the page makes these exact headers.
    let keyid = KeyId::parse("treasury-1").expect("a name");
    let stamp = SignParams::new(&keyid, CREATED).without_expiry();
    assert_eq!(sign(&request, &key, &stamp).expect("a signature"), proof());
}

#[test]
fn the_documented_signature_base_is_the_one_signed() {
    use ed25519_dalek::Verifier as _;
    let jwk = jwk();
    let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes_of(&jwk, "x")).expect("a key");
    let signature = header("signature").trim_start_matches("malai=:");
    let signature = base64::engine::general_purpose::STANDARD
        .decode(signature.trim_end_matches(':'))
        .expect("base64");
    let signature = ed25519_dalek::Signature::from_slice(&signature).expect("64 bytes");
    assert!(key.verify(block("base").as_bytes(), &signature).is_ok());
}

/// The page's program is run unchanged.
#[test]
fn the_documented_program_makes_the_example() {
    let directory = tempfile::tempdir().expect("a directory");
    let program = directory.path().join("signed.mjs");
    // In the order of the page, which a map of Rust would not preserve.
    let headers = ["content-type", "idempotency-key", "authorization"]
        .map(|name| format!("{}: {}", Value::from(name), Value::from(header(name))));
    let headers = format!("{{{}}}", headers.join(", "));
    let body = serde_json::json!(block("body"));
    let call = format!(
        "\nconst made = signed({}, 'POST', '/v1/payments', {headers}, {body}, {CREATED});\
         \nconsole.log(JSON.stringify(made));\n",
        jwk()
    );
    std::fs::write(&program, format!("{}{call}", block("js"))).expect("a file");
    let run = std::process::Command::new("node").arg(&program).output();
    let run = run.expect("Node.js");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let made: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let pairs = proof();
    let pairs = pairs
        .pairs()
        .map(|(name, value)| (name.to_owned(), Value::from(value)));
    assert_eq!(made, Value::Object(pairs.into_iter().collect()));
}
