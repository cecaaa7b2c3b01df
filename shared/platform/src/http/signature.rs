//! The signature of a client over its request: HTTP Message Signatures (RFC 9421) with Content-Digest
//! (RFC 9530). What must be covered is what says which order it is and whose: see
//! `docs/request-signatures.md`.
//!
//! A copy of a signed request does no harm within the window, and nothing is kept to find copies: the
//! signature covers the `Idempotency-Key`, whose first use is part of what it moved, for ever.

use kernel::policy::{ClientPolicy, RequestSignatures};
use kernel::time::Moment;
use message_signature::{
    DigestError, KeyId, Request, SIGNATURE, SIGNATURE_INPUT, SignatureError, SignatureHeaders,
    ValidityWindow, VerifyingKey, verify_within,
};
use serde::{Deserialize, Serialize};

use super::head::digest_expected;
use super::{Call, Code, Problem};

/// How long after it was made a signature counts, and how fast a client's clock may be.
const WINDOW: ValidityWindow = ValidityWindow {
    back_s: 300,
    ahead_s: 30,
};

/// The headers that a signature covers besides `@method`, `@path` and `content-digest`. The
/// `authorization` ties it to one client of one bank: the name of the host does not survive the edge.
const COVERED: [&str; 3] = ["content-type", "idempotency-key", "authorization"];

/// `Accept-Signature` (RFC 9421 §5.1): what is asked for, told with every refusal.
pub(super) const ASKED_FOR: &str = "malai=(\"@method\" \"@path\" \"content-digest\" \
    \"content-type\" \"idempotency-key\" \"authorization\");created;tag=\"malai\"";

/// A public key of a client, as the authorizer tells it to the functions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientKey {
    /// The client's name for it: the `keyid` of its signatures.
    pub kid: String,
    /// The Ed25519 key, or the x coordinate of the P-256 key, in base64url.
    pub x: String,
    /// The y coordinate of a P-256 key.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub y: Option<String>,
    /// From when it no longer works; never, if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<Moment>,
}

impl ClientKey {
    /// The key, if it works at this moment. What is no key was never registered, and verifies nothing.
    fn working(&self, now: Moment) -> Option<VerifyingKey> {
        if self.until.is_some_and(|until| until <= now) {
            return None;
        }
        VerifyingKey::from_coordinates(&self.x, self.y.as_deref()).ok()
    }
}

/// That the request is signed by one of its client's keys, if the client's policy asks for it; and that a
/// signature which is there holds, asked for or not.
///
/// # Errors
/// `signature_required`, `signature_invalid`.
pub(super) fn check(
    call: &Call,
    policy: &ClientPolicy,
    keys: &[ClientKey],
    now: Moment,
) -> Result<(), Problem> {
    let there = |name| call.header(name).is_some();
    if !there(SIGNATURE) && !there(SIGNATURE_INPUT) {
        return match policy.request_signatures {
            RequestSignatures::Optional => Ok(()),
            RequestSignatures::Required => Err(required()),
        };
    }
    let headers = SignatureHeaders::from_lookup(|name| call.header(name));
    let headers = headers.map_err(|refused| invalid(&refused))?;
    let covered = COVERED.map(|name| (name, call.header(name)));
    let covered: Vec<_> = covered
        .iter()
        .filter_map(|(name, value)| Some((*name, (*value)?)))
        .collect();
    if let Some(missing) = COVERED
        .iter()
        .find(|name| !covered.iter().any(|(known, _)| known == *name))
    {
        return Err(invalid(&SignatureError::Missing(missing)));
    }
    let request = Request {
        method: call.method(),
        path: call.path(),
        headers: &covered,
        body: call.raw_body(),
    };
    // Two keys may have one name: the client's to choose, and to keep when it changes the key.
    let keys = |keyid: &KeyId| {
        let named = keys.iter().filter(|key| key.kid == keyid.as_str());
        let keys: Vec<_> = named.filter_map(|key| key.working(now)).collect();
        keys
    };
    verify_within(&request, &headers, keys, now.unix_seconds(), WINDOW)
        .map(|_| ())
        .map_err(|refused| invalid(&refused))
}

fn required() -> Problem {
    [
        message_signature::CONTENT_DIGEST,
        SIGNATURE_INPUT,
        SIGNATURE,
    ]
    .into_iter()
    .fold(Problem::new(Code::SignatureRequired), |problem, name| {
        problem.with_error(
            format!("header:{name}"),
            "required",
            "this header is required",
        )
    })
}

