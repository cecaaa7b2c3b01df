//! Judges the bearer of a token for API Gateway: who it is, and whether it may work.
//!
//! The answer depends on the token and its client alone, not on what was asked for, so that API
//! Gateway may keep it for the token's every use. It keeps it for a minute: so long a client that
//! was frozen may still be let through, and no longer. What the client's scopes allow is judged by
//! each function, where a refusal can be recorded.

use identity_domain::Status;
use identity_store::{SigningKeys, standing, token};
use platform::Fault;
use platform::authorizer::{Decision, Request};
use platform::http::Principal;

platform::function!();

/// Says whose token it is.
///
/// # Errors
/// When the keys or the client cannot be read. A token that is no good is no error but a decision.
pub async fn handle(ports: &Ports, request: Request) -> Result<Decision, Fault> {
    let Some(bearer) = bearer(&request.authorization) else {
        return Ok(Decision::of_nobody());
    };
    let keys = signing_keys(ports).await?;
    let Ok(claims) = token::verify(&keys, bearer) else {
        return Ok(Decision::of_nobody());
    };
    // What a token says was true when it was issued; whether its client may still work is read.
    let client = standing::known(&ports.identity, claims.client_id, claims.tenant_id).await;
    let client = client.map_err(|cause| Fault::caused("the client cannot be read", cause))?;
    let Some(client) = client else {
        return Ok(Decision::of_nobody());
    };
    let judged = claims.check(&ports.names.issuer, ports.clock.now());
    let scopes = judged.ok().filter(|_| client.status == Status::Active);
    let Some(scopes) = scopes else {
        return Ok(Decision::Unauthenticated {
            of: Some((client.id, client.tenant)),
        });
    };
    let principal = Principal {
        tenant: claims.tenant_id,
        client: claims.client_id,
        scopes: scopes
            .iter()
            .map(|scope| scope.as_str().to_owned())
            .collect(),
        policy: client.policy,
    };
    Ok(Decision::Allow { principal })
}

/// The token of a `Bearer` header (RFC 6750 §2.1).
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim_start_matches(' '))
}

async fn signing_keys(ports: &Ports) -> Result<SigningKeys, Fault> {
    let unavailable = |cause| Fault::caused("the signing keys cannot be read", cause);
    let key = &ports.token_signing_key;
    let versions = [
        key.current().await.map_err(unavailable)?,
        key.previous().await.map_err(unavailable)?,
        key.pending().await.map_err(unavailable)?,
    ];
    let [current, previous, pending] = versions.map(|version| version.map(|version| version.value));
    SigningKeys::read(current.as_ref(), previous.as_ref(), pending.as_ref())
        .map_err(|cause| Fault::caused("the signing keys are no keys", cause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::Scope;
    use std::collections::BTreeSet;

    #[test]
    fn the_scopes_of_the_rules_are_those_of_the_contract() {
        let ours: BTreeSet<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        assert_eq!(ours, contract::SCOPES.iter().copied().collect());
    }

    #[test]
    fn every_scope_is_good_for_something() {
        for scope in Scope::ALL {
            let mut operations = contract::OPERATIONS.iter();
            assert!(
                operations.any(|one| one.allows([scope.as_str()])),
                "{scope:?}"
            );
        }
    }

    #[test]
    fn a_bearer_is_told_by_its_scheme_in_any_case() {
        assert_eq!(bearer("Bearer a.b.c"), Some("a.b.c"));
        assert_eq!(bearer("bearer  a.b.c"), Some("a.b.c"));
        for wrong in ["", "a.b.c", "Basic abc", "Bearer"] {
            assert_eq!(bearer(wrong), None, "{wrong}");
        }
    }
}
