//! Demonstrating proof of possession (DPoP, RFC 9449): a client shows with each request that it holds
//! the key that its access token is bound to.
//!
//! A proof is a JWS of the client's own over one request: its method, its public URL, its time, a name
//! that is used once, and the digest of the token that it comes with. What a proof says is judged here;
//! whether its name is new is for [`crate::Admission`] to say. Nonces of the server (§8) are not used:
//! the bank's clock and the names bound what a copied proof is worth.

mod key;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::base32;
use kernel::id::digest_32;
use kernel::jwk::{Jwk, PRIVATE_MEMBERS, USE_MEMBERS};
use kernel::time::Moment;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use sha2::{Digest as _, Sha256};

use key::Key;

use super::body;
use super::url::is_same_url;

/// The header that carries a proof.
pub const HEADER: &str = "dpop";
/// The algorithms of proofs, as metadata and challenges list them.
pub const ALGORITHMS: &[&str] = &["Ed25519", "EdDSA", "ES256"];
/// How far `iat` may be from the bank's clock, both ways, in seconds.
pub const WINDOW_SECONDS: i64 = 60;

/// How much longer a name is kept than its proof counts, since clocks of the bank differ, in seconds.
const KEPT_LONGER_SECONDS: i64 = 60;
/// The longest proof, in characters.
const MAX_LEN: usize = 4096;

/// What a proof has to be about.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The method of the request.
    pub method: &'a str,
    /// The public URL that was requested, without query and fragment.
    pub url: &'a str,
    /// The access token that comes with it; none where a token is asked for.
    pub token: Option<&'a str>,
    /// The moment.
    pub now: Moment,
}

/// A proof that holds, but for its name, which may have been used.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    thumbprint: String,
    jti: String,
    issued_at: i64,
}

/// Never the name, by which the proof could be told.
impl std::fmt::Debug for Proof {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Proof(by {})", self.thumbprint)
    }
}

/// Why a proof does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofError {
    /// There is none.
    Missing,
    /// It is no JWS, there are several, or a claim has another form.
    Form,
    /// It is a JWT for something else.
    Type,
    /// The key is of no kind that is taken, or no point of its curve.
    Key,
    /// The key says of itself that it is for something else.
    KeyUse,
    /// The key comes with its private half.
    PrivateKey,
    /// The algorithm is not that of the key.
    Algorithm,
    /// The key did not sign it.
    Signature,
    /// It is about another method.
    Method,
    /// It is about another URL.
    Url,
    /// It is older or newer than it may be.
    Time,
    /// It is about another token, or about none.
    Token,
    /// It has no name that could be kept.
    Name,
    /// Its key is not that of the token.
    OtherKey,
    /// Its name was used.
    Used,
}

impl ProofError {
    /// The error of a header of which this place is wrong.
    fn of_header(place: &str) -> Self {
        let Some(member) = place.strip_prefix("/jwk") else {
            return Self::Form;
        };
        let member = member
            .strip_prefix('/')
            .and_then(|rest| rest.split('/').next());
        match member {
            Some(member) if PRIVATE_MEMBERS.contains(&member) => Self::PrivateKey,
            Some(member) if USE_MEMBERS.contains(&member) => Self::KeyUse,
            Some(_) | None => Self::Key,
        }
    }

    /// What was expected, for people; never what was sent.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Missing => "expected a DPoP header with a proof",
            Self::Form => "expected one JWT with jwk, jti, htm, htu and iat in whole seconds",
            Self::Type => "expected typ dpop+jwt and no crit",
            Self::Key => "expected jwk to be an Ed25519 or P-256 public key",
            Self::KeyUse => {
                "expected jwk without alg, use and key_ops, or with the alg of the key, sig and verify"
            }
            Self::PrivateKey => {
                "expected jwk without private members (d, p, q, dp, dq, qi, oth, k); make another key, since this one was sent"
            }
            Self::Algorithm => "expected alg to be that of the key: EdDSA, Ed25519 or ES256",
            Self::Signature => "expected a signature by the key in jwk",
            Self::Method => "expected htm to be the method of this request",
            Self::Url => {
                "expected htu to be the public URL of this request, without query and fragment"
            }
            Self::Time => {
                "expected iat within 60 seconds of the bank's clock, before exp and not before nbf if they are there"
            }
            Self::Token => "expected ath to be the SHA-256 of this access token in base64url",
            Self::Name => "expected a jti of 1 to 255 characters",
            Self::OtherKey => "expected a proof by the key that the token is bound to",
            Self::Used => "expected a proof that was not used before; make one for each request",
        }
    }
}

