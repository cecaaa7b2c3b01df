use environment::{Entropy, NoEntropy};
use identity_domain::{Authentication, NotAPublicKey, Proof, PublicKey, SecretDigest};
use kernel::id::ClientId;
use platform::http::{Code, Problem};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::proof;

/// A new credential's proof, and the secret that is returned once.
#[derive(Clone)]
pub struct NewCredential {
    /// What is stored.
    pub proof: Proof,
    /// The secret, if the client authenticates by one.
    pub secret: Option<String>,
}

impl std::fmt::Debug for NewCredential {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "NewCredential({:?}, ..)", self.proof)
    }
}

/// A credential cannot be made of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NewCredentialError {
    /// A key is needed.
    #[error("expected a public key, which private_key_jwt needs")]
    KeyMissing,
    /// A key is not used.
    #[error("expected no public key, which client_secret has no use for")]
    KeyUnwanted,
    /// The key is not accepted.
    #[error(transparent)]
    Key(#[from] NotAPublicKey),
    /// The machine has no randomness: an internal error.
    #[error(transparent)]
    NoEntropy(#[from] NoEntropy),
}

impl NewCredentialError {
    /// The code of the field `public_key`; `None` for an internal error.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::KeyMissing => Some("required"),
            Self::KeyUnwanted | Self::Key(_) => Some("invalid"),
            Self::NoEntropy(_) => None,
        }
    }
}

impl From<NewCredentialError> for Problem {
    fn from(fault: NewCredentialError) -> Self {
        match fault.code() {
            Some(code) => Self::new(Code::InvalidField).with_error("/public_key", code, fault),
            None => Self::internal(fault),
        }
    }
}

/// Checks that a credential can be made: that the key is one that is accepted, and is there exactly if its kind needs one.
///
/// # Errors
/// [`NewCredentialError`], but for [`NewCredentialError::NoEntropy`].
pub fn check(
    authentication: Authentication,
    key: Option<&PublicKey>,
) -> Result<(), NewCredentialError> {
    match (authentication, key) {
        (Authentication::ClientSecret, None) => Ok(()),
        (Authentication::PrivateKeyJwt, Some(key)) => Ok(proof::check_key(key)?),
        (Authentication::ClientSecret, Some(_)) => Err(NewCredentialError::KeyUnwanted),
        (Authentication::PrivateKeyJwt, None) => Err(NewCredentialError::KeyMissing),
    }
}

/// Checks of a body, whatever else is wrong with it, that it has a key exactly if its kind of credential needs one.
///
/// # Errors
/// [`NewCredentialError::KeyMissing`] and [`NewCredentialError::KeyUnwanted`].
pub fn check_fields(body: &[u8]) -> Result<(), NewCredentialError> {
    let Ok(fields) = serde_json::from_slice::<CredentialFields>(body) else {
        return Ok(());
    };
    match (fields.authentication, fields.public_key) {
        (Authentication::ClientSecret, Some(_)) => Err(NewCredentialError::KeyUnwanted),
        (Authentication::PrivateKeyJwt, None) => Err(NewCredentialError::KeyMissing),
        (Authentication::ClientSecret, None) | (Authentication::PrivateKeyJwt, Some(_)) => Ok(()),
    }
}

#[derive(Deserialize)]
struct CredentialFields {
    authentication: Authentication,
    #[serde(default)]
    public_key: Option<IgnoredAny>,
}

/// Makes the proof of a client's new credential: draws a secret, or takes the client's key.
///
/// # Errors
/// [`NewCredentialError`].
pub fn make(
    client: ClientId,
    authentication: Authentication,
    key: Option<PublicKey>,
    entropy: &Entropy,
) -> Result<NewCredential, NewCredentialError> {
    check(authentication, key.as_ref())?;
    if let Some(key) = key {
        return Ok(NewCredential {
            proof: Proof::Key(key),
            secret: None,
        });
    }
    let secret = proof::new_secret(entropy)?;
    Ok(NewCredential {
        proof: Proof::Secret(SecretDigest::of(client, &secret)),
        secret: Some(secret),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::jwk::{Curve, KeyType};

    #[test]
    fn kind_and_key_go_together() {
        let client = ClientId::derive(&["c"]);
        let new = |kind, key| make(client, kind, key, &Entropy::system());
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".to_owned();
        let (kty, crv, kid) = (KeyType::Okp, Curve::Ed25519, "k".to_owned());
        let key = PublicKey {
            kty,
            crv,
            x,
            y: None,
            kid,
        };
        let made = new(Authentication::ClientSecret, None).expect("a secret");
        let secret = made.secret.clone().expect("told");
        assert_eq!(made.proof, Proof::Secret(SecretDigest::of(client, &secret)));
        assert!(!format!("{made:?}").contains(&secret));
        let made = new(Authentication::PrivateKeyJwt, Some(key.clone())).expect("a key");
        assert_eq!((made.proof, made.secret), (Proof::Key(key.clone()), None));
        let code = |kind, key| new(kind, key).map(|_| ()).map_err(NewCredentialError::code);
        assert_eq!(
            code(Authentication::ClientSecret, Some(key.clone())),
            Err(Some("invalid"))
        );
        assert_eq!(
            code(Authentication::PrivateKeyJwt, None),
            Err(Some("required"))
        );
        let broken = PublicKey {
            x: "A".repeat(43),
            ..key
        };
        assert_eq!(
            code(Authentication::PrivateKeyJwt, Some(broken)),
            Err(Some("invalid"))
        );
    }
}
