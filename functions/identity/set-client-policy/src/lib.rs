//! Says what is asked of a client beyond its scopes: `POST /v1/clients/{client_id}/policy`.

use identity_domain::ClientCommand;
use identity_store::change_client;
use kernel::policy::{ApprovalLimits, ClientPolicy, RequestRate, RequestSignatures};
use kernel::reason::Reason;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

platform::function!();

/// The body: the whole policy, in place of the one before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClientPolicyChange {
    policy: WholePolicy,
    reason: Reason,
}

/// A policy of which nothing may be left out: a change of the rate that said nothing of signatures
/// or limits would otherwise end them.
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

/// The client after it, or why not.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let ask = |call: &Call| {
        let ClientPolicyChange { policy, reason } = call.json()?;
        Ok((ClientCommand::SetPolicy(policy.into()), reason))
    };
    let (keys, now) = (FieldKeys::of(&ports.field_keys).await?, ports.clock.now());
    change_client(&ports.identity, &keys, &call, ask, now).await
}
