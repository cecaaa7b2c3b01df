//! Decisions: what was decided about an account under an idempotency key, kept for ever.

use accounts_contract::{AccountRow, Status};
use field_encryption::GivenReason;
use kernel::id::{AccountId, ClientId, TenantId};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use kernel::request::RequestId;
use kernel::time::Moment;
use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// What was decided under a key. It is written in the transaction of the change itself, so that
/// neither is there without the other, and it holds enough to give the first answer again. Its
/// place is a digest of who asked for which operation under which key, and not the account's own
/// partition, so that the key is noticed when it is used for another account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// Who asked for what under which key, in one digest.
    #[serde(rename = "pk")]
    pub digest: String,
    /// The account.
    #[serde(rename = "ac")]
    pub account: AccountId,
    /// What was asked.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The rule's answer, if it was refused.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
    /// The account's status after it.
    #[serde(rename = "st")]
    pub status: Status,
    /// What was booked then.
    #[serde(rename = "bk")]
    pub booked: i64,
    /// What was available then.
    #[serde(rename = "av")]
    pub available: i64,
    /// What was held then.
    #[serde(rename = "hd")]
    pub held: i64,
    /// The overdraft limit after it.
    #[serde(rename = "od")]
    pub overdraft_limit: i64,
    /// The account's version after it.
    #[serde(rename = "ver")]
    pub version: u64,
    /// Why the account has its status, as after it.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none", default)]
    pub status_reason: Option<GivenReason>,
    /// The request.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// When.
    #[serde(rename = "when")]
    pub decided_at: Moment,
}

impl Row for DecisionRow {
    fn key(&self) -> Key {
        Key::new(&self.digest, "K")
    }
}

impl DecisionRow {
    /// The decision's place.
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

    /// The account as it stood after the decision: what never changes from the row as it is, the
    /// rest from here.
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
