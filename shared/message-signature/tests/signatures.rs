//! What is believed and, above all, what is not.
#![cfg(test)]

use message_signature::{
    KeyId, Request, SignParams, SignatureError, SignatureHeaders, SigningKey, Unsignable, Verified,
    VerifyingKey, sign, verify,
};
use proptest::prelude::*;

const NOW: i64 = 1_800_000_000;
const BODY: &[u8] = b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"/>";
const HEADERS: &[(&str, &str)] = &[
    ("Content-Type", "application/xml"),
    ("x-request-id", "req-1"),
];

fn request(body: &[u8]) -> Request<'_> {
    Request {
        method: "POST",
        path: "/rails/fps",
        headers: HEADERS,
        body,
    }
}

fn key() -> SigningKey {
    SigningKey::from_seed([42; 32])
}

fn keyid() -> KeyId {
    KeyId::parse("fps-gateway-1").unwrap()
}

fn signed() -> SignatureHeaders {
    sign(
        &request(BODY),
        &key(),
        &SignParams::new(&keyid(), NOW).nonce("n-1"),
    )
    .unwrap()
}

fn known(id: &KeyId) -> Option<VerifyingKey> {
    (*id == keyid()).then(|| key().verifying_key())
}

fn judged(headers: &SignatureHeaders) -> Result<Verified, SignatureError> {
    verify(&request(BODY), headers, known, NOW, 5)
}

/// Signature headers as [`signed`] makes them, with one text in the input replaced.
fn with_input(from: &str, to: &str) -> SignatureHeaders {
    let mut headers = signed();
    assert!(
        headers.signature_input.contains(from),
        "{from} in {}",
        headers.signature_input
    );
    headers.signature_input = headers.signature_input.replacen(from, to, 1);
    headers
}

#[test]
fn a_signed_request_is_believed_and_says_who_and_when() {
    let verified = judged(&signed()).unwrap();
    assert_eq!(verified.keyid, keyid());
    assert_eq!((verified.created, verified.expires), (NOW, NOW + 300));
    assert_eq!(verified.nonce.as_deref(), Some("n-1"));
}

#[test]
fn the_headers_have_the_agreed_shape() {
    assert_eq!(
        signed().signature_input,
        "malai=(\"@method\" \"@path\" \"content-digest\" \"content-type\" \"x-request-id\")\
         ;created=1800000000;expires=1800000300;keyid=\"fps-gateway-1\";alg=\"ed25519\"\
         ;nonce=\"n-1\";tag=\"malai\""
    );
    assert!(signed().signature.starts_with("malai=:") && signed().signature.ends_with(':'));
}

#[test]
fn every_byte_of_the_body_is_protected() {
    let headers = signed();
    for at in 0..BODY.len() {
        for bit in 0..8 {
            let mut body = BODY.to_vec();
            body[at] ^= 1 << bit;
            let judged = verify(&request(&body), &headers, known, NOW, 5);
            assert_eq!(
                judged,
                Err(SignatureError::DigestMismatch),
                "byte {at} bit {bit}"
            );
        }
    }
    for body in [
        &BODY[1..],
        &BODY[..BODY.len() - 1],
        b"",
        &[BODY, b" "].concat(),
    ] {
        assert_eq!(
            verify(&request(body), &headers, known, NOW, 5),
            Err(SignatureError::DigestMismatch)
        );
    }
}

#[test]
fn every_character_of_the_headers_is_protected() {
    for which in 0..3 {
        let pristine = signed();
        let text = pristine.pairs()[which].1.to_owned();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
            let changed = String::from_utf8(bytes).unwrap();
            let mut headers = pristine.clone();
            match which {
                0 => headers.content_digest = changed.clone(),
                1 => headers.signature_input = changed.clone(),
                _ => headers.signature = changed.clone(),
            }
            assert!(judged(&headers).is_err(), "{changed}");
        }
    }
}

#[test]
fn method_path_and_agreed_headers_are_protected() {
    let headers = signed();
    let good = request(BODY);
    let other = [
        ("content-type", "application/xml"),
        ("x-request-id", "req-2"),
    ];
    for changed in [
        Request {
            method: "PUT",
            ..good
        },
        Request {
            path: "/rails/bacs",
            ..good
        },
        Request {
            headers: &other,
            ..good
        },
    ] {
        assert_eq!(
            verify(&changed, &headers, known, NOW, 5),
            Err(SignatureError::BadSignature)
        );
    }
}