#[derive(Deserialize)]
struct Header {
    typ: String,
    alg: String,
    jwk: Jwk<Option<IgnoredAny>>,
    #[serde(default)]
    crit: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Claims {
    jti: String,
    htm: String,
    htu: String,
    iat: i64,
    #[serde(default)]
    exp: Option<i64>,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    ath: Option<String>,
}

impl Proof {
    /// Judges the text of a `DPoP` header.
    ///
    /// # Errors
    /// The first rule of RFC 9449 §4.3 that it breaks.
    pub fn judge(text: &str, expected: &Expected<'_>) -> Result<Self, ProofError> {
        if text.len() > MAX_LEN {
            return Err(ProofError::Form);
        }
        let (signed, signature) = text.rsplit_once('.').ok_or(ProofError::Form)?;
        let (header, payload) = signed.split_once('.').ok_or(ProofError::Form)?;
        if payload.contains('.') {
            return Err(ProofError::Form);
        }
        let header: Header = read(header).map_err(|place| ProofError::of_header(&place))?;
        if header.typ != "dpop+jwt" || header.crit.is_some() {
            return Err(ProofError::Type);
        }
        let key = Key::of(&header.jwk)?;
        if !key.is_named(&header.alg) {
            return Err(ProofError::Algorithm);
        }
        let signature = URL_SAFE_NO_PAD.decode(signature);
        let signature = signature.map_err(|_| ProofError::Form)?;
        if !key.verifying.verifies(signed.as_bytes(), &signature) {
            return Err(ProofError::Signature);
        }
        let claims: Claims = read(payload).map_err(|_| ProofError::Form)?;
        claims.check(expected)?;
        Ok(Self {
            thumbprint: key.thumbprint,
            jti: claims.jti,
            issued_at: claims.iat,
        })
    }

    /// The thumbprint of its key (RFC 7638): the `jkt` that a token is bound to.
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// What its use is known by: a digest of its key and its name.
    pub(crate) fn name(&self) -> String {
        base32::encode(&digest_32("dpop", &[&self.thumbprint, &self.jti]))
    }

    /// Until when its use must be known, in seconds since 1970.
    pub(crate) fn kept_until_seconds(&self) -> i64 {
        self.issued_at
            .saturating_add(WINDOW_SECONDS)
            .saturating_add(KEPT_LONGER_SECONDS)
    }
}

impl Claims {
    /// A proof needs neither `exp` nor `nbf` (RFC 9449 §4.2), but what it says of itself holds (RFC 7519 §4.1). A client's
    /// clock may be ahead, which is why `nbf` is taken as early as `iat`.
    fn is_in_time(&self, now: i64) -> bool {
        let age = now.saturating_sub(self.iat);
        (-WINDOW_SECONDS..=WINDOW_SECONDS).contains(&age)
            && self.exp.is_none_or(|ends| now < ends)
            && self
                .nbf
                .is_none_or(|begins| begins <= now.saturating_add(WINDOW_SECONDS))
    }