/// Which header is wrong, and what was expected; never what was sent.
fn invalid(refused: &SignatureError) -> Problem {
    let input = SIGNATURE_INPUT;
    let (header, expected) = match refused {
        SignatureError::Missing(name) => return missing(name),
        SignatureError::Malformed(message_signature::CONTENT_DIGEST) => (
            message_signature::CONTENT_DIGEST,
            digest_expected(DigestError::Malformed),
        ),
        SignatureError::Malformed(name) if is_header(name) => {
            (*name, "expected it as RFC 9421 has it")
        }
        SignatureError::Malformed(name) => {
            let told = format!("expected the parameter {name} as this operation describes it");
            return told_of(input, "invalid", told);
        }
        SignatureError::WrongTag => (input, "expected one signature with the tag malai"),
        SignatureError::ComponentMissing(name) => return not_covered(name),
        SignatureError::Expired => (
            input,
            "expected a signature of the last 300 seconds that has not expired",
        ),
        SignatureError::FromTheFuture => (input, "expected created not to be in the future"),
        SignatureError::UnknownKey => (input, "expected keyid to be of a key of yours that works"),
        SignatureError::WrongAlgorithm => (input, "expected alg to be that of the key"),
        SignatureError::BadSignature => (SIGNATURE, "expected the signature over this request"),
        SignatureError::DigestMismatch => (
            message_signature::CONTENT_DIGEST,
            digest_expected(DigestError::Mismatch),
        ),
    };
    told_of(header, "invalid", expected)
}

fn missing(name: &str) -> Problem {
    if is_header(name) {
        told_of(name, "required", "a signed request has this header")
    } else {
        let told = format!("expected the parameter {name}");
        told_of(SIGNATURE_INPUT, "invalid", told)
    }
}

/// A name that is not ours may be anything, and is not repeated.
fn not_covered(name: &str) -> Problem {
    let ours = ["@method", "@path", message_signature::CONTENT_DIGEST];
    let told = match ours.iter().chain(&COVERED).find(|known| **known == name) {
        Some(known) => format!("expected {known} to be covered, and to be one line of ASCII"),
        None => "expected no component to be covered but those that are asked for".to_owned(),
    };
    told_of(SIGNATURE_INPUT, "invalid", told)
}

fn is_header(name: &str) -> bool {
    let proof = [
        message_signature::CONTENT_DIGEST,
        SIGNATURE_INPUT,
        SIGNATURE,
    ];
    proof.contains(&name) || COVERED.contains(&name)
}

