//! Breaks and suspense items: assigned by a client of the bank, ended by an explanation or a
//! journal.

use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::json;
use tests::bank::{fresh_transaction_id, status_report};
use tests::examples::assert_example;

use super::journals::{Desk, applied, evidence, id, journal, problem};
use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, unanswered};
use crate::{funded, money, once};

/// Returns a payment of 10.00 with this early report, which the scheme itself decides otherwise and
/// reports later.
pub(super) async fn contradicted(desk: &Desk, from: &Account, [first, then]: [&str; 2]) -> Payment {
    let (payment, id) = unanswered(&desk.bank, &desk.caller, from, "10.00").await;
    let report = status_report(&id, PAYMENT, first);
    let report = desk.bank.scheme().post(&report).await;
    assert_eq!(report.status, 202, "{}", report.body);
    let then = json!({"status": then});
    desk.bank.scheme().answer(&payment, then).await;
    desk.bank.settle().await;
    payment
}

#[tokio::test]
async fn a_contradiction_in_which_the_books_are_right_is_explained_by_two_clients_and_not_by_one() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    desk.paid(&ada, "00040004", "10.00").await;
    let open = desk.listed("breaks", "open").await;
    let found = id(&open[0], "break_id");
    let path = |rest: &str| format!("/v1/ledger/breaks/{found}/{rest}");
    let explain = json!({"reason": "The report shows it as settled", "evidence": evidence()});
    let alone = desk.first.post(&path("explain"), explain.clone()).await;
    assert_eq!(problem(&alone), (422, "journal_required"));
    let to = desk.bank.desk_client();
    let assign = json!({"assignee_client_id": to, "note": "Settled by the report"});
    let assigned = desk.first.post(&path("assign"), assign).await;
    assert_eq!(assigned.status, 200, "{}", assigned.body);
    let own = desk.first.post(&path("explain"), explain.clone()).await;
    assert_eq!(problem(&own), (403, "second_client_required"));
    let explained = desk.second.post(&path("explain"), explain).await;
    assert_eq!(explained.body["status"], "resolved", "{}", explained.body);
    let less = ["20.00", "0.00", "20.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, less);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_payment_rejected_here_and_paid_by_the_scheme_is_booked_to_receivables() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [REJECTED, "accept"]).await;
    let payment = &payment.payment_id;
    once(&desk.bank, &desk.caller, payment, PaymentStatus::Rejected).await;
    let open = desk.listed("breaks", "open").await;
    let found = id(&open[0], "break_id");
    let explain = json!({"reason": "It is late", "evidence": evidence()});
    let path = format!("/v1/ledger/breaks/{found}/explain");
    let explained = desk.first.post(&path, explain).await;
    assert_eq!(problem(&explained), (422, "journal_required"));
    let accounts = ["receivables", "fps-settlement"];
    let whole = |pounds: &str| journal("rejected_but_paid", &found, accounts, pounds);
    let part = desk.propose(whole("9.99")).await;
    assert_eq!(problem(&part), (422, "exceeds_open_amount"));
    let swapped = ["fps-settlement", "suspense"];
    let swapped = journal("settled_but_refused", &found, swapped, "10.00");
    let swapped = desk.propose(swapped).await;
    assert_eq!(problem(&swapped), (422, "item_not_open"));
    let journal = desk.posted(whole("10.00")).await;
    let untouched = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, untouched);
    let resolved = desk.listed("breaks", "resolved").await;
    assert_eq!(resolved[0]["journal_id"], journal.as_str());
    assert!(desk.listed("breaks", "open").await.is_empty());
    assert_eq!(desk.balance("receivables").await, "-10.00");
    let again = desk.propose(whole("10.00")).await;
    assert_eq!(problem(&again), (422, "item_not_open"));
    let kinds = ["opened", "resolved"].map(|name| format!("malai.payments.break-{name}.v1"));
    assert_eq!(desk.recorded(&found).await, kinds);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_returned_payment_rejected_here_is_booked_to_suspense_and_settles_the_receivable() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [REJECTED, "accept"]).await;
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    let rejected = once(
        &desk.bank,
        &desk.caller,
        &payment.payment_id,
        PaymentStatus::Rejected,
    );
    let rejected = rejected.await;
    assert_eq!(rejected.returned_by_payment_id, None);
    let untouched = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, untouched);
    let item = desk.item(&payment).await;
    assert_eq!(item["reason"], "contradicted");
    assert_eq!(item["open_amount"]["amount"], "10.00");
    assert_eq!(desk.balance("suspense").await, "10.00");
    let item = id(&item, "suspense_item_id");
    let early = desk.propose(applied(&item, "receivables", "10.00")).await;
    assert_eq!(problem(&early), (422, "item_not_open"));
    let twice = desk.propose(applied(&item, &ada.account_id, "10.00")).await;
    assert_eq!(problem(&twice), (422, "item_not_open"), "she has it");
    let open = desk.listed("breaks", "open").await;
    assert_eq!(open.len(), 2, "the acceptance, and the return");
    let (paid, back) = (id(&open[0], "break_id"), id(&open[1], "break_id"));
    let accounts = ["receivables", "fps-settlement"];
    // Either break proves that the scheme paid.
    desk.posted(journal("rejected_but_paid", &back, accounts, "10.00"))
        .await;
    let twice = desk.propose(journal("rejected_but_paid", &paid, accounts, "10.00"));
    assert_eq!(problem(&twice.await), (422, "item_not_open"));
    desk.posted(applied(&item, "receivables", "10.00")).await;
    for settled in ["suspense", "receivables"] {
        assert_eq!(desk.balance(settled).await, "0.00", "{settled}");
    }
    let explain = json!({"reason": "Booked by the other break", "evidence": evidence()});
    let path = format!("/v1/ledger/breaks/{paid}/explain");
    assert_eq!(desk.first.post(&path, explain).await.status, 200);
    assert_eq!(money(&desk.caller, &ada.account_id).await, untouched);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_corrected_payment_that_is_returned_never_pays_its_debtor_twice() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    // Settles it, and then reports a refusal.
    let payment = desk.paid(&ada, "00040004", "10.00").await;
    let open = desk.listed("breaks", "open").await;
    let refused = id(&open[0], "break_id");
    let accounts = ["fps-settlement", "suspense"];
    desk.posted(journal("settled_but_refused", &refused, accounts, "10.00"))
        .await;
    let own = id(&desk.item(&payment).await, "suspense_item_id");
    desk.posted(applied(&own, &ada.account_id, "4.00")).await;
    let corrected = ["24.00", "0.00", "24.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, corrected);
    // A report that agrees with the correction is accepted, and one that contradicts it opens a
    // break.
    let scheme_id = super::outcomes::id_in_messages(&payment);
    for (outcome, open) in [(REJECTED, 0), (ACCEPTED, 1)] {
        let report = status_report(&scheme_id, PAYMENT, outcome);
        assert_eq!(desk.bank.scheme().post(&report).await.status, 202);
        assert_eq!(desk.listed("breaks", "open").await.len(), open, "{outcome}");
    }
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    assert_eq!(money(&desk.caller, &ada.account_id).await, corrected);
    let back = desk.listed("breaks", "open").await;
    assert_eq!(back.len(), 2, "the acceptance, and the return");
    let items = desk.listed("suspense-items", "open").await;
    let came = items
        .iter()
        .find(|item| id(item, "suspense_item_id") != own);
    let came = id(came.expect("the return's"), "suspense_item_id");
    // No money moves before people have resolved the report.
    for to in [ada.account_id.as_str(), "fps-settlement"] {
        let early = desk.propose(applied(&own, to, "6.00")).await;
        assert_eq!(problem(&early), (422, "item_not_open"), "{to}");
    }
    let explain = json!({"reason": "The report was wrong", "evidence": evidence()});
    let to = desk.bank.desk_client();
    let assign = json!({"assignee_client_id": to, "note": "They took it back"});
    for open in &back {
        let path = |rest: &str| format!("/v1/ledger/breaks/{}/{rest}", id(open, "break_id"));
        let alone = desk.first.post(&path("explain"), explain.clone()).await;
        assert_eq!(problem(&alone), (422, "journal_required"));
        let assigned = desk.first.post(&path("assign"), assign.clone()).await;
        assert_eq!(assigned.status, 200, "{}", assigned.body);
        let explained = desk.second.post(&path("explain"), explain.clone()).await;
        assert_eq!(explained.status, 200, "{}", explained.body);
    }
    desk.posted(applied(&own, &ada.account_id, "6.00")).await;
    let wrong = desk.propose(applied(&came, "receivables", "10.00")).await;
    assert_eq!(problem(&wrong), (422, "item_not_open"));
    desk.posted(applied(&came, "fps-settlement", "10.00")).await;
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    assert_eq!(desk.balance("suspense").await, "0.00");
    desk.books_hold().await;
}

