//! Ends a client's access token before it expires: `POST /v1/oauth/revoke` (RFC 7009).
//!
//! The client authenticates as it does to get a token. The token's name is stored below the
//! client that revoked it, where the authorizer reads it, so that a revocation can end no token of another client. Only a token that this bank signed and that has not expired is stored, so there are
//! no more revocations, and records of them, than tokens.
//!
//! API Gateway caches the authorizer's decision for a minute, for which the token may still be accepted.

use identity_domain::Claims;
use identity_store::authentication::{Claimed, Denied, Form, Refusal, authenticate};
use identity_store::{PublicKeys, revocation, token};
use platform::http::{Call, Code, Problem, Reply};
use store::{Outcome, Transaction};

platform::function!();

/// Returns 200 once the token is revoked, or if there is nothing to revoke.
///
/// # Errors
/// Problems that are not of OAuth: the form, its size, too many failures, and internal errors.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    match revoke(ports, &call).await {
        Ok(()) => Ok(Reply::empty(200)),
        Err(denied) => denied.answer(call.request_id()),
    }
}

async fn revoke(ports: &Ports, call: &Call) -> Result<(), Denied> {
    let now = ports.clock.now();
    let form = Form::read(call, &["token", "token_type_hint"])?;
    let token = form
        .get("token")
        .ok_or(Refusal::InvalidRequest("token is missing."))?;
    let claim = form.claim(call)?;
    let (identity, keys, names) = (&ports.identity, &ports.field_keys, &ports.names);
    let authenticated = authenticate(identity, keys, &ports.entropy, names, &claim, now).await?;
    let client = authenticated.client;
    // A text that is no token of this bank, or an expired one, is refused everywhere (RFC 7009 §2.2).
    let Some(claims) = signed_here(ports, token).await? else {
        return Ok(());
    };
    if claims.client_id != client.id {
        return Err(Denied::Failed(Claimed::of(&client), Refusal::InvalidGrant));
    }
    if claims.check(&names.issuer, now).is_err() {
        return Ok(());
    }
    let revoked = revocation(&client, &claims.jti, call.request_id().clone(), now);
    match Transaction::of(identity.put_once(&revoked)?).commit().await {
        // Refused: it is revoked already.
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy => Err(Problem::undecided(Code::Unavailable).into()),
        Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown).into()),
    }
}

/// The claims of a token that a key of this bank signed, expired or not.
async fn signed_here(ports: &Ports, token: &str) -> Result<Option<Claims>, Problem> {
    let mut judged = token::verify(
        &PublicKeys::published(&ports.token_public_keys).await?,
        token,
    );
    // A key is published long before it signs, unless what is cached here is older than that.
    if matches!(judged, Err(token::NotOurs::UnknownKey)) {
        ports.token_public_keys.refresh().await;
        judged = token::verify(
            &PublicKeys::published(&ports.token_public_keys).await?,
            token,
        );
    }
    Ok(judged.ok())
}
