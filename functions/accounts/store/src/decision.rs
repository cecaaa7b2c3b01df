//! Decisions about accounts, stored permanently under their idempotency keys.

use accounts_contract::{AccountRow, Status};
use field_encryption::GivenReason;
use kernel::id::{AccountId, ClientId, TenantId};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use kernel::request::RequestId;
use kernel::time::Moment;
use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// A decision under an idempotency key. It is written in the transaction of the change itself, so
/// that neither exists without the other, and contains enough to repeat the first response. Its key
/// is a digest of client, operation and idempotency key, outside the account's own partition, so
/// that a use of the key for another account is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// The digest of client, operation and idempotency key.
    #[serde(rename = "pk")]
    pub digest: String,
    /// The account.
    #[serde(rename = "ac")]
    pub account: AccountId,
    /// The fingerprint of the request.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The refusal, if the command was refused.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
    /// The account's status after the decision.
    #[serde(rename = "st")]
    pub status: Status,
    /// The booked balance at the decision.
    #[serde(rename = "bk")]
    pub booked: i64,
    /// The available balance at the decision.
    #[serde(rename = "av")]
    pub available: i64,
    /// The held funds at the decision.
    #[serde(rename = "hd")]
    pub held: i64,
    /// The overdraft limit after the decision.
    #[serde(rename = "od")]
    pub overdraft_limit: i64,
    /// The account's version after the decision.
    #[serde(rename = "ver")]
    pub version: u64,
    /// The reason of the account's status after the decision.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none", default)]
    pub status_reason: Option<GivenReason>,
    /// The request id.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// When the decision was made.
    #[serde(rename = "when")]
    pub decided_at: Moment,
}

impl Row for DecisionRow {
    fn key(&self) -> Key {
        Key::new(&self.digest, "K")
    }
}

impl DecisionRow {
    /// Computes the digest that is the decision's key.
    pub fn digest_of(
        tenant: TenantId,
        client: ClientId,
        operation: &str,
        key: &IdempotencyKey,
    ) -> String {
        let (tenant, client) = (tenant.to_string(), client.to_string());
        let facts = [tenant.as_str(), &client, operation, key.as_str()];
        format!(
            "K#{}",
            kernel::base32::encode(&kernel::id::digest_16("decision", &facts))
        )
    }

    /// Returns the account as it was after the decision: immutable fields from the given row, the
    /// rest from the decision.
    pub fn account_then(&self, row: AccountRow) -> AccountRow {
        AccountRow {
            status: self.status,
            booked: self.booked,
            available: self.available,
            held: self.held,
            overdraft_limit: self.overdraft_limit,
            version: self.version,
            status_reason: self.status_reason.clone(),
            ..row
        }
    }
}
