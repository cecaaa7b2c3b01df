//! Payments from other banks as raw signed messages: identity, repetition and reading.

use malai_client::types::{Account, PaymentDirection};
use tests::bank::{Answer, Bank, Caller, credit_transfer, fresh_transaction_id};

use crate::{ada_with, money};

/// A pacs.008 of 20.00 to this account under a new transaction id, for today.
async fn twenty_pounds(bank: &Bank, to: &Account) -> String {
    let day = bank.today().await;
    credit_transfer(to, &fresh_transaction_id(&day), "20.00", &day)
}

/// The text with something replaced that must be in it.
fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in {text}");
    text.replacen(from, to, 1)
}

/// `TxSts` and the codes of `Rsn` and `AddtlInf` of a pacs.002.
fn verdict(answer: &Answer) -> [String; 3] {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let xml = answer.body.as_str().expect("a message");
    let inside = |from: &str, to: &str| {
        let found = xml
            .split_once(from)
            .and_then(|(_, rest)| rest.split_once(to));
        found.map(|(text, _)| text.to_owned()).unwrap_or_default()
    };
    [
        inside("<TxSts>", "</TxSts>"),
        inside("<Cd>", "</Cd>"),
        inside("<AddtlInf>", "</AddtlInf>"),
    ]
}

async fn booked(caller: &Caller, account: &Account) -> String {
    let [booked, _, _] = money(caller, &account.account_id).await;
    booked
}

#[tokio::test]
async fn a_transaction_id_under_another_instructing_agent_is_credited_once() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let first = twenty_pounds(&bank, &ada).await;
    let agent = "<InstgAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId>\
                 <MmbId>000003</MmbId></ClrSysMmbId></FinInstnId></InstgAgt>";
    let answer = bank.scheme().post(&first).await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let other_agent = with(&first, agent, &agent.replace("000003", "000009"));
    assert_eq!(
        verdict(&bank.scheme().post(&other_agent).await),
        ["RJCT", "AM05", "FPS 1181"]
    );
    // Left out, the instructing agent is the payer's own bank: the same payment again.
    let no_agent = with(&first, agent, "");
    assert_eq!(verdict(&bank.scheme().post(&no_agent).await)[0], "ACCC");
    assert_eq!(booked(&caller, &ada).await, "20.01");
    bank.settle().await;
    let page = caller.api.list_payments().account_id(ada.account_id);
    let page = page.send().await.expect("payments");
    let inbound = page.data.iter().filter(|payment| {
        payment.direction == PaymentDirection::Inbound && payment.amount.amount == "20.00"
    });
    assert_eq!(inbound.count(), 1);
}

#[tokio::test]
async fn a_transaction_id_with_any_other_fact_is_a_duplicate_and_books_nothing() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let ben = caller.open("Ben Adeyemi").await;
    let first = twenty_pounds(&bank, &ada).await;
    assert_eq!(verdict(&bank.scheme().post(&first).await)[0], "ACCC");
    let (to_ada, to_ben) = (
        format!("000001{}", ada.account_number.as_str()),
        format!("000001{}", ben.account_number.as_str()),
    );
    for (from, to) in [
        (">20.00<", ">20.01<"),
        (to_ada.as_str(), to_ben.as_str()),
        ("<EndToEndId>E2E-1", "<EndToEndId>E2E-2"),
        ("00000331926819", "00000331926820"),
        ("SALARY NOV", "SALARY DEC"),
        ("<Prtry>SIP", "<Prtry>FDP"),
        ("<Nm>Harbour Studios", "<Nm>Harbor Studios"),
    ] {
        let other = with(&first, from, to);
        assert_eq!(
            verdict(&bank.scheme().post(&other).await),
            ["RJCT", "AM05", "FPS 1181"],
            "{to}"
        );
    }
    assert_eq!(booked(&caller, &ada).await, "20.01");
    assert_eq!(booked(&caller, &ben).await, "0.00");
}

#[tokio::test]
async fn a_payment_repeated_in_another_message_is_answered_as_first() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let first = twenty_pounds(&bank, &ada).await;
    assert_eq!(verdict(&bank.scheme().post(&first).await)[0], "ACCC");
    let again = with(&first, "<MsgId>M", "<MsgId>N");
    let again = with(&again, "T09:00:00Z", "T09:00:07.5Z");
    let again = with(&again, "<PmtId>", "<PmtId><InstrId>GATEWAY-7</InstrId>");
    let answer = bank.scheme().post(&again).await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let xml = answer.body.as_str().expect("a message");
    assert!(xml.contains("<OrgnlMsgId>N"), "{xml}");
    assert_eq!(booked(&caller, &ada).await, "20.01");
}
