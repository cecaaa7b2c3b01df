use environment::{Entropy, Names, NoEntropy};
use identity_domain::{Authentication, NotAPublicKey, Proof, PublicKey, SecretDigest, SentKey};
use kernel::id::ClientId;
use kernel::jwk::{Coordinate, Curve, KeyType};
use message_signature::VerifyingKey;
use platform::http::{Code, Parts, Problem};

use crate::authentication::require_accepted;
use crate::proof;

/// The key in a body.
const KEY: &str = "/public_key";
/// What is said of coordinates that make no key.
const POINT: &str = "expected a point on the curve, by its one spelling and not of small order";

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
            Some(code) => Self::new(Code::InvalidField).with_error(KEY, code, fault),
            None => Self::internal(fault),
        }
    }
}

/// Checks that a credential can be made: that the key is one that is accepted, and is there exactly if its kind needs one.
///
/// # Errors
/// [`NewCredentialError`], but for [`NewCredentialError::NoEntropy`].
fn check(
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

/// Judges of a body, whatever else is wrong with it, that a credential can be made of it here: its kind is accepted, it has
/// a key exactly if that kind needs one, and the members of the key go together.
///
/// # Errors
/// `invalid_field`, with each place that is wrong.
pub fn judge_credential(parts: &Parts<'_>, names: &Names) -> Result<(), Problem> {
    let authentication: Option<Authentication> = parts.get("/authentication");
    let accepted = authentication.map_or(Ok(()), |kind| require_accepted(kind, names));
    let has_key = match (authentication, parts.has(KEY)) {
        (Some(Authentication::ClientSecret), true) => Err(NewCredentialError::KeyUnwanted),
        (Some(Authentication::PrivateKeyJwt), false) => Err(NewCredentialError::KeyMissing),
        (Some(_) | None, _) => Ok(()),
    };
    let kind = Problem::both(accepted, has_key.map_err(Problem::from));
    Problem::both(kind, judge_key(parts)).map(|_| ())
}

/// The key of a body, which was judged before.
///
/// # Errors
/// `invalid_field` if its members do not go together.
pub fn whole_key(sent: Option<SentKey>) -> Result<Option<PublicKey>, Problem> {
    let key = sent.map(PublicKey::try_from).transpose();
    key.map_err(|fault| Problem::field(KEY, fault))
}

/// Judges how the members of the key go together, each by itself.
fn judge_key(parts: &Parts<'_>) -> Result<(), Problem> {
    let place = |member: &str| format!("{KEY}/{member}");
    let (kty, crv): (Option<KeyType>, Option<Curve>) =
        (parts.get(&place("kty")), parts.get(&place("crv")));
    let has_y = parts.has(&place("y"));
    let alg: Option<String> = parts.get(&place("alg"));
    let family = match (kty, crv) {
        (Some(KeyType::Ec), Some(Curve::Ed25519)) => Some("expected OKP, which Ed25519 is of"),
        (Some(KeyType::Okp), Some(Curve::P256)) => Some("expected EC, which P-256 is of"),
        _ => None,
    };
    let second = match crv {
        Some(Curve::Ed25519) if has_y => Some(("invalid", "expected no y, which Ed25519 has not")),
        Some(Curve::P256) if !has_y => Some((
            "required",
            "expected y, the second coordinate of a P-256 key",
        )),
        _ => None,
    };
    let named = |alg: &str| match crv {
        Some(crv) => crv.has_algorithm(alg),
        None => [Curve::Ed25519, Curve::P256]
            .into_iter()
            .any(|crv| crv.has_algorithm(alg)),
    };
    let algorithm = alg.is_some_and(|alg| !named(&alg)).then_some(match crv {
        Some(Curve::Ed25519) => "expected EdDSA or Ed25519, or no alg",
        Some(Curve::P256) => "expected ES256, or no alg",
        None => "expected EdDSA, Ed25519 or ES256, or no alg",
    });
    let faults = [
        family.map(|expected| ("kty", "invalid", expected)),
        second.map(|(code, expected)| ("y", code, expected)),
        algorithm.map(|expected| ("alg", "invalid", expected)),
        (!is_point(parts, crv)).then_some(("x", "invalid", POINT)),
    ];
    let faults = faults.into_iter().flatten();
    let problem = faults
        .map(|(member, code, expected)| {
            Problem::new(Code::InvalidField).with_error(place(member), code, expected)
        })
        .reduce(Problem::and);
    problem.map_or(Ok(()), Err)
}

/// Whether the coordinates are a point of the curve, as far as both are known.
fn is_point(parts: &Parts<'_>, crv: Option<Curve>) -> bool {
    let coordinate = |member: &str| parts.get::<Coordinate>(&format!("{KEY}/{member}"));
    let (x, y) = (coordinate("x"), coordinate("y"));
    let (x, y) = match (crv, &x, &y) {
        (Some(Curve::Ed25519), Some(x), _) => (x, None),
        (Some(Curve::P256), Some(x), Some(y)) => (x, Some(y.as_str())),
        _ => return true,
    };
    VerifyingKey::from_coordinates(x.as_str(), y).is_ok()
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
