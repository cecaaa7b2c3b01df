//! Proofs of clients: a secret, or an assertion signed with a client's key.
//!
//! A refusal costs about the same work whatever its reason: where there is nothing to compare with, a value that no
//! client has is compared.

use environment::{Entropy, NoEntropy};
use identity_domain::{
    Assertion, Credential, NotAPublicKey, Proof, PublicKey, SecretDigest, secret_of_bytes,
};
use kernel::id::ClientId;
use kernel::jwk::{Curve, KeyType};
use kernel::time::Moment;
use serde::Deserialize;
use subtle::ConstantTimeEq as _;

use crate::jws::{Header, Jws, read};
use crate::public_key;

/// The most credentials of a client that work at once.
const MOST: usize = 2;
/// A key that is no client's: the one of RFC 8037, appendix A. The result of its verification is discarded.
const NOBODY: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

/// A new secret.
pub(crate) fn new_secret(entropy: &Entropy) -> Result<String, NoEntropy> {
    entropy.draw().map(secret_of_bytes)
}

/// Checks that a client's key is accepted: of the right form, and a point on its curve under which not every signature
/// verifies.
///
/// # Errors
/// The first defect.
pub fn check_key(key: &PublicKey) -> Result<(), NotAPublicKey> {
    public_key::check(key)
}

/// Returns the credential that works at this moment and has this secret. Compares in constant time, and always with as
/// many digests as there can be.
pub fn by_secret<'a>(
    credentials: &'a [Credential],
    client: ClientId,
    secret: &str,
    now: Moment,
) -> Option<&'a Credential> {
    let given = SecretDigest::of(client, secret);
    let mut stored = working(credentials, now).filter_map(|credential| match credential.proof {
        Proof::Secret(digest) => Some((credential, digest)),
        Proof::Key(_) => None,
    });
    let compared = [(); MOST].map(|()| {
        let (credential, digest) = stored.next().unzip();
        let digest = digest.unwrap_or_else(SecretDigest::of_nobody);
        (credential, given.bytes().ct_eq(digest.bytes()))
    });
    // From here on it is known already whether the secret is right.
    let own = compared.into_iter().find(|(_, equal)| bool::from(*equal));
    own.and_then(|(credential, _)| credential)
}

/// The client that an assertion claims to be of. Nothing is proved by it.
pub fn claimed_client(assertion: &str) -> Option<ClientId> {
    #[derive(Deserialize)]
    struct Claimed {
        sub: ClientId,
    }
    Jws::read(assertion)
        .and_then(|jws| read::<Claimed>(jws.payload))
        .map(|claimed| claimed.sub)
}

/// Returns the assertion, with the credential whose key signed it, if that works at this moment and the assertion says
/// what it must. The key decides the algorithm, which the header names. Whether it is new is not judged here.
pub fn by_assertion<'a>(
    credentials: &'a [Credential],
    client: ClientId,
    assertion: &str,
    issuer: &str,
    now: Moment,
) -> Option<(&'a Credential, Assertion)> {
    let jws = Jws::read(assertion)?;
    let header: Header = read(jws.header)?;
    if !header.is_of_an_assertion() {
        return None;
    }
    let keys: Vec<_> = working(credentials, now)
        .filter_map(|credential| match &credential.proof {
            Proof::Key(key) => Some((credential, key)),
            Proof::Secret(_) => None,
        })
        .filter(|(_, key)| header.kid.as_ref().is_none_or(|kid| *kid == key.kid))
        .collect();
    if keys.is_empty() {
        let _ = jws.is_signed_by(&nobody(), &header.alg);
    }
    let (credential, _) = keys
        .into_iter()
        .find(|(_, key)| jws.is_signed_by(key, &header.alg))?;
    let claims: Assertion = read(jws.payload)?;
    let checked = claims.check(client, issuer, now).ok();
    checked.map(|()| (credential, claims))
}

fn working(credentials: &[Credential], now: Moment) -> impl Iterator<Item = &Credential> {
    credentials.iter().filter(move |one| one.works(now))
}

