//! The events of payments, projected from the stream of their rows.

use kernel::event::{ChangeContext, Event};
use kernel::id::{AccountId, PaymentId};
use kernel::money::Money;
use serde::{Deserialize, Serialize};
use store::{Item, StoreError};

use crate::{Direction, Kind, PaymentRow, Route, Status};

/// What every payment event tells: the payment as it stands after it, without names, account
/// numbers and references.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentChanged {
    /// The payment.
    pub payment_id: PaymentId,
    /// Which way.
    pub direction: Direction,
    /// What it is.
    pub kind: Kind,
    /// How it travels.
    pub route: Route,
    /// How far it is.
    pub status: Status,
    /// How much.
    pub amount: Money,
    /// The account of ours that pays.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub debtor_account_id: Option<AccountId>,
    /// The account of ours that is paid.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub creditor_account_id: Option<AccountId>,
    /// Why: our word, or the scheme's code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// What this returns.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub original_payment_id: Option<PaymentId>,
    /// The reason that a client gave for it, encrypted for the payment and this version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encrypted_reason: Option<String>,
}

/// The event of a second client's approval. It comes in place of the event of the status that the payment then has,
/// `accepted` or, within the bank, `settled`: one change, one event.
pub const APPROVED: &str = "payment-approved.v1";

/// The event of the row's last change.
fn name_of(row: &PaymentRow) -> &'static str {
    let decided = row.approval.and_then(|approval| approval.decided);
    let by_decision =
        decided.is_some_and(|one| one.at == row.updated_at && row.changed_by == Some(one.by));
    if by_decision && matches!(row.status, Status::Accepted | Status::Settled) {
        APPROVED
    } else {
        event_name(row.status)
    }
}

/// The name of the event that reports this status, with its version.
pub fn event_name(status: Status) -> &'static str {
    match status {
        Status::AwaitingApproval => "payment-awaiting-approval.v1",
        Status::Accepted => "payment-accepted.v1",
        Status::Submitted => "payment-submitted.v1",
        Status::Unknown => "payment-unknown.v1",
        Status::Settled => "payment-settled.v1",
        Status::Rejected => "payment-rejected.v1",
        Status::Cancelled => "payment-cancelled.v1",
        Status::Declined => "payment-declined.v1",
        Status::Refused => "payment-refused.v1",
        Status::Returned => "payment-returned.v1",
    }
}

/// The event of a change, if it was one: a payment row whose version grew.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<PaymentChanged>> {
    let new = row(new?)?;
    let before = old.and_then(row).map_or(0, |old| old.version);
    (new.version > before).then(|| of_row(&new))
}

/// The event that a row's last change was.
pub fn of_row(row: &PaymentRow) -> Event<PaymentChanged> {
    let data = PaymentChanged {
        payment_id: row.id,
        direction: row.direction,
        kind: row.kind,
        route: row.route,
        status: row.status,
        amount: Money::new(row.minor, row.currency),
        debtor_account_id: row.debtor,
        creditor_account_id: row.creditor,
        reason: row.reason.clone().or_else(|| row.return_code.clone()),
        original_payment_id: row.original,
        encrypted_reason: [&row.decision_reason, &row.cancellation_reason]
            .into_iter()
            .flatten()
            .find_map(|reason| reason.in_event_of(row.version)),
    };
    let cause = ChangeContext {
        tenant: row.tenant,
        client: row.changed_by,
        request: row.request_id.clone(),
        at: row.updated_at,
    };
    Event::new(
        "payments",
        name_of(row),
        row.id.to_string(),
        row.version,
        cause,
        data,
    )
}

/// The payment that an item of the table is, if it is one.
///
/// # Errors
/// `NotARow` if it is one by its key and cannot be read.
pub fn read(item: &Item) -> Result<Option<PaymentRow>, StoreError> {
    let is_payment = item.get("sk") == Some(&store::Value::S("P".into()));
    let row = is_payment.then(|| store::row_of(item.clone()));
    row.transpose().map_err(StoreError::NotARow)
}

/// The payment, if it is one that can be read. The relay holds against it that the row should have
/// told an event.
fn row(item: &Item) -> Option<PaymentRow> {
    read(item).ok().flatten()
}