#[tokio::test]
async fn a_settled_payment_refused_by_the_scheme_is_booked_to_suspense_then_its_debtor() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "reject"]).await;
    let settled = once(
        &desk.bank,
        &desk.caller,
        &payment.payment_id,
        PaymentStatus::Settled,
    );
    settled.await;
    let open = desk.listed("breaks", "open").await;
    let found = id(&open[0], "break_id");
    let accounts = ["fps-settlement", "suspense"];
    desk.posted(journal("settled_but_refused", &found, accounts, "10.00"))
        .await;
    let less = ["20.00", "0.00", "20.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, less);
    assert_eq!(desk.balance("suspense").await, "10.00");
    let item = desk.item(&payment).await;
    assert_eq!(item["reason"], "contradicted");
    assert_eq!(item["account_id"], *ada.account_id);
    assert_eq!(item["payment_id"], *payment.payment_id);
    let item = id(&item, "suspense_item_id");
    desk.posted(applied(&item, &ada.account_id, "10.00")).await;
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    assert_eq!(desk.balance("suspense").await, "0.00");
    desk.books_hold().await;
}

#[tokio::test]
async fn a_break_that_needs_no_money_is_assigned_and_explained_with_evidence() {
    let desk = Desk::open().await;
    let message = fresh_transaction_id(&desk.bank.today().await);
    let report = status_report(&message, PAYMENT, ACCEPTED);
    let report = desk.bank.scheme().post(&report).await;
    assert_eq!(report.status, 202, "{}", report.body);
    let open = desk.listed("breaks", "open").await;
    let found = id(&open[0], "break_id");
    let path = |rest: &str| format!("/v1/ledger/breaks/{found}/{rest}");
    let to = desk.bank.desk_client();
    let assign = json!({"assignee_client_id": to, "note": "Asked the scheme"});
    let assigned = desk.first.post(&path("assign"), assign.clone()).await;
    assert_eq!(assigned.status, 200, "{}", assigned.body);
    assert_eq!(assigned.body["status"], "assigned");
    assert_eq!(assigned.body["assignee_client_id"], to);
    assert_eq!(assigned.body["note"], "Asked the scheme");
    let bare = json!({"reason": "Theirs"});
    let bare = desk.first.post(&path("explain"), bare).await;
    assert_eq!(problem(&bare), (422, "evidence_required"));
    let explain = json!({"reason": "Meant for another bank", "evidence": evidence()});
    let explained = desk.first.post(&path("explain"), explain.clone()).await;
    assert_eq!(explained.status, 200, "{}", explained.body);
    assert_eq!(explained.body["status"], "resolved");
    let reason = &explained.body["explanation"]["reason"];
    assert_eq!(reason, "Meant for another bank");
    let again = desk.first.post(&path("explain"), explain).await;
    assert_eq!(problem(&again), (422, "item_not_open"));
    let late = desk.first.post(&path("assign"), assign).await;
    assert_eq!(problem(&late), (422, "item_not_open"));
    let kinds = ["opened", "changed", "resolved"];
    let kinds = kinds.map(|name| format!("malai.payments.break-{name}.v1"));
    assert_eq!(desk.recorded(&found).await, kinds);
}

