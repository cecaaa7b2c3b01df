//! Gives a client an access token: `POST /v1/oauth/token` (RFC 6749 §4.4, RFC 7523).
//!
//! A wrong proof, an unknown client, a frozen one and an expired credential get one answer after one amount of
//! work. Each is recorded, once a minute; of a client that there is not, by a row that nobody is told
//! of. Failures are counted for whatever client is claimed, be there such a client or not: so neither
//! the answer nor the count tells who exists.
//!
//! The proof is judged before the count is read: a right one gets its token however many wrong ones
//! came before it. A secret has 256 random bits and a signature cannot be guessed, so that the count
//! protects no client from guessing; it bounds what failures cost, and must not cost a client its
//! access.

mod answer;
mod failures;
mod request;

use identity_domain::{Claims, Scopes, Status};
use identity_store::{ClientRow, Entry, Partition, SigningKeys, UsedAssertion, partition_of};
use identity_store::{proof, token};
use kernel::base32;
use kernel::time::Moment;
use platform::http::{Call, Code, Problem, Reply};
use store::{Outcome, Transaction};

use answer::{Claimed, Denied, Refusal};
use request::{Proof, TokenRequest};

platform::function!();

/// Answers with a token or says why not, as RFC 6749 says it.
///
/// # Errors
/// Problems that are not of OAuth: the form, its size, too many failures, and faults of ours.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    match grant(ports, &call).await {
        Ok(reply) => Ok(reply),
        Err(Denied::Refused(refusal)) => Ok(refusal.reply()),
        Err(Denied::Failed(claimed, refusal)) => {
            Ok(refusal.reply().refusing(claimed.refused(refusal.word())))
        }
        Err(Denied::Slowed(claimed, seconds)) => {
            let refused = claimed.refused(Code::RateLimited.as_str());
            Ok(answer::slowed(seconds, call.request_id()).refusing(refused))
        }
        Err(Denied::Problem(problem)) => Err(problem),
    }
}

async fn grant(ports: &Ports, call: &Call) -> Result<Reply, Denied> {
    let now = ports.clock.now();
    let asked = TokenRequest::read(call)?;
    let keys = signing_keys(ports).await?;
    let page = ports
        .identity
        .query::<Entry>(&partition_of(asked.client))
        .await?;
    let known: Partition = page.rows.into_iter().collect();
    let claimed = Claimed {
        client: asked.client,
        tenant: known.client.as_ref().map(|client| client.tenant),
    };
    let proved = proves(ports, &asked, known.client.as_ref(), now).await?;
    let good = |client: &ClientRow| proved && client.status == Status::Active;
    let Some(client) = known.client.filter(good) else {
        return Err(failures::denied(ports, claimed, known.failures, now).await?);
    };
    if let Some(failures) = known.failures {
        failures::clear(ports, failures).await?;
    }
    let scopes = granted(asked.scope.as_deref(), &client.scopes)
        .map_err(|refusal| Denied::Failed(claimed, refusal))?;
    let jti = base32::encode(&ports.entropy.draw::<16>().map_err(Problem::internal)?);
    let issuer = &ports.names.issuer;
    // In the second in which credentials were ended at once, the tokens of before it count no more.
    let issued_at = if client.counts_token_of(now.unix_seconds()) {
        now
    } else {
        now.plus_millis(1_000)
    };
    let claims = Claims::new(issuer, client.id, client.tenant, &scopes, issued_at, jti);
    let token = token::sign(keys.current(), &claims).map_err(Problem::internal)?;
    Ok(answer::token(token, &scopes))
}

/// Whether the request proves to come from the client that it claims.
async fn proves(
    ports: &Ports,
    asked: &TokenRequest,
    client: Option<&ClientRow>,
    now: Moment,
) -> Result<bool, Denied> {
    let credentials = client.map_or(&[][..], |client| &client.credentials);
    match &asked.proof {
        Proof::Secret(secret) => Ok(proof::by_secret(credentials, asked.client, secret, now)),
        Proof::Assertion(text) => {
            let issuer = ports.names.issuer.as_str();
            match proof::by_assertion(credentials, asked.client, text, issuer, now) {
                None => Ok(false),
                Some(good) => {
                    let until = good.remembered_until_seconds();
                    let usage = ports.entropy.draw().map_err(Problem::internal)?;
                    let used = UsedAssertion::new(asked.client, &good.jti, usage, until);
                    is_first_use(ports, &used).await
                }
            }
        }
    }
}

async fn is_first_use(ports: &Ports, used: &UsedAssertion) -> Result<bool, Denied> {
    match Transaction::of(ports.identity.put_once(used)?)
        .commit()
        .await
    {
        Outcome::Committed => Ok(true),
        Outcome::Refused(failures) => {
            let stored = failures
                .into_iter()
                .find_map(|failure| failure.stored().cloned());
            let stored = stored.and_then(|item| store::row_of::<UsedAssertion>(item).ok());
            Ok(stored.as_ref() == Some(used))
        }
        Outcome::Busy | Outcome::Unknown => Err(Problem::undecided(Code::Unavailable).into()),
    }
}

/// The scopes asked for, or all that the client has.
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

async fn signing_keys(ports: &Ports) -> Result<SigningKeys, Denied> {
    let current = ports
        .token_signing_key
        .current()
        .await
        .map_err(|unavailable| {
            tracing::error!(%unavailable, "no signing key");
            Problem::undecided(Code::Unavailable)
        })?;
    let current = current.map(|version| version.value);
    Ok(SigningKeys::read(current.as_ref(), None, None).map_err(Problem::internal)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scopes_granted_are_those_asked_for_or_all_and_never_more() {
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
