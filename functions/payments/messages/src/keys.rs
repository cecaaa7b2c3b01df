//! The keys of the rail's signed HTTP, as the secrets hold them.

use std::collections::BTreeMap;

use message_signature::{KeyId, SigningKey, VerifyingKey};
use serde::Deserialize;

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CallbackSecret {
    keys: Vec<PublicKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicKey {
    keyid: String,
    public_key: String,
}

/// The keys by which the scheme signs what it sends us, from
/// `{"keys": [{"keyid": "...", "public_key": "<base64 of 32 bytes>"}]}`.
#[derive(Clone, Debug)]
pub struct CallbackKeys(BTreeMap<String, VerifyingKey>);

impl CallbackKeys {
    /// Reads the secret.
    ///
    /// # Errors
    /// [`MalformedSecret`].
    pub fn read(secret: &str) -> Result<Self, MalformedSecret> {
        let secret: CallbackSecret = serde_json::from_str(secret).map_err(|_| MalformedSecret)?;
        let keys = secret.keys.into_iter().map(|key| {
            let public = VerifyingKey::from_base64(&key.public_key);
            public
                .map(|public| (key.keyid, public))
                .map_err(|_| MalformedSecret)
        });
        keys.collect::<Result<_, _>>().map(Self)
    }

    /// The key of this name.
    pub fn find(&self, keyid: &KeyId) -> Option<VerifyingKey> {
        self.0.get(keyid.as_str()).copied()
    }
}