#[test]
fn absent_or_empty_headers_are_missing() {
    let headers = signed();
    for absent in ["content-digest", "signature-input", "signature"] {
        for value in [None, Some(""), Some("  ")] {
            let lookup = |name: &'static str| {
                let found = headers.pairs().into_iter().find(|(n, _)| *n == name);
                if name == absent {
                    value
                } else {
                    found.map(|(_, v)| v)
                }
            };
            assert_eq!(
                SignatureHeaders::from_lookup(lookup),
                Err(SignatureError::Missing(absent))
            );
        }
    }
    let lookup = |name| {
        headers
            .pairs()
            .into_iter()
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v)
    };
    assert_eq!(SignatureHeaders::from_lookup(lookup), Ok(headers.clone()));
}

#[test]
fn absent_parameters_are_missing() {
    for (param, name) in [
        (";created=1800000000", "created"),
        (";expires=1800000300", "expires"),
        (";keyid=\"fps-gateway-1\"", "keyid"),
        (";alg=\"ed25519\"", "alg"),
    ] {
        let judged = judged(&with_input(param, ""));
        assert_eq!(judged, Err(SignatureError::Missing(name)));
    }
    let mut other_label = signed();
    other_label.signature = other_label.signature.replacen("malai", "sig1", 1);
    let other_label = judged(&other_label);
    assert_eq!(other_label, Err(SignatureError::Missing("signature")));
}

#[test]
fn unreadable_headers_and_parameters_are_malformed() {
    for (from, to, what) in [
        ("malai=(", "malai=((", "signature-input"),
        ("malai=(", "other=1, malai=(", "signature-input"),
        ("\"@method\"", "\"@method\" \"@method\"", "signature-input"),
        ("\"@method\"", "\"@method\";req", "signature-input"),
        ("\"@method\"", "method", "signature-input"),
        ("\"content-type\"", "\"Content-Type\"", "signature-input"),
        ("created=1800000000", "created=\"then\"", "created"),
        ("created=1800000000", "created=-1", "created"),
        ("expires=1800000300", "expires=1800000301", "expires"),
        ("expires=1800000300", "expires=1799999999", "expires"),
        ("expires=1800000300", "expires=1800000300.5", "expires"),
        ("alg=\"ed25519\"", "alg=\"hmac-sha256\"", "alg"),
        ("alg=\"ed25519\"", "alg=ed25519", "alg"),
        ("keyid=\"fps-gateway-1\"", "keyid=\"a b\"", "keyid"),
        ("nonce=\"n-1\"", "nonce=1", "nonce"),
    ] {
        assert_eq!(
            judged(&with_input(from, to)),
            Err(SignatureError::Malformed(what)),
            "{to}"
        );
    }
    for signature in ["malai", "malai=1", "malai=(1)", "malai=:!:", "mal\u{e9}"] {
        let headers = SignatureHeaders {
            signature: signature.to_owned(),
            ..signed()
        };
        assert_eq!(
            judged(&headers),
            Err(SignatureError::Malformed("signature")),
            "{signature}"
        );
    }
}

#[test]
fn the_digest_cannot_be_swapped_for_one_of_another_algorithm() {
    let swapped = SignatureHeaders {
        content_digest: "sha-512=:AAAA:".to_owned(),
        ..signed()
    };
    assert_eq!(judged(&swapped), Err(SignatureError::BadSignature));
}

#[test]
fn a_signature_for_another_application_is_refused() {
    assert_eq!(
        judged(&with_input("tag=\"malai\"", "tag=\"other\"")),
        Err(SignatureError::WrongTag)
    );
    assert_eq!(
        judged(&with_input(";tag=\"malai\"", "")),
        Err(SignatureError::WrongTag)
    );
}

#[test]
fn ours_is_found_among_several_but_two_of_ours_are_refused() {
    let ours = signed();
    let mut among = ours.clone();
    among.signature_input = format!("proxy=(\"@method\");created=1, {}", ours.signature_input);
    among.signature = format!("proxy=:AAAA:, {}", ours.signature);
    assert!(judged(&among).is_ok());

    let second = ours.signature_input.replacen("malai=", "again=", 1);
    let two = SignatureHeaders {
        signature_input: format!("{}, {second}", ours.signature_input),
        ..ours
    };
    let two = judged(&two);
    assert_eq!(two, Err(SignatureError::Malformed("signature-input")));
}

