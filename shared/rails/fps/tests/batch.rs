//! One payment of a message that brought several.
#![cfg(test)]

use rail_fps::{FieldDefect, MAX_TRANSACTIONS, ReadError, Received, payment_in, receive};

const PAYMENT: &str = include_str!("payment/payment.xml");
const FIRST: &str = "0123456789ABCDEFGH1020261123000002";
const SECOND: &str = "1123456789ABCDEFGH1020261123000002";

#[test]
fn a_payment_is_read_by_its_id_out_of_the_message_that_brought_it() {
    let (before, rest) = PAYMENT.split_once("<CdtTrfTxInf>").unwrap();
    let (transaction, after) = rest.split_once("</CdtTrfTxInf>").unwrap();
    let second = transaction.replace("0123456789ABCDEFGH", "1123456789ABCDEFGH");
    let both = format!(
        "{before}<CdtTrfTxInf>{transaction}</CdtTrfTxInf><CdtTrfTxInf>{second}</CdtTrfTxInf>{after}"
    );
    for (text, id, is_there) in [
        (PAYMENT, FIRST, true),
        (PAYMENT, SECOND, false),
        (both.as_str(), FIRST, true),
        (both.as_str(), SECOND, true),
        ("<Document/>", FIRST, false),
    ] {
        let found = payment_in(text.as_bytes(), |found| found.as_str() == id);
        let found = found.map(|payment| payment.transaction_id.as_str().to_owned());
        assert_eq!(found.as_deref(), is_there.then_some(id));
    }
}

#[test]
fn a_message_of_more_transactions_than_are_answered_in_time_is_not_read() {
    let (before, rest) = PAYMENT.split_once("<CdtTrfTxInf>").unwrap();
    let (transaction, after) = rest.split_once("</CdtTrfTxInf>").unwrap();
    let of = |count: usize| {
        let one = format!("<CdtTrfTxInf>{transaction}</CdtTrfTxInf>");
        receive(format!("{before}{}{after}", one.repeat(count)).as_bytes())
    };
    let Ok(Received::Batch(batch)) = of(MAX_TRANSACTIONS) else {
        panic!("each is answered");
    };
    assert_eq!(batch.transactions.len(), MAX_TRANSACTIONS);
    let Err(ReadError::Unanswerable(malformed)) = of(MAX_TRANSACTIONS + 1) else {
        panic!("too many");
    };
    assert_eq!(malformed.fault, FieldDefect::TooMany);
}
