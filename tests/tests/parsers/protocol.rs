//! Parsers of input from other programs: messages of the scheme, signatures, tokens, keys.

use std::str::from_utf8;

use identity_domain::{
    Claims, Credential, Grant, Proof, SecretDigest, secret_of_bytes, secret_of_text,
};
use identity_store::{PublicKeys, SigningKey as TokenKey, proof, token};
use kernel::id::{ClientId, CredentialId, TenantId};
use kernel::time::Moment;
use message_signature::{
    KeyId, Request, SignParams, SignatureHeaders, SigningKey, ValidityWindow, VerifyingKey,
};
use tests::specification::Specification;

use super::list::{Parser, Spelling, text};

const ISSUER: &str = "https://bank.invalid";
/// 32 bytes of value one, in base64.
pub(crate) const SEED: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const SIGNED_AT: i64 = 1_795_000_000;
const SIGNED: &[u8] = b"<Document/>";

pub(crate) fn token_key() -> TokenKey {
    let secret = format!(r#"{{"kid":"k","seed":"{SEED}"}}"#).into();
    TokenKey::read(&secret).expect("a key")
}

fn now() -> Moment {
    Moment::from_unix_millis(SIGNED_AT * 1000).expect("in range")
}

fn a_token() -> Vec<u8> {
    let client = ClientId::derive(&["c"]);
    let credential = Credential {
        id: CredentialId::derive(&[]),
        proof: Proof::Secret(SecretDigest::of(client, "s")),
        created_at: now(),
        expires_at: None,
    };
    let grant = Grant {
        client,
        tenant: TenantId::derive(&["t"]),
        client_version: 1,
        credential: &credential,
        scopes: &"accounts:read payments:write".parse().expect("scopes"),
    };
    let claims = Claims::new(ISSUER, &grant, now(), "j".into());
    let token = token::sign(&token_key(), &claims);
    token.expect("a token").into_bytes()
}

pub(crate) fn scheme_key() -> SigningKey {
    SigningKey::from_seed([1; 32])
}

fn request() -> Request<'static> {
    Request {
        method: "POST",
        path: "/rails/fps/messages",
        headers: &[],
        body: SIGNED,
    }
}

/// The three headers of a signed message, one on each line.
fn a_signature() -> Vec<u8> {
    let keyid = KeyId::parse("scheme-1").expect("a name");
    let stamp = SignParams::new(&keyid, SIGNED_AT);
    let signed = message_signature::sign(&request(), &scheme_key(), &stamp);
    lines(&signed.expect("a signature"))
}

fn lines(signed: &SignatureHeaders) -> Vec<u8> {
    let pairs = signed.pairs();
    pairs.map(|(_, value)| value).join("\n").into_bytes()
}

fn headers(bytes: &[u8]) -> Option<SignatureHeaders> {
    let mut lines = from_utf8(bytes).ok()?.split('\n');
    let mut next = || lines.next().map(str::to_owned);
    Some(SignatureHeaders {
        content_digest: next()?,
        signature_input: next()?,
        signature: next()?,
    })
}

const KEY_OF_A_CLIENT: [u8; 32] = [2; 32];

/// The headers of a client that signs with a P-256 key.
fn request_of_a_client() -> Request<'static> {
    Request {
        method: "POST",
        path: "/v1/payments",
        headers: &[
            ("content-type", "application/json"),
            ("idempotency-key", "0f8f1c52"),
            ("authorization", "Bearer a.b.c"),
        ],
        body: b"{}",
    }
}

fn a_signature_of_a_client() -> Vec<u8> {
    let keyid = KeyId::parse("treasury-1").expect("a name");
    let key = SigningKey::p256(&KEY_OF_A_CLIENT).expect("a key");
    let stamp = SignParams::new(&keyid, SIGNED_AT).without_expiry();
    let signed = message_signature::sign(&request_of_a_client(), &key, &stamp);
    lines(&signed.expect("a signature"))
}

/// The messages of the contract, and one as another bank writes it.
fn messages() -> Vec<Vec<u8>> {
    let specification = Specification::read();
    let shown = specification.requests("receiveFpsMessage");
    let shown = shown
        .iter()
        .filter_map(|example| example.value.as_str())
        .map(|xml| xml.as_bytes().to_vec());
    let another = include_bytes!("../../../shared/rails/fps/tests/payment/payment.xml");
    shown.chain([another.to_vec()]).collect()
}

