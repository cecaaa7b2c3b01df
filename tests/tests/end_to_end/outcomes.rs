//! Outcomes of payments to other banks, as raw signed messages: with other ids than were sent,
//! about other messages, with other amounts, repeated and contradicting, and returns at any time.

use malai_client::types::{Account, Payment, PaymentStatus};
use payments_contract::work::{BreakRow, SuspenseRow};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use tests::bank::{
    Answer, Bank, Caller, elsewhere, fresh_key, fresh_transaction_id, order, payment_return,
    status_report,
};

use super::audit::recorded;
use crate::{ada_with, money, once};

pub(super) const ACCEPTED: &str = "<TxSts>ACSC</TxSts>";
pub(super) const REJECTED: &str = "<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC07</Cd></Rsn>\
                        <AddtlInf>FPS 1160</AddtlInf></StsRsnInf>";
/// The payment itself, whichever version of the message another hop made of it.
pub(super) const PAYMENT: &str = "pacs.008.001.09";
const ENQUIRY: &str = "pacs.028.001.03";

/// Returns a submitted payment to an account that never responds, and its id in messages.
pub(super) async fn unanswered(
    bank: &Bank,
    caller: &Caller,
    from: &Account,
    pounds: &str,
) -> (Payment, String) {
    let ordered = order(&from.account_id, &elsewhere("00030000"), pounds);
    let ordered = caller.pay(ordered).await;
    let payment = once(bank, caller, &ordered.payment_id, PaymentStatus::Submitted).await;
    let id = id_in_messages(&payment);
    (payment, id)
}

/// Returns the payment's `TxId`.
pub(super) fn id_in_messages(payment: &Payment) -> String {
    let scheme = payment.scheme.as_ref().expect("a payment of the scheme");
    let fpid = scheme.fpid.as_deref().expect("an id in the scheme");
    format!("{}{}", &fpid[..28], &fpid[36..])
}

/// Returns the rows of the payments table under this sort key about this subject.
fn items(bank: &Bank, sort_key: &str, about: &str) -> Vec<Value> {
    let file = bank.data().join("dynamodb.sqlite");
    let tables =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the tables");
    let query = "SELECT item_json FROM payments WHERE sk = ?1 AND item_json LIKE ?2";
    let mut found = tables.prepare(query).expect("a query");
    let rows = found.query_map([format!("S:{sort_key}"), format!("%{about}%")], |row| {
        row.get::<_, String>(0)
    });
    let rows = rows.expect("rows").map(|row| row.expect("a row"));
    rows.map(|text| serde_json::from_str(&text).expect("JSON"))
        .collect()
}

/// Returns the kinds of the breaks about this subject.
pub(super) fn breaks(bank: &Bank, about: &str) -> Vec<String> {
    let kind = |item: Value| item["kd"]["S"].as_str().expect("a kind").to_owned();
    items(bank, BreakRow::SORT_KEY, about)
        .into_iter()
        .map(kind)
        .collect()
}

/// Returns `TxSts` and the scheme's code of a pacs.002.
pub(super) fn verdict(answer: &Answer) -> [String; 2] {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let xml = answer.body.as_str().expect("a message");
    let inside = |from: &str, to: &str| {
        let rest = xml
            .split_once(from)
            .and_then(|(_, rest)| rest.split_once(to));
        rest.map(|(text, _)| text.to_owned()).unwrap_or_default()
    };
    [
        inside("<TxSts>", "</TxSts>"),
        inside("<AddtlInf>", "</AddtlInf>"),
    ]
}

async fn report(bank: &Bank, id: &str, about: &str, outcome: &str) {
    let answer = bank.scheme().post(&status_report(id, about, outcome)).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
}

/// Another bank returns this payment under a new return id, which this function returns.
async fn send_back(bank: &Bank, id: &str, pounds: &str) -> (String, Answer) {
    let day = bank.today().await;
    let id_of_payment = fresh_transaction_id(&day);
    let return_id = format!("{}20{}", &id_of_payment[..18], &id_of_payment[20..]);
    let message = payment_return(id, &return_id, pounds, &day);
    let answer = bank.scheme().post(&message).await;
    (message, answer)
}