#[test]
fn each_required_component_must_be_covered() {
    for name in [
        "@method",
        "@path",
        "content-digest",
        "content-type",
        "x-request-id",
    ] {
        let headers = with_input(&format!("\"{name}\""), "");
        assert_eq!(
            judged(&headers),
            Err(SignatureError::ComponentMissing(name.to_owned()))
        );
    }
    let unknown = with_input("\"@method\"", "\"@method\" \"x-not-sent\"");
    assert_eq!(
        judged(&unknown),
        Err(SignatureError::ComponentMissing("x-not-sent".to_owned()))
    );
}

#[test]
fn time_is_judged_with_the_allowed_skew_and_not_a_second_more() {
    let at = |now| verify(&request(BODY), &signed(), known, now, 5);
    assert!(at(NOW - 5).is_ok());
    assert_eq!(at(NOW - 6), Err(SignatureError::FromTheFuture));
    assert!(at(NOW + 305).is_ok());
    assert_eq!(at(NOW + 306), Err(SignatureError::Expired));
    assert_eq!(at(i64::MIN), Err(SignatureError::FromTheFuture));
    assert_eq!(at(i64::MAX), Err(SignatureError::Expired));
}

#[test]
fn unknown_and_foreign_keys_are_refused() {
    let nobody = |_: &KeyId| None;
    assert_eq!(
        verify(&request(BODY), &signed(), nobody, NOW, 5),
        Err(SignatureError::UnknownKey)
    );
    let another = |_: &KeyId| Some(SigningKey::from_seed([1; 32]).verifying_key());
    assert_eq!(
        verify(&request(BODY), &signed(), another, NOW, 5),
        Err(SignatureError::BadSignature)
    );
}

#[test]
fn what_cannot_be_signed_is_said() {
    let (key, keyid) = (key(), keyid());
    let good = request(BODY);
    let newline = [("x-request-id", "a\r\nb")];
    let twice = [("a", "1"), ("A", "2")];
    let stamp = SignParams::new(&keyid, NOW);
    for bad in [
        Request {
            path: "/a?b",
            ..good
        },
        Request { path: "a", ..good },
        Request {
            method: "PO\nST",
            ..good
        },
        Request {
            headers: &newline,
            ..good
        },
        Request {
            headers: &twice,
            ..good
        },
    ] {
        assert!(
            matches!(sign(&bad, &key, &stamp), Err(Unsignable::Component(_))),
            "{bad:?}"
        );
    }
    for time in [-1, i64::MAX, 253_402_300_800] {
        assert_eq!(
            sign(&good, &key, &SignParams::new(&keyid, time)),
            Err(Unsignable::Time)
        );
    }
    assert_eq!(sign(&good, &key, &stamp.nonce("é")), Err(Unsignable::Nonce));
}

#[test]
fn a_request_does_not_show_its_body_or_header_values() {
    let shown = format!("{:?}", request(BODY));
    assert!(shown.contains("x-request-id") && shown.contains("body_bytes"));
    assert!(!shown.contains("req-1") && !shown.contains("Document"));
}

proptest! {
    #[test]
    fn whatever_is_signed_is_believed(
        body in prop::collection::vec(any::<u8>(), 0..200),
        path in "/[a-z0-9/._~%-]{0,40}",
        value in "[ -~]{0,40}",
        seed in any::<[u8; 32]>(),
        created in 0_i64..4_000_000_000,
        lifetime in any::<u16>(),
    ) {
        let key = SigningKey::from_seed(seed);
        let headers = [("x-any", value.as_str())];
        let request = Request { method: "POST", path: &path, headers: &headers, body: &body };
        let keyid = keyid();
        let stamp = SignParams::new(&keyid, created).lifetime_s(lifetime);
        let signed = sign(&request, &key, &stamp).unwrap();
        let verified = verify(&request, &signed, |_| Some(key.verifying_key()), created, 0);
        prop_assert!(verified.is_ok());
    }

    #[test]
    fn rubbish_is_refused_without_a_panic(input in any::<String>(), signature in any::<String>(), digest in any::<String>()) {
        let headers = SignatureHeaders { content_digest: digest, signature_input: input, signature };
        prop_assert!(judged(&headers).is_err());
    }
}
