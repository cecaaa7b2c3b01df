//! Rotates a client's credential: `POST /v1/clients/{client_id}/credentials`.
//!
//! The previous credential works for the overlap. As with registration, a new secret is returned once and not again,
//! not even to a replay.

mod rotation;

use identity_domain::{Credential, SentKey, can_follow};
use identity_store::{
    Client, ClientRow, IssuedCredential, NewCredential, RotationRow, judge_credential,
    no_signing_key, require_current_caller,
};
use kernel::event::ChangeContext;
use kernel::id::{ClientId, CredentialId};
use platform::http::{Call, Code, DECISIONS, Parts, Principal, Problem, Reply, StoredRefusal};
use store::{ConditionResult, Outcome, Transaction};

use rotation::CredentialRotation;

platform::function!();

/// Rotates the credential and returns the client with it.
///
/// # Errors
/// The problems of the contract; `forbidden` for a client that may do more than the caller's token.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let id: ClientId = call.resource("client_id")?;
    let rules = |parts: &Parts<'_>| judge_credential(parts, &ports.names);
    let asked: CredentialRotation<SentKey> = call.json_by(rules)?;
    let asked = asked.with_whole_key()?;
    let key = call.idempotency_key()?;
    let overlap = asked.overlap_seconds;
    let now = ports.clock.now();
    let cause = ChangeContext {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: now,
    };
    let (tenant, caller) = (principal.tenant.to_string(), principal.client.to_string());
    let credential = CredentialId::derive(&["rotate", &tenant, &caller, key.as_str()]);
    let attempt = ports.entropy.draw().map_err(Problem::internal)?;
    let fingerprint = asked.fingerprint(id);
    let made = asked.make(id, &ports.entropy)?;
    for _ in 0..DECISIONS {
        let caller = require_current_caller(&ports.identity, &call, now).await?;
        let stored: Option<ClientRow> = ports.identity.get(&ClientRow::key_of(id)).await?;
        let stored = visible(stored, principal)?;
        if caller.is_outdated(&stored) {
            continue;
        }
        let new = Credential {
            id: credential,
            proof: made.proof.clone(),
            created_at: cause.at,
            expires_at: None,
        };
        let rotated = stored.rotate(new, overlap, principal.client, &cause);
        let refused = can_follow(&rotated.policy, rotated.authentication)
            .err()
            .map(no_signing_key);
        let (by, fingerprint) = (principal.client, fingerprint.clone());
        let after = if refused.is_some() { &stored } else { &rotated };
        let record = RotationRow {
            refusal: refused.as_ref().and_then(StoredRefusal::of),
            ..RotationRow::new(by, credential, fingerprint, attempt, after.clone())
        };
        let mut transaction = Transaction::of(ports.identity.put_once(&record)?);
        if refused.is_none() {
            transaction = transaction.and(ports.identity.update(rotated.change()?));
        }
        let changed = refused.is_none().then_some(id);
        let transaction = caller.required_by(transaction, &ports.identity, changed)?;
        match transaction.commit().await {
            Outcome::Committed => {
                return refused.map_or_else(|| Ok(first(&rotated, made)), Err);
            }
            Outcome::Refused(failures) => {
                if let Some(known) = failures.first().and_then(ConditionResult::stored).cloned() {
                    let known: RotationRow = store::row_of(known).map_err(Problem::internal)?;
                    // An attempt of this call whose response was lost is not a replay.
                    if known == record && refused.is_none() {
                        return Ok(first(&rotated, made));
                    }
                    return replay(&record, &known);
                }
            }
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// Returns the client if it is one of the caller's tenant with no scope that the caller lacks.
fn visible(stored: Option<ClientRow>, principal: &Principal) -> Result<ClientRow, Problem> {
    let stored = stored
        .filter(|client| client.tenant == principal.tenant)
        .ok_or_else(|| Problem::new(Code::NotFound))?;
    // A new credential carries all permissions of the client: the caller must hold each of them.
    if stored
        .scopes
        .iter()
        .all(|scope| principal.scopes.contains(scope.as_str()))
    {
        Ok(stored)
    } else {
        Err(Problem::new(Code::Forbidden)
            .detail("This client has scopes that your own token lacks."))
    }
}

fn first(row: &ClientRow, made: NewCredential) -> Reply {
    Reply::json(
        201,
        &IssuedCredential::new(Client::of_row(row, row.updated_at), made.secret),
    )
}

fn replay(asked: &RotationRow, known: &RotationRow) -> Result<Reply, Problem> {
    if asked.fingerprint != known.fingerprint {
        return Err(Problem::new(Code::IdempotencyKeyReused));
    }
    if let Some(refusal) = &known.refusal {
        return Err(refusal.replay());
    }
    let client = Client::of_row(&known.client, known.client.updated_at);
    Ok(Reply::json(201, &IssuedCredential::new(client, None)).replayed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use environment::Entropy;
    use identity_domain::{Authentication, Scopes};
    use identity_store::{Registration, make};
    use kernel::id::TenantId;
    use kernel::idempotency::Fingerprint;
    use kernel::policy::ClientPolicy;
    use kernel::time::Moment;

    fn cause() -> ChangeContext {
        let request = "r".parse().expect("an id");
        ChangeContext {
            tenant: TenantId::derive(&["t"]),
            client: Some(ClientId::derive(&["c"])),
            request,
            at: Moment::EPOCH,
        }
    }

    fn client() -> ClientRow {
        let id = ClientId::derive(&["c"]);
        let made =
            make(id, Authentication::ClientSecret, None, &Entropy::system()).expect("a secret");
        let (created_at, expires_at) = (cause().at, None);
        let credential = Credential {
            id: CredentialId::derive(&[]),
            proof: made.proof,
            created_at,
            expires_at,
        };
        let (name, scopes) = ("Payroll".parse().expect("a name"), Scopes::all());
        let fingerprint = Fingerprint::of(&[]);
        let registration = Registration {
            id,
            name,
            scopes,
            credential,
            fingerprint,
        };
        ClientRow::register(registration, None, &cause())
    }

    fn principal(tenant: &str, scopes: &[&str]) -> Principal {
        Principal {
            tenant: TenantId::derive(&[tenant]),
            client: ClientId::derive(&["admin"]),
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            policy: ClientPolicy::default(),
        }
    }

    fn record(asked: &str, attempt: u8) -> RotationRow {
        let fingerprint = Fingerprint::of(&[asked]);
        RotationRow::new(
            client().id,
            CredentialId::derive(&[]),
            fingerprint,
            [attempt; 16],
            client(),
        )
    }

    #[test]
    fn another_tenants_client_is_not_found_and_a_mightier_one_is_forbidden() {
        let all: Vec<_> = Scopes::all()
            .iter()
            .map(identity_domain::Scope::as_str)
            .collect();
        let code =
            |row, principal: &Principal| visible(row, principal).map_err(|problem| problem.code());
        assert_eq!(code(None, &principal("t", &all)), Err(Code::NotFound));
        assert_eq!(
            code(Some(client()), &principal("u", &all)),
            Err(Code::NotFound)
        );
        let less = principal("t", &["clients:admin"]);
        assert_eq!(code(Some(client()), &less), Err(Code::Forbidden));
        assert!(code(Some(client()), &principal("t", &all)).is_ok());
    }

    #[test]
    fn a_repetition_is_not_told_the_secret_and_another_request_is_refused() {
        let reply = replay(&record("a", 2), &record("a", 1)).expect("a reply");
        let shown = serde_json::to_value(&reply).expect("a reply");
        assert_eq!(shown["headers"]["idempotency-replayed"], "true");
        assert!(!shown["body"].as_str().expect("a body").contains("mls_"));
        let problem = replay(&record("b", 2), &record("a", 1));
        let code = problem.map(|_| ()).map_err(|problem| problem.code());
        assert_eq!(code, Err(Code::IdempotencyKeyReused));
    }
}
