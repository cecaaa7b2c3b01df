//! One id of the scheme identifies one payment or return, whichever bank sent it and whatever its
//! outcome.

use malai_client::types::{Account, Payment, PaymentStatus};
use tests::bank::{
    Bank, Caller, credit_transfer, elsewhere, fresh_transaction_id, order, payment_return,
};

use super::messages::{SYNTAX, booked, verdict, with};
use super::outcomes::{breaks, unanswered};
use crate::{ada_with, once};

const DUPLICATE: [&str; 3] = ["RJCT", "AM05", "FPS 1181"];
const BUSINESS: [&str; 3] = ["RJCT", "MS03", "FPS 1100"];

/// Returns a settled payment to another bank, and its id in messages.
pub(super) async fn paid_out(
    bank: &Bank,
    caller: &Caller,
    from: &Account,
    pounds: &str,
) -> (Payment, String) {
    let ordered = order(&from.account_id, &elsewhere("58302914"), pounds);
    let ordered = caller.pay(ordered).await;
    let payment = once(bank, caller, &ordered.payment_id, PaymentStatus::Settled).await;
    let scheme = payment.scheme.as_ref().expect("a payment of the scheme");
    let fpid = scheme.fpid.as_deref().expect("an id in the scheme");
    let id = format!("{}{}", &fpid[..28], &fpid[36..]);
    (payment, id)
}

/// Returns the pacs.028 about this message's payment, by the field with its id.
pub(super) fn ask(message: &str, field: &str, name: &str) -> String {
    let rest = message.split_once(&format!("<{field}>")).expect("an id").1;
    let (id, _) = rest.split_once('<').expect("an id");
    format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.028.001.03\"><FIToFIPmtStsReq>\
         <GrpHdr><MsgId>Q{id}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr>\
         <TxInf><OrgnlGrpInf><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>{name}.001.08\
         </OrgnlMsgNmId></OrgnlGrpInf><OrgnlTxId>{id}</OrgnlTxId></TxInf></FIToFIPmtStsReq>\
         </Document>"
    )
}

async fn post(bank: &Bank, message: &str) -> [String; 3] {
    verdict(&bank.scheme().post(message).await)
}

#[tokio::test]
async fn a_rejected_return_is_rejected_on_each_redelivery() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let day = bank.today().await;
    let (_, id) = paid_out(&bank, &caller, &ada, "10.00").await;
    let unknown = fresh_transaction_id(&day);
    let returning = |id: &str| payment_return(id, &fresh_transaction_id(&day), "10.00", &day);
    let part = "<RtrdIntrBkSttlmAmt Ccy=\"GBP\">5.00";
    let whole = "<RtrdIntrBkSttlmAmt Ccy=\"GBP\">10.00";
    let cases = [
        with(&returning(&id), whole, part),
        returning(&unknown),
        with(
            &returning(&id),
            "Amt Ccy=\"GBP\">10.00",
            "Amt Ccy=\"GBP\">11.00",
        ),
    ];
    for refused in &cases {
        let answer = bank.scheme().post(refused).await;
        assert_eq!(verdict(&answer), BUSINESS);
        assert_eq!(bank.scheme().post(refused).await.body, answer.body);
        let asked = ask(refused, "RtrId", "pacs.004");
        assert_eq!(post(&bank, &asked).await, BUSINESS);
    }
    // Under the same ids, with facts that could be booked under another id.
    let due = [
        with(&cases[0], part, whole),
        with(&cases[1], &unknown, &id),
        with(&cases[2], "Amt Ccy=\"GBP\">11.00", "Amt Ccy=\"GBP\">10.00"),
    ];
    // Omitting optional fields makes no new return of it: it was rejected, and stays so.
    for (other, stays) in due.iter().zip([DUPLICATE, DUPLICATE, BUSINESS]) {
        assert_eq!(post(&bank, other).await, stays);
    }
    assert_eq!(booked(&caller, &ada).await, "0.00");
    assert_eq!(breaks(&bank, &unknown), ["missing_inside"]);
    assert_eq!(post(&bank, &returning(&id)).await[0], "ACCC");
    // A second return of the payment is remembered too.
    let second = returning(&id);
    assert_eq!(post(&bank, &second).await, DUPLICATE);
    let asked = ask(&second, "RtrId", "pacs.004");
    assert_eq!(post(&bank, &asked).await, DUPLICATE);
    assert_eq!(booked(&caller, &ada).await, "10.00");
}

#[tokio::test]
async fn a_payment_and_a_return_under_one_id_are_booked_once() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let day = bank.today().await;
    let (_, first) = paid_out(&bank, &caller, &ada, "10.00").await;
    let (_, second) = paid_out(&bank, &caller, &ada, "20.00").await;
    let id = fresh_transaction_id(&day);
    let returning = payment_return(&first, &id, "10.00", &day);
    let payment = credit_transfer(&ada, &id, "10.00", &day);
    assert_eq!(post(&bank, &returning).await[0], "ACCC");
    assert_eq!(post(&bank, &payment).await, DUPLICATE);
    assert_eq!(post(&bank, &returning).await[0], "ACCC");
    assert_eq!(booked(&caller, &ada).await, "10.00");
    let id = fresh_transaction_id(&day);
    let returning = payment_return(&second, &id, "20.00", &day);
    let payment = credit_transfer(&ada, &id, "20.00", &day);
    assert_eq!(post(&bank, &payment).await[0], "ACCC");
    assert_eq!(post(&bank, &returning).await, DUPLICATE);
    let asked = ask(&returning, "RtrId", "pacs.004");
    assert_eq!(post(&bank, &asked).await[1], "NOOR", "no such return came");
    assert_eq!(booked(&caller, &ada).await, "30.00");
}

