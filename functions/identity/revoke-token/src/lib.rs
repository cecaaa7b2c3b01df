//! Ends a client's access token before it expires: `POST /v1/oauth/revoke` (RFC 7009).
//!
//! The client authenticates as it does to get a token. What is stored is the name of the token below
//! the client that revoked it, where the authorizer looks for it; so a revocation can end no token of
//! another client, whatever the text that was sent, and no signature of ours has to be checked.
//!
//! API Gateway caches the authorizer's answer for a minute, and so long the token may still be accepted.

use identity_store::authentication::{Claimed, Denied, Form, Refusal, authenticate};
use identity_store::{RevokedToken, token};
use platform::http::{Call, Code, Problem, Reply};
use store::{Outcome, Transaction};

platform::function!();

/// Answers 200 once the token is revoked, or if there is nothing to revoke.
///
/// # Errors
/// Problems that are not of OAuth: the form, its size, too many failures, and faults of ours.
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
    let claim = form.claim(call.header("authorization"))?;
    let (identity, names) = (&ports.identity, &ports.names);
    let client = authenticate(identity, &ports.entropy, names, &claim, now).await?;
    // What is no token of ours is refused everywhere already (RFC 7009 §2.2).
    let Some(claimed) = token::named(token) else {
        return Ok(());
    };
    if claimed.client_id != client.id {
        return Err(Denied::Failed(Claimed::of(&client), Refusal::InvalidGrant));
    }
    let revoked = RevokedToken::new(client.id, &claimed.jti, now);
    match Transaction::of(identity.put_once(&revoked)?).commit().await {
        // Refused: it is revoked already.
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy => Err(Problem::undecided(Code::Unavailable).into()),
        Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown).into()),
    }
}
