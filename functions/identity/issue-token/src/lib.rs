//! Issues an access token: `POST /v1/oauth/token` (RFC 6749 §4.4, RFC 7523), bound to
//! the key of a proof if there is one (RFC 9449).
//!
//! How clients authenticate, and what failures cost, is in [`identity_store::authentication`]. A
//! refusal is recorded once a minute; that of an unknown client by a row without an event.

mod answer;

use identity_domain::{Claims, Grant, Scopes};
use identity_store::authentication::{Authenticated, Claimed, Denied, Form, Refusal, authenticate};
use identity_store::{ClientRow, KeyFault, SigningKey, token};
use kernel::base32;
use kernel::time::Moment;
use platform::http::dpop::{Expected, HEADER, Proof, ProofError};
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// Returns a token, or an error in the form of RFC 6749.
///
/// # Errors
/// Problems that are not of OAuth: the form, its size, too many failures, and internal errors.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    match grant(ports, &call).await {
        Ok(reply) => Ok(reply),
        Err(denied) => denied.answer(call.request_id()),
    }
}

async fn grant(ports: &Ports, call: &Call) -> Result<Reply, Denied> {
    let now = ports.clock.now();
    let form = Form::read(call, &["grant_type", "scope"])?;
    is_client_credentials(form.get("grant_type"))?;
    let claim = form.claim(call)?;
    let proof = proof(call, &ports.names.issuer, now)?;
    let key = signing_key(ports).await?;
    let (identity, keys, names) = (&ports.identity, &ports.field_keys, &ports.names);
    let authenticated = authenticate(identity, keys, &ports.entropy, names, &claim, now).await?;
    let Authenticated { client, credential } = authenticated;
    let claimed = Claimed::of(&client);
    if let Some(fault) = possession_fault(ports, &client, proof.as_ref()).await? {
        return Err(Denied::Failed(claimed, Refusal::InvalidDpopProof(fault)));
    }
    let scopes = granted(form.get("scope"), &client.scopes)
        .map_err(|refusal| Denied::Failed(claimed, refusal))?;
    let jti = base32::encode(&ports.entropy.draw::<16>().map_err(Problem::internal)?);
    let grant = Grant {
        client: client.id,
        tenant: client.tenant,
        client_version: client.version,
        credential: &credential,
        scopes: &scopes,
    };
    let claims = Claims::new(&names.issuer, &grant, now, jti);
    let claims = match &proof {
        Some(proof) => claims.bound_to(proof.thumbprint()),
        None => claims,
    };
    let token = token::sign(&key, &claims).map_err(Problem::internal)?;
    Ok(answer::token(token, &claims))
}

/// The proof of the key that the token is to be bound to (RFC 9449 §5), if there is one.
fn proof(call: &Call, issuer: &str, now: Moment) -> Result<Option<Proof>, Refusal> {
    let Some(text) = call.header(HEADER) else {
        return Ok(None);
    };
    let expected = Expected {
        method: call.method(),
        url: &format!("{issuer}{}", call.path()),
        token: None,
        now,
    };
    let proof = Proof::judge(text, &expected).map_err(Refusal::InvalidDpopProof)?;
    Ok(Some(proof))
}

/// The defect of the proof of possession that an authenticated client sent, or omitted.
async fn possession_fault(
    ports: &Ports,
    client: &ClientRow,
    proof: Option<&Proof>,
) -> Result<Option<ProofError>, Problem> {
    match proof {
        None => Ok(client.policy.dpop_required.then_some(ProofError::Missing)),
        Some(proof) => {
            let is_new = ports.admission.is_first_use(proof).await?;
            Ok((!is_new).then_some(ProofError::Used))
        }
    }
}

/// Refuses every other grant.
fn is_client_credentials(grant_type: Option<&str>) -> Result<(), Refusal> {
    match grant_type {
        Some("client_credentials") => Ok(()),
        Some(_) => Err(Refusal::UnsupportedGrantType),
        None => Err(Refusal::InvalidRequest("grant_type is missing.")),
    }
}

/// The scopes requested, or all that the client has.
fn granted(asked: Option<&str>, held: &Scopes) -> Result<Scopes, Refusal> {
    let Some(asked) = asked else {
        return Ok(held.clone());
    };
    let asked: Scopes = asked.parse().map_err(|_| Refusal::InvalidScope)?;
    if asked.are_within(held) {
        Ok(asked)
    } else {
        Err(Refusal::InvalidScope)
    }
}

async fn signing_key(ports: &Ports) -> Result<SigningKey, Denied> {
    let current = ports
        .token_signing_key
        .current()
        .await
        .map_err(|unavailable| {
            tracing::error!(%unavailable, "signing key unavailable, no token issued");
            Problem::undecided(Code::Unavailable)
        })?;
    let current = current.ok_or_else(|| Problem::internal(KeyFault::None))?;
    Ok(SigningKey::read(&current.value).map_err(Problem::internal)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_client_credentials_grant_is_accepted() {
        assert_eq!(is_client_credentials(Some("client_credentials")), Ok(()));
        let other = is_client_credentials(Some("password"));
        assert_eq!(other, Err(Refusal::UnsupportedGrantType));
        let none = is_client_credentials(None);
        assert!(matches!(none, Err(Refusal::InvalidRequest(_))));
    }

    #[test]
    fn the_scopes_granted_are_those_requested_or_all_of_the_client() {
        let held: Scopes = "accounts:read payments:read".parse().expect("scopes");
        assert_eq!(granted(None, &held), Ok(held.clone()));
        assert_eq!(
            granted(Some("payments:read"), &held),
            "payments:read".parse().map_err(|_| Refusal::InvalidScope)
        );
        assert_eq!(
            granted(Some("payments:read payments:read"), &held),
            granted(Some("payments:read"), &held)
        );
        for wrong in ["payments:write", "payments:read payments:write", "root"] {
            assert_eq!(
                granted(Some(wrong), &held),
                Err(Refusal::InvalidScope),
                "{wrong}"
            );
        }
    }
}
