//! Assertions as they are sent: compact JWS, whose key decides the algorithm.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity_domain::PublicKey;
use jsonwebtoken::{Algorithm, crypto};
use platform::http::strict_json;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::public_key;

/// The header of an assertion, as far as it matters.
#[derive(Deserialize)]
pub(crate) struct Header {
    /// The algorithm, by a name of RFC 7518, RFC 8037 or RFC 9864.
    pub(crate) alg: String,
    /// What kind of token it is.
    #[serde(default)]
    pub(crate) typ: Option<String>,
    /// The name of the key.
    #[serde(default)]
    pub(crate) kid: Option<String>,
    /// Extensions that must be understood; none are.
    #[serde(default)]
    pub(crate) crit: Option<IgnoredAny>,
}

/// The kinds of token that an assertion may say it is (RFC 7519 §5.1), in any case; it need not say.
const TYPES: [&str; 2] = ["JWT", "client-authentication+jwt"];

impl Header {
    /// Whether it is the header of an assertion, and not that of another kind of token (RFC 8725 §3.11), and asks for no
    /// extension.
    pub(crate) fn is_of_an_assertion(&self) -> bool {
        let is_known = |typ: &String| TYPES.iter().any(|known| known.eq_ignore_ascii_case(typ));
        self.crit.is_none() && self.typ.as_ref().is_none_or(is_known)
    }
}

/// The parts of a compact JWS (RFC 7515 §7.1), as they came.
pub(crate) struct Jws<'a> {
    signed: &'a str,
    pub(crate) header: &'a str,
    pub(crate) payload: &'a str,
    signature: &'a str,
}

impl<'a> Jws<'a> {
    /// The parts, if there are three.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        (!payload.contains('.')).then_some(Self {
            signed,
            header,
            payload,
            signature,
        })
    }

    /// Whether this key signed it, under a name of the key's own algorithm.
    pub(crate) fn is_signed_by(&self, key: &PublicKey, alg: &str) -> bool {
        let Ok((key, algorithm)) = public_key::decoding(key) else {
            return false;
        };
        is_name_of(algorithm, alg)
            && crypto::verify(self.signature, self.signed.as_bytes(), &key, algorithm)
                .unwrap_or(false)
    }
}

/// Whether a header's `alg` names this algorithm. Ed25519 has a name of its own (RFC 9864) and the
/// older one of its family (RFC 8037).
fn is_name_of(algorithm: Algorithm, alg: &str) -> bool {
    if algorithm == Algorithm::EdDSA {
        ["EdDSA", "Ed25519"].contains(&alg)
    } else {
        algorithm == Algorithm::ES256 && alg == "ES256"
    }
}

/// What a part says, if that can be read: as in a body, no member comes twice and none that matters is `null`.
pub(crate) fn read<T: DeserializeOwned>(part: &str) -> Option<T> {
    let json = URL_SAFE_NO_PAD.decode(part).ok()?;
    strict_json(&json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::Assertion;

    fn read_text<T: DeserializeOwned>(json: &str) -> Option<T> {
        read(&URL_SAFE_NO_PAD.encode(json))
    }

    #[test]
    fn another_kind_of_token_is_no_assertion() {
        let is_taken = |more: &str| {
            let header: Option<Header> = read_text(&format!(r#"{{"alg":"EdDSA"{more}}}"#));
            header.is_some_and(|header| header.is_of_an_assertion())
        };
        assert!(is_taken(""));
        for typ in ["JWT", "jwt", "client-authentication+jwt"] {
            assert!(is_taken(&format!(r#","typ":"{typ}""#)), "{typ}");
        }
        for typ in [r#""dpop+jwt""#, r#""at+jwt""#, r#""""#, "null", "1"] {
            assert!(!is_taken(&format!(r#","typ":{typ}"#)), "{typ}");
        }
        for more in [
            r#","crit":null"#,
            r#","kid":null"#,
            r#","x":1,"x":2"#,
            r#","alg":"EdDSA""#,
        ] {
            assert!(!is_taken(more), "{more}");
        }
    }

    #[test]
    fn no_claim_comes_twice_and_a_time_is_not_null() {
        let is_read = |more: &str| {
            let claims = r#"{"iss":"a","sub":"a","aud":"b","exp":1,"jti":"c""#;
            read_text::<Assertion>(&format!("{claims}{more}}}")).is_some()
        };
        assert!(is_read(""));
        // What means nothing here may be there once, whatever it is.
        assert!(is_read(r#","nbf":1,"iat":1,"note":null,"share":1.5"#));
        for more in [
            r#","nbf":null"#,
            r#","iat":null"#,
            r#","note":1,"note":1"#,
            r#","note":{"a":1,"a":2}"#,
            r#","jti":"c""#,
        ] {
            assert!(!is_read(more), "{more}");
        }
    }
}
