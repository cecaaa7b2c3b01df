//! Decisions of an administrator about a client, once for each key.

use field_encryption::{FieldKeyRing, GivenReason};
use identity_contract::Identity;
use identity_domain::{ClientCommand, NoSigningKey, OutdatedVersion, can_follow, require_current};
use kernel::event::ChangeContext;
use kernel::id::ClientId;
use kernel::idempotency::IdempotencyKey;
use kernel::institution::InstitutionLimits;
use kernel::policy::ClientPolicy;
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use platform::http::{Call, Code, DECISIONS, Problem, Reply, StoredRefusal};
use secret_store::FieldKeys;
use serde::{Deserialize, Serialize};
use store::{Can, ConditionResult, Key, Outcome, Row, StoreError, Table, Transaction, verb};

use crate::{Client, ClientRow, KeyedRequest, limits_of, require_current_caller};

/// The problem when a client would have to sign without a key.
pub fn no_signing_key(fault: NoSigningKey) -> Problem {
    Problem::new(Code::SigningKeyRequired).detail(fault.to_string())
}

/// Checks that a change was decided from the current version of what it replaces.
///
/// # Errors
/// `sequence_mismatch`.
pub fn require_sequence(current: u64, seen: u64) -> Result<(), Problem> {
    let mismatch = |outdated: OutdatedVersion| {
        Problem::new(Code::SequenceMismatch).detail(outdated.to_string())
    };
    require_current(current, seen).map_err(mismatch)
}

/// The body of a command that needs nothing but a reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    /// Why.
    pub reason: Reason,
}

/// What was decided under a key, stored permanently with the client that requested it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientDecisionRow {
    /// What was requested about which client, and under which key.
    #[serde(flatten)]
    pub request: KeyedRequest,
    /// The client after the decision.
    #[serde(rename = "cl")]
    pub client: ClientRow,
    /// The problem, if a rule refused it.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
    /// The request.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// When.
    #[serde(rename = "when")]
    pub decided_at: Moment,
}

impl Row for ClientDecisionRow {
    fn key(&self) -> Key {
        self.request.key()
    }
}

