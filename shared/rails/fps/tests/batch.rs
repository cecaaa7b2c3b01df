//! One payment of a message that brought several.
#![cfg(test)]

use rail_fps::payment_in;

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
        let found = payment_in(text.as_bytes(), id);
        let found = found.map(|payment| payment.transaction_id.as_str().to_owned());
        assert_eq!(found.as_deref(), is_there.then_some(id));
    }
}
