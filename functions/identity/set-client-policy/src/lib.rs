//! Sets a client's policy: `POST /v1/clients/{client_id}/policy`.
//!
//! The request names the version of the client that it was decided from. One that another change has outdated changes
//! nothing, so that it cannot undo what its author has not seen.

use identity_domain::ClientCommand;
use identity_store::change_client;
use kernel::policy::{ApprovalLimits, ClientPolicy, RequestRate, RequestSignatures};
use kernel::reason::Reason;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

platform::function!();

/// The body: the whole policy, in place of the one before, and the version of the client that it was decided from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClientPolicyChange {
    #[serde(deserialize_with = "kernel::whole::sequence")]
    sequence: u64,
    policy: WholePolicy,
    reason: Reason,
}

/// A policy with every field: a change of the rate that left out signatures or limits would otherwise end them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WholePolicy {
    approval_above: ApprovalLimits,
    account_daily_limit: ApprovalLimits,
    client_daily_limit: ApprovalLimits,
    dpop_required: bool,
    request_signatures: RequestSignatures,
    requests_per_minute: RequestRate,
}

impl From<WholePolicy> for ClientPolicy {
    fn from(whole: WholePolicy) -> Self {
        Self {
            approval_above: whole.approval_above,
            account_daily_limit: whole.account_daily_limit,
            client_daily_limit: whole.client_daily_limit,
            dpop_required: whole.dpop_required,
            request_signatures: whole.request_signatures,
            requests_per_minute: whole.requests_per_minute,
        }
    }
}

/// Sets the policy and returns the client.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let ask = |call: &Call| {
        let ClientPolicyChange {
            sequence,
            policy,
            reason,
        } = call.json()?;
        let (policy, seen) = (policy.into(), sequence);
        Ok((ClientCommand::SetPolicy { policy, seen }, reason))
    };
    let (keys, now) = (FieldKeys::of(&ports.field_keys).await?, ports.clock.now());
    change_client(&ports.identity, &keys, &call, ask, now).await
}
