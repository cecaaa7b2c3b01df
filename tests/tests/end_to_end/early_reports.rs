//! Reports of the scheme that arrive before their payment, and returns that were rejected here and
//! that the scheme made.

use malai_client::types::{Account, PaymentStatus};
use serde_json::json;
use tests::bank::{credit_transfer, fresh_transaction_id, payment_return, status_report};

use super::corrections::FOUND;
use super::journals::{Desk, applied, evidence, id, journal, problem};
use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, id_in_messages};
use super::returned_corrections::RETURN;
use crate::{funded, money, once};

const OWED: [&str; 2] = ["receivables", "fps-settlement"];

impl Desk {
    async fn fresh_id(&self) -> String {
        fresh_transaction_id(&self.bank.today().await)
    }

    /// Sends a message. Returns the text of the response to the scheme.
    async fn posted_by_scheme(&self, message: &str) -> String {
        let answer = self.bank.scheme().post(message).await;
        assert!(answer.status < 300, "{}", answer.body);
        self.bank.settle().await;
        answer.body.to_string()
    }

    /// Sends a return of a payment under this id.
    async fn came_back_by(&self, of: &str, return_id: &str, change: (&str, &str)) -> String {
        let day = self.bank.today().await;
        let message = payment_return(of, return_id, "10.00", &day);
        let sent = message.replace(change.0, change.1);
        self.posted_by_scheme(&sent).await
    }

    /// Returns an account of 30.00 that paid 10.00 to another bank, and the payment's id in
    /// messages.
    async fn ten_of_thirty_paid(&self) -> (Account, String) {
        let ada = funded(&self.bank, &self.caller, "Ada Okafor", "30.00").await;
        let payment = self.paid(&ada, "58302914", "10.00").await;
        let settled = PaymentStatus::Settled;
        let payment = once(&self.bank, &self.caller, &payment.payment_id, settled).await;
        (ada, id_in_messages(&payment))
    }
}

#[tokio::test]
async fn a_report_before_its_payment_is_resolved_by_two_clients_after_the_payment() {
    let desk = Desk::open().await;
    // The scheme refused what the bank then credits, and made what the bank then rejects.
    for (reported, purpose, accounts) in [
        (REJECTED, "settled_but_refused", OWED),
        (ACCEPTED, "rejected_but_paid", FOUND),
    ] {
        let ada = desk.caller.open("Ada Okafor").await;
        if reported == ACCEPTED {
            let path = format!("/v1/accounts/{}/close", *ada.account_id);
            let closed = desk.caller.post(&path, json!({"reason": "Moved away"}));
            assert_eq!(closed.await.status, 200);
        }
        let transaction = desk.fresh_id().await;
        let report = status_report(&transaction, PAYMENT, reported);
        desk.posted_by_scheme(&report).await;
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["kind"], "missing_inside");
        assert_eq!(open[0]["payment_id"], json!(null));
        let day = desk.bank.today().await;
        let payment = credit_transfer(&ada, &transaction, "10.00", &day);
        let answer = desk.posted_by_scheme(&payment).await;
        let expected = if reported == ACCEPTED { "RJCT" } else { "ACCC" };
        assert!(answer.contains(expected), "{answer}");
        let found = desk.the_break().await;
        assert_eq!(found, id(&open[0], "break_id"), "the same, now about it");
        desk.posted(journal(purpose, &found, accounts, "10.00"))
            .await;
        assert!(desk.listed("breaks", "open").await.is_empty());
        // The report repeated adds nothing.
        desk.posted_by_scheme(&report).await;
        assert!(desk.listed("breaks", "open").await.is_empty());
    }
    assert_eq!(desk.own().await, ["-10.00", "-10.00", "10.00"]);
}

