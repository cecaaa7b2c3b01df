use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Person {
    #[serde(rename = "n")]
    name: String,
    #[serde(rename = "a", skip_serializing_if = "Option::is_none", default)]
    number: Option<String>,
}

fn ada() -> Person {
    Person {
        name: "Ada \"Quillfeather\"".into(),
        number: Some("12345678".into()),
    }
}

fn key(id: u16, byte: u8) -> String {
    use base64::Engine;
    let key = base64::engine::general_purpose::STANDARD.encode([byte; 32]);
    format!(r#"{{"id": {id}, "key": "{key}"}}"#)
}

fn ring(keys: &[String]) -> FieldKeyRing {
    let text = format!(r#"{{"keys": [{}]}}"#, keys.join(","));
    FieldKeyRing::read(&text).expect("a ring")
}

fn first() -> FieldKeyRing {
    ring(&[key(1, 7)])
}

fn place() -> EncryptionContext {
    EncryptionContext::new("acc_1", "A", "hn")
}

#[test]
fn what_was_sealed_is_opened_and_costs_eighteen_bytes() {
    let sealed = first().encrypt(&place(), &ada()).expect("sealed");
    assert_eq!(first().decrypt(&place(), &sealed).expect("opened"), ada());
    let clear = cbor4ii::serde::to_vec(Vec::new(), &ada()).expect("CBOR");
    assert_eq!(sealed.as_bytes().len(), clear.len() + 18);
    let shown = format!("{sealed:?} {:?}", first());
    assert_eq!(shown, "Sealed(..) Ring(keys [1])");
    assert!(!sealed.as_bytes().windows(3).any(|bytes| bytes == b"Ada"));
}

#[test]
fn one_bit_that_is_not_as_it_was_keeps_it_shut() {
    let sealed = first().encrypt(&place(), &ada()).expect("sealed");
    for bit in 0..sealed.as_bytes().len() * 8 {
        let mut bytes = sealed.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let altered = Encrypted::<Person>::read(bytes).expect("as long as it was");
        let fault = first().decrypt(&place(), &altered).expect_err("altered");
        let expected = if bit < 16 {
            matches!(fault, EncryptionError::UnknownKey(_))
        } else {
            matches!(fault, EncryptionError::Altered)
        };
        assert!(expected, "bit {bit}: {fault}");
    }
}

#[test]
fn it_opens_in_its_own_place_only() {
    let at = EncryptionContext::written_by("acc_1", "A", "leg", "pay_1");
    let sealed = first().encrypt(&at, &ada()).expect("sealed");
    for other in [
        EncryptionContext::written_by("acc_2", "A", "leg", "pay_1"),
        EncryptionContext::written_by("acc_1", "E#1", "leg", "pay_1"),
        EncryptionContext::written_by("acc_1", "A", "hn", "pay_1"),
        EncryptionContext::written_by("acc_1", "A", "leg", "pay_2"),
        EncryptionContext::new("acc_1", "A", "leg"),
    ] {
        let fault = first().decrypt(&other, &sealed);
        assert!(matches!(fault, Err(EncryptionError::Altered)), "{fault:?}");
    }
}

#[test]
fn a_new_first_key_seals_and_the_old_one_opens_what_it_sealed() {
    let old = first().encrypt(&place(), &ada()).expect("sealed");
    let grown = ring(&[key(2, 9), key(1, 7)]);
    let new = grown.encrypt(&place(), &ada()).expect("sealed");
    assert_eq!((old.key_id(), new.key_id()), (1, 2));
    assert_ne!(old.as_bytes()[2..], new.as_bytes()[2..]);
    for sealed in [&old, &new] {
        assert_eq!(grown.decrypt(&place(), sealed).expect("opened"), ada());
    }
    let fault = first().decrypt(&place(), &new);
    assert!(
        matches!(fault, Err(EncryptionError::UnknownKey(2))),
        "{fault:?}"
    );
}

#[test]
fn digests_stay_the_same_through_a_rotation_and_differ_between_banks() {
    let grown = ring(&[key(2, 9), key(1, 7)]);
    let other = ring(&[key(1, 8)]);
    let asked = ["12345678", "10.00"];
    let number = "12345678".parse().expect("a number");
    assert_eq!(first().fingerprint(&asked), grown.fingerprint(&asked));
    assert_ne!(first().fingerprint(&asked), other.fingerprint(&asked));
    assert_eq!(first().account(number), grown.account(number));
    assert_ne!(first().account(number), other.account(number));
    let guessed = kernel::id::AccountId::derive(&["000001", "12345678"]);
    assert_ne!(first().account(number), guessed);
}

#[test]
fn a_field_that_came_later_is_read_from_what_was_sealed_before() {
    #[derive(Serialize)]
    struct Before {
        n: String,
    }
    let before = Before { n: "Ada".into() };
    let sealed = first().encrypt(&place(), &before).expect("sealed");
    let sealed = Encrypted::<Person>::read(sealed.as_bytes().to_vec()).expect("bytes");
    let now = first().decrypt(&place(), &sealed).expect("opened");
    assert_eq!((now.name.as_str(), now.number), ("Ada", None));
    let sealed = Encrypted::<u8>::read(sealed.as_bytes().to_vec()).expect("bytes");
    let other = first().decrypt(&place(), &sealed);
    assert!(
        matches!(other, Err(EncryptionError::SomethingElse)),
        "{other:?}"
    );
}

#[test]
fn what_is_no_ring_is_refused_and_not_repeated() {
    let short = r#"{"id": 1, "key": "c2VjcmV0"}"#.to_owned();
    let secret = r#"{"id": 1, "key": "not base64"}"#.to_owned();
    let many: Vec<_> = (1..=257).map(|id| key(id, 1)).collect();
    let wrong = [
        String::new(),
        "c2VjcmV0".into(),
        r#"{"keys": []}"#.into(),
        r#"{"keys": ["c2VjcmV0"]}"#.into(),
        format!(r#"{{"keys": [{short}]}}"#),
        format!(r#"{{"keys": [{secret}]}}"#),
        format!(r#"{{"keys": [{}]}}"#, key(2, 9)),
        format!(r#"{{"keys": [{}, {}]}}"#, key(0, 9), key(1, 7)),
        format!(r#"{{"keys": [{}, {}]}}"#, key(1, 9), key(1, 7)),
        format!(r#"{{"keys": [{}]}}"#, many.join(",")),
    ];
    for text in wrong {
        let fault = FieldKeyRing::read(&text).expect_err("no ring");
        assert!(matches!(fault, EncryptionError::NotARing(_)), "{text}");
        assert!(!fault.to_string().contains("c2Vj"), "{fault}");
    }
}

proptest! {
    #[test]
    fn no_bytes_open_that_nobody_sealed(bytes in proptest::collection::vec(any::<u8>(), 0..128)) {
        if let Ok(sealed) = Encrypted::<Person>::read(bytes) {
            prop_assert!(first().decrypt(&place(), &sealed).is_err());
        }
    }
}
