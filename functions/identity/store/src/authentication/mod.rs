//! How clients authenticate to the authorization server: the one way for every endpoint that they call without a token.
//!
//! A wrong proof, an unknown client, a frozen one and an expired credential get one answer after one amount of
//! work. Failures are counted whether or not there is such a client, so that neither the answer nor the
//! count reveals which clients exist.
//!
//! The proof is judged before a count is read: a right one is accepted however many wrong ones
//! came before it. A secret has 256 random bits and a signature cannot be guessed, so that the counts
//! protect no client from guessing; they bound what failures cost, and must not cost a client its
//! access. They are kept by the source of the request and the client, and by the source alone: a wrong
//! proof from one address slows no other address down, and trying many clients evades no count.

mod failures;
mod refusal;
mod request;

use environment::{ClientSecrets, Entropy, Names};
use identity_contract::Identity;
use identity_domain::{Authentication, Credential, Status};
use kernel::time::Moment;
use platform::http::{Code, Problem};
use secret_store::Secret;
use store::{Can, Outcome, Table, Transaction, verb};

pub use refusal::{Claimed, Denied, Refusal};
pub use request::{Claim, Form};

use crate::{ClientRow, UsedAssertion, proof};
use request::Proof;

/// A client that proved who it is.
#[derive(Clone, Debug)]
pub struct Authenticated {
    /// The client.
    pub client: ClientRow,
    /// The credential that it used.
    pub credential: Credential,
}

/// Returns the client that a request comes from, with the credential that proved it: a client that is active. The
/// field keys are read for a wrong proof only, to name its source by a keyed digest.
///
/// # Errors
/// `invalid_client`, slowed down after too many failures; internal errors.
pub async fn authenticate<G>(
    identity: &Table<Identity, G>,
    field_keys: &Secret,
    entropy: &Entropy,
    names: &Names,
    claim: &Claim,
    now: Moment,
) -> Result<Authenticated, Denied>
where
    G: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
{
    // The same for every client and every secret, so nothing is read and nothing is revealed.
    if names.client_secrets == ClientSecrets::Refused && matches!(claim.proof, Proof::Secret(_)) {
        return Err(Refusal::SecretsRefused.into());
    }
    let key = ClientRow::key_of(claim.client);
    let known = identity.get::<ClientRow>(&key).await?;
    let claimed = Claimed {
        client: claim.client,
        tenant: known.as_ref().map(|client| client.tenant),
    };
    let credentials = known.as_ref().map_or(&[][..], |client| &client.credentials);
    let proved = match &claim.proof {
        Proof::Secret(secret) => proof::by_secret(credentials, claim.client, secret, now),
        Proof::Assertion(text) => {
            let issuer = names.issuer.as_str();
            match proof::by_assertion(credentials, claim.client, text, issuer, now) {
                None => None,
                Some((credential, assertion)) => {
                    let until = assertion.remembered_until_seconds();
                    let usage = entropy.draw().map_err(Problem::internal)?;
                    let used = UsedAssertion::new(claim.client, &assertion.jti, usage, until);
                    is_first_use(identity, &used).await?.then_some(credential)
                }
            }
        }
    };
    let proved = proved.cloned();
    match known.zip(proved) {
        Some((client, credential)) if client.status == Status::Active => {
            Ok(Authenticated { client, credential })
        }
        Some(_) | None => {
            Err(failures::denied(identity, field_keys, &claim.source, claimed, now).await?)
        }
    }
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
