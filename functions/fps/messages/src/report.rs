//! Status reports: on payments of this bank by the scheme, and on those of other banks by this bank.

use kernel::idempotency::Fingerprint;
use kernel::time::Moment;
use payments_contract::transition::ReportOutcome;
use payments_contract::{CANCELLED_BY_SCHEME, Kind, PaymentRow, Status};
use rail_fps::{
    Message, MessageId, MessageName, NeverReceived, Original, Reason, RejectCode, Rejection,
    StatusReport, TransactionStatus,
};

use crate::Unwritable;

/// ISO's "no original transaction received", the answer to an enquiry.
const NEVER_RECEIVED: &str = "NOOR";

/// What is answered about a message that never came.
pub fn never_received() -> TransactionStatus {
    let iso = NEVER_RECEIVED.parse();
    TransactionStatus::Rejected(
        iso.map_or_else(|_| Reason::of(RejectCode::BUSINESS_REASONS), Reason::of_iso),
    )
}

/// Whether the scheme says that it never received the message.
pub fn is_never_received(answer: &TransactionStatus) -> bool {
    matches!(answer, TransactionStatus::Rejected(rejection) if rejection.iso.as_str() == NEVER_RECEIVED)
}

/// Whether the rejection is one of the message only: the payment itself may be on its way, or done,
/// so the funds stay held. A duplicate is a message that the scheme has already, for it is sent the same to
/// the byte each time; what became of the first is another question. So is a rejection that names another
/// reason as well.
fn is_duplicate(rejection: &Rejection) -> bool {
    rejection.names(RejectCode::DUPLICATE)
}

/// The outcome that a status report gives a payment or return of this bank, from a scheme in which `NOOR` means
/// this; none while the other side has not decided, and none if it is about another message than the one that
/// carried it. A report on an enquiry says what became of the enquiry, and the payment may be paid all the same.
/// A scheme that will never accept the message has rejected the payment: it may be ordered again.
pub fn outcome(
    report: &StatusReport,
    kind: Kind,
    never_received: NeverReceived,
) -> Option<ReportOutcome> {
    let carried_by = match kind {
        Kind::Payment => MessageName::CreditTransfer,
        Kind::Return => MessageName::PaymentReturn,
    };
    let is_of_payment = report.original.message_name == Some(carried_by);
    is_of_payment
        .then(|| of_status(&report.answer, never_received))
        .flatten()
}

fn of_status(status: &TransactionStatus, never_received: NeverReceived) -> Option<ReportOutcome> {
    let accepted = |qualifier| ReportOutcome::Accepted { qualifier };
    let rejected = |code: Option<RejectCode>| ReportOutcome::Rejected {
        reason: code.unwrap_or(RejectCode::BUSINESS_REASONS).to_string(),
    };
    match status {
        TransactionStatus::Settled | TransactionStatus::Credited => Some(accepted(None)),
        TransactionStatus::Qualified(qualifier) => Some(accepted(Some(qualifier.to_string()))),
        TransactionStatus::Rejected(rejection) if is_duplicate(rejection) => None,
        TransactionStatus::Rejected(_) if is_never_received(status) => match never_received {
            NeverReceived::ClosesId => Some(rejected(Some(RejectCode::SYSTEM_MALFUNCTION))),
            NeverReceived::LeavesOpen => None,
        },
        TransactionStatus::Rejected(rejection) => Some(rejected(rejection.scheme_code())),
        TransactionStatus::Cancelled => Some(ReportOutcome::Rejected {
            reason: CANCELLED_BY_SCHEME.to_owned(),
        }),
        TransactionStatus::Pending(_) | TransactionStatus::Blocked => None,
    }
}

/// What we answer for a payment or return that was brought to us, from what became of it.
pub fn answer(row: &PaymentRow) -> TransactionStatus {
    let code = row.reason.as_deref().and_then(|code| code.parse().ok());
    match row.status {
        Status::Rejected | Status::Refused => {
            let code = code.unwrap_or(RejectCode::BUSINESS_REASONS);
            TransactionStatus::Rejected(Reason::of_field(code, row.rejected_field.as_deref()))
        }
        Status::AwaitingApproval
        | Status::Accepted
        | Status::Submitted
        | Status::Unknown
        | Status::Settled
        | Status::Cancelled
        | Status::Declined
        | Status::Returned => TransactionStatus::Credited,
    }
}

/// Writes the pacs.002 about a payment or return that was brought to us in the message of this
/// digest. Its own id follows from the digest: the same message has the same answer.
///
/// # Errors
/// [`Unwritable`].
pub fn report_on(
    original: Original,
    message: &Fingerprint,
    answer: TransactionStatus,
    at: Moment,
) -> Result<Message, Unwritable> {
    let accepted = answer.is_accepted().then_some(at);
    Ok(Message::StatusReport(StatusReport {
        message_id: report_id(message)?,
        created: at,
        original,
        answer,
        accepted,
        settlement_date: None,
        settlement_cycle: None,
        original_amount: None,
    }))
}

/// The id of the report that answers the message of this digest.
///
/// # Errors
/// [`Unwritable`].
pub fn report_id(message: &Fingerprint) -> Result<MessageId, Unwritable> {
    let id = format!("S{}", message.as_str());
    id.parse().map_err(|_| Unwritable::REPORT_ID)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(iso: &str) -> TransactionStatus {
        let iso = iso.parse().expect("an ISO reason");
        TransactionStatus::Rejected(Reason::of_iso(iso))
    }

    #[test]
    fn a_rejection_of_the_message_only_does_not_reject_the_payment() {
        let (closes, open) = (NeverReceived::ClosesId, NeverReceived::LeavesOpen);
        let by_its_code = TransactionStatus::Rejected(Reason::of(RejectCode::DUPLICATE));
        for duplicate in [rejected("AM05"), rejected("DUPL"), by_its_code] {
            assert_eq!(of_status(&duplicate, closes), None);
            assert_eq!(of_status(&duplicate, open), None);
        }
        let refused = of_status(&rejected("AC07"), open).expect("an outcome");
        assert!(!refused.is_made());
    }

    #[test]
    fn a_message_never_received_is_rejected_only_by_a_scheme_that_will_never_take_it() {
        let noor = rejected("NOOR");
        assert_eq!(of_status(&noor, NeverReceived::LeavesOpen), None);
        let closed = of_status(&noor, NeverReceived::ClosesId);
        let reason = "1909".to_owned();
        assert_eq!(closed, Some(ReportOutcome::Rejected { reason }));
    }
}