fn nobody() -> PublicKey {
    let (kty, crv) = (KeyType::Okp, Curve::Ed25519);
    PublicKey {
        kty,
        crv,
        x: NOBODY.into(),
        y: None,
        kid: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use ed25519_dalek::Signer as _;
    use ed25519_dalek::pkcs8::EncodePrivateKey;
    use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
    use kernel::id::CredentialId;
    use serde_json::{Value, json};

    const US: &str = "https://bank.invalid";

    fn now() -> Moment {
        Moment::from_unix_millis(1_795_000_000_000).expect("in range")
    }

    fn client() -> ClientId {
        ClientId::derive(&["c"])
    }

    fn credential(proof: Proof, expires_at: Option<Moment>) -> Credential {
        Credential {
            id: CredentialId::derive(&[]),
            proof,
            created_at: now(),
            expires_at,
        }
    }

    fn secret(secret: &str, expires_at: Option<Moment>) -> Credential {
        credential(
            Proof::Secret(SecretDigest::of(client(), secret)),
            expires_at,
        )
    }

    fn private(byte: u8) -> ed25519_dalek::SigningKey {
        ed25519_dalek::SigningKey::from_bytes(&[byte; 32])
    }

    fn key(byte: u8, kid: &str) -> Credential {
        let x = URL_SAFE_NO_PAD.encode(private(byte).verifying_key().as_bytes());
        let (kty, crv) = (KeyType::Okp, Curve::Ed25519);
        credential(
            Proof::Key(PublicKey {
                kty,
                crv,
                x,
                y: None,
                kid: kid.into(),
            }),
            None,
        )
    }

    fn claims() -> Value {
        let (id, exp) = (
            client().to_string(),
            now().plus_millis(60_000).unix_seconds(),
        );
        json!({"iss": id, "sub": id, "aud": US, "exp": exp, "jti": "a-1"})
    }

    fn signed(byte: u8, header: &Header, claims: &Value) -> String {
        let der = private(byte).to_pkcs8_der().expect("DER");
        encode(header, claims, &EncodingKey::from_ed_der(der.as_bytes())).expect("signed")
    }

    fn header(kid: Option<&str>) -> Header {
        Header {
            kid: kid.map(str::to_owned),
            ..Header::new(Algorithm::EdDSA)
        }
    }

    fn proves(credentials: &[Credential], assertion: &str) -> bool {
        by_assertion(credentials, client(), assertion, US, now()).is_some()
    }

    #[test]
    fn a_secret_proves_its_client_by_its_own_credential_while_that_works() {
        let both = [
            secret("new", None),
            secret("old", Some(now().plus_millis(1))),
        ];
        let proves = |credentials, client, given, now| by_secret(credentials, client, given, now);
        let own = |given| proves(&both, client(), given, now());
        assert_eq!(own("new"), Some(&both[0]));
        assert_eq!(own("old"), Some(&both[1]));
        assert_eq!((own("other"), own("")), (None, None));
        let later = now().plus_millis(1);
        assert_eq!(proves(&both, client(), "old", later), None);
        let other = ClientId::derive(&["d"]);
        assert_eq!(proves(&both, other, "new", now()), None);
        assert_eq!(proves(&[], client(), "new", now()), None);
        assert_eq!(proves(&[key(1, "k")], client(), "new", now()), None);
    }

    #[test]
    fn secrets_are_of_their_form_and_never_the_same() {
        let drawn = || new_secret(&Entropy::system()).expect("random");
        let (one, other) = (drawn(), drawn());
        assert!(identity_domain::secret_of_text(&one).is_ok());
        assert_ne!(one, other);
    }

    #[test]
    fn an_assertion_proves_its_client_with_or_without_the_name_of_the_key() {
        let keys = [key(2, "new"), key(1, "old")];
        for assertion in [
            signed(1, &header(Some("old")), &claims()),
            signed(1, &header(None), &claims()),
            signed(2, &header(Some("new")), &claims()),
        ] {
            assert!(proves(&keys, &assertion));
            assert_eq!(claimed_client(&assertion), Some(client()));
        }
        let older = signed(1, &header(None), &claims());
        let proved = by_assertion(&keys, client(), &older, US, now());
        assert_eq!(proved.map(|(credential, _)| credential), Some(&keys[1]));
    }

    #[test]
    fn an_assertion_of_another_key_name_client_or_time_proves_nothing() {
        let keys = [key(1, "k")];
        let mut expired = claims();
        expired["exp"] = json!(1);
        let mut foreign = claims();
        foreign["sub"] = json!(ClientId::derive(&["d"]).to_string());
        for wrong in [
            signed(2, &header(Some("k")), &claims()),
            signed(1, &header(Some("l")), &claims()),
            signed(1, &header(Some("k")), &expired),
            signed(1, &header(Some("k")), &foreign),
            signed(
                1,
                &Header {
                    crit: Some(vec!["x".into()]),
                    ..header(None)
                },
                &claims(),
            ),
            "a.b.c".into(),
            String::new(),
        ] {
            assert!(!proves(&keys, &wrong), "{wrong}");
        }
        let good = signed(1, &header(Some("k")), &claims());
        assert!(proves(&keys, &good));
        assert!(!proves(&[], &good) && !proves(&[secret("s", None)], &good));
    }

    /// An assertion with this header, signed with Ed25519 whatever the header says.
    fn signed_as(header: &Value, claims: &Value) -> String {
        let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let text = format!("{}.{}", part(header), part(claims));
        let signature = private(1).sign(text.as_bytes()).to_bytes();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    #[test]
    fn ed25519_has_two_names_and_another_algorithms_name_proves_nothing() {
        let keys = [key(1, "k")];
        for alg in ["EdDSA", "Ed25519"] {
            let assertion = signed_as(&json!({"alg": alg, "kid": "k"}), &claims());
            assert!(proves(&keys, &assertion), "{alg}");
            assert_eq!(claimed_client(&assertion), Some(client()));
        }
        for alg in ["ES256", "ed25519", "Ed448", "HS256", "none", ""] {
            assert!(
                !proves(&keys, &signed_as(&json!({"alg": alg}), &claims())),
                "{alg}"
            );
        }
        for more in [
            json!({"crit": ["x"]}),
            json!({"typ": "dpop+jwt"}),
            json!({"kid": null}),
        ] {
            let mut header = json!({"alg": "EdDSA"});
            header
                .as_object_mut()
                .expect("an object")
                .extend(more.as_object().cloned().expect("an object"));
            assert!(!proves(&keys, &signed_as(&header, &claims())), "{header}");
        }
        let mut untimed = claims();
        untimed["nbf"] = Value::Null;
        assert!(!proves(
            &keys,
            &signed_as(&json!({"alg": "EdDSA"}), &untimed)
        ));
        let good = signed_as(&json!({"alg": "EdDSA"}), &claims());
        assert!(!proves(&keys, &format!("{good}.")) && !proves(&keys, &format!("{good}=")));
    }

    #[test]
    fn an_assertion_for_another_server_as_well_or_for_our_address_proves_nothing() {
        let keys = [key(1, "k")];
        for aud in [
            json!(["https://evil.example", US]),
            json!([US]),
            json!(format!("{US}/v1/oauth/token")),
            json!("https://evil.example"),
        ] {
            let mut claims = claims();
            claims["aud"] = aud;
            assert!(
                !proves(&keys, &signed_as(&json!({"alg": "EdDSA"}), &claims)),
                "{claims}"
            );
        }
    }

    #[test]
    fn the_public_key_as_a_shared_secret_and_no_algorithm_at_all_prove_nothing() {
        let public = private(1).verifying_key();
        let text = URL_SAFE_NO_PAD.encode(public.as_bytes());
        for secret in [public.as_bytes().as_slice(), text.as_bytes()] {
            let forged = encode(
                &Header::new(Algorithm::HS256),
                &claims(),
                &EncodingKey::from_secret(secret),
            );
            assert!(!proves(&[key(1, "k")], &forged.expect("forged")));
        }
        let body = URL_SAFE_NO_PAD.encode(claims().to_string());
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#);
        assert!(!proves(&[key(1, "k")], &format!("{none}.{body}.")));
    }

    #[test]
    fn an_assertion_by_es256_proves_its_client_and_its_key_is_for_nothing_else() {
        let der = es256_der();
        let (x, y) = (
            "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU".to_owned(),
            Some("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".to_owned()),
        );
        let kid = "k".to_owned();
        let public = PublicKey {
            kty: KeyType::Ec,
            crv: Curve::P256,
            x,
            y,
            kid,
        };
        let keys = [credential(Proof::Key(public), None)];
        let key = EncodingKey::from_ec_der(&der);
        let good = encode(&Header::new(Algorithm::ES256), &claims(), &key).expect("signed");
        assert!(proves(&keys, &good));
        assert!(!proves(&keys, &signed(1, &header(Some("k")), &claims())));
    }

    /// The private key of RFC 7515, appendix A.3, as PKCS #8.
    fn es256_der() -> Vec<u8> {
        let scalar = URL_SAFE_NO_PAD.decode("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        let mut der = vec![
            0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d,
            0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x27,
            0x30, 0x25, 0x02, 0x01, 0x01, 0x04, 0x20,
        ];
        der.extend(scalar.expect("base64"));
        der
    }
}
