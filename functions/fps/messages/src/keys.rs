//! The keys of the rail's signed HTTP, as the secrets hold them.

use std::collections::BTreeMap;

use message_signature::{KeyId, SigningKey, VerifyingKey};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

/// A secret is not what it should be. Says nothing of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a secret of the rail cannot be read")]
pub struct MalformedSecret;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SigningSecret {
    keyid: String,
    seed: String,
}

/// The key by which we sign, from `{"keyid": "...", "seed": "<base64 of 32 bytes>"}`.
///
/// # Errors
/// [`MalformedSecret`].
pub fn signer(secret: &str) -> Result<(SigningKey, KeyId), MalformedSecret> {
    let secret: SigningSecret = serde_json::from_str(secret).map_err(|_| MalformedSecret)?;
    let key = SigningKey::from_base64(&secret.seed).map_err(|_| MalformedSecret)?;
    let keyid = KeyId::parse(&secret.keyid).map_err(|_| MalformedSecret)?;
    Ok((key, keyid))
}

/// The secret that holds the key of this name and seed, which is 32 bytes in base64.
pub fn signing_secret(keyid: &str, seed: &SecretString) -> SecretString {
    let seed = seed.expose_secret();
    serde_json::json!({"keyid": keyid, "seed": seed})
        .to_string()
        .into()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    keys: Vec<PublicKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicKey {
    keyid: String,
    public_key: String,
}

/// Public keys by their names, as a secret holds those of the scheme, and as either side tells its
/// own: `{"keys": [{"keyid": "...", "public_key": "<base64 of 32 bytes>"}]}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallbackKeys(BTreeMap<String, VerifyingKey>);

impl CallbackKeys {
    /// Reads them.
    ///
    /// # Errors
    /// [`MalformedSecret`].
    pub fn read(text: &str) -> Result<Self, MalformedSecret> {
        let Written { keys } = serde_json::from_str(text).map_err(|_| MalformedSecret)?;
        let keys = keys.into_iter().map(|key| {
            let keyid = KeyId::parse(&key.keyid).map_err(|_| MalformedSecret)?;
            let public = VerifyingKey::from_base64(&key.public_key);
            let public = public.map_err(|_| MalformedSecret)?;
            Ok((keyid.as_str().to_owned(), public))
        });
        keys.collect::<Result<_, _>>().map(Self)
    }

    /// The public halves of keys by which we sign, from the secrets that hold them.
    ///
    /// # Errors
    /// [`MalformedSecret`].
    pub fn of_signers<'a>(
        secrets: impl IntoIterator<Item = &'a SecretString>,
    ) -> Result<Self, MalformedSecret> {
        let public = |secret: &SecretString| {
            let (key, keyid) = signer(secret.expose_secret())?;
            Ok((keyid.as_str().to_owned(), key.verifying_key()))
        };
        secrets
            .into_iter()
            .map(public)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Writes them.
    pub fn write(&self) -> String {
        let keys = self.0.iter().map(|(keyid, key)| PublicKey {
            keyid: keyid.clone(),
            public_key: key.to_base64(),
        });
        let keys = keys.collect();
        serde_json::to_string(&Written { keys }).unwrap_or_default()
    }

    /// The key of this name.
    pub fn find(&self, keyid: &KeyId) -> Option<VerifyingKey> {
        self.0.get(keyid.as_str()).copied()
    }

    /// Whether a key of this name and these bytes is in both. Keys that take the place of others
    /// share one with them: a scheme that changes all of its keys at once cannot be told from
    /// somebody else by what it says.
    pub fn shares_one_with(&self, others: &Self) -> bool {
        self.0
            .iter()
            .any(|(keyid, key)| others.0.get(keyid) == Some(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(named: &[(&str, u8)]) -> CallbackKeys {
        let secret = |(keyid, byte): &(&str, u8)| {
            let seed =
                base64::Engine::encode(&base64::engine::general_purpose::STANDARD, [*byte; 32]);
            signing_secret(keyid, &seed.into())
        };
        let secrets: Vec<_> = named.iter().map(secret).collect();
        CallbackKeys::of_signers(&secrets).expect("keys")
    }

    #[test]
    fn keys_that_are_written_are_read_again_and_show_nothing_private() {
        let keys = keys(&[("a", 1), ("b", 2)]);
        let text = keys.write();
        assert_eq!(CallbackKeys::read(&text), Ok(keys.clone()));
        let seed = SigningKey::from_seed([1; 32]);
        let public = keys.find(&KeyId::parse("a").expect("a name"));
        assert_eq!(public, Some(seed.verifying_key()));
        assert!(!text.contains("AQEBAQEB"));
    }

    #[test]
    fn what_are_no_keys_is_refused() {
        for wrong in [
            "",
            "{}",
            r#"{"keys":[{"keyid":"a"}]}"#,
            r#"{"keys":[{"keyid":"a b","public_key":""}]}"#,
        ] {
            assert_eq!(CallbackKeys::read(wrong), Err(MalformedSecret), "{wrong}");
        }
    }

    #[test]
    fn keys_follow_others_if_one_of_them_stays() {
        let now = keys(&[("a", 1), ("b", 2)]);
        assert!(keys(&[("b", 2), ("c", 3)]).shares_one_with(&now));
        assert!(!keys(&[("c", 3)]).shares_one_with(&now));
        assert!(!keys(&[("a", 3)]).shares_one_with(&now), "a name alone");
        assert!(!keys(&[]).shares_one_with(&now));
    }
}