#[tokio::test]
async fn a_report_is_applied_whatever_the_ids_of_one_hop() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    report(&bank, &id, PAYMENT, ACCEPTED).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "20.00").await;
    let bare = status_report(&id, PAYMENT, REJECTED)
        .replace("<OrgnlInstrId>GATEWAY-1</OrgnlInstrId>", "")
        .replace("<OrgnlEndToEndId>GATEWAY-E2E</OrgnlEndToEndId>", "")
        .replace("<OrgnlMsgId>GATEWAY-MSG-1</OrgnlMsgId>", "");
    let answer = bank.scheme().post(&bare).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Rejected).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["20.00", "0.00", "20.00"]
    );
}

#[tokio::test]
async fn a_report_of_another_amount_or_currency_holds_the_money_and_opens_a_break() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    for (currency, amount) in [("GBP", "10.01"), ("EUR", "10.00"), ("GBP", "ten")] {
        let stated = format!(
            "{ACCEPTED}<OrgnlTxRef><IntrBkSttlmAmt Ccy=\"{currency}\">{amount}</IntrBkSttlmAmt></OrgnlTxRef>"
        );
        report(&bank, &id, PAYMENT, &stated).await;
        report(&bank, &id, PAYMENT, &stated).await;
    }
    once(
        &bank,
        &caller,
        &payment.payment_id,
        PaymentStatus::Submitted,
    )
    .await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "10.00", "0.00"]
    );
    assert_eq!(breaks(&bank, &payment.payment_id), ["differing"; 3]);
    let same = format!(
        "{ACCEPTED}<OrgnlTxRef><IntrBkSttlmAmt Ccy=\"GBP\">10</IntrBkSttlmAmt></OrgnlTxRef>"
    );
    report(&bank, &id, PAYMENT, &same).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
}

#[tokio::test]
async fn a_report_on_an_unknown_payment_is_accepted_and_opens_one_break() {
    let (bank, _, _) = ada_with("0.01").await;
    let id = fresh_transaction_id(&bank.today().await);
    for id in [id.as_str(), "NO-ID-OF-THE-SCHEME"] {
        report(&bank, id, PAYMENT, ACCEPTED).await;
        report(&bank, id, PAYMENT, ACCEPTED).await;
        assert_eq!(breaks(&bank, id), ["missing_inside"], "{id}");
    }
}

/// Returns a rejection with these elements of `StsRsnInf`.
fn rejected_for(reason: &str) -> String {
    format!("<TxSts>RJCT</TxSts><StsRsnInf>{reason}</StsRsnInf>")
}

#[tokio::test]
async fn a_rejection_that_names_a_duplicate_in_any_place_holds_the_money() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    for reason in [
        "<Rsn><Prtry>1181</Prtry></Rsn>",
        "<Rsn><Prtry>FPS 1181</Prtry></Rsn>",
        "<Rsn><Prtry>DUPL</Prtry></Rsn>",
        "<Rsn><Cd>AM05</Cd></Rsn>",
        "<Rsn><Cd>AM05</Cd></Rsn><AddtlInf>FPS 1160</AddtlInf>",
        "<Rsn><Cd>AC07</Cd></Rsn><AddtlInf>FPS 1160</AddtlInf><AddtlInf>FPS 1181</AddtlInf>",
        "<Rsn><Cd>NARR</Cd></Rsn><AddtlInf>1181</AddtlInf>",
        "<AddtlInf>Duplicate: DUPL</AddtlInf>",
        "<Rsn><Cd>AC07</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Cd>DUPL</Cd></Rsn>",
    ] {
        report(&bank, &id, PAYMENT, &rejected_for(reason)).await;
    }
    let whole = status_report(&id, PAYMENT, "<TxSts>RJCT</TxSts>").replace(
        "<TxInfAndSts>",
        "<OrgnlGrpInfAndSts><OrgnlMsgId>GATEWAY-MSG-1</OrgnlMsgId>\
         <OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><GrpSts>RJCT</GrpSts>\
         <StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts><TxInfAndSts>",
    );
    assert_eq!(bank.scheme().post(&whole).await.status, 202);
    let id_of_payment = &payment.payment_id;
    once(&bank, &caller, id_of_payment, PaymentStatus::Submitted).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "10.00", "0.00"]
    );
    report(&bank, &id, PAYMENT, ACCEPTED).await;
    once(&bank, &caller, id_of_payment, PaymentStatus::Settled).await;
}

