//! Parsers of secrets and of what only the bank's keys create: encrypted attributes and cursors.

use std::str::from_utf8;

use field_encryption::{Encrypted, EncryptionContext, FieldKeyRing};
use identity_store::{PublicKeys, SigningKey};
use kernel::id::TenantId;
use platform::http::Cursors;

use super::list::{Parser, Spelling};
use super::protocol::{SEED, scheme_key, token_key};

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
