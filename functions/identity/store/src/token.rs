//! Access tokens: JWTs signed with Ed25519, and with nothing else.

use identity_domain::Claims;
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};

use crate::{KeyFault, PublicKeys, SigningKey};

/// The longest token that is read, in characters.
const MAX_LEN: usize = 4096;

/// No key of this bank signed the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOurs {
    /// Not a token, or not signed by the key that it names.
    #[error("the token is not signed by us")]
    Signature,
    /// A token by its form, signed by a key that is not among these.
    #[error("the token names a key that is not ours")]
    UnknownKey,
}

/// The signed token.
///
/// # Errors
/// [`KeyFault`] if the key cannot sign: an internal error.
pub fn sign(key: &SigningKey, claims: &Claims) -> Result<String, KeyFault> {
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some("at+jwt".into());
    header.kid = Some(key.kid().into());
    encode(&header, claims, &key.encoding()?).map_err(|_| KeyFault::Form)
}

/// Returns the claims of a token that a key of this bank signed, valid at this moment or not. The key determines the
/// algorithm; a token whose header names another is refused.
///
/// # Errors
/// [`NotOurs`].
pub fn verify(keys: &PublicKeys, token: &str) -> Result<Claims, NotOurs> {
    if token.len() > MAX_LEN {
        return Err(NotOurs::Signature);
    }
    let header = decode_header(token).map_err(|_| NotOurs::Signature)?;
    let ours = header.typ.as_deref() == Some("at+jwt") && header.crit.is_none();
    let kid = header.kid.as_deref().filter(|_| ours);
    let key = keys.named(kid.ok_or(NotOurs::Signature)?);
    let key = key.ok_or(NotOurs::UnknownKey)?;
    let key = key.decoding().map_err(|_| NotOurs::UnknownKey)?;
    let token = decode::<Claims>(token, &key, &signature_only(Algorithm::EdDSA));
    Ok(token.map_err(|_| NotOurs::Signature)?.claims)
}

/// Checks the signature alone: the domain checks the claims, by the bank's clock and not the machine's.
pub(crate) fn signature_only(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use identity_domain::{Credential, Grant, Proof, Scopes, SecretDigest, TokenFault};
    use jsonwebtoken::EncodingKey;
    use kernel::id::{ClientId, CredentialId, TenantId};
    use kernel::time::Moment;

    /// Why a token is refused: its signature or its claims.
    #[derive(Debug, PartialEq, Eq)]
    enum Refused {
        NotOurs(NotOurs),
        Claims(TokenFault),
    }

    /// As the authorizer checks a token.
    fn judged(
        keys: &PublicKeys,
        token: &str,
        issuer: &str,
        now: Moment,
    ) -> Result<(Claims, Scopes), Refused> {
        let claims = verify(keys, token).map_err(Refused::NotOurs)?;
        let scopes = claims.check(issuer, now).map_err(Refused::Claims)?;
        Ok((claims, scopes))
    }

    const US: &str = "https://bank.invalid";

    fn now() -> Moment {
        Moment::from_unix_millis(1_795_000_000_000).expect("in range")
    }

    fn key(kid: &str, byte: u8) -> SigningKey {
        let seed = STANDARD.encode([byte; 32]);
        let secret = format!(r#"{{"kid":"{kid}","seed":"{seed}"}}"#).into();
        SigningKey::read(&secret).expect("a key")
    }

    fn keys(kid: &str, byte: u8) -> PublicKeys {
        PublicKeys::of([&key(kid, byte)])
    }

    fn claims() -> Claims {
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
        Claims::new(US, &grant, now(), "j".into())
    }

    fn token() -> String {
        sign(&key("k", 1), &claims()).expect("a token")
    }

    /// The parts of a token put together again with another header.
    fn with_header(header: &str, rest: &str) -> String {
        format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header))
    }

    #[test]
    fn a_token_of_ours_says_what_it_was_given() {
        let (said, scopes) = judged(&keys("k", 1), &token(), US, now()).expect("a good token");
        assert_eq!(said, claims());
        assert_eq!(scopes.to_string(), "accounts:read payments:write");
    }

    #[test]
    fn a_token_of_another_key_or_of_an_unknown_name_is_refused() {
        assert_eq!(
            judged(&keys("k", 2), &token(), US, now()),
            Err(Refused::NotOurs(NotOurs::Signature))
        );
        assert_eq!(
            judged(&keys("l", 1), &token(), US, now()),
            Err(Refused::NotOurs(NotOurs::UnknownKey))
        );
    }

    #[test]
    fn any_changed_character_is_refused() {
        let token = token();
        for at in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert!(
                judged(&keys("k", 1), &changed, US, now()).is_err(),
                "at {at}"
            );
        }
    }

    #[test]
    fn no_algorithm_but_ours_is_taken_whatever_the_header_says() {
        let token = token();
        let (_, rest) = token.split_once('.').expect("a header");
        let (body, _) = rest.split_once('.').expect("a body");
        for alg in [
            "none", "None", "HS256", "HS512", "RS256", "ES256", "PS256", "EdDSA ",
        ] {
            let header = format!(r#"{{"typ":"at+jwt","alg":"{alg}","kid":"k"}}"#);
            for forged in [
                with_header(&header, rest),
                with_header(&header, &format!("{body}.")),
            ] {
                assert_eq!(
                    judged(&keys("k", 1), &forged, US, now()),
                    Err(Refused::NotOurs(NotOurs::Signature)),
                    "{alg}"
                );
            }
        }
    }

    #[test]
    fn our_public_key_is_no_shared_secret() {
        let public = serde_json::to_value(key("k", 1).public().jwk()).expect("JSON");
        let text = public["x"].as_str().expect("a key");
        let raw = URL_SAFE_NO_PAD.decode(text).expect("base64");
        for algorithm in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
            for secret in [raw.as_slice(), text.as_bytes()] {
                let mut header = Header::new(algorithm);
                header.typ = Some("at+jwt".into());
                header.kid = Some("k".into());
                let forged = encode(&header, &claims(), &EncodingKey::from_secret(secret));
                let forged = forged.expect("a forged token");
                assert_eq!(
                    judged(&keys("k", 1), &forged, US, now()),
                    Err(Refused::NotOurs(NotOurs::Signature))
                );
            }
        }
    }

    #[test]
    fn an_expired_and_a_foreign_token_are_refused_by_the_clock_of_the_bank() {
        let verify_at = |seconds: i64, issuer| {
            let now = now().plus_millis(seconds.saturating_mul(1000));
            judged(&keys("k", 1), &token(), issuer, now).map(|_| ())
        };
        assert_eq!(verify_at(629, US), Ok(()));
        assert_eq!(
            verify_at(630, US),
            Err(Refused::Claims(TokenFault::Expired))
        );
        assert_eq!(verify_at(-31, US), Err(Refused::Claims(TokenFault::Early)));
        let other = "https://other.invalid";
        assert_eq!(
            verify_at(0, other),
            Err(Refused::Claims(TokenFault::Foreign))
        );
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let long = "a".repeat(5000);
        for wrong in [
            "",
            ".",
            "..",
            "a.b",
            "a.b.c",
            "a.b.c.d",
            "\u{e9}.\u{e9}.\u{e9}",
            &long,
        ] {
            assert_eq!(
                judged(&keys("k", 1), wrong, US, now()),
                Err(Refused::NotOurs(NotOurs::Signature)),
                "{wrong}"
            );
        }
    }
}