#[tokio::test]
async fn the_schemes_code_is_shown_wherever_the_rejection_carries_it() {
    let (bank, caller, ada) = ada_with("10.00").await;
    for reason in [
        "<Rsn><Prtry>1160</Prtry></Rsn>",
        "<Rsn><Prtry>FPS 1160</Prtry></Rsn>",
        "<Rsn><Cd>NARR</Cd></Rsn><AddtlInf>1160</AddtlInf>",
    ] {
        let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
        report(&bank, &id, PAYMENT, &rejected_for(reason)).await;
        let payment = once(&bank, &caller, &payment.payment_id, PaymentStatus::Rejected).await;
        let shown = payment.reason.expect("a reason");
        assert_eq!(shown.scheme_code.as_deref(), Some("1160"), "{reason}");
        assert_eq!(shown.code, "beneficiary_account_closed", "{reason}");
    }
}

#[tokio::test]
async fn a_report_on_an_enquiry_is_not_an_outcome_of_the_payment() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    let unreadable = "<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>";
    for about in [
        ENQUIRY,
        "pacs.002.001.10",
        "pacs.004.001.09",
        "camt.056.001.08",
    ] {
        report(&bank, &id, about, unreadable).await;
        report(&bank, &id, about, ACCEPTED).await;
    }
    let unnamed = status_report(&id, PAYMENT, unreadable)
        .replace(&format!("<OrgnlMsgNmId>{PAYMENT}</OrgnlMsgNmId>"), "");
    assert_eq!(bank.scheme().post(&unnamed).await.status, 202);
    once(
        &bank,
        &caller,
        &payment.payment_id,
        PaymentStatus::Submitted,
    )
    .await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "10.00", "0.00"]
    );
    report(&bank, &id, "pacs.008.001.08", ACCEPTED).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
}

#[tokio::test]
async fn a_contrary_outcome_opens_one_break_and_books_nothing() {
    let (bank, caller, ada) = ada_with("20.00").await;
    let cases = [
        (ACCEPTED, REJECTED, PaymentStatus::Settled),
        (REJECTED, ACCEPTED, PaymentStatus::Rejected),
    ];
    for (first, second, status) in cases {
        let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
        report(&bank, &id, PAYMENT, first).await;
        let before = once(&bank, &caller, &payment.payment_id, status).await;
        let booked = money(&caller, &ada.account_id).await;
        for _ in 0..3 {
            report(&bank, &id, PAYMENT, second).await;
        }
        report(&bank, &id, PAYMENT, first).await;
        let after = once(&bank, &caller, &payment.payment_id, status).await;
        assert_eq!(after.sequence, before.sequence);
        assert_eq!(money(&caller, &ada.account_id).await, booked);
        let opened = items(&bank, BreakRow::SORT_KEY, &payment.payment_id);
        assert_eq!(breaks(&bank, &payment.payment_id), ["contradiction"]);
        let id = opened[0]["id"]["S"].as_str().expect("an id");
        bank.settle().await;
        assert_eq!(recorded(&bank, id), 1, "an audit record of {id}");
    }
    assert_eq!(bank.status().await["dead_letters"], json!([]));
}

#[tokio::test]
async fn a_return_to_a_closed_account_is_accepted_into_suspense() {
    let (bank, caller, ada) = ada_with("20.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "20.00").await;
    report(&bank, &id, PAYMENT, ACCEPTED).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let path = format!("/v1/accounts/{}/close", *ada.account_id);
    let reason = Some(json!({"reason": "Moved away"}));
    let closed = caller.call("POST", &path, Some(&fresh_key()), reason).await;
    assert_eq!(closed.status, 200, "{}", closed.body);
    let (message, answer) = send_back(&bank, &id, "20.00").await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let again = bank.scheme().post(&message).await;
    assert_eq!(verdict(&again)[0], "ACCC");
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["0.00", "0.00", "0.00"]
    );
    let opened = items(&bank, SuspenseRow::SORT_KEY, &ada.account_id);
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert_eq!(opened[0]["op"]["N"], "2000");
    assert_eq!(opened[0]["rs"]["S"], "account_closed");
    assert_eq!(bank.status().await["dead_letters"], json!([]));
}

