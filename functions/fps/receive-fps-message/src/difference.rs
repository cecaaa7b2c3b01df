//! What the scheme says and this bank cannot believe as well, as the breaks over that show it.

use payments_contract::difference::Differences;
use payments_contract::work::Position;
use rail::StatedAmount;
use rail_fps::{PaymentReturn, ReturnClaim, StatusReport, TransactionStatus};

use crate::{Brought, Ports};

/// The payments table, and the message that differs from it.
pub(crate) fn of<'a>(
    ports: &'a Ports,
    evidence: &'a str,
    brought: Brought<'a>,
) -> Differences<'a, crate::PaymentsGrants> {
    Differences {
        payments: &ports.payments,
        cause: brought.cause,
        evidence,
    }
}

/// What a status report says.
pub(crate) fn reported(report: &StatusReport) -> Position {
    let reason = match &report.answer {
        TransactionStatus::Rejected(rejection) => {
            rejection.scheme_code().map(|code| code.to_string())
        }
        TransactionStatus::Settled
        | TransactionStatus::Credited
        | TransactionStatus::Qualified(_)
        | TransactionStatus::Pending(_)
        | TransactionStatus::Blocked
        | TransactionStatus::Cancelled => None,
    };
    let stated = report.original_amount.as_ref();
    Position {
        status: report.answer.code().to_owned(),
        reason,
        amount: stated.and_then(amount),
        currency: stated.and_then(currency),
    }
}

/// What a return says.
pub(crate) fn returned(received: &PaymentReturn) -> Position {
    let stated = StatedAmount::from(received.returned_amount.any());
    Position {
        reason: received.reason.scheme_code().map(|code| code.to_string()),
        ..coming_back(&stated)
    }
}

/// What a return claims whose amount cannot be booked.
pub(crate) fn claimed(claim: &ReturnClaim) -> Position {
    coming_back(&claim.amount)
}

fn coming_back(stated: &StatedAmount) -> Position {
    Position {
        status: Position::RETURNED.to_owned(),
        reason: None,
        amount: amount(stated),
        currency: currency(stated),
    }
}

/// The stated amount, if it is one: the rest of what was written is in the archive.
fn amount(stated: &StatedAmount) -> Option<String> {
    let (whole, fraction) = stated
        .amount
        .split_once('.')
        .unwrap_or((&stated.amount, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let readable = (1..=18).contains(&whole.len()) && fraction.len() <= 5;
    (readable && digits(whole) && digits(fraction)).then(|| stated.amount.clone())
}

fn currency(stated: &StatedAmount) -> Option<String> {
    let code = &stated.currency;
    let readable = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    readable.then(|| code.clone())
}
