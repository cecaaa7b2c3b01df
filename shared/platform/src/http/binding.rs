//! How a token is presented: a bound one with a proof of its key, any other as a bearer token.
//!
//! API Gateway has the authorizer judge a token once a minute, so what differs with each request is
//! judged here, from what the authorizer found the token to be bound to.

use kernel::policy::ClientPolicy;
use kernel::time::Moment;

use super::dpop::{Expected, HEADER, Proof, ProofError};
use super::{Call, Code, Problem};

/// The challenge to a token that is not presented as it has to be (RFC 9449 §7.1).
const INVALID_TOKEN: &str = "DPoP error=\"invalid_token\", algs=\"Ed25519 EdDSA ES256\"";
/// The challenge to a bearer token that has ended (RFC 6750 §3.1).
const ENDED_BEARER: &str = "Bearer error=\"invalid_token\"";
/// The challenge to a proof that does not hold.
const INVALID_PROOF: &str = "DPoP error=\"invalid_dpop_proof\", algs=\"Ed25519 EdDSA ES256\"";

/// The proof that came with a bound token, if it holds; none with a bearer token. Whether the proof was
/// used before is not judged here.
///
/// # Errors
/// `unauthenticated` for a token that is presented in another way than it is bound, or that is not bound
/// although the client's policy asks for it; `invalid_dpop_proof`.
pub(super) fn check(call: &Call, issuer: &str, now: Moment) -> Result<Option<Proof>, Problem> {
    require(call, &call.principal()?.policy)?;
    let header = call.header(HEADER);
    match (call.bound_to(), dpop_token(call)) {
        (Some(thumbprint), Some(token)) => {
            let url = format!("{issuer}{}", call.path());
            let expected = Expected {
                method: call.method(),
                url: &url,
                token: Some(token),
                now,
            };
            let text = header.ok_or(ProofError::Missing).map_err(invalid)?;
            let proof = Proof::judge(text, &expected).map_err(invalid)?;
            if proof.thumbprint() == thumbprint {
                Ok(Some(proof))
            } else {
                Err(invalid(ProofError::OtherKey))
            }
        }
        (Some(_), None) => Err(misused(
            "The token is bound to a key; send it as Authorization: DPoP with a proof in the DPoP header.",
        )),
        (None, Some(_)) => Err(misused(
            "The token is not bound to a key; request one with a DPoP header, or send this one as Bearer.",
        )),
        // A proof that nobody looks at would let its client believe that the token is bound.
        (None, None) if header.is_some() => Err(misused(
            "A proof came with a token that is not bound to a key; request one with a DPoP header.",
        )),
        (None, None) => Ok(None),
    }
}

/// Checks that the token is bound to a key, if this policy requires it.
///
/// # Errors
/// `unauthenticated`.
pub(super) fn require(call: &Call, policy: &ClientPolicy) -> Result<(), Problem> {
    if policy.dpop_required && call.bound_to().is_none() {
        return Err(misused(
            "Your policy requires tokens that are bound to a key; request one with a DPoP header.",
        ));
    }
    Ok(())
}

/// The problem with a token that has ended.
pub(super) fn ended(call: &Call) -> Problem {
    let challenge = match call.bound_to() {
        Some(_) => INVALID_TOKEN,
        None => ENDED_BEARER,
    };
    Problem::new(Code::Unauthenticated)
        .detail("The access token has ended; request a new one.")
        .challenged(challenge)
}

/// The scheme of challenges to this token, as far as it is known: that of a bound one is DPoP.
pub(super) fn scheme(call: &Call) -> &'static str {
    match call.bound_to() {
        Some(_) => "DPoP",
        None => "Bearer",
    }
}

/// The answer to a proof that does not hold.
pub(super) fn invalid(fault: ProofError) -> Problem {
    let code = if fault == ProofError::Missing {
        "required"
    } else {
        "invalid"
    };
    Problem::new(Code::InvalidDpopProof)
        .detail("The DPoP proof is not valid for this request; make a new one and resend.")
        .with_error(format!("header:{HEADER}"), code, fault.expected())
        .challenged(INVALID_PROOF)
}

fn misused(detail: &str) -> Problem {
    Problem::new(Code::Unauthenticated)
        .detail(detail)
        .challenged(INVALID_TOKEN)
}

/// The token of an `Authorization` header of the scheme DPoP.
fn dpop_token(call: &Call) -> Option<&str> {
    let (scheme, token) = call.header("authorization")?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("dpop")
        .then_some(token.trim_start_matches(' '))
}
