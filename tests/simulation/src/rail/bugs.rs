//! The effects of planted bugs on messages between the scheme and the bank.

use kernel::account::SortCode;
use rail_fps::{
    Fpid, Message, MessageName, PaymentType, Reason, RejectCode, StatusReport, TransactionId,
    TransactionStatus,
};

use super::Rail;
use crate::api;
use crate::planted::Bug;

/// The effect of a planted bug on a message.
pub(super) enum Misread {
    /// None.
    Not,
    /// The bank reads this instead.
    As(String),
    /// The bank responds with this, and reads nothing.
    Answered(api::Answer),
}

impl Rail {
    /// Returns the effect of the planted bug on a message to the bank.
    pub(super) fn misread(&self, xml: &str) -> Misread {
        let Some(bug) = self.bug else {
            return Misread::Not;
        };
        let Ok(message) = rail_fps::read(xml.as_bytes()) else {
            return Misread::Not;
        };
        let answer = match (bug, message) {
            (Bug::IdentityWithTheAgent, Message::CreditTransfer(mut payment)) => {
                let Ok(fpid) = payment.transaction_id.fpid() else {
                    return Misread::Not;
                };
                if payment.instructing_agent == fpid.origin() {
                    return Misread::Not;
                }
                payment.transaction_id = by_way_of(payment.instructing_agent, &fpid);
                return Misread::As(payment.write());
            }
            (Bug::ReportOnEnquiryIsAVerdict, Message::StatusReport(mut report))
                if report.original.message_name == Some(MessageName::StatusRequest) =>
            {
                report.original.message_name = Some(MessageName::CreditTransfer);
                return Misread::As(report.write());
            }
            (Bug::NeverReceivedIsNoAnswer, Message::StatusReport(report))
                if is_never_received(&report.answer) =>
            {
                bare(202)
            }
            (Bug::MatchedByInstruction, Message::StatusReport(report))
                if of_a_gateway(&report.original) =>
            {
                bare(404)
            }
            (Bug::MatchedByInstruction, Message::PaymentReturn(back))
                if of_a_gateway(&back.original) =>
            {
                bare(404)
            }
            (Bug::OvertakingReturnRefused, Message::PaymentReturn(back)) => {
                let state = self.lock();
                let original = state.sent.get(back.original.transaction_id.as_str());
                if original.is_none_or(|sent| sent.reported) {
                    return Misread::Not;
                }
                drop(state);
                let rejected =
                    TransactionStatus::Rejected(Reason::of(RejectCode::BUSINESS_REASONS));
                api::Answer {
                    text: self.written(back.reference(), rejected),
                    ..bare(200)
                }
            }
            (_, _) => return Misread::Not,
        };
        Misread::Answered(answer)
    }

    /// Returns the effect of the planted bug on the bank's response to a message.
    pub(super) fn misanswered(&self, xml: &str, answer: api::Answer) -> api::Answer {
        if self.bug != Some(Bug::SecondReturnAnsweredAccepted) {
            return answer;
        }
        let is_return = matches!(
            rail_fps::read(xml.as_bytes()),
            Ok(Message::PaymentReturn(_))
        );
        match rail_fps::read(answer.text.as_bytes()) {
            Ok(Message::StatusReport(report)) if is_return && is_duplicate(&report.answer) => {
                let report = StatusReport {
                    accepted: Some(report.created),
                    answer: TransactionStatus::Credited,
                    ..report
                };
                api::Answer {
                    text: report.write(),
                    ..answer
                }
            }
            Ok(_) | Err(_) => answer,
        }
    }

    /// Records that the bank accepted a report on its payment.
    pub(super) fn note_verdict(&self, xml: &str) {
        let Ok(Message::StatusReport(report)) = rail_fps::read(xml.as_bytes()) else {
            return;
        };
        let mut state = self.lock();
        if let Some(sent) = state.sent.get_mut(report.original.transaction_id.as_str()) {
            sent.reported = true;
        }
    }
}

fn bare(status: u16) -> api::Answer {
    api::Answer {
        status,
        text: String::new(),
        body: serde_json::Value::Null,
    }
}

fn of_a_gateway(original: &rail_fps::Original) -> bool {
    let hop = original.instruction_id.as_ref();
    hop.is_some_and(|id| id.as_str().starts_with("GATEWAY-"))
}

/// Returns the id of a payment, derived from the agent as well.
fn by_way_of(agent: SortCode, fpid: &Fpid) -> TransactionId {
    let facts = format!("{}{}", fpid.short(), agent.as_str());
    let (date, origin) = (fpid.date(), fpid.origin());
    TransactionId::from(&Fpid::derive(
        PaymentType::Sip,
        facts.as_bytes(),
        date,
        origin,
    ))
}

fn is_never_received(answer: &TransactionStatus) -> bool {
    matches!(answer, TransactionStatus::Rejected(reason) if reason.iso.as_str() == "NOOR")
}

fn is_duplicate(answer: &TransactionStatus) -> bool {
    matches!(answer, TransactionStatus::Rejected(reason) if reason.names(RejectCode::DUPLICATE))
}
