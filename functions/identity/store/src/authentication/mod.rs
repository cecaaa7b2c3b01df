//! How clients authenticate to the authorization server: the one way for every endpoint that they call without a token.
//!
//! A wrong proof, an unknown client, a frozen one and an expired credential get one answer after one amount of
//! work. Failures are counted for whatever client is claimed, be there such a client or not: so neither
//! the answer nor the count tells who exists.
//!
//! The proof is judged before the count is read: a right one is accepted however many wrong ones
//! came before it. A secret has 256 random bits and a signature cannot be guessed, so that the count
//! protects no client from guessing; it bounds what failures cost, and must not cost a client its
//! access.

mod failures;
mod refusal;
mod request;

use environment::{ClientSecrets, Entropy, Names};
use identity_contract::Identity;
use identity_domain::{Authentication, Status};
use kernel::time::Moment;
use platform::http::{Code, Problem};
use store::{Can, Outcome, Table, Transaction, verb};

pub use refusal::{Claimed, Denied, Refusal};
pub use request::{Claim, Form};

use crate::{ClientRow, Entry, Partition, UsedAssertion, partition_of, proof};
use request::Proof;

/// The client that a request comes from: one that is active and whose claim is proved.
///
/// # Errors
/// `invalid_client`, slowed down after too many failures; faults of ours.
pub async fn authenticate<G>(
    identity: &Table<Identity, G>,
    entropy: &Entropy,
    names: &Names,
    claim: &Claim,
    now: Moment,
) -> Result<ClientRow, Denied>
where
    G: Can<verb::Query> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    // The same for every client and every secret, so nothing is read and nothing is revealed.
    if names.client_secrets == ClientSecrets::Refused && matches!(claim.proof, Proof::Secret(_)) {
        return Err(Refusal::SecretsRefused.into());
    }
    let page = identity.query::<Entry>(&partition_of(claim.client)).await?;
    let known: Partition = page.rows.into_iter().collect();
    let claimed = Claimed {
        client: claim.client,
        tenant: known.client.as_ref().map(|client| client.tenant),
    };
    let credentials = known
        .client
        .as_ref()
        .map_or(&[][..], |client| &client.credentials);
    let proved = match &claim.proof {
        Proof::Secret(secret) => proof::by_secret(credentials, claim.client, secret, now),
        Proof::Assertion(text) => {
            let issuer = names.issuer.as_str();
            match proof::by_assertion(credentials, claim.client, text, issuer, now) {
                None => false,
                Some(good) => {
                    let until = good.remembered_until_seconds();
                    let usage = entropy.draw().map_err(Problem::internal)?;
                    let used = UsedAssertion::new(claim.client, &good.jti, usage, until);
                    is_first_use(identity, &used).await?
                }
            }
        }
    };
    let good = |client: &ClientRow| proved && client.status == Status::Active;
    let Some(client) = known.client.filter(good) else {
        return Err(failures::denied(identity, claimed, known.failures, now).await?);
    };
    if let Some(failures) = known.failures {
        failures::clear(identity, failures).await?;
    }
    Ok(client)
}

/// Refuses a new credential of a kind that no client of this deployment may authenticate with.
///
/// # Errors
/// `invalid_field`.
pub fn require_accepted(authentication: Authentication, names: &Names) -> Result<(), Problem> {
    match (authentication, names.client_secrets) {
        (Authentication::ClientSecret, ClientSecrets::Refused) => Err(Problem::field(
            "/authentication",
            "expected private_key_jwt; this bank accepts no client secrets",
        )),
        (Authentication::ClientSecret, ClientSecrets::Accepted)
        | (Authentication::PrivateKeyJwt, _) => Ok(()),
    }
}

async fn is_first_use<G: Can<verb::PutOnce>>(
    identity: &Table<Identity, G>,
    used: &UsedAssertion,
) -> Result<bool, Denied> {
    match Transaction::of(identity.put_once(used)?).commit().await {
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