    fn check(&self, expected: &Expected<'_>) -> Result<(), ProofError> {
        if self.htm != expected.method {
            Err(ProofError::Method)
        } else if !is_same_url(&self.htu, expected.url) {
            Err(ProofError::Url)
        } else if !self.is_in_time(expected.now.unix_seconds()) {
            Err(ProofError::Time)
        } else if !(1..=255).contains(&self.jti.len()) {
            Err(ProofError::Name)
        } else if expected
            .token
            .is_some_and(|token| self.ath != Some(digest(token.as_bytes())))
        {
            Err(ProofError::Token)
        } else {
            Ok(())
        }
    }
}

/// The part of a JWT, or the place of it that is wrong.
fn read<T: DeserializeOwned>(part: &str) -> Result<T, String> {
    let json = URL_SAFE_NO_PAD.decode(part).map_err(|_| String::new())?;
    body::strict(&json)
}

fn digest(of: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 9449, §4.1 and §7.1.
    const PUBLISHED: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
    const PUBLISHED_THUMBPRINT: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
    const TOKEN: &str = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
    const TOKEN_DIGEST: &str = "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo";

    fn at(seconds: i64) -> Moment {
        Moment::from_unix_millis(seconds.saturating_mul(1000)).expect("in range")
    }

    #[test]
    fn the_published_proof_holds_and_has_the_published_thumbprint() {
        let expected = |seconds| Expected {
            method: "POST",
            url: "https://server.example.com/token",
            token: None,
            now: at(seconds),
        };
        let issued = 1_562_262_616;
        for seconds in [issued - 60, issued, issued + 60] {
            let proof = Proof::judge(PUBLISHED, &expected(seconds)).expect("it holds");
            assert_eq!(proof.thumbprint(), PUBLISHED_THUMBPRINT);
            assert_eq!(proof.kept_until_seconds(), issued + 120);
        }
        for seconds in [issued - 61, issued + 61] {
            let refused = Proof::judge(PUBLISHED, &expected(seconds));
            assert_eq!(refused, Err(ProofError::Time));
        }
        let bound = Expected {
            token: Some(TOKEN),
            ..expected(issued)
        };
        assert_eq!(Proof::judge(PUBLISHED, &bound), Err(ProofError::Token));
        let altered = PUBLISHED.replace("fQ.2-Gx", "fQ.2-Gy");
        let refused = Proof::judge(&altered, &expected(issued));
        assert_eq!(refused, Err(ProofError::Signature));
        let twice = format!("{PUBLISHED}, {PUBLISHED}");
        assert_eq!(
            Proof::judge(&twice, &expected(issued)),
            Err(ProofError::Form)
        );
    }

    #[test]
    fn a_proof_holds_within_its_own_times_too() {
        let claims = |exp: Option<i64>, nbf: Option<i64>| Claims {
            jti: "j".into(),
            htm: "POST".into(),
            htu: "https://bank.invalid".into(),
            iat: 1_000,
            exp,
            nbf,
            ath: None,
        };
        assert!(claims(None, None).is_in_time(1_000));
        for (exp, nbf, holds) in [
            (Some(1_001), None, true),
            (Some(1_000), None, false),
            (Some(0), None, false),
            (None, Some(1_060), true),
            (None, Some(1_061), false),
            (Some(1_001), Some(1_061), false),
        ] {
            assert_eq!(claims(exp, nbf).is_in_time(1_000), holds, "{exp:?} {nbf:?}");
        }
    }

    #[test]
    fn no_claim_is_null_or_comes_twice() {
        let claims = |more: &str| {
            let json = format!(r#"{{"jti":"j","htm":"GET","htu":"u","iat":1{more}}}"#);
            read::<Claims>(&URL_SAFE_NO_PAD.encode(json)).map(|_| ())
        };
        assert_eq!(claims(""), Ok(()));
        for (more, place) in [
            (r#","exp":null"#, "/exp"),
            (r#","nbf":null"#, "/nbf"),
            (r#","ath":null"#, "/ath"),
            (r#","jti":"k""#, "/jti"),
            (r#","other":1,"other":1"#, "/other"),
        ] {
            assert_eq!(claims(more), Err(place.to_owned()), "{more}");
        }
    }

    #[test]
    fn the_digest_of_a_token_is_the_published_one() {
        assert_eq!(digest(TOKEN.as_bytes()), TOKEN_DIGEST);
    }
}