#[tokio::test]
async fn an_early_report_that_agrees_with_its_payment_needs_no_journal() {
    let desk = Desk::open().await;
    let ada = desk.caller.open("Ada Okafor").await;
    let transaction = desk.fresh_id().await;
    desk.posted_by_scheme(&status_report(&transaction, PAYMENT, ACCEPTED))
        .await;
    let day = desk.bank.today().await;
    desk.posted_by_scheme(&credit_transfer(&ada, &transaction, "10.00", &day))
        .await;
    let open = desk.listed("breaks", "open").await;
    let path = format!("/v1/ledger/breaks/{}/explain", id(&open[0], "break_id"));
    let explain = json!({"reason": "The report was early", "evidence": evidence()});
    assert_eq!(desk.first.post(&path, explain).await.status, 200);
}

#[tokio::test]
async fn a_break_explained_before_its_payment_arrived_is_followed_by_another() {
    let desk = Desk::open().await;
    let ada = desk.caller.open("Ada Okafor").await;
    let transaction = desk.fresh_id().await;
    desk.posted_by_scheme(&status_report(&transaction, PAYMENT, REJECTED))
        .await;
    let open = desk.listed("breaks", "open").await;
    let path = format!("/v1/ledger/breaks/{}/explain", id(&open[0], "break_id"));
    let explain = json!({"reason": "Not one of ours", "evidence": evidence()});
    assert_eq!(desk.first.post(&path, explain).await.status, 200);
    let day = desk.bank.today().await;
    desk.posted_by_scheme(&credit_transfer(&ada, &transaction, "10.00", &day))
        .await;
    desk.corrected("settled_but_refused", OWED, "10.00").await;
}

#[tokio::test]
async fn a_report_before_its_return_is_resolved_by_two_clients_after_the_return() {
    let desk = Desk::open().await;
    let (ada, payment) = desk.ten_of_thirty_paid().await;
    let back = desk.fresh_id().await;
    desk.posted_by_scheme(&status_report(&back, RETURN, REJECTED))
        .await;
    let answer = desk.came_back_by(&payment, &back, ("", "")).await;
    assert!(answer.contains("ACCC"), "{answer}");
    desk.corrected("settled_but_refused", OWED, "10.00").await;
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
}

/// Returns a date on which no return settles.
const OFF_DATE: (&str, &str) = ("<IntrBkSttlmDt>20", "<IntrBkSttlmDt>19");

#[tokio::test]
async fn a_rejected_return_that_the_scheme_makes_returns_the_payment_once() {
    let desk = Desk::open().await;
    let (ada, payment) = desk.ten_of_thirty_paid().await;
    let first = desk.fresh_id().await;
    let answer = desk.came_back_by(&payment, &first, OFF_DATE).await;
    assert!(answer.contains("RJCT"), "{answer}");
    desk.posted_by_scheme(&status_report(&first, RETURN, ACCEPTED))
        .await;
    desk.corrected("rejected_but_paid", FOUND, "10.00").await;
    let item = desk.newest_item().await;
    desk.posted(applied(&item, &ada.account_id, "10.00")).await;
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    let second = desk.fresh_id().await;
    let answer = desk.came_back_by(&payment, &second, ("", "")).await;
    assert!(
        answer.contains("RJCT") && answer.contains("1181"),
        "{answer}"
    );
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    // The scheme refuses the first again, so that another can follow.
    desk.posted_by_scheme(&status_report(&first, RETURN, REJECTED))
        .await;
    desk.corrected("settled_but_refused", OWED, "10.00").await;
    let third = desk.fresh_id().await;
    let answer = desk.came_back_by(&payment, &third, ("", "")).await;
    assert!(answer.contains("ACCC"), "{answer}");
}

