use identity_domain::{NotAPublicKey, PublicKey};
use jsonwebtoken::{Algorithm, DecodingKey};
use message_signature::{MalformedKey, VerifyingKey};

/// Whether a client's key is a point on its curve, by its one spelling, under which not everything verifies.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check(key: &PublicKey) -> Result<(), NotAPublicKey> {
    let read = VerifyingKey::from_coordinates(&key.x, key.y.as_deref());
    read.map(|_| ()).map_err(|fault| match fault {
        MalformedKey::Point => NotAPublicKey::Point,
        MalformedKey::Encoding | MalformedKey::Id => NotAPublicKey::Coordinate,
    })
}

/// The key, and the one algorithm that it is for. The form is checked when a key is registered: 43
/// digits of base64url are 32 bytes, which is all that the verifier takes.
pub(crate) fn decoding(key: &PublicKey) -> Result<(DecodingKey, Algorithm), NotAPublicKey> {
    let (decoding, algorithm) = match &key.y {
        None => (DecodingKey::from_ed_components(&key.x), Algorithm::EdDSA),
        Some(y) => (DecodingKey::from_ec_components(&key.x, y), Algorithm::ES256),
    };
    let decoding = decoding.map_err(|_| NotAPublicKey::Coordinate)?;
    Ok((decoding, algorithm))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use kernel::jwk::{Curve, KeyType};

    fn ed25519(x: &str) -> PublicKey {
        let x = x.to_owned();
        PublicKey {
            kty: KeyType::Okp,
            crv: Curve::Ed25519,
            x,
            y: None,
            kid: "k".into(),
        }
    }

    fn p256(x: &str, y: &str) -> PublicKey {
        PublicKey {
            kty: KeyType::Ec,
            crv: Curve::P256,
            y: Some(y.into()),
            ..ed25519(x)
        }
    }

    // RFC 8037, appendix A, and RFC 7515, appendix A.3.
    const ED25519: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    const P256: (&str, &str) = (
        "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    );

    #[test]
    fn published_keys_are_taken() {
        assert_eq!(check(&ed25519(ED25519)), Ok(()));
        assert_eq!(check(&p256(P256.0, P256.1)), Ok(()));
    }

    #[test]
    fn what_is_no_point_or_verifies_anything_is_not() {
        let zero = URL_SAFE_NO_PAD.encode([0_u8; 32]);
        let mut one = [0_u8; 32];
        one[0] = 1;
        let identity = URL_SAFE_NO_PAD.encode(one);
        assert_eq!(check(&ed25519(&identity)), Err(NotAPublicKey::Point));
        assert_eq!(check(&ed25519(&zero)), Err(NotAPublicKey::Point));
        assert_eq!(check(&p256(P256.1, P256.0)), Err(NotAPublicKey::Point));
        assert_eq!(check(&p256(&zero, &zero)), Err(NotAPublicKey::Point));
        assert!(
            check(&ed25519(&"_".repeat(43))).is_err(),
            "bits after the last byte"
        );
        assert!(check(&p256(&"_".repeat(43), P256.1)).is_err());
    }
}