#[tokio::test]
async fn a_suspense_item_is_assigned_until_it_is_cleared() {
    let desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let path = format!("/v1/ledger/suspense-items/{item}/assign");
    let to = desk.bank.desk_client();
    let assign = json!({"assignee_client_id": to, "note": "Wrote to the payer"});
    let own = desk.caller.post(&path, assign.clone()).await;
    assert_eq!(problem(&own), (403, "forbidden"));
    // An earlier proposed journal stays valid.
    let journal = desk
        .proposed(applied(&item, &ben.account_id, "20.00"))
        .await;
    let assigned = desk.first.post(&path, assign.clone()).await;
    assert_eq!(assigned.status, 200, "{}", assigned.body);
    assert_eq!(assigned.body["status"], "open");
    let listed = desk.listed("suspense-items", "open").await;
    assert_eq!(listed[0]["note"], "Wrote to the payer");
    assert_eq!(desk.approve(&desk.second, &journal).await.status, 200);
    let late = desk.first.post(&path, assign).await;
    assert_eq!(problem(&late), (422, "item_not_open"));
    desk.books_hold().await;
}

/// Returns the break that a report opens on an unknown payment, the report, and its id.
async fn stray(desk: &Desk) -> (String, String, String) {
    let message = fresh_transaction_id(&desk.bank.today().await);
    let report = status_report(&message, PAYMENT, ACCEPTED);
    let answer = desk.bank.scheme().post(&report).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    let open = desk.listed("breaks", "open").await;
    (id(&open[0], "break_id"), report, message)
}

