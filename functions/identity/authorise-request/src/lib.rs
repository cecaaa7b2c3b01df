//! Judges the bearer of a token for API Gateway: who it is, and every operation it may call.
//!
//! The answer depends on the token and its client alone and names operations, not the one that was
//! asked for, so that API Gateway may keep it for the token's every use. It keeps it for a minute:
//! so long a client that was frozen may still be let through, and no longer.

use identity_domain::{Scope, Scopes};
use identity_store::{SigningKeys, standing, token};
use platform::Fault;
use platform::authorizer::{Decision, Request};
use platform::http::Principal;

platform::function!();

/// Says what the token allows.
///
/// # Errors
/// When the keys or the client cannot be read. A token that is no good is no error but a decision.
pub async fn handle(ports: &Ports, request: Request) -> Result<Decision, Fault> {
    let Some(bearer) = bearer(&request.authorization_token) else {
        return Ok(Decision::Unauthenticated);
    };
    let keys = signing_keys(ports).await?;
    let judged = token::verify(&keys, bearer, &ports.names.issuer, ports.clock.now());
    let Ok((claims, scopes)) = judged else {
        return Ok(Decision::Unauthenticated);
    };
    // What a token says was true when it was issued; whether its client may still work is read.
    let client = standing::working(&ports.identity, claims.client_id, claims.tenant_id).await;
    let client = client.map_err(|cause| Fault::caused("the client cannot be read", cause))?;
    let Some(client) = client else {
        return Ok(Decision::Unauthenticated);
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
    Ok(Decision::Allow {
        principal,
        patterns: patterns(&scopes),
    })
}

/// The token of a `Bearer` header (RFC 6750 §2.1).
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim_start_matches(' '))
}

/// The operations that these scopes allow, as API Gateway names them.
fn patterns(scopes: &Scopes) -> Vec<String> {
    let allowed = contract::OPERATIONS
        .iter()
        .filter(|operation| operation.allows(scopes.iter().map(Scope::as_str)));
    allowed.map(contract::Operation::pattern).collect()
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
    use std::collections::BTreeSet;

    fn allowed(scopes: &str) -> Vec<String> {
        patterns(&scopes.parse().expect("scopes"))
    }

    #[test]
    fn the_scopes_of_the_rules_are_those_of_the_contract() {
        let ours: BTreeSet<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        assert_eq!(ours, contract::SCOPES.iter().copied().collect());
    }

    #[test]
    fn a_scope_allows_its_operations_and_no_others() {
        assert_eq!(
            allowed("payments:read"),
            ["GET/v1/payments", "GET/v1/payments/*"]
        );
        assert_eq!(
            allowed("clients:admin"),
            [
                "GET/v1/clients",
                "POST/v1/clients",
                "POST/v1/clients/*/credentials",
                "POST/v1/clients/*/freeze",
                "POST/v1/clients/*/policy",
                "POST/v1/clients/*/unfreeze"
            ]
        );
        assert_eq!(
            allowed("ledger:read"),
            ["GET/v1/internal-accounts/*/balance"]
        );
    }

    #[test]
    fn all_scopes_together_allow_every_operation_that_needs_a_token_and_no_callback() {
        let guarded = contract::OPERATIONS
            .iter()
            .filter(|one| !one.public && !one.callback);
        let guarded: Vec<_> = guarded.map(contract::Operation::pattern).collect();
        assert_eq!(patterns(&Scopes::all()), guarded);
    }

    #[test]
    fn every_scope_is_good_for_something() {
        for scope in Scope::ALL {
            assert!(!allowed(scope.as_str()).is_empty(), "{scope:?}");
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
