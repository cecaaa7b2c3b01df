//! Registers a client: `POST /v1/clients`.
//!
//! The client's id is derived from tenant, caller and idempotency key, so that a retry finds the first client and makes
//! no second one. The secret is random, is returned once, and is stored as a digest only: no replay can return it. A
//! client that lost it is rotated.

mod registration;

use environment::Entropy;
use identity_domain::{Credential, SentKey};
use identity_store::{
    Client, ClientCountRow, ClientRow, IssuedCredential, KeyedRequest, ListingRow, Registration,
    RegistrationRow, judge_credential, limits_of, make, require_current_caller,
};
use kernel::event::ChangeContext;
use kernel::id::{ClientId, CredentialId};
use kernel::institution::ClientCount;
use platform::http::{Call, Code, DECISIONS, Parts, Principal, Problem, Reply, StoredRefusal};
use store::{ConditionResult, Item, Outcome, Transaction};

use registration::ClientRegistration;

platform::function!();

/// Registers the client and returns it with its credential.
///
/// # Errors
/// The problems of the contract; `forbidden` for a scope that the caller's token lacks.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let rules = |parts: &Parts<'_>| judge_credential(parts, &ports.names);
    let asked: ClientRegistration<SentKey> = call.json_by(rules)?;
    let asked = asked.with_whole_key()?;
    let key = call.idempotency_key()?;
    require_own_scopes(&asked, principal)?;
    let now = ports.clock.now();
    let cause = ChangeContext {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: now,
    };
    let (tenant, caller) = (principal.tenant.to_string(), principal.client.to_string());
    let id = ClientId::derive(&["register", &tenant, &caller, key.as_str()]);
    let (row, secret) = asked.register(id, principal.client, &cause, &ports.entropy)?;
    let fingerprint = row.fingerprint.clone();
    let record = RegistrationRow {
        request: KeyedRequest::new("registerClient", principal.client, &key, fingerprint),
        refusal: None,
    };
    let most = limits_of(&ports.identity, cause.tenant).await?.clients;
    for _ in 0..DECISIONS {
        let caller = require_current_caller(&ports.identity, &call, now).await?;
        let transaction = Transaction::of(ports.identity.put_once(&row)?)
            .and(ports.identity.put_once(&ListingRow::of(&row))?)
            .and(
                ports
                    .identity
                    .update(ClientCountRow::one_more(cause.tenant, most)?),
            )
            .and(ports.identity.put_once(&record)?);
        let transaction = caller.required_by(transaction, &ports.identity, None)?;
        let failures = match transaction.commit().await {
            Outcome::Committed => return Ok(first(&row, secret)),
            Outcome::Refused(failures) => failures,
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        };
        if let Some(stored) = failures.first().and_then(ConditionResult::stored).cloned() {
            let stored: ClientRow = store::row_of(stored).map_err(Problem::internal)?;
            // An attempt of this call whose response was lost is not a replay.
            return if stored == row {
                Ok(first(&row, secret))
            } else {
                replay(&row, &stored)
            };
        }
        if let Some(stored) = failures.get(RECORD).and_then(ConditionResult::stored) {
            return Err(refused_before(&record, stored));
        }
        // A caller that changed since it was read is judged again first.
        let is_refused = |failure: &ConditionResult| failure.is_condition();
        let caller_changed = failures.iter().skip(CALLER).any(is_refused);
        if !caller_changed && failures.get(COUNT).is_some_and(is_refused) {
            return Err(refuse(ports, record, most).await);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The positions of the count, of the key's record and of the first condition on the caller in the transaction.
const COUNT: usize = 2;
const RECORD: usize = 3;
const CALLER: usize = 4;

/// Stores under its key that the institution has as many clients as it may. Returns the refusal, or why
/// it is not stored.
async fn refuse(ports: &Ports, record: RegistrationRow, most: ClientCount) -> Problem {
    let problem = client_limit_reached(most);
    let refused = RegistrationRow {
        refusal: StoredRefusal::of(&problem),
        ..record
    };
    let stored = match ports.identity.put_once(&refused) {
        Ok(write) => Transaction::of(write).commit().await,
        Err(error) => return error.into(),
    };
    match stored {
        Outcome::Committed => problem,
        Outcome::Refused(failures) => match failures.first().and_then(ConditionResult::stored) {
            Some(stored) => refused_before(&refused, stored),
            None => Problem::undecided(Code::Unavailable),
        },
        Outcome::Busy => Problem::undecided(Code::Unavailable),
        Outcome::Unknown => Problem::undecided(Code::OutcomeUnknown),
    }
}

/// The problem that the key's record holds, where there is no client under the key.
fn refused_before(asked: &RegistrationRow, stored: &Item) -> Problem {
    let stored: RegistrationRow = match store::row_of(stored.clone()) {
        Ok(stored) => stored,
        Err(error) => return Problem::internal(error),
    };
    if asked.request != stored.request {
        return Problem::new(Code::IdempotencyKeyReused);
    }
    match &stored.refusal {
        Some(refusal) => refusal.replay(),
        // The client was registered at this moment: the retry finds it.
        None => Problem::undecided(Code::Unavailable),
    }
}

fn client_limit_reached(most: ClientCount) -> Problem {
    Problem::new(Code::InstitutionLimitExceeded).detail(format!(
        "Your institution may have {} clients and has them; ask the bank for more.",
        most.clients()
    ))
}

fn first(row: &ClientRow, secret: Option<String>) -> Reply {
    Reply::json(
        201,
        &IssuedCredential::new(Client::of_row(row, row.updated_at), secret),
    )
}

/// The first response again, whatever changed since: it follows from the request, except for the time.
fn replay(asked: &ClientRow, stored: &ClientRow) -> Result<Reply, Problem> {
    if asked.fingerprint != stored.fingerprint {
        return Err(Problem::new(Code::IdempotencyKeyReused));
    }
    let created_at = stored.created_at;
    let credentials = asked.credentials.iter().map(|credential| Credential {
        created_at,
        ..credential.clone()
    });
    let registered = ClientRow {
        created_at,
        credentials: credentials.collect(),
        ..asked.clone()
    };
    let client = Client::of_row(&registered, created_at);
    Ok(Reply::json(201, &IssuedCredential::new(client, None)).replayed())
}

/// Refuses scopes that the caller's token lacks: it could otherwise obtain any permission by a new client.
fn require_own_scopes(asked: &ClientRegistration, principal: &Principal) -> Result<(), Problem> {
    if asked
        .scopes
        .iter()
        .all(|scope| principal.scopes.contains(scope.as_str()))
    {
        return Ok(());
    }
    Err(Problem::new(Code::Forbidden)
        .detail("A client can be given only scopes that your own token has.")
        .with_error(
            "/scopes",
            "forbidden",
            "expected scopes that your own token has",
        ))
}

impl ClientRegistration {
    /// The client, and its secret if it has one.
    fn register(
        self,
        id: ClientId,
        by: ClientId,
        cause: &ChangeContext,
        entropy: &Entropy,
    ) -> Result<(ClientRow, Option<String>), Problem> {
        let fingerprint = self.fingerprint();
        let made = make(id, self.authentication, self.public_key, entropy)?;
        let credential = Credential {
            id: CredentialId::derive(&["register", &id.to_string()]),
            proof: made.proof,
            created_at: cause.at,
            expires_at: None,
        };
        let (name, scopes) = (self.name, self.scopes);
        let registration = Registration {
            id,
            name,
            scopes,
            credential,
            fingerprint,
        };
        Ok((
            ClientRow::register(registration, Some(by), cause),
            made.secret,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::id::TenantId;
    use kernel::policy::ClientPolicy;
    use kernel::time::Moment;

    fn asked(name: &str) -> ClientRegistration {
        let scopes = "accounts:read".parse().expect("scopes");
        let authentication = identity_domain::Authentication::ClientSecret;
        ClientRegistration {
            name: name.parse().expect("a name"),
            scopes,
            authentication,
            public_key: None,
        }
    }

    fn cause() -> ChangeContext {
        let request = "r".parse().expect("an id");
        ChangeContext {
            tenant: TenantId::derive(&["t"]),
            client: Some(ClientId::derive(&["c"])),
            request,
            at: Moment::EPOCH,
        }
    }

    fn registered(name: &str) -> (ClientRow, Option<String>) {
        let (id, by) = (ClientId::derive(&["c"]), ClientId::derive(&["admin"]));
        asked(name)
            .register(id, by, &cause(), &Entropy::system())
            .expect("a client")
    }

    fn shown(reply: &Reply) -> serde_json::Value {
        serde_json::to_value(reply).expect("a reply")
    }

    #[test]
    fn the_secret_is_told_once_and_kept_only_as_a_digest() {
        let (row, secret) = registered("Payroll");
        let secret = secret.expect("a secret");
        assert!(!serde_json::to_string(&row).expect("JSON").contains(&secret));
        let (first, (other, _)) = (first(&row, Some(secret.clone())), registered("Payroll"));
        assert!(
            shown(&first)["body"]
                .as_str()
                .expect("a body")
                .contains(&secret)
        );
        let again = shown(&replay(&other, &row).expect("a repetition"));
        assert_eq!(
            (
                &again["statusCode"],
                &again["headers"]["idempotency-replayed"]
            ),
            (&201.into(), &"true".into())
        );
        assert!(!again["body"].as_str().expect("a body").contains("mls_"));
    }

    #[test]
    fn the_same_key_for_another_client_is_refused() {
        let (row, other) = (registered("Payroll").0, registered("Treasury").0);
        let problem = replay(&other, &row).expect_err("another client");
        assert_eq!(problem.code(), Code::IdempotencyKeyReused);
    }

    #[test]
    fn nobody_hands_on_a_scope_that_its_own_token_lacks() {
        let scopes = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let (tenant, client) = (TenantId::derive(&["t"]), ClientId::derive(&["admin"]));
        let mut principal = Principal {
            tenant,
            client,
            scopes: scopes(&["clients:admin"]),
            policy: ClientPolicy::default(),
        };
        let refused = require_own_scopes(&asked("a"), &principal);
        assert_eq!(
            refused.map_err(|problem| problem.code()),
            Err(Code::Forbidden)
        );
        principal.scopes = scopes(&["clients:admin", "accounts:read"]);
        assert!(require_own_scopes(&asked("a"), &principal).is_ok());
    }
}