/// Executes a command about the client that a call names; `parse` reads the command and the reason from the body.
///
/// # Errors
/// The problems of the contract.
pub async fn change_client<G>(
    identity: &Table<Identity, G>,
    keys: &FieldKeys,
    call: &Call,
    parse: impl FnOnce(&Call) -> Result<(ClientCommand, Reason), Problem>,
    now: Moment,
) -> Result<Reply, Problem>
where
    G: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Check>,
{
    let principal = call.principal()?;
    let about: ClientId = call.resource("client_id")?;
    let (command, reason) = parse(call)?;
    let key = call.idempotency_key()?;
    let cause = ChangeContext {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: now,
    };
    for _ in 0..DECISIONS {
        let caller = require_current_caller(identity, call, now).await?;
        let row: Option<ClientRow> = identity.get(&ClientRow::key_of(about)).await?;
        let own = row.filter(|row| row.tenant == principal.tenant);
        let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
        let next = after_command(
            &row,
            (&command, &reason),
            principal.client,
            &cause,
            keys.ring(),
        )?;
        let then = next.as_ref().unwrap_or(&row);
        let client = principal.client;
        let record =
            ClientDecisionRow::new(then, (&command, &reason), &key, client, &cause, keys.ring());
        let refused = refusal(identity, &command, &row).await?;
        let record = ClientDecisionRow {
            refusal: refused.as_ref().and_then(StoredRefusal::of),
            ..record
        };
        let next = next.filter(|_| refused.is_none());
        let mut transaction = Transaction::of(identity.put_once(&record)?);
        if let Some(next) = &next {
            transaction = transaction.and(identity.update(next.change()?));
        }
        let changed = next.as_ref().map(|next| next.id);
        let transaction = caller.required_by(transaction, identity, changed)?;
        match transaction.commit().await {
            Outcome::Committed => {
                return match refused {
                    None => record.response(keys).await,
                    Some(problem) => Err(problem),
                };
            }
            // No record of this key: the client or the caller changed since they were read.
            Outcome::Refused(failures) => {
                if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
                    let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                    return record.replay(&stored, keys).await;
                }
            }
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The problem by which a rule refuses a command about a client, if one does.
async fn refusal<G: Can<verb::Get>>(
    identity: &Table<Identity, G>,
    command: &ClientCommand,
    client: &ClientRow,
) -> Result<Option<Problem>, StoreError> {
    match command {
        ClientCommand::SetPolicy { policy, seen } => {
            if let Err(mismatch) = require_sequence(client.version, *seen) {
                return Ok(Some(mismatch));
            }
            let limits = limits_of(identity, client.tenant).await?;
            Ok(refuse_policy(policy, &limits, client))
        }
        ClientCommand::Freeze | ClientCommand::Unfreeze => Ok(None),
    }
}

/// The problem if a client cannot follow a policy. The institution's limits as they were read are sufficient: where they
/// are lowered at the same moment, the lower rate applies anyway.
fn refuse_policy(
    policy: &ClientPolicy,
    limits: &InstitutionLimits,
    client: &ClientRow,
) -> Option<Problem> {
    let most = limits.requests_per_minute;
    if policy.requests_per_minute > most {
        let detail = format!(
            "Your institution's clients may each make {} requests per minute; set no more, or ask the bank for more.",
            most.requests()
        );
        return Some(Problem::new(Code::InstitutionLimitExceeded).detail(detail));
    }
    let refused = can_follow(policy, client.authentication).err();
    refused.map(no_signing_key)
}

/// The client after a command, if the command changes it.
fn after_command(
    row: &ClientRow,
    (command, reason): (&ClientCommand, &Reason),
    by: ClientId,
    cause: &ChangeContext,
    ring: &FieldKeyRing,
) -> Result<Option<ClientRow>, Problem> {
    let after = row.state().after(command, row.id, by);
    let after = after.map_err(|fault| Problem::new(Code::Forbidden).detail(fault.to_string()))?;
    let Some(new) = after else {
        return Ok(None);
    };
    let given = GivenReason::seal(ring, row.id, row.version.saturating_add(1), reason)?;
    Ok(Some(row.with_state(new, (command, given), by, cause)))
}

impl ClientDecisionRow {
    fn new(
        then: &ClientRow,
        (command, reason): (&ClientCommand, &Reason),
        key: &IdempotencyKey,
        requested_by: ClientId,
        cause: &ChangeContext,
        ring: &FieldKeyRing,
    ) -> Self {
        let operation = match command {
            ClientCommand::Freeze => "freezeClient",
            ClientCommand::Unfreeze => "unfreezeClient",
            ClientCommand::SetPolicy { .. } => "setClientPolicy",
        };
        let wanted = match command {
            ClientCommand::Freeze | ClientCommand::Unfreeze => String::new(),
            // As requested, not as stored: a later command does not change what this request was.
            ClientCommand::SetPolicy { policy, seen } => {
                let policy = serde_json::to_string(policy).unwrap_or_default();
                format!("{seen} {policy}")
            }
        };
        let fingerprint = ring.fingerprint(&[&then.id.to_string(), reason.as_str(), &wanted]);
        Self {
            request: KeyedRequest::new(operation, requested_by, key, fingerprint),
            client: then.clone(),
            refusal: None,
            request_id: cause.request.clone(),
            decided_at: cause.at,
        }
    }

    /// The response: the client after the decision.
    async fn response(&self, keys: &FieldKeys) -> Result<Reply, Problem> {
        let (client, at) = (&self.client, self.decided_at);
        let shown = keys.opening(|ring| Client::of_row(client, at).with_reasons(client, ring));
        Ok(Reply::json(200, &shown.await?))
    }

    /// The response to a repeated request: the first one, if the request is the same.
    async fn replay(&self, stored: &Self, keys: &FieldKeys) -> Result<Reply, Problem> {
        if self.request != stored.request {
            return Err(Problem::new(Code::IdempotencyKeyReused));
        }
        if let Some(refusal) = &stored.refusal {
            return Err(refusal.replay());
        }
        // An attempt of this call whose response was lost is not a replay.
        let own = (&self.request_id, self.decided_at) == (&stored.request_id, stored.decided_at);
        let reply = stored.response(keys).await?;
        Ok(if own { reply } else { reply.replayed() })
    }
}