#[tokio::test]
async fn an_id_of_this_bank_names_nothing_that_another_bank_sends() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let day = bank.today().await;
    let (_, settled) = paid_out(&bank, &caller, &ada, "10.00").await;
    let (_, submitted) = unanswered(&bank, &caller, &ada, "20.00").await;
    let made_up = format!("{}000001", &fresh_transaction_id(&day)[..28]);
    for id in [&settled, &submitted, &made_up] {
        let payment = credit_transfer(&ada, id, "10.00", &day);
        let answer = bank.scheme().post(&payment).await;
        assert_eq!(verdict(&answer), SYNTAX, "{id}");
        assert_eq!(bank.scheme().post(&payment).await.body, answer.body);
        assert_eq!(
            post(&bank, &ask(&payment, "TxId", "pacs.008")).await,
            SYNTAX
        );
    }
    let made_up = format!("{}000001", &fresh_transaction_id(&day)[..28]);
    let returning = payment_return(&settled, &made_up, "10.00", &day);
    assert_eq!(post(&bank, &returning).await, SYNTAX);
    let returning = payment_return(&settled, &settled, "10.00", &day);
    assert_eq!(post(&bank, &returning).await, DUPLICATE);
    assert_eq!(booked(&caller, &ada).await, "20.00");
    let returning = payment_return(&settled, &fresh_transaction_id(&day), "10.00", &day);
    assert_eq!(post(&bank, &returning).await[0], "ACCC");
}

#[tokio::test]
async fn an_id_of_a_day_far_from_the_business_day_is_rejected() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let day = bank.today().await;
    let (_, paid) = paid_out(&bank, &caller, &ada, "10.00").await;
    for wrong in ["1999-01-01", "2099-01-01"] {
        let payment = credit_transfer(&ada, &fresh_transaction_id(wrong), "10.00", &day);
        let answer = bank.scheme().post(&payment).await;
        assert_eq!(verdict(&answer), SYNTAX, "{wrong}");
        let xml = answer.body.as_str().expect("a message");
        assert!(xml.contains("FPS field CdtTrfTxInf/PmtId/TxId<"), "{xml}");
        assert_eq!(bank.scheme().post(&payment).await.body, answer.body);
        let returning = payment_return(&paid, &fresh_transaction_id(wrong), "10.00", &day);
        let answer = bank.scheme().post(&returning).await;
        assert_eq!(verdict(&answer), SYNTAX, "{wrong}");
        let xml = answer.body.as_str().expect("a message");
        assert!(xml.contains("FPS field TxInf/RtrId<"), "{xml}");
    }
    assert_eq!(booked(&caller, &ada).await, "0.00");
}

#[tokio::test]
async fn a_redelivery_without_optional_fields_is_the_same_payment_or_return() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let day = bank.today().await;
    let (_, paid) = paid_out(&bank, &caller, &ada, "10.00").await;
    let returning = payment_return(&paid, &fresh_transaction_id(&day), "10.00", &day);
    assert_eq!(post(&bank, &returning).await[0], "ACCC");
    let amount = "<OrgnlIntrBkSttlmAmt Ccy=\"GBP\">10.00</OrgnlIntrBkSttlmAmt>";
    let settled = format!("<IntrBkSttlmDt>{day}</IntrBkSttlmDt>");
    let agent = "<InstgAgt><FinInstnId><ClrSysMmbId><MmbId>000009</MmbId></ClrSysMmbId></FinInstnId>\
                 </InstgAgt>";
    for same in [
        with(&returning, amount, ""),
        with(&returning, &settled, ""),
        with(&returning, "<RtrRsnInf>", &format!("{agent}<RtrRsnInf>")),
        with(
            &returning,
            "</Rsn>",
            "</Rsn><AddtlInf>FPS 00000002</AddtlInf>",
        ),
    ] {
        assert_eq!(post(&bank, &same).await[0], "ACCC", "{same}");
    }
    let other = with(&returning, "AC04", "AC06");
    assert_eq!(post(&bank, &other).await, DUPLICATE);
    let payment = credit_transfer(&ada, &fresh_transaction_id(&day), "5.00", &day);
    assert_eq!(post(&bank, &payment).await[0], "ACCC");
    let uetr = "</TxId><UETR>eb6305c9-1f7f-49de-aed0-16487c27b42d</UETR>";
    assert_eq!(
        post(&bank, &with(&payment, "</TxId>", uetr)).await[0],
        "ACCC"
    );
    assert_eq!(booked(&caller, &ada).await, "15.00");
}
