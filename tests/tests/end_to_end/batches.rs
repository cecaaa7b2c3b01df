//! Several payments or returns in one message, which the rail does not carry: each is rejected
//! permanently.

use malai_client::types::PaymentStatus;
use tests::bank::{
    Answer, Bank, credit_transfer, fresh_transaction_id, payment_return, status_report,
};

use super::identity::{ask, paid_out};
use super::messages::{SYNTAX, booked, twenty_pounds, verdict, with};
use super::outcomes;
use crate::{MALAI, ada_with, funded, once};

const DUPLICATE: [&str; 3] = ["RJCT", "AM05", "FPS 1181"];

/// Returns the transactions of several messages of one kind in one message, under the header of the
/// first.
fn together(messages: &[&str], transaction: &str) -> String {
    let (open, close) = (format!("<{transaction}>"), format!("</{transaction}>"));
    let inside = |message: &&str| {
        let (_, rest) = message.split_once(&open).expect("a transaction");
        let (inside, _) = rest.split_once(&close).expect("a transaction");
        format!("{open}{inside}{close}")
    };
    let all: String = messages.iter().map(inside).collect();
    let (before, rest) = messages[0].split_once(&open).expect("a transaction");
    let (_, after) = rest.split_once(&close).expect("a transaction");
    let number = format!("<NbOfTxs>{}", messages.len());
    with(&format!("{before}{all}{after}"), "<NbOfTxs>1", &number)
}

/// Returns the status of the whole message, and that of each transaction with the scheme's code.
fn verdicts(answer: &Answer) -> (String, Vec<[String; 2]>) {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let xml = answer.body.as_str().expect("a message");
    let inside = |xml: &str, from: &str, to: &str| {
        let rest = xml
            .split_once(from)
            .and_then(|(_, rest)| rest.split_once(to));
        rest.map(|(text, _)| text.to_owned()).unwrap_or_default()
    };
    let each = xml.split("<TxInfAndSts>").skip(1);
    let each = each.map(|one| {
        [
            inside(one, "<TxSts>", "</TxSts>"),
            inside(one, "<AddtlInf>", "</AddtlInf>"),
        ]
    });
    (inside(xml, "<GrpSts>", "</GrpSts>"), each.collect())
}

fn rejected(code: &str) -> [String; 2] {
    ["RJCT".to_owned(), code.to_owned()]
}

async fn post(bank: &Bank, message: &str) -> [String; 3] {
    verdict(&bank.scheme().post(message).await)
}

#[tokio::test]
async fn a_payment_rejected_in_a_batch_is_rejected_on_each_redelivery() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let (first, second) = (
        twenty_pounds(&bank, &ada).await,
        twenty_pounds(&bank, &ada).await,
    );
    let uncharged = with(
        &twenty_pounds(&bank, &ada).await,
        "<ChrgBr>SLEV</ChrgBr>",
        "",
    );
    let batch = together(&[&first, &second, &uncharged], "CdtTrfTxInf");
    let answer = bank.scheme().post(&batch).await;
    let expected = ("RJCT".to_owned(), vec![rejected("FPS 1930"); 3]);
    assert_eq!(verdicts(&answer), expected, "{}", answer.body);
    assert_eq!(bank.scheme().post(&batch).await.body, answer.body);
    for alone in [&first, &second, &uncharged] {
        assert_eq!(post(&bank, &ask(alone, "TxId", "pacs.008")).await, SYNTAX);
        assert_eq!(post(&bank, alone).await, SYNTAX);
        let other = with(alone, ">20.00<", ">20.01<");
        if *alone != uncharged {
            assert_eq!(post(&bank, &other).await, DUPLICATE);
        }
    }
    let charged = with(
        &uncharged,
        "</IntrBkSttlmAmt>",
        "</IntrBkSttlmAmt><ChrgBr>SLEV</ChrgBr>",
    );
    assert_eq!(post(&bank, &charged).await, DUPLICATE);
    assert_eq!(booked(&caller, &ada).await, "0.01");
}

#[tokio::test]
async fn a_payment_credited_alone_is_reported_so_in_a_batch_unless_its_facts_differ() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let known = twenty_pounds(&bank, &ada).await;
    assert_eq!(post(&bank, &known).await[0], "ACCC");
    let other = twenty_pounds(&bank, &ada).await;
    let batch = together(&[&other, &known], "CdtTrfTxInf");
    let (whole, each) = verdicts(&bank.scheme().post(&batch).await);
    assert_eq!(whole, "PART");
    let credited = ["ACCC".to_owned(), String::new()];
    assert_eq!(each, [rejected("FPS 1930"), credited]);
    let changed = with(&known, ">20.00<", ">30.00<");
    let batch = together(&[&other, &changed], "CdtTrfTxInf");
    let (whole, each) = verdicts(&bank.scheme().post(&batch).await);
    assert_eq!(whole, "RJCT");
    assert_eq!(each, [rejected("FPS 1930"), rejected("FPS 1181")]);
    assert_eq!(booked(&caller, &ada).await, "20.01");
}

