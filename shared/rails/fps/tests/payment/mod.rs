//! A payment written by hand, and what is said of it when a part of it is changed.

use rail_fps::{FieldDefect, Malformed, Message, read};

pub(crate) const PAYMENT: &str = include_str!("payment.xml");

pub(crate) fn payment() -> Message {
    read(PAYMENT.as_bytes()).unwrap()
}

/// What is said of the payment with the first such text replaced.
pub(crate) fn with(from: &str, to: &str) -> Result<Message, Malformed> {
    assert!(PAYMENT.contains(from), "{from} is not in the payment");
    read(PAYMENT.replacen(from, to, 1).as_bytes())
}

/// Field and fault of the payment with the first such text replaced.
pub(crate) fn refused(from: &str, to: &str) -> (String, FieldDefect) {
    let malformed = with(from, to).expect_err(to);
    (malformed.field, malformed.fault)
}
