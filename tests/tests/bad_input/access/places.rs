//! Where the rows of the access matrix ask, and with which bodies.

use serde_json::{Value, json};

use super::super::stand::Stand;

pub(super) fn assignment(stand: &Stand) -> Value {
    json!({"assignee_client_id": stand.client, "note": "Asked for"})
}

pub(super) fn reason() -> Value {
    json!({"reason": "Asked for"})
}

pub(super) const UNKNOWN: &str = "/v1/ledger/unknown-payments";

pub(super) fn unknown(stand: &Stand, rest: &str) -> String {
    format!("{UNKNOWN}/{}{rest}", stand.payment)
}

pub(super) fn client(stand: &Stand, rest: &str) -> String {
    format!("/v1/clients/{}{rest}", stand.client)
}

pub(super) fn account(stand: &Stand, rest: &str) -> String {
    format!("/v1/accounts/{}{rest}", *stand.ada.account_id)
}

pub(super) fn payment(stand: &Stand, rest: &str) -> String {
    format!("/v1/payments/{}{rest}", stand.payment)
}

/// The day on which everything happened.
pub(super) fn day(stand: &Stand) -> &str {
    stand.ada.opened_at.get(..10).expect("a day")
}
