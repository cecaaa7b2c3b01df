//! Sets what the bank allows an institution: `PUT /v1/institutions/{tenant_id}/limits`.
//!
//! One transaction writes the decision under its key, the limits, and the exposure limits at the accounts, where
//! overdrafts are held against them. The request names the version of the limits that it was decided from; if they have
//! changed since, nothing is changed.

use identity_contract::limits::LimitsRow;
use identity_store::{
    ClientCountRow, InstitutionInForce, LimitsChange, LimitsDecisionRow, require_current_caller,
    require_sequence,
};
use kernel::event::ChangeContext;
use kernel::id::TenantId;
use kernel::institution::InstitutionLimits;
use kernel::reason::Reason;
use platform::http::{Call, Code, DECISIONS, Problem, Reply, StoredRefusal};
use secret_store::FieldKeys;
use serde::Deserialize;
use store::{ConditionResult, Outcome, Transaction};

platform::function!();

/// The body: all limits, in place of those before, and the version of those.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstitutionLimitsChange {
    #[serde(deserialize_with = "kernel::whole::sequence_or_zero")]
    sequence: u64,
    limits: InstitutionLimits,
    reason: Reason,
}

/// Sets the limits and returns those in force.
///
/// # Errors
/// `forbidden` to any client but the bank's own; `not_found` for an institution without clients; the other problems of
/// the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let tenant: TenantId = call.resource("tenant_id")?;
    let InstitutionLimitsChange {
        sequence,
        limits,
        reason,
    } = call.json()?;
    let key = call.idempotency_key()?;
    let now = ports.clock.now();
    let known: Option<ClientCountRow> = ports.identity.get(&ClientCountRow::key_of(tenant)).await?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let cause = ChangeContext {
        tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: now,
    };
    for _ in 0..DECISIONS {
        let caller = require_current_caller(&ports.identity, &call, now).await?;
        if known.is_none() {
            return Err(Problem::new(Code::NotFound));
        }
        let row: Option<LimitsRow> = ports.identity.get(&LimitsRow::key_of(tenant)).await?;
        let current = row.as_ref().map_or(0, |row| row.version);
        let refused = require_sequence(current, sequence).err();
        let given = Some((&reason, keys.ring()));
        let change = LimitsChange::to(row.as_ref(), &limits, given, &cause)?;
        let change = change.filter(|_| refused.is_none());
        let then = change.as_ref().map(LimitsChange::after).or(row.as_ref());
        let record = LimitsDecisionRow::new(
            (principal.client, &key),
            (&limits, sequence, &reason),
            then.cloned(),
            &cause,
            keys.ring(),
        );
        let record = LimitsDecisionRow {
            refusal: refused.as_ref().and_then(StoredRefusal::of),
            ..record
        };
        let mut transaction = Transaction::of(ports.identity.put_once(&record)?);
        if let Some(change) = &change {
            transaction = change.within(transaction, &ports.identity, &ports.accounts)?;
        }
        let transaction = caller.required_by(transaction, &ports.identity, None)?;
        match transaction.commit().await {
            Outcome::Committed => {
                return match refused {
                    None => answer(&record, &keys, false).await,
                    Some(problem) => Err(problem),
                };
            }
            // No record of this key: the limits or the caller changed since they were read.
            Outcome::Refused(failures) => {
                if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
                    let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                    return again(&record, &stored, &keys).await;
                }
            }
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The response to a repetition: the first one, if the same was requested.
async fn again(
    asked: &LimitsDecisionRow,
    stored: &LimitsDecisionRow,
    keys: &FieldKeys,
) -> Result<Reply, Problem> {
    if asked.request != stored.request {
        return Err(Problem::new(Code::IdempotencyKeyReused)
            .detail("This key was used for another request. Use a new key for a new request."));
    }
    if let Some(refusal) = &stored.refusal {
        return Err(refusal.replay());
    }
    // An attempt of this call whose response was lost is not a replay.
    let own = (&asked.request_id, asked.decided_at) == (&stored.request_id, stored.decided_at);
    answer(stored, keys, !own).await
}

async fn answer(
    decided: &LimitsDecisionRow,
    keys: &FieldKeys,
    replayed: bool,
) -> Result<Reply, Problem> {
    let shown = keys
        .opening(|ring| InstitutionInForce::of(decided.tenant, decided.then.as_ref(), None, ring));
    let reply = Reply::json(200, &shown.await?);
    Ok(if replayed { reply.replayed() } else { reply })
}