#[tokio::test]
async fn a_return_rejected_in_a_batch_is_rejected_on_each_redelivery() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let day = bank.today().await;
    let (first, first_id) = paid_out(&bank, &caller, &ada, "10.00").await;
    let (second, second_id) = paid_out(&bank, &caller, &ada, "20.00").await;
    let returning =
        |id: &str, pounds| payment_return(id, &fresh_transaction_id(&day), pounds, &day);
    let (one, two) = (
        returning(&first_id, "10.00"),
        returning(&second_id, "20.00"),
    );
    let answer = bank.scheme().post(&together(&[&one, &two], "TxInf")).await;
    let expected = ("RJCT".to_owned(), vec![rejected("FPS 1930"); 2]);
    assert_eq!(verdicts(&answer), expected, "{}", answer.body);
    for alone in [&one, &two] {
        assert_eq!(post(&bank, &ask(alone, "RtrId", "pacs.004")).await, SYNTAX);
        assert_eq!(post(&bank, alone).await, SYNTAX);
        let other = alone.replace("AC04", "AC06");
        assert_eq!(post(&bank, &other).await, DUPLICATE);
    }
    once(&bank, &caller, &first.payment_id, PaymentStatus::Settled).await;
    once(&bank, &caller, &second.payment_id, PaymentStatus::Settled).await;
    assert_eq!(booked(&caller, &ada).await, "0.00");
    // A return under its own id is booked, and is reported as booked in a batch too.
    let good = returning(&first_id, "10.00");
    assert_eq!(post(&bank, &good).await[0], "ACCC");
    let batch = together(&[&two, &good], "TxInf");
    let (whole, each) = verdicts(&bank.scheme().post(&batch).await);
    assert_eq!(whole, "PART");
    assert_eq!(each[1][0], "ACCC");
    assert_eq!(booked(&caller, &ada).await, "10.00");
    assert_eq!(outcomes::breaks(&bank, &first_id), [""; 0]);
}

#[tokio::test]
async fn a_differing_return_opens_the_same_break_in_a_batch_as_alone() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let day = bank.today().await;
    let (first, id) = paid_out(&bank, &caller, &ada, "10.00").await;
    let sound = || payment_return(&id, &fresh_transaction_id(&day), "10.00", &day);
    let less = payment_return(&id, &fresh_transaction_id(&day), "9.00", &day);
    let euro = sound().replace("Ccy=\"GBP\"", "Ccy=\"EUR\"");
    let nothing = fresh_transaction_id(&day);
    let stray = payment_return(&nothing, &fresh_transaction_id(&day), "10.00", &day);
    for _ in 0..2 {
        let batch = together(&[&sound(), &less, &euro, &stray], "TxInf");
        let (whole, each) = verdicts(&bank.scheme().post(&batch).await);
        assert_eq!(whole, "RJCT");
        assert_eq!(each.len(), 4);
        let about = outcomes::breaks(&bank, &first.payment_id);
        assert_eq!(about, ["differing", "differing"]);
        assert_eq!(outcomes::breaks(&bank, &nothing), ["missing_inside"]);
    }
    assert_eq!(booked(&caller, &ada).await, "20.00");
}

#[tokio::test]
async fn a_message_of_hundreds_of_transactions_is_answered_in_time() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "0.01").await;
    let day = bank.today().await;
    let ids: Vec<_> = (0..250).map(|_| fresh_transaction_id(&day)).collect();
    let payments: Vec<_> = ids
        .iter()
        .map(|id| credit_transfer(&ada, id, "1.00", &day))
        .collect();
    let payments: Vec<_> = payments.iter().map(String::as_str).collect();
    let batch = together(&payments, "CdtTrfTxInf");
    assert!(batch.len() > 250_000, "{}", batch.len());
    // The function ends at its timeout, and then there is no response.
    let (whole, each) = verdicts(&bank.scheme().post(&batch).await);
    assert_eq!(whole, "RJCT");
    assert_eq!(each, vec![rejected("FPS 1930"); ids.len()]);
    // Further ones are not read, and none is stored.
    let last = credit_transfer(&ada, &fresh_transaction_id(&day), "1.00", &day);
    let mut more = payments.clone();
    more.push(last.as_str());
    let refused = bank.scheme().post(&together(&more, "CdtTrfTxInf")).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    let answer = bank.scheme().post(&last).await;
    assert!(answer.body.to_string().contains("ACCC"), "{}", answer.body);
    assert_eq!(booked(&caller, &ada).await, "1.01");

    let ids: Vec<_> = (0..300).map(|_| fresh_transaction_id(&day)).collect();
    let reports: Vec<_> = ids
        .iter()
        .map(|id| status_report(id, outcomes::PAYMENT, outcomes::ACCEPTED))
        .collect();
    let all: Vec<String> = reports
        .iter()
        .map(|report| {
            let (_, rest) = report.split_once("<TxInfAndSts>").expect("a report");
            let (inside, _) = rest.split_once("</TxInfAndSts>").expect("a report");
            format!("<TxInfAndSts>{inside}</TxInfAndSts>")
        })
        .collect();
    let (before, _) = reports[0].split_once("<TxInfAndSts>").expect("a report");
    let all = all.concat();
    let several = format!("{before}{all}</FIToFIPmtStsRpt></Document>");
    let answer = bank.scheme().post(&several).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    for id in [&ids[0], &ids[299]] {
        assert_eq!(outcomes::breaks(&bank, id), ["missing_inside"]);
    }
}