async fn explained(desk: &Desk, found: &str) {
    let explain = json!({"reason": "Meant for another bank", "evidence": evidence()});
    let path = format!("/v1/ledger/breaks/{found}/explain");
    let explained = desk.first.post(&path, explain).await;
    assert_eq!(explained.body["status"], "resolved", "{}", explained.body);
    assert!(desk.listed("breaks", "open").await.is_empty());
}

#[tokio::test]
async fn a_work_item_is_assigned_to_clients_of_the_desk_only() {
    let desk = Desk::open().await;
    let (found, _, _) = stray(&desk).await;
    let (_, item) = desk.suspended().await;
    let paths = [
        format!("/v1/ledger/breaks/{found}/assign"),
        format!("/v1/ledger/suspense-items/{item}/assign"),
    ];
    let operator = desk.bank.demo()["operator"]["client_id"].clone();
    let unknown = json!("cli_0000000000000000000000000g");
    for path in &paths {
        for nobody in [&operator, &unknown] {
            let assign = json!({"assignee_client_id": nobody, "note": "Yours"});
            let refused = desk.first.post(path, assign).await;
            assert_eq!(problem(&refused), (422, "assignee_unknown"), "{nobody}");
            assert_example(&refused.body);
        }
    }
    for list in ["breaks", "suspense-items"] {
        let open = desk.listed(list, "open").await;
        assert_eq!(open[0]["assignee_client_id"], json!(null), "{list}");
    }
    for path in &paths {
        let assign = json!({"assignee_client_id": desk.bank.desk_client(), "note": "Yours"});
        assert_eq!(desk.second.post(path, assign).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn a_new_report_after_a_resolved_break_opens_another_and_a_repeated_one_none() {
    let desk = Desk::open().await;
    let (first, report, message) = stray(&desk).await;
    explained(&desk, &first).await;
    assert_eq!(desk.bank.scheme().post(&report).await.status, 202);
    assert!(desk.listed("breaks", "open").await.is_empty());
    // Another message counts on arrival, although it was made before the break was resolved.
    let anew = report.replace("<MsgId>R", "<MsgId>S");
    for _ in 0..2 {
        assert_eq!(desk.bank.scheme().post(&anew).await.status, 202);
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1);
        assert_eq!(open[0]["scheme_id"], message.as_str());
        assert_ne!(open[0]["break_id"], first.as_str());
    }
    let open = desk.listed("breaks", "open").await;
    explained(&desk, &id(&open[0], "break_id")).await;
    for again in [&report, &anew] {
        assert_eq!(desk.bank.scheme().post(again).await.status, 202);
        assert!(desk.listed("breaks", "open").await.is_empty());
    }
}
