//! Paths and bodies of the access matrix.

use serde_json::{Value, json};

use super::super::fixture::Fixture;

pub(super) fn assignment(fixture: &Fixture) -> Value {
    json!({"assignee_client_id": fixture.client, "note": "Asked for"})
}

pub(super) fn reason() -> Value {
    json!({"reason": "Asked for"})
}

pub(super) const UNKNOWN: &str = "/v1/ledger/unknown-payments";

pub(super) fn unknown(fixture: &Fixture, rest: &str) -> String {
    format!("{UNKNOWN}/{}{rest}", fixture.payment)
}

pub(super) fn client(fixture: &Fixture, rest: &str) -> String {
    format!("/v1/clients/{}{rest}", fixture.client)
}

pub(super) fn account(fixture: &Fixture, rest: &str) -> String {
    format!("/v1/accounts/{}{rest}", *fixture.ada.account_id)
}

pub(super) fn payment(fixture: &Fixture, rest: &str) -> String {
    format!("/v1/payments/{}{rest}", fixture.payment)
}

/// The day of all events.
pub(super) fn day(fixture: &Fixture) -> &str {
    fixture.ada.opened_at.get(..10).expect("a day")
}
