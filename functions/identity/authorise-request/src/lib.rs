//! Decides for API Gateway whether a token is accepted, and for which client.
//!
//! The decision depends on the token and its client alone, not on the operation, so that API Gateway can cache it for
//! every use of the token. It caches it for a minute: a token that ended by a freeze of its client, by the end of its
//! credential or by a revocation may still be accepted for as long, and no longer. Operations that give lasting
//! permissions judge the token again (`require_current_caller`). Each function checks the client's
//! scopes itself, where a refusal can be recorded.

use identity_contract::revoked::RevokedToken;
use identity_domain::{Claims, Scope, Scopes};
use identity_store::{PublicKeys, TokenStatus, find_client, limits_of, token};
use platform::FunctionError;
use platform::authorizer::{Decision, Request};
use platform::http::{Caller, CallerToken, Principal};
use secrecy::ExposeSecret as _;

platform::function!();

/// Decides about a token.
///
/// # Errors
/// When the keys or the client cannot be read. An invalid token is a decision and no error.
pub async fn handle(ports: &Ports, request: Request) -> Result<Decision, FunctionError> {
    let Some(presented) = presented(&request.authorization) else {
        return Ok(Decision::of_nobody());
    };
    let mut judged = token::verify(&public_keys(ports).await?, presented);
    // A key is published long before it signs, unless the keys cached here are older.
    if matches!(judged, Err(token::NotOurs::UnknownKey)) {
        ports.token_public_keys.refresh().await;
        judged = token::verify(&public_keys(ports).await?, presented);
    }
    let Ok(claims) = judged else {
        return Ok(Decision::of_nobody());
    };
    // The token states what was true when it was issued; whether it still is, is read.
    let token = caller_token(&claims);
    let revocation = RevokedToken::key_of(claims.client_id, &token.jti);
    let (client, revoked, limits) = tokio::join!(
        find_client(&ports.identity, claims.client_id, claims.tenant_id),
        ports.identity.get::<RevokedToken>(&revocation),
        limits_of(&ports.identity, claims.tenant_id),
    );
    let client =
        client.map_err(|cause| FunctionError::caused("the client cannot be read", cause))?;
    let revoked =
        revoked.map_err(|cause| FunctionError::caused("revocations cannot be read", cause))?;
    let limits = limits.map_err(|cause| {
        FunctionError::caused("the limits of the institution cannot be read", cause)
    })?;
    let now = ports.clock.now();
    let status = TokenStatus::of(&token, client, revoked.as_ref(), now);
    let (client, scopes) = match (status, claims.check(&ports.names.issuer, now)) {
        (TokenStatus::NoClient, _) => return Ok(Decision::of_nobody()),
        (TokenStatus::Current(client), Ok(scopes)) => (client, scopes),
        (TokenStatus::Ended(client) | TokenStatus::Current(client), _) => {
            return Ok(Decision::Unauthenticated {
                of: Some((client.id, client.tenant)),
            });
        }
    };
    let keys = if signs(&scopes) {
        client.signing_keys()
    } else {
        Vec::new()
    };
    let principal = Principal {
        tenant: claims.tenant_id,
        client: claims.client_id,
        scopes: scopes
            .iter()
            .map(|scope| scope.as_str().to_owned())
            .collect(),
        policy: limits.bound(client.policy),
    };
    Ok(Decision::Allow(Box::new(Caller {
        principal,
        token,
        keys,
        bound_to: claims.cnf.map(|confirmation| confirmation.jkt),
    })))
}

/// The token of a `Bearer` header (RFC 6750 §2.1) or of one of the scheme `DPoP` (RFC 9449 §7.1). Whether
/// the scheme is the token's own is judged with each request, where the proof is.
fn presented(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    ["bearer", "dpop"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
        .then_some(token.trim_start_matches(' '))
}

/// Whether these scopes allow an operation that a client can sign.
fn signs(scopes: &Scopes) -> bool {
    contract::OPERATIONS.iter().any(|operation| {
        operation.is_signed() && operation.allows(scopes.iter().map(Scope::as_str))
    })
}

/// What of a token is passed on with each request.
fn caller_token(claims: &Claims) -> CallerToken {
    CallerToken {
        jti: claims.jti.clone(),
        credential_id: claims.credential_id,
        client_version: claims.client_version,
        exp: claims.exp,
    }
}

async fn public_keys(ports: &Ports) -> Result<PublicKeys, FunctionError> {
    let published = ports.token_public_keys.current().await;
    let published =
        published.map_err(|cause| FunctionError::caused("the keys cannot be read", cause))?;
    let published = published
        .as_ref()
        .map(|version| version.value.expose_secret());
    PublicKeys::read(published).map_err(|cause| FunctionError::caused("the published keys", cause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::Scope;
    use std::collections::BTreeSet;

    #[test]
    fn the_domains_scopes_are_those_of_the_contract() {
        let ours: BTreeSet<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        assert_eq!(ours, contract::SCOPES.iter().copied().collect());
    }

    #[test]
    fn keys_are_passed_on_for_clients_that_can_sign_only() {
        let may = |scopes: &str| signs(&scopes.parse().expect("scopes"));
        assert!(may("payments:write") && may("accounts:write") && may("clients:admin"));
        assert!(!may("accounts:read payments:read audit:read ledger:read"));
    }

    #[test]
    fn every_scope_allows_an_operation() {
        for scope in Scope::ALL {
            let mut operations = contract::OPERATIONS.iter();
            assert!(
                operations.any(|one| one.allows([scope.as_str()])),
                "{scope:?}"
            );
        }
    }

    #[test]
    fn the_scheme_is_recognised_in_any_case() {
        assert_eq!(presented("Bearer a.b.c"), Some("a.b.c"));
        assert_eq!(presented("bearer  a.b.c"), Some("a.b.c"));
        assert_eq!(presented("DPoP a.b.c"), Some("a.b.c"));
        for wrong in ["", "a.b.c", "Basic abc", "Bearer"] {
            assert_eq!(presented(wrong), None, "{wrong}");
        }
    }
}
