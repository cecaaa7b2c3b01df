//! Signatures of client requests: the signer, and the request that was signed.

use contract::{OPERATIONS, Operation};
use malai_client::types::Scope;
use message_signature::{SignParams, SigningKey, content_digest};
use serde_json::json;
use tests::bank::{Answer, KeyClient, Signer, policy_change};

use super::access::rows::ROWS;
use super::fixture::Fixture;
use super::raw_request::{RawRequest, order};

/// A bank with a client that must sign, its token, and the time of all signatures.
struct SignedSetup {
    fixture: Fixture,
    client: KeyClient,
    token: String,
    /// Another token of the same client.
    other_token: String,
    /// Another client of the same institution, with its own key and key id.
    other: KeyClient,
    now: i64,
}

const COVERED: [&str; 3] = ["content-type", "idempotency-key", "authorization"];

impl SignedSetup {
    async fn new() -> Self {
        let fixture = Fixture::with_two_accounts().await;
        let scopes = contract::SCOPES.iter();
        let scopes: Vec<Scope> = scopes.map(|it| it.parse().expect("a scope")).collect();
        let client = fixture.caller.register_key(&scopes, [3; 32], "key-1").await;
        let other = fixture.caller.register_key(&scopes, [4; 32], "key-2").await;
        let path = format!("/v1/clients/{}/policy", client.client_id);
        let policy = policy_change(1, &json!({"request_signatures": "required"}), "Treasury");
        assert_eq!(fixture.caller.post(&path, policy).await.status, 200);
        let token = fixture.bank.key_caller(&client).await.token().to_owned();
        let other_token = fixture.bank.key_caller(&client).await.token().to_owned();
        let now = fixture.bank.now().await;
        Self {
            fixture: fixture.closed().await,
            client,
            token,
            other_token,
            other,
            now,
        }
    }

    /// Returns the client's request, unsigned.
    fn unsigned(&self, ask: RawRequest) -> RawRequest {
        ask.bearer("")
            .header("authorization", format!("Bearer {}", self.token))
    }

    /// Returns the request with a signature by this signer over these of its headers.
    fn signed_by(
        &self,
        signer: &Signer,
        ask: &RawRequest,
        covered: &[&str],
        created: i64,
    ) -> RawRequest {
        self.stamped(signer, ask, covered, |stamp| stamp, created)
    }

    fn stamped(
        &self,
        signer: &Signer,
        ask: &RawRequest,
        covered: &[&str],
        stamp: impl FnOnce(SignParams<'_>) -> SignParams<'_>,
        created: i64,
    ) -> RawRequest {
        let ask = self.unsigned(ask.clone());
        let headers: Vec<_> = covered
            .iter()
            .map(|name| (*name, text(&ask, name)))
            .collect();
        let headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| (*name, &**value))
            .collect();
        let body = ask.body.clone().unwrap_or_default();
        let proof = signer.proof((ask.method, &ask.path), &headers, &body, stamp, created);
        let pairs = proof.pairs();
        pairs
            .into_iter()
            .fold(ask, |ask, (name, value)| ask.header(name, value))
    }

    /// Returns the correctly signed request.
    fn signed(&self, ask: &RawRequest) -> RawRequest {
        self.signed_by(&self.client.signer, ask, &COVERED, self.now)
    }

    /// Sends the request and asserts a refusal that names this header.
    async fn refused(&self, operation: &str, ask: &RawRequest, context: &str, header: &str) {
        let code = "signature_invalid";
        self.fixture.refused(operation, ask, 403, code).await;
        let answer = self.fixture.send(ask).await;
        let pointer = answer.body["errors"][0]["pointer"].as_str();
        let expected = format!("header:{header}");
        assert_eq!(pointer, Some(&*expected), "{context}: {}", answer.body);
        if header == "content-digest" && answer.body["errors"][0]["code"] == "invalid" {
            tests::examples::assert_example(&answer.body);
        }
        asks_for_a_signature(&answer);
        let new = self.fixture.written();
        assert!(new.is_empty(), "{context}: {new:?}");
    }
}

fn asks_for_a_signature(answer: &Answer) {
    let asked = "malai=(\"@method\" \"@path\" \"content-digest\" \"content-type\" \
        \"idempotency-key\" \"authorization\");created;tag=\"malai\"";
    assert_eq!(answer.header("accept-signature"), asked);
}

fn text(ask: &RawRequest, name: &str) -> String {
    let found = ask.headers.iter().find(|(known, _)| *known == name);
    String::from_utf8(found.expect(name).1.clone()).expect("text")
}

