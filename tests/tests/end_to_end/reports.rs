//! Messages that the standard allows besides a report on one payment: reports on several, on a
//! whole message, and enquiries about a payment sent to this bank.

use malai_client::types::{PaymentId, PaymentStatus};
use tests::bank::{Answer, Bank, credit_transfer, fresh_transaction_id, status_report};

use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, breaks, unanswered, verdict};
use crate::{ada_with, money, once};

/// Returns the reports on several payments in one message.
fn together(reports: &[String]) -> String {
    let transaction = |report: &String| {
        let (_, rest) = report.split_once("<TxInfAndSts>").expect("a transaction");
        let (inside, _) = rest.split_once("</TxInfAndSts>").expect("a transaction");
        format!("<TxInfAndSts>{inside}</TxInfAndSts>")
    };
    let each: String = reports.iter().map(transaction).collect();
    let (before, _) = reports[0].split_once("<TxInfAndSts>").expect("a report");
    format!("{before}{each}</FIToFIPmtStsRpt></Document>")
}

/// Returns the report on a message as a whole.
fn group_report(message_id: &str, about: &str, status: &str) -> String {
    format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt>\
         <GrpHdr><MsgId>G{}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr>\
         <OrgnlGrpInfAndSts><OrgnlMsgId>{message_id}</OrgnlMsgId>\
         <OrgnlMsgNmId>{about}</OrgnlMsgNmId>{status}</OrgnlGrpInfAndSts>\
         </FIToFIPmtStsRpt></Document>",
        &message_id[1..]
    )
}

/// Returns the id of the message that carried this payment.
fn message_of(payment: &PaymentId) -> String {
    format!("M{}", &payment[4..])
}

async fn taken(bank: &Bank, message: &str) {
    let answer = bank.scheme().post(message).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
}

#[tokio::test]
async fn a_report_on_several_payments_is_applied_to_each_of_them() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let (settled, first) = unanswered(&bank, &caller, &ada, "10.00").await;
    let (rejected, second) = unanswered(&bank, &caller, &ada, "20.00").await;
    let reports = [
        status_report(&first, PAYMENT, ACCEPTED),
        status_report(&second, PAYMENT, REJECTED),
    ];
    let message = together(&reports);
    taken(&bank, &message).await;
    taken(&bank, &message).await;
    once(&bank, &caller, &settled.payment_id, PaymentStatus::Settled).await;
    let rejected = once(
        &bank,
        &caller,
        &rejected.payment_id,
        PaymentStatus::Rejected,
    );
    rejected.await;
    let now = money(&caller, &ada.account_id).await;
    assert_eq!(now, ["20.00", "0.00", "20.00"]);
}

#[tokio::test]
async fn one_invalid_report_of_several_is_refused_and_the_others_applied() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    let other = fresh_transaction_id(&bank.today().await);
    let reports = [
        status_report(&other, PAYMENT, "<TxSts>NONE</TxSts>"),
        status_report(&id, PAYMENT, ACCEPTED),
    ];
    let answer: Answer = bank.scheme().post(&together(&reports)).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert_eq!(answer.code(), "malformed_body");
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
}

#[tokio::test]
async fn a_status_of_a_whole_message_applies_to_its_payment() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let (settled, _) = unanswered(&bank, &caller, &ada, "10.00").await;
    let (rejected, _) = unanswered(&bank, &caller, &ada, "20.00").await;
    let of = |payment: &PaymentId, status: &str| {
        let status = status.replace("TxSts>", "GrpSts>");
        group_report(&message_of(payment), PAYMENT, &status)
    };
    taken(&bank, &of(&settled.payment_id, ACCEPTED)).await;
    taken(&bank, &of(&rejected.payment_id, REJECTED)).await;
    once(&bank, &caller, &settled.payment_id, PaymentStatus::Settled).await;
    let rejected = once(
        &bank,
        &caller,
        &rejected.payment_id,
        PaymentStatus::Rejected,
    );
    rejected.await;
    let now = money(&caller, &ada.account_id).await;
    assert_eq!(now, ["20.00", "0.00", "20.00"]);
}

#[tokio::test]
async fn a_status_of_an_unknown_message_opens_a_break() {
    let (bank, _, _) = ada_with("0.01").await;
    let message_id = fresh_transaction_id(&bank.today().await);
    let status = ACCEPTED.replace("TxSts>", "GrpSts>");
    taken(&bank, &group_report(&message_id, PAYMENT, &status)).await;
    assert_eq!(breaks(&bank, &message_id), ["missing_inside"]);
}

#[tokio::test]
async fn an_enquiry_about_a_received_payment_gets_its_first_report() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let day = bank.today().await;
    let id = fresh_transaction_id(&day);
    let ask = |message_id: &str| {
        format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.028.001.03\"><FIToFIPmtStsReq>\
             <GrpHdr><MsgId>{message_id}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr>\
             <TxInf><OrgnlGrpInf><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08\
             </OrgnlMsgNmId></OrgnlGrpInf><OrgnlTxId>{id}</OrgnlTxId></TxInf></FIToFIPmtStsReq>\
             </Document>"
        )
    };
    let before = bank.scheme().post(&ask("Q1")).await;
    assert_eq!(verdict(&before)[0], "RJCT");
    let xml = before.body.as_str().expect("a message");
    assert!(xml.contains("<Cd>NOOR</Cd>"), "{xml}");
    let came = credit_transfer(&ada, &id, "20.00", &day);
    assert_eq!(verdict(&bank.scheme().post(&came).await)[0], "ACCC");
    assert_eq!(verdict(&bank.scheme().post(&ask("Q2")).await)[0], "ACCC");
    let rejected = fresh_transaction_id(&day);
    let came = credit_transfer(&ada, &rejected, "2000000.00", &day);
    let first = verdict(&bank.scheme().post(&came).await);
    let asked = ask("Q3").replace(&id, &rejected);
    assert_eq!(verdict(&bank.scheme().post(&asked).await), first);
    assert_eq!(money(&caller, &ada.account_id).await[0], "20.01");
}
