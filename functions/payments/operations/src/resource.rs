//! The payment as the API answers it.

use kernel::account::{AccountNumber, SortCode};
use kernel::id::{AccountId, ClientId, PaymentId};
use kernel::money::Money;
use kernel::party::{EndToEndId, PartyName, Reference};
use kernel::time::Moment;
use payments_contract::{Direction, Kind, Parties, PaymentRow, Reasons, Route, Status};
use rail::PaymentRail;
use serde::Serialize;

use crate::Reason;

/// A payment, outbound or inbound.
#[expect(clippy::struct_field_names, reason = "the names are the contract's")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payment {
    payment_id: PaymentId,
    direction: Direction,
    kind: Kind,
    status: Status,
    route: Route,
    debtor: Party,
    creditor: Party,
    amount: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<Reference>,
    end_to_end_id: EndToEndId,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<SchemeDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_payment_id: Option<PaymentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned_by_payment_id: Option<PaymentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approval: Option<Approval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancellation_reason: Option<kernel::reason::Reason>,
    created_at: Moment,
    updated_at: Moment,
    sequence: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Party {
    #[serde(skip_serializing_if = "Option::is_none")]
    account_id: Option<AccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<PartyName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort_code: Option<SortCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_number: Option<AccountNumber>,
}

/// Who was asked for what goes above a client's limit. Its presence says that approval was needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Approval {
    #[serde(skip_serializing_if = "Option::is_none")]
    ordered_by_client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by_client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_reason: Option<kernel::reason::Reason>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct SchemeDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    fpid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_sent: Option<String>,
    reference_truncated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    creditor_name_sent: Option<String>,
    creditor_name_truncated: bool,
    creditor_name_transliterated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    acceptance_qualifier: Option<String>,
}

impl Payment {
    /// The payment as it stands, with what its row keeps of people.
    pub fn of_row(row: &PaymentRow, parties: &Parties) -> Self {
        let (debtor, creditor) = (
            row.debtor.filter(|_| row.direction == Direction::Outbound),
            row.creditor.filter(|_| row.direction == Direction::Inbound),
        );
        Self {
            payment_id: row.id,
            direction: row.direction,
            kind: row.kind,
            status: row.status,
            route: row.route,
            debtor: Party::of(&parties.debtor, debtor),
            creditor: Party::of(&parties.creditor, creditor),
            amount: Money::new(row.minor, row.currency),
            reference: parties.reference.clone(),
            end_to_end_id: parties.end_to_end_id.clone(),
            scheme: row
                .route
                .rail()
                .map(|rail| SchemeDetails::of_row(rails::of(rail), row, parties)),
            reason: Reason::of_row(row),
            original_payment_id: row.original,
            returned_by_payment_id: row.returned_by.filter(|_| row.status == Status::Returned),
            approval: row.approval.map(|approval| Approval {
                ordered_by_client_id: row.ordered_by,
                decided_by_client_id: approval.decided.map(|decided| decided.by),
                decided_at: approval.decided.map(|decided| decided.at),
                decision_reason: None,
            }),
            cancellation_reason: None,
            created_at: row.created_at,
            updated_at: row.updated_at,
            sequence: row.version,
        }
    }

    /// The same with the reasons that clients of its institution gave for decisions about it.
    #[must_use]
    pub fn with_reasons(self, reasons: Reasons) -> Self {
        let decision_reason = reasons.decision;
        Self {
            approval: self.approval.map(|approval| Approval {
                decision_reason,
                ..approval
            }),
            cancellation_reason: reasons.cancellation,
            ..self
        }
    }

    /// The payment as it was answered when it was made, whatever became of it since: what a
    /// repetition of the order is answered.
    pub fn as_created(row: &PaymentRow, parties: &Parties) -> Self {
        let waited = row.approval.is_some();
        let status = match (row.status, row.route) {
            (Status::Refused, _) => Status::Refused,
            (_, _) if waited => Status::AwaitingApproval,
            (_, Route::OnUs) => Status::Settled,
            (_, Route::Rail(_)) => Status::Accepted,
        };
        let created = PaymentRow {
            approval: waited.then(payments_contract::Approval::default),
            scheme_id: row.scheme_id.clone().filter(|_| !waited),
            updated_at: row.created_at,
            version: 1,
            ..first(row, status)
        };
        Self::of_row(&created, parties)
    }

    /// The payment as it was answered when it was approved, whatever became of it since: the change
    /// after the order itself.
    pub fn as_approved(row: &PaymentRow, parties: &Parties) -> Self {
        let status = match row.route {
            Route::OnUs => Status::Settled,
            Route::Rail(_) => Status::Accepted,
        };
        let approved = PaymentRow {
            updated_at: row.accepted_at(),
            version: 2,
            ..first(row, status)
        };
        Self::of_row(&approved, parties)
    }
}

/// The row without what came to it after it had this status for the first time.
fn first(row: &PaymentRow, status: Status) -> PaymentRow {
    PaymentRow {
        status,
        reason: row.reason.clone().filter(|_| status == Status::Refused),
        return_code: row.return_code.clone().filter(|_| row.kind == Kind::Return),
        qualifier: None,
        returned_by: None,
        ..row.clone()
    }
}

impl Party {
    /// The id of an account is shown to the side it belongs to, and only to that.
    fn of(party: &payments_contract::Party, own: Option<AccountId>) -> Self {
        Self {
            account_id: own,
            name: party.name.clone(),
            sort_code: party.sort_code,
            account_number: party.account_number,
        }
    }
}

impl SchemeDetails {
    fn of_row(rail: &dyn PaymentRail, row: &PaymentRow, parties: &Parties) -> Self {
        let name = parties.creditor.name.as_ref();
        let name = name.and_then(|name| rail.fit_name(name.as_str()));
        let reference = parties.reference.as_ref();
        let reference = reference.and_then(|text| rail.fit_reference(text.as_str()));
        let scheme_id = row.scheme_id.as_deref();
        Self {
            fpid: scheme_id.and_then(|id| rail.printed_id(id)),
            reference_truncated: reference.as_ref().is_some_and(|fitted| fitted.truncated),
            reference_sent: reference.map(|fitted| fitted.sent),
            creditor_name_truncated: name.as_ref().is_some_and(|fitted| fitted.truncated),
            creditor_name_transliterated: name.as_ref().is_some_and(|fitted| fitted.transliterated),
            creditor_name_sent: name.map(|fitted| fitted.sent),
            acceptance_qualifier: row.qualifier.clone(),
        }
    }
}