fn told_of(header: &str, code: &'static str, told: impl std::fmt::Display) -> Problem {
    Problem::new(Code::SignatureInvalid).with_error(format!("header:{header}"), code, told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use message_signature::{SignParams, SigningKey, sign};
    use serde_json::{Value, json};

    const CREATED: i64 = 1_795_000_000;
    const BODY: &str = r#"{"amount":"1.00"}"#;
    // RFC 8037, appendix A.
    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    const SEED: [u8; 32] = [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c,
        0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae,
        0x7f, 0x60,
    ];

    fn at(seconds: i64) -> Moment {
        Moment::from_unix_millis(seconds.saturating_mul(1000)).expect("in range")
    }

    fn call(policy: &Value, keys: Option<Value>, proof: &[(&str, &str)]) -> Call {
        let mut headers = json!({
            "Content-Type": "application/json", "Idempotency-Key": "k", "Authorization": "Bearer t",
        });
        for (name, value) in proof {
            headers[*name] = (*value).into();
        }
        let mut context = json!({
            "tenant_id": kernel::id::TenantId::derive(&["t"]),
            "client_id": kernel::id::ClientId::derive(&["c"]),
            "scope": "payments:write", "policy": policy.to_string(),
            "token": json!({
                "jti": "j", "credential_id": kernel::id::CredentialId::derive(&["1"]),
                "client_version": 1, "exp": CREATED,
            }).to_string(),
        });
        if let Some(keys) = keys {
            context["keys"] = keys.to_string().into();
        }
        let event = json!({
            "httpMethod": "POST", "path": "/v1/payments", "headers": headers, "body": BODY,
            "requestContext": {"requestId": "r", "authorizer": context},
        });
        Call::from_event(event.to_string().as_bytes()).expect("an event")
    }

    /// As the authorizer passed the caller on.
    fn check(call: &Call, now: Moment) -> Result<(), Problem> {
        super::check(call, &call.principal()?.policy, call.keys(), now)
    }

    fn signed(stamp: impl FnOnce(SignParams<'_>) -> SignParams<'_>) -> SignatureHeaders {
        let headers = [
            ("content-type", "application/json"),
            ("idempotency-key", "k"),
            ("authorization", "Bearer t"),
        ];
        let request = Request {
            method: "POST",
            path: "/v1/payments",
            headers: &headers,
            body: BODY.as_bytes(),
        };
        let keyid = KeyId::parse("one").expect("a name");
        let stamp = stamp(SignParams::new(&keyid, CREATED));
        sign(&request, &SigningKey::from_seed(SEED), &stamp).expect("a signature")
    }

    fn open(stamp: SignParams<'_>) -> SignParams<'_> {
        stamp.without_expiry()
    }

    fn key(kid: &str) -> Value {
        json!({"kid": kid, "x": X})
    }

    /// What becomes of a signed request, with these keys, so many seconds after it was signed.
    fn judged(keys: Value, proof: &SignatureHeaders, later: i64) -> Result<(), Code> {
        let policy = json!({"request_signatures": "required"});
        check(
            &call(&policy, Some(keys), &proof.pairs()),
            at(CREATED.saturating_add(later)),
        )
        .map_err(|problem| problem.code())
    }

    const NO: Result<(), Code> = Err(Code::SignatureInvalid);

    #[test]
    fn a_signature_counts_from_thirty_seconds_before_it_was_made_to_five_minutes_after() {
        let long = signed(open);
        let short = signed(|stamp| stamp.lifetime_s(10));
        let keys = || json!([key("one")]);
        for (later, expected) in [
            (-31, NO),
            (-30, Ok(())),
            (0, Ok(())),
            (300, Ok(())),
            (301, NO),
        ] {
            assert_eq!(judged(keys(), &long, later), expected, "{later}");
        }
        for (later, expected) in [(-31, NO), (-30, Ok(())), (10, Ok(())), (11, NO)] {
            assert_eq!(judged(keys(), &short, later), expected, "{later}");
        }
    }

    #[test]
    fn a_key_counts_until_it_ends_whoever_else_has_its_name() {
        let long = signed(open);
        let other = json!({
            "kid": "one", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        });
        let ending = json!({"kid": "one", "x": X, "until": at(CREATED + 60)});
        let keys = json!([other, ending]);
        assert_eq!(judged(keys.clone(), &long, 59), Ok(()));
        assert_eq!(judged(keys, &long, 60), NO);
        assert_eq!(judged(json!([other]), &long, 0), NO);
        assert_eq!(judged(json!([key("two")]), &long, 0), NO);
        assert_eq!(judged(json!([{"kid": "one", "x": "no key"}]), &long, 0), NO);
        assert_eq!(judged(json!([]), &long, 0), NO);
    }

    #[test]
    fn an_unsigned_request_is_for_the_policy_to_judge_and_half_a_signature_is_none() {
        let code = |policy: &str, proof: &[(&str, &str)]| {
            let policy = json!({"request_signatures": policy});
            check(&call(&policy, None, proof), at(CREATED)).map_err(|problem| problem.code())
        };
        assert_eq!(code("optional", &[]), Ok(()));
        assert_eq!(code("required", &[]), Err(Code::SignatureRequired));
        let long = signed(open);
        let [digest, input, signature] = long.pairs();
        for proof in [
            &[digest, input][..],
            &[digest, signature],
            &[input, signature],
        ] {
            assert_eq!(code("optional", proof), NO);
            assert_eq!(code("required", proof), NO);
        }
        assert_eq!(code("optional", &[("Signature", "")]), NO);
        // Others digest their bodies too, and sign nothing. Whether it is right is judged with the head.
        assert_eq!(code("optional", &[digest]), Ok(()));
        assert_eq!(code("required", &[digest]), Err(Code::SignatureRequired));
    }

    #[test]
    fn keys_that_the_authorizer_did_not_write_are_no_caller() {
        let mut call = call(&json!({}), Some(json!("?")), &[]);
        assert!(call.principal().is_err());
        call = self::call(&json!({}), Some(json!([key("one")])), &[]);
        assert!(call.principal().is_ok());
        assert_eq!(call.keys().len(), 1);
    }
}
