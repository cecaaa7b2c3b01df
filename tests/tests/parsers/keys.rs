//! Parsers of secrets and of what only the bank's keys create: encrypted attributes and cursors.

use std::str::from_utf8;

use field_encryption::{Encrypted, EncryptionContext, FieldKeyRing};
use identity_domain::PublicKey;
use identity_store::{PublicKeys, SigningKey};
use kernel::id::TenantId;
use kernel::jwk::Coordinate;
use platform::http::Cursors;

use super::list::{Parser, Spelling};
use super::protocol::{SEED, scheme_key, token_key};

const CLIENT_KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"k-1"}"#;

/// The parsers.
pub(crate) const KEYS: &[Parser] = &[
    Parser {
        name: "token-signing-key",
        source: "functions/identity/store/src/signing_key.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![format!(r#"{{"kid":"k","seed":"{SEED}"}}"#).into_bytes()],
        read: |bytes| {
            let secret = from_utf8(bytes).ok()?.to_owned().into();
            let key = SigningKey::read(&secret).ok()?;
            let kid = serde_json::Value::from(key.kid());
            // The seed cannot be printed and is not compared.
            Some(format!(r#"{{"kid":{kid},"seed":"{SEED}"}}"#).into_bytes())
        },
    },
    Parser {
        name: "token-public-keys",
        source: "functions/identity/store/src/public_half.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![PublicKeys::of([&token_key()]).write().into_bytes()],
        read: |bytes| {
            let keys = PublicKeys::read(Some(from_utf8(bytes).ok()?)).ok()?;
            Some(keys.write().into_bytes())
        },
    },
    Parser {
        name: "client-key",
        source: "functions/identity/domain/src/public_key.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![CLIENT_KEY.as_bytes().to_vec()],
        read: |bytes| {
            let key: PublicKey = serde_json::from_slice(bytes).ok()?;
            serde_json::to_vec(&key).ok()
        },
    },
    Parser {
        name: "key-coordinate",
        source: "shared/kernel/src/jwk.rs",
        spelling: Spelling::One,
        cases: 10_000,
        seeds: || vec![b"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".to_vec()],
        read: |bytes| {
            let read: Coordinate = from_utf8(bytes).ok()?.parse().ok()?;
            Some(read.as_str().as_bytes().to_vec())
        },
    },
    Parser {
        name: "whole-number",
        source: "shared/kernel/src/whole.rs",
        spelling: Spelling::One,
        cases: 10_000,
        seeds: || {
            vec![
                b"0".to_vec(),
                b"50".to_vec(),
                b"18446744073709551615".to_vec(),
            ]
        },
        read: |bytes| {
            let number: u64 = kernel::whole::parse(from_utf8(bytes).ok()?)?;
            Some(number.to_string().into_bytes())
        },
    },
    Parser {
        name: "field-keys",
        source: "shared/field-encryption/src/ring.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: field_keys,
        read: |bytes| {
            FieldKeyRing::read(from_utf8(bytes).ok()?).ok()?;
            Some(field_keys().concat())
        },
    },
    Parser {
        name: "sealed-attribute",
        source: "shared/field-encryption/src/sealed.rs",
        spelling: Spelling::One,
        cases: 10_000,
        seeds: sealed,
        read: |bytes| {
            let sealed = Encrypted::<String>::read(bytes.to_vec()).ok()?;
            // Nothing decrypts that was not encrypted.
            let place = EncryptionContext::new("acc_1", "A", "hn");
            let opened = ring().decrypt(&place, &sealed).ok();
            assert_eq!(opened.is_some(), bytes == sealed_text(), "{bytes:?}");
            Some(sealed.as_bytes().to_vec())
        },
    },
    Parser {
        name: "scheme-keys",
        source: "functions/fps/messages/src/keys.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: scheme_keys,
        read: |bytes| {
            fps_messages::CallbackKeys::read(from_utf8(bytes).ok()?).ok()?;
            Some(scheme_keys().concat())
        },
    },
    Parser {
        name: "cursor",
        source: "shared/platform/src/http/cursor.rs",
        spelling: Spelling::One,
        cases: 40_000,
        seeds: || {
            let key = [("pk", "acc_1"), ("sk", "E#2026-11-23#000000000001")];
            let key = key.map(|(name, text)| (name.to_owned(), store::Value::S(text.to_owned())));
            let key = std::collections::HashMap::from(key).into();
            vec![cursors().after(&key).into_bytes()]
        },
        read: |bytes| {
            let key = cursors().read(from_utf8(bytes).ok()?)?;
            Some(cursors().after(&key).into_bytes())
        },
    },
];

fn field_keys() -> Vec<Vec<u8>> {
    vec![format!(r#"{{"keys":[{{"id":1,"key":"{SEED}"}}]}}"#).into_bytes()]
}

fn ring() -> FieldKeyRing {
    let text = field_keys().concat();
    FieldKeyRing::read(from_utf8(&text).expect("text")).expect("a ring")
}

fn sealed() -> Vec<Vec<u8>> {
    let place = EncryptionContext::new("acc_1", "A", "hn");
    let sealed = ring()
        .encrypt(&place, &"Zebedee".to_owned())
        .expect("sealed");
    vec![sealed.as_bytes().to_vec()]
}

fn sealed_text() -> Vec<u8> {
    sealed().concat()
}

fn scheme_keys() -> Vec<Vec<u8>> {
    let key = scheme_key().verifying_key().to_base64();
    let keys = format!(r#"{{"keys":[{{"keyid":"scheme-1","public_key":"{key}"}}]}}"#);
    vec![keys.into_bytes()]
}

fn cursors() -> Cursors {
    let tenant = TenantId::derive(&["t"]);
    Cursors::of(&ring(), tenant, "listAccounts", "")
}