pub(crate) const PROTOCOL: &[Parser] = &[
    text!(
        "preference",
        "functions/payments/domain/src/route.rs",
        One,
        payments_domain::RoutePreference,
        |preference: &payments_domain::RoutePreference| preference.as_str().to_owned(),
        ["auto", "on_us", "fps"]
    ),
    Parser {
        name: "scheme-message",
        source: "shared/rails/fps/src/messages.rs",
        spelling: Spelling::Several,
        cases: 10_000,
        seeds: messages,
        read: |bytes| Some(rail_fps::read(bytes).ok()?.write().into_bytes()),
    },
    text!(
        "message-name",
        "shared/rails/fps/src/messages.rs",
        Several,
        rail_fps::MessageName,
        |it| it.as_str().to_owned(),
        ["pacs.008.001.08", "pacs.002.001.12"]
    ),
    text!(
        "scheme-name",
        "shared/rails/fps/src/text.rs",
        Several,
        rail_fps::SchemeName,
        |it| it.as_str().to_owned(),
        ["Ada Okafor", " Ada\r\nOkafor "]
    ),
    text!(
        "scheme-reference",
        "shared/rails/fps/src/text.rs",
        Several,
        rail_fps::SchemeReference,
        |it| it.as_str().to_owned(),
        ["SALARY NOV"]
    ),
    text!(
        "party-text",
        "shared/rails/fps/src/text.rs",
        Several,
        rail_fps::PartyText,
        |it| it.as_str().to_owned(),
        ["Zo\u{eb} O\u{2019}Brien", " Ada\r\nOkafor\t"]
    ),
    text!(
        "remittance-text",
        "shared/rails/fps/src/text.rs",
        Several,
        rail_fps::RemittanceText,
        |it| it.as_str().to_owned(),
        ["SALARY NOV", "Mi\u{e9}te\nmai"]
    ),
    text!(
        "fpid",
        "shared/rails/fps/src/fpid.rs",
        One,
        rail_fps::Fpid,
        ToString::to_string,
        ["2WFNSBFZYYZTKN29BA102026112782600000000001"]
    ),
    text!(
        "payment-type",
        "shared/rails/fps/src/fpid.rs",
        One,
        rail_fps::PaymentType,
        |it| it.code().to_owned(),
        ["SIP", "RTN"]
    ),
    text!(
        "reject-code",
        "shared/rails/fps/src/codes.rs",
        One,
        rail_fps::RejectCode,
        ToString::to_string,
        ["1160"]
    ),
    text!(
        "return-code",
        "shared/rails/fps/src/codes.rs",
        One,
        rail_fps::ReturnCode,
        ToString::to_string,
        ["00000002"]
    ),
    text!(
        "iso-reason",
        "shared/rails/fps/src/codes.rs",
        One,
        rail_fps::IsoReason,
        ToString::to_string,
        ["AC01"]
    ),
    text!(
        "qualifier",
        "shared/rails/fps/src/codes/qualifier.rs",
        One,
        rail_fps::Qualifier,
        ToString::to_string,
        ["same_day", "none"]
    ),
    text!(
        "message-id",
        "shared/rails/fps/src/identifiers.rs",
        One,
        rail_fps::MessageId,
        ToString::to_string,
        ["M20261122000001"]
    ),
    text!(
        "uetr",
        "shared/rails/fps/src/identifiers.rs",
        One,
        rail_fps::Uetr,
        |it| it.as_str().to_owned(),
        ["eb6305c9-1f7f-49de-aed0-16487c27b42d"]
    ),
    Parser {
        name: "message-signature",
        source: "shared/message-signature/src/verify.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![a_signature()],
        read: |bytes| {
            let headers = headers(bytes)?;
            let key = scheme_key().verifying_key();
            let find = |keyid: &KeyId| (keyid.as_str() == "scheme-1").then_some(key);
            message_signature::verify(&request(), &headers, find, SIGNED_AT, 60).ok()?;
            // Whatever its spelling, it is the scheme's one signature.
            Some(a_signature())
        },
    },
    Parser {
        name: "request-signature",
        source: "shared/message-signature/src/verify.rs",
        spelling: Spelling::Several,
        cases: 20_000,
        seeds: || vec![a_signature_of_a_client()],
        read: |bytes| {
            let (headers, request) = (headers(bytes)?, request_of_a_client());
            let key = SigningKey::p256(&KEY_OF_A_CLIENT).ok()?.verifying_key();
            let find = |keyid: &KeyId| (keyid.as_str() == "treasury-1").then_some(key);
            let window = ValidityWindow {
                back_s: 300,
                ahead_s: 30,
            };
            message_signature::verify_within(&request, &headers, find, SIGNED_AT, window).ok()?;
            Some(a_signature_of_a_client())
        },
    },
    Parser {
        name: "key-id",
        source: "shared/message-signature/src/key.rs",
        spelling: Spelling::One,
        cases: 40_000,
        seeds: || vec![b"scheme-1".to_vec()],
        read: |bytes| {
            Some(
                KeyId::parse(from_utf8(bytes).ok()?)
                    .ok()?
                    .to_string()
                    .into_bytes(),
            )
        },
    },
    Parser {
        name: "verifying-key",
        source: "shared/message-signature/src/key.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![scheme_key().verifying_key().to_base64().into_bytes()],
        read: |bytes| {
            let key = VerifyingKey::from_base64(from_utf8(bytes).ok()?).ok()?;
            Some(key.to_base64().into_bytes())
        },
    },
    Parser {
        name: "access-token",
        source: "functions/identity/store/src/token.rs",
        spelling: Spelling::One,
        cases: 40_000,
        seeds: || vec![a_token()],
        read: |bytes| {
            let keys = PublicKeys::of([&token_key()]);
            let token = from_utf8(bytes).ok()?;
            let claims = token::verify(&keys, token).ok()?;
            token::sign(&token_key(), &claims)
                .ok()
                .map(String::into_bytes)
        },
    },
    Parser {
        name: "client-assertion",
        source: "functions/identity/store/src/proof.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![a_token()],
        read: |bytes| {
            let claimed = proof::claimed_client(from_utf8(bytes).ok()?)?;
            // The client that an assertion names, and that of a token, are the same.
            (claimed == ClientId::derive(&["c"])).then(a_token)
        },
    },
    Parser {
        name: "client-secret",
        source: "functions/identity/domain/src/secret.rs",
        spelling: Spelling::One,
        cases: 40_000,
        seeds: || vec![secret_of_bytes([7; 32]).into_bytes()],
        read: |bytes| {
            let secret = secret_of_text(from_utf8(bytes).ok()?).ok()?;
            Some(secret.as_bytes().to_vec())
        },
    },
];