/// Returns the request with another text in one of its headers.
fn with(ask: &RawRequest, name: &'static str, from: &str, to: &str) -> RawRequest {
    let value = text(ask, name);
    assert!(value.contains(from), "{from} in {value}");
    ask.clone().header(name, value.replacen(from, to, 1))
}

fn signed_operations() -> impl Iterator<Item = &'static Operation> {
    OPERATIONS.iter().filter(|one| one.is_signed())
}

#[tokio::test]
async fn a_client_that_must_sign_completes_no_signed_operation_unsigned() {
    let signing = SignedSetup::new().await;
    for operation in signed_operations() {
        let row = ROWS.iter().find(|row| row.operation == operation.id);
        let ask = (row.expect("a row").ask)(&signing.fixture);
        let unsigned = signing.unsigned(ask.clone());
        let fixture = &signing.fixture;
        fixture
            .refused(operation.id, &unsigned, 403, "signature_required")
            .await;
        asks_for_a_signature(&fixture.send(&unsigned).await);
        let by_another = signing.signed_by(
            &Signer::new(signing.other.signer.key.clone(), "key-1"),
            &ask,
            &COVERED,
            signing.now,
        );
        let context = operation.id;
        signing
            .refused(operation.id, &by_another, context, "signature")
            .await;
    }
    signing.fixture.assert_unchanged().await;
    // Reads, and writes that only stop something, need no signature.
    let freeze = format!("/v1/accounts/{}/freeze", *signing.fixture.ada.account_id);
    let reason = json!({"reason": "A phone was stolen"});
    for (ask, status) in [
        (RawRequest::get("/v1/accounts"), 200),
        (RawRequest::write(freeze, &reason), 200),
    ] {
        let answer = signing.fixture.send(&signing.unsigned(ask)).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_request_that_differs_from_the_signed_one_is_refused() {
    let signing = SignedSetup::new().await;
    let ask = RawRequest::pay(&order(&signing.fixture.ada));
    let good = signing.signed(&ask);
    let (input, signature, digest) = ("signature-input", "signature", "content-digest");
    let body = text_of_body(&ask);
    let token = format!("Bearer {}", signing.other_token);
    let elsewhere = RawRequest {
        path: "/v1/payments/other/cancel".into(),
        ..ask.clone()
    };
    let put = RawRequest {
        method: "PUT",
        ..ask.clone()
    };
    let signed_for = |other: &RawRequest| {
        let signed = signing.signed(other);
        let (method, path) = (good.method, good.path.clone());
        RawRequest {
            method,
            path,
            ..signed
        }
    };
    let swapped = good.clone().bytes(body.replace("1.00", "9.00"));
    for (context, ask, header) in [
        ("another body", swapped.clone(), digest),
        (
            "another body and its digest",
            swapped.header(
                digest,
                content_digest(body.replace("1.00", "9.00").as_bytes()),
            ),
            signature,
        ),
        ("no body", good.clone().bytes(b""), digest),
        ("another key", good.clone().key("another"), signature),
        (
            "another type",
            with(&good, "content-type", "json", "json; charset=utf-8"),
            signature,
        ),
        (
            "another token",
            good.clone().header("authorization", token),
            signature,
        ),
        ("another path", signed_for(&elsewhere), signature),
        ("another method", signed_for(&put), signature),
        (
            "another signature",
            with(&good, signature, "=:", "=:AAAA"),
            signature,
        ),
    ] {
        signing
            .refused("createPayment", &ask, context, header)
            .await;
    }
    for name in [input, signature, digest, "content-type", "idempotency-key"] {
        let ask = good.clone().without(name);
        signing.refused("createPayment", &ask, name, name).await;
    }
    is_taken(&signing, &good).await;
}

#[tokio::test]
async fn an_incomplete_old_or_foreign_signature_is_refused() {
    let signing = SignedSetup::new().await;
    let ask = RawRequest::pay(&order(&signing.fixture.ada));
    let (signer, now) = (&signing.client.signer, signing.now);
    let good = signing.signed(&ask);
    let input = "signature-input";
    for name in COVERED {
        let others: Vec<_> = COVERED.into_iter().filter(|it| *it != name).collect();
        let less = signing.signed_by(signer, &ask, &others, now);
        signing.refused("createPayment", &less, name, input).await;
    }
    for name in ["@method", "@path", "content-digest"] {
        let less = with(&good, input, &format!("\"{name}\" "), "");
        signing.refused("createPayment", &less, name, input).await;
    }
    let more = signing.unsigned(ask.clone()).header("x-request-id", "r-1");
    let more = signing.signed_by(
        signer,
        &more,
        &[
            "content-type",
            "idempotency-key",
            "authorization",
            "x-request-id",
        ],
        now,
    );
    signing.refused("createPayment", &more, "more", input).await;
    let by = |signer: &Signer, created| signing.signed_by(signer, &ask, &COVERED, created);
    let expired = signing.stamped(signer, &ask, &COVERED, short, now - 60);
    let stranger = Signer::new(SigningKey::from_seed([9; 32]), "key-9");
    let p256 = Signer::new(SigningKey::p256(&[9; 32]).expect("a key"), "key-1");
    let impostor = Signer::new(stranger.key.clone(), "key-1");
    for (context, ask, header) in [
        ("made long ago", by(signer, now - 3600), input),
        ("made in the future", by(signer, now + 3600), input),
        ("expired", expired, input),
        (
            "another client's key",
            by(&signing.other.signer, now),
            input,
        ),
        ("nobody's key", by(&stranger, now), input),
        (
            "nobody's key by a name of ours",
            by(&impostor, now),
            "signature",
        ),
        ("a key of another kind", by(&p256, now), input),
    ] {
        signing
            .refused("createPayment", &ask, context, header)
            .await;
    }
    is_taken(&signing, &good).await;
}

/// Replacements in `Signature-Input`: another tag or none, parameters that are missing or
/// different, a supported and an unsupported algorithm, and components that are qualified,
/// repeated, or not required.
const INPUTS: [(&str, &str); 11] = [
    ("\"malai\"", "\"other\""),
    (";tag=\"malai\"", ""),
    ("created", "made"),
    ("created=", "created=\"1\";x="),
    ("keyid", "name"),
    ("alg=", "how="),
    ("ed25519", "ecdsa-p256-sha256"),
    ("ed25519", "hmac-sha256"),
    ("\"@path\"", "\"@path\";req"),
    ("\"@path\"", "\"@path\" \"@path\""),
    ("\"@path\"", "\"@path\" \"73920461\""),
];

#[tokio::test]
async fn malformed_signature_headers_are_refused_without_detail_of_the_key() {
    let signing = SignedSetup::new().await;
    let good = signing.signed(&RawRequest::pay(&order(&signing.fixture.ada)));
    let (input, signature) = ("signature-input", "signature");
    for (from, to) in INPUTS {
        let ask = with(&good, input, from, to);
        signing.refused("createPayment", &ask, to, input).await;
    }
    let twice = text(&good, input);
    let twice = format!("{twice}, {}", twice.replacen("malai=", "again=", 1));
    let other_label = text(&good, signature).replace("malai=", "other=");
    let one_label = format!("{0}, {0}", text(&good, input));
    let one_signature = format!("malai=:AAAA:, {}", text(&good, signature));
    for (name, value, header) in [
        (input, one_label.as_str(), input),
        (signature, one_signature.as_str(), signature),
        (input, twice.as_str(), input),
        (input, "malai=(\"@method\"", input),
        (input, "malai=1", input),
        (signature, "malai=1", signature),
        (signature, "malai=:!:", signature),
        (signature, &other_label, signature),
        ("content-digest", "sha-256=1", signature),
    ] {
        let ask = good.clone().header(name, value);
        signing.refused("createPayment", &ask, value, header).await;
    }
    is_taken(&signing, &good).await;
}

#[tokio::test]
async fn a_signature_is_found_beside_one_of_a_proxy_in_a_header_line_of_its_own() {
    let signing = SignedSetup::new().await;
    let good = signing.signed(&RawRequest::pay(&order(&signing.fixture.ada)));
    let (input, signature) = ("signature-input", "signature");
    let ours = [text(&good, input), text(&good, signature)];
    let proxied = good
        .header(input, "proxy=(\"@method\");created=1;tag=\"proxy\"")
        .header(signature, "proxy=:AAAA:");
    let [our_input, our_signature] = ours;
    let both = proxied
        .extra_header(input, our_input.as_str())
        .extra_header(signature, our_signature.as_str());
    // Two lines with one label are one header that names it twice.
    for (name, value) in [
        (input, our_input.as_str()),
        (signature, our_signature.as_str()),
    ] {
        let ask = both.clone().extra_header(name, value);
        signing.refused("createPayment", &ask, value, name).await;
    }
    is_taken(&signing, &both).await;
}

fn short(stamp: SignParams<'_>) -> SignParams<'_> {
    stamp.lifetime_s(10)
}

fn text_of_body(ask: &RawRequest) -> String {
    String::from_utf8(ask.body.clone().expect("a body")).expect("text")
}

/// Asserts that nothing was written so far, and that the correctly signed request is done.
async fn is_taken(signing: &SignedSetup, good: &RawRequest) {
    signing.fixture.assert_unchanged().await;
    let answer = signing.fixture.send(good).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let breaches = signing
        .fixture
        .specification
        .breaches("createPayment", &answer);
    assert_eq!(breaches, [""; 0]);
}