#[tokio::test]
async fn the_money_of_a_second_return_goes_to_the_scheme_and_to_no_customer() {
    let desk = Desk::open().await;
    let (ada, payment) = desk.ten_of_thirty_paid().await;
    let (rejected, booked) = (desk.fresh_id().await, desk.fresh_id().await);
    let answer = desk.came_back_by(&payment, &rejected, OFF_DATE).await;
    assert!(answer.contains("RJCT"), "{answer}");
    let answer = desk.came_back_by(&payment, &booked, ("", "")).await;
    assert!(answer.contains("ACCC"), "{answer}");
    desk.posted_by_scheme(&status_report(&rejected, RETURN, ACCEPTED))
        .await;
    desk.corrected("rejected_but_paid", FOUND, "10.00").await;
    let item = desk.newest_item().await;
    for nobody in [ada.account_id.as_str(), "receivables"] {
        let refused = desk.propose(applied(&item, nobody, "10.00")).await;
        assert_eq!(problem(&refused), (422, "item_not_open"), "{nobody}");
    }
    desk.posted(applied(&item, "fps-settlement", "4.00")).await;
    desk.posted(applied(&item, "fps-settlement", "6.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    // The scheme still holds it as made.
    desk.report_about((&rejected, RETURN), ACCEPTED, 1).await;
    desk.corrected("rejected_but_paid", FOUND, "10.00").await;
}

#[tokio::test]
async fn the_last_of_several_early_reports_counts_and_one_client_resolves_none() {
    let desk = Desk::open().await;
    let ada = desk.caller.open("Ada Okafor").await;
    let transaction = desk.fresh_id().await;
    for (outcome, number) in [(REJECTED, "1"), (ACCEPTED, "2"), (REJECTED, "3")] {
        let report = status_report(&transaction, PAYMENT, outcome);
        let report = report.replace("<MsgId>R", &format!("<MsgId>{number}"));
        for _ in 0..2 {
            desk.posted_by_scheme(&report).await;
        }
    }
    let open = desk.listed("breaks", "open").await;
    assert_eq!(open.len(), 1, "{open:?}");
    let found = id(&open[0], "break_id");
    let assign = json!({"assignee_client_id": desk.bank.desk_client(), "note": "Mine"});
    let path = format!("/v1/ledger/breaks/{found}/assign");
    assert_eq!(desk.first.post(&path, assign).await.status, 200);
    let day = desk.bank.today().await;
    desk.posted_by_scheme(&credit_transfer(&ada, &transaction, "10.00", &day))
        .await;
    let open = desk.listed("breaks", "open").await;
    assert_eq!(open[0]["status"], "open", "{open:?}");
    assert_eq!(desk.the_break().await, found);
    desk.posted(journal("settled_but_refused", &found, OWED, "10.00"))
        .await;
    assert!(desk.listed("breaks", "open").await.is_empty());
}

#[tokio::test]
async fn a_report_on_an_id_of_another_kind_is_accepted_and_opens_a_break() {
    let desk = Desk::open().await;
    let (_, payment) = desk.ten_of_thirty_paid().await;
    let back = desk.fresh_id().await;
    let answer = desk.came_back_by(&payment, &back, ("", "")).await;
    assert!(answer.contains("ACCC"), "{answer}");
    for _ in 0..2 {
        desk.posted_by_scheme(&status_report(&back, PAYMENT, REJECTED))
            .await;
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["kind"], "missing_inside");
    }
}

#[tokio::test]
async fn reports_on_a_payment_and_a_return_with_one_id_are_told_apart() {
    let desk = Desk::open().await;
    let ada = desk.caller.open("Ada Okafor").await;
    let transaction = desk.fresh_id().await;
    for about in [PAYMENT, RETURN] {
        let outcome = if about == PAYMENT { REJECTED } else { ACCEPTED };
        desk.posted_by_scheme(&status_report(&transaction, about, outcome))
            .await;
    }
    assert_eq!(desk.listed("breaks", "open").await.len(), 2);
    let day = desk.bank.today().await;
    desk.posted_by_scheme(&credit_transfer(&ada, &transaction, "10.00", &day))
        .await;
    let open = desk.listed("breaks", "open").await;
    let about = open.iter().find(|one| one["kind"] == "contradiction");
    let about = about.expect("the break over the payment");
    assert_eq!(about["outside"]["status"], "RJCT");
    let found = id(about, "break_id");
    desk.posted(journal("settled_but_refused", &found, OWED, "10.00"))
        .await;
    let open = desk.listed("breaks", "open").await;
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0]["kind"], "missing_inside");
}
