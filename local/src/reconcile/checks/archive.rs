use rail_fps::Message;

use super::super::rows::Payment;
use super::{Books, Proof};

/// What made a payment, or was sent for one, is kept, and says what the payment's row says.
pub(super) fn originals_are_as_their_rows(books: &Books) -> Proof {
    let mut proof = Proof::of("the original of each message is as its row");
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
                Some(xml) => differs(payment, xml),
            }
        } else {
            let Some(there) = there.filter(|there| !there.message.is_empty()) else {
                continue;
            };
            match books.archive.sent(&payment.id) {
                None => Some("it is not in the archive"),
                Some(xml) if xml != there.message => Some("the scheme has another message"),
                Some(xml) => differs(payment, xml),
            }
        };
        proof.check(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    proof
}

/// In what a message differs from the row of its payment.
fn differs(payment: &Payment, xml: &str) -> Option<&'static str> {
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
