use std::collections::BTreeSet;

use rail_fps::{Message, Received, StatusReport};

use super::super::rows::Payment;
use super::{Books, Check};

/// The message of each payment sent or received is archived and matches the payment's row.
pub(super) fn originals_are_as_their_rows(books: &Books) -> Check {
    let mut check = Check::of("each archived message matches its row");
    for payment in books
        .payments
        .iter()
        .filter(|payment| payment.route == "fps")
    {
        let id = payment.scheme_id.as_deref().unwrap_or("none");
        let there = books.scheme.positions.get(id);
        let wrong = if payment.is_received() {
            if !payment.is_booked() {
                continue;
            }
            let digest = payment.message.as_deref().unwrap_or("none");
            match books.archive.received(digest) {
                None => Some("it is not in the archive"),
                Some(xml) => difference(payment, xml),
            }
        } else {
            let Some(there) = there.filter(|there| !there.message.is_empty()) else {
                continue;
            };
            match books.archive.sent(&payment.id) {
                None => Some("it is not in the archive"),
                Some(xml) if xml != there.message => Some("the scheme has another message"),
                Some(xml) => difference(payment, xml),
            }
        };
        check.record(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    check
}

/// Each report that told another bank that a payment or return is credited refers to one that is
/// booked here, whatever the scheme stored about it.
pub(super) fn acceptances_are_booked(books: &Books) -> Check {
    let mut check = Check::of("each acceptance in the archive is booked");
    let booked = books
        .payments
        .iter()
        .filter(|payment| payment.is_received() && payment.is_booked());
    let booked: BTreeSet<_> = booked
        .filter_map(|payment| payment.scheme_id.as_deref())
        .collect();
    for (name, xml) in books.archive.answered() {
        let Some(reports) = reports(xml) else {
            check.record(Some(format!("{name}: no report that can be read")));
            continue;
        };
        let credited = reports
            .iter()
            .filter(|report| report.answer.code() == "ACCC");
        for report in credited {
            let id = report.original.transaction_id.as_str();
            let wrong = || format!("{name}: {id} was reported as credited and is not booked");
            check.record((!booked.contains(id)).then(wrong));
        }
    }
    check
}

/// Returns the reports in a message; `None` if one is unreadable, or it is another kind of message.
fn reports(xml: &str) -> Option<Vec<StatusReport>> {
    match rail_fps::receive(xml.as_bytes()).ok()? {
        Received::One(Message::StatusReport(report)) => Some(vec![report]),
        Received::Reports(reports) => reports.into_iter().collect::<Result<_, _>>().ok(),
        Received::One(_) | Received::Batch(_) | Received::Group(_) => None,
    }
}

/// Returns how a message differs from its payment's row.
fn difference(payment: &Payment, xml: &str) -> Option<&'static str> {
    let (id, minor) = match rail_fps::read(xml.as_bytes()) {
        Ok(Message::CreditTransfer(message)) if payment.kind != "return" => {
            (message.transaction_id, message.amount.minor())
        }
        Ok(Message::PaymentReturn(message)) if payment.kind == "return" => {
            (message.return_id, message.returned_amount.minor())
        }
        Ok(_) => return Some("the original is another kind of message"),
        Err(_) => return Some("the original cannot be read"),
    };
    if Some(id.as_str()) != payment.scheme_id.as_deref() {
        return Some("the original has another id");
    }
    (minor != payment.minor).then_some("the original has another amount")
}
