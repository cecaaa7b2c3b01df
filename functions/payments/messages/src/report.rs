//! Status reports: what others say of our payments, and what we say of theirs.

use kernel::idempotency::Fingerprint;
use kernel::time::Moment;
use payments_contract::{Kind, PaymentRow, Status};
use payments_domain::Happening;
use rail_fps::{
    Answer, Message, MessageId, MessageName, Original, Reason, RejectCode, Rejection, StatusReport,
};

use crate::Unwritable;

/// What a status report means for a payment of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What happened to it.
    pub happening: Happening,
    /// Why, by the scheme's code, if it was rejected.
    pub reason: Option<String>,
    /// When the other bank credits its customer, if not at once.
    pub qualifier: Option<String>,
}

/// ISO's "no original transaction received", the answer to an enquiry.
const NEVER_RECEIVED: &str = "NOOR";

/// Whether the rejection is one of the message only: the payment itself may be on its way, or done,
/// so the money stays set aside. A duplicate is a message of ours that the scheme has already, for
/// it is sent the same to the byte each time; what became of the first is another question.
fn leaves_open(rejection: &Rejection) -> bool {
    rejection.iso.as_str() == NEVER_RECEIVED
        || rejection.scheme_code() == Some(RejectCode::DUPLICATE)
}

/// The verdict of a status report about a payment or return of this bank; none while the other side has
/// not decided, and none if it is about another message than the one that carried it. A report on an
/// enquiry says what became of the enquiry, and the payment may be paid all the same.
pub fn verdict(report: &StatusReport, kind: Kind) -> Option<Verdict> {
    let carried_by = match kind {
        Kind::Payment => MessageName::CreditTransfer,
        Kind::Return => MessageName::PaymentReturn,
    };
    let is_verdict = report.original.message_name == Some(carried_by);
    is_verdict.then(|| of_answer(&report.answer)).flatten()
}

fn of_answer(answer: &Answer) -> Option<Verdict> {
    let accepted = |qualifier| Verdict {
        happening: Happening::AcceptedByRail,
        reason: None,
        qualifier,
    };
    let rejected = |code: Option<RejectCode>| Verdict {
        happening: Happening::RejectedByRail,
        reason: Some(code.unwrap_or(RejectCode::BUSINESS_REASONS).to_string()),
        qualifier: None,
    };
    match answer {
        Answer::Settled | Answer::Credited => Some(accepted(None)),
        Answer::Qualified(qualifier) => Some(accepted(Some(qualifier.to_string()))),
        Answer::Rejected(rejection) if leaves_open(rejection) => None,
        Answer::Rejected(rejection) => Some(rejected(rejection.scheme_code())),
        Answer::Cancelled => Some(rejected(None)),
        Answer::Pending(_) | Answer::Blocked => None,
    }
}

/// What we answer for a payment or return that was brought to us, from what became of it.
pub fn answer(row: &PaymentRow) -> Answer {
    let code = row.reason.as_deref().and_then(|code| code.parse().ok());
    match row.status {
        Status::Rejected | Status::Refused => {
            let code = code.unwrap_or(RejectCode::BUSINESS_REASONS);
            Answer::Rejected(Reason::of_field(code, row.rejected_field.as_deref()))
        }
        Status::AwaitingApproval
        | Status::Accepted
        | Status::Submitted
        | Status::Unknown
        | Status::Settled
        | Status::Cancelled
        | Status::Declined
        | Status::Returned => Answer::Credited,
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
    answer: Answer,
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

    fn rejected(iso: &str) -> Answer {
        let iso = iso.parse().expect("an ISO reason");
        Answer::Rejected(Reason::of_iso(iso))
    }

    #[test]
    fn a_rejection_of_the_message_only_does_not_reject_the_payment() {
        assert_eq!(of_answer(&rejected("NOOR")), None);
        for duplicate in [rejected("AM05"), rejected("DUPL")] {
            assert_eq!(of_answer(&duplicate), None);
        }
        let by_its_code = Answer::Rejected(Reason::of(RejectCode::DUPLICATE));
        assert_eq!(of_answer(&by_its_code), None);
        let refused = of_answer(&rejected("AC07")).expect("a verdict");
        assert_eq!(refused.happening, Happening::RejectedByRail);
    }
}