#[tokio::test]
async fn a_return_before_the_acceptance_books_both_in_order() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "20.00").await;
    let (message, answer) = send_back(&bank, &id, "20.00").await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    // The late acceptance, and the repeated return, change nothing.
    report(&bank, &id, PAYMENT, ACCEPTED).await;
    assert_eq!(verdict(&bank.scheme().post(&message).await)[0], "ACCC");
    bank.settle().await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["30.00", "0.00", "30.00"]
    );
    let list = caller.api.list_transactions().account_id(ada.account_id);
    let page = list.send().await.expect("entries");
    let amounts: Vec<_> = page
        .data
        .iter()
        .map(|entry| format!("{} {}", entry.direction, entry.amount.amount.as_str()))
        .collect();
    assert_eq!(amounts, ["credit 20.00", "debit 20.00", "credit 30.00"]);
    assert_eq!(breaks(&bank, &payment.payment_id), [""; 0]);
}

#[tokio::test]
async fn a_return_id_used_for_another_payment_is_a_duplicate_and_books_nothing() {
    let (bank, caller, ada) = ada_with("40.00").await;
    let (first, first_id) = unanswered(&bank, &caller, &ada, "20.00").await;
    let (second, second_id) = unanswered(&bank, &caller, &ada, "20.00").await;
    report(&bank, &first_id, PAYMENT, ACCEPTED).await;
    let (message, answer) = send_back(&bank, &first_id, "20.00").await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let other = message.replace(&first_id, &second_id);
    let duplicate = ["RJCT", "FPS 1181"];
    // While the second is submitted, and after it is settled.
    assert_eq!(verdict(&bank.scheme().post(&other).await), duplicate);
    once(&bank, &caller, &second.payment_id, PaymentStatus::Submitted).await;
    report(&bank, &second_id, PAYMENT, ACCEPTED).await;
    assert_eq!(verdict(&bank.scheme().post(&other).await), duplicate);
    once(&bank, &caller, &second.payment_id, PaymentStatus::Settled).await;
    // A second return of the first payment, under its own id.
    let (_, answer) = send_back(&bank, &first_id, "20.00").await;
    assert_eq!(verdict(&answer), duplicate);
    once(&bank, &caller, &first.payment_id, PaymentStatus::Returned).await;
    // The same id for the same payment with other facts.
    let later = message.replace("<Cd>AC04</Cd>", "<Cd>AC06</Cd>");
    assert_eq!(verdict(&bank.scheme().post(&later).await), duplicate);
    assert_eq!(verdict(&bank.scheme().post(&message).await)[0], "ACCC");
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["20.00", "0.00", "20.00"]
    );
}

#[tokio::test]
async fn an_impossible_return_opens_a_break_and_moves_no_customer_money() {
    let (bank, caller, ada) = ada_with("20.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "20.00").await;
    let (_, answer) = send_back(&bank, &id, "19.99").await;
    assert_eq!(verdict(&answer), ["RJCT", "FPS 1100"]);
    let id_of_payment = &payment.payment_id;
    once(&bank, &caller, id_of_payment, PaymentStatus::Submitted).await;
    report(&bank, &id, PAYMENT, REJECTED).await;
    let (message, answer) = send_back(&bank, &id, "20.00").await;
    assert_eq!(verdict(&answer), ["ACCC", ""]);
    let again = bank.scheme().post(&message).await;
    assert_eq!(again.body, answer.body);
    let (_, second) = send_back(&bank, &id, "20.00").await;
    assert_eq!(verdict(&second), ["RJCT", "FPS 1181"]);
    assert_eq!(items(&bank, SuspenseRow::SORT_KEY, "contradicted").len(), 1);
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Rejected).await;
    let mut kinds = breaks(&bank, &payment.payment_id);
    kinds.sort();
    assert_eq!(kinds, ["contradiction", "differing"]);
    let unknown = fresh_transaction_id(&bank.today().await);
    let (_, answer) = send_back(&bank, &unknown, "20.00").await;
    assert_eq!(verdict(&answer), ["RJCT", "FPS 1100"]);
    assert_eq!(breaks(&bank, &unknown), ["missing_inside"]);
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["20.00", "0.00", "20.00"]
    );
}
