//! A scheme that reverses its reports repeatedly: each time a journal brings the books to the last
//! report, and no client ends a break alone while they differ.

use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::status_report;

use super::journals::{Desk, applied, evidence, id, journal, problem};
use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, id_in_messages};
use super::work_items::contradicted;
use crate::{funded, money, once};

pub(super) const OWED: [&str; 2] = ["receivables", "fps-settlement"];
pub(super) const OWED_NO_MORE: [&str; 2] = ["fps-settlement", "receivables"];
pub(super) const FOUND: [&str; 2] = ["fps-settlement", "suspense"];

impl Desk {
    /// Sends this status in the message with this number, made later than everything before.
    pub(super) async fn said_anew(&self, id: &str, outcome: &str, number: u8) {
        self.report_about((id, PAYMENT), outcome, number).await;
    }

    /// Sends a status about this kind of message.
    pub(super) async fn report_about(&self, (id, about): (&str, &str), outcome: &str, number: u8) {
        let at = format!("{}T23:59:{number:02}Z", self.bank.today().await);
        let report = status_report(id, about, outcome);
        let anew = report.replace("2026-11-23T09:00:00Z", &at);
        assert_ne!(anew, report);
        let answer = self.bank.scheme().post(&anew).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
        self.bank.settle().await;
    }

    /// Returns the one open break. One client cannot explain it.
    pub(super) async fn the_break(&self) -> String {
        let open = self.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["kind"], "contradiction");
        let found = id(&open[0], "break_id");
        let explain = json!({"reason": "It is late", "evidence": evidence()});
        let path = format!("/v1/ledger/breaks/{found}/explain");
        let alone = self.first.post(&path, explain).await;
        assert_eq!(problem(&alone), (422, "journal_required"));
        found
    }

    /// Ends the one open break by a journal.
    pub(super) async fn corrected(&self, purpose: &str, accounts: [&str; 2], pounds: &str) {
        let found = self.the_break().await;
        self.posted(journal(purpose, &found, accounts, pounds))
            .await;
        assert!(self.listed("breaks", "open").await.is_empty());
    }

    /// Returns the settlement account, the receivables and suspense.
    pub(super) async fn own(&self) -> [String; 3] {
        [
            self.balance("fps-settlement").await,
            self.balance("receivables").await,
            self.balance("suspense").await,
        ]
    }

    /// Returns the newest open suspense item.
    pub(super) async fn newest_item(&self) -> String {
        let open = self.listed("suspense-items", "open").await;
        id(open.last().expect("an item"), "suspense_item_id")
    }
}

#[tokio::test]
async fn a_payment_rejected_here_follows_each_reversal_by_the_scheme() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let before = desk.own().await;
    assert_eq!(before, ["-30.00", "0.00", "0.00"]);
    let payment = contradicted(&desk, &ada, [REJECTED, "accept"]).await;
    let scheme_id = id_in_messages(&payment);
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    let paid = ["-20.00", "-10.00", "0.00"];
    assert_eq!(desk.own().await, paid);
    // The first message repeated, and a report that agrees with the books, open no break.
    for known in [ACCEPTED, REJECTED] {
        let report = status_report(&scheme_id, PAYMENT, known);
        assert_eq!(desk.bank.scheme().post(&report).await.status, 202);
        assert!(desk.listed("breaks", "open").await.is_empty(), "{known}");
    }
    for (number, outcome) in [(1, REJECTED), (2, ACCEPTED), (3, REJECTED), (4, ACCEPTED)] {
        desk.said_anew(&scheme_id, outcome, number).await;
        let (purpose, accounts, expected) = if outcome == REJECTED {
            (
                "settled_but_refused",
                OWED_NO_MORE,
                before.each_ref().map(String::as_str),
            )
        } else {
            ("rejected_but_paid", OWED, paid)
        };
        desk.corrected(purpose, accounts, "10.00").await;
        assert_eq!(desk.own().await, expected, "{number}");
    }
    let untouched = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, untouched);
    let payment = &payment.payment_id;
    once(&desk.bank, &desk.caller, payment, PaymentStatus::Rejected).await;
    desk.books_hold().await;
}

#[tokio::test]
async fn a_payment_settled_here_follows_the_scheme_and_its_debtor_is_repaid_once() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "reject"]).await;
    let scheme_id = id_in_messages(&payment);
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "10.00"]);
    let first = desk.newest_item().await;
    desk.posted(applied(&first, &ada.account_id, "4.00")).await;
    desk.said_anew(&scheme_id, ACCEPTED, 1).await;
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    assert_eq!(desk.own().await, ["-20.00", "-10.00", "6.00"]);
    // It was made, so the rest of the item is no longer hers.
    let hers = desk.propose(applied(&first, &ada.account_id, "6.00")).await;
    assert_eq!(problem(&hers), (422, "item_not_open"));
    desk.posted(applied(&first, "receivables", "6.00")).await;
    assert_eq!(desk.own().await, ["-20.00", "-4.00", "0.00"]);
    desk.said_anew(&scheme_id, REJECTED, 2).await;
    let found = desk.the_break().await;
    let whole = journal("settled_but_refused", &found, OWED_NO_MORE, "10.00");
    assert_eq!(problem(&desk.propose(whole).await), (422, "item_not_open"));
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    assert_eq!(desk.own().await, ["-30.00", "-4.00", "10.00"]);
    let second = desk.newest_item().await;
    assert_ne!(second, first);
    let more = desk.propose(applied(&second, &ada.account_id, "6.01"));
    assert_eq!(problem(&more.await), (422, "exceeds_open_amount"));
    let more = desk.propose(applied(&second, "receivables", "4.01"));
    assert_eq!(problem(&more.await), (422, "exceeds_open_amount"));
    desk.posted(applied(&second, &ada.account_id, "6.00")).await;
    desk.posted(applied(&second, "receivables", "4.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_received_payment_reversed_by_the_scheme_leaves_suspense_and_returns_as_another_item() {
    let desk = Desk::open().await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let (_, found) = desk.overruled("31926819").await;
    let scheme_id = {
        let open = desk.listed("breaks", "open").await;
        id(&open[0], "scheme_id")
    };
    desk.posted(journal("rejected_but_paid", &found, FOUND, "12.00"))
        .await;
    let first = desk.newest_item().await;
    desk.said_anew(&scheme_id, REJECTED, 1).await;
    desk.corrected("settled_but_refused", OWED, "12.00").await;
    assert_eq!(desk.own().await, ["0.00", "-12.00", "12.00"]);
    let bens = desk
        .propose(applied(&first, &ben.account_id, "12.00"))
        .await;
    assert_eq!(problem(&bens), (422, "item_not_open"));
    let back = desk.propose(sent_back(&first)).await;
    assert_eq!(problem(&back), (422, "not_returnable"));
    desk.posted(applied(&first, "receivables", "12.00")).await;
    assert_eq!(desk.own().await, ["0.00", "0.00", "0.00"]);
    desk.said_anew(&scheme_id, ACCEPTED, 2).await;
    desk.corrected("rejected_but_paid", FOUND, "12.00").await;
    let second = desk.newest_item().await;
    assert_ne!(second, first);
    let ordered = desk.proposed(sent_back(&second)).await;
    let approved = desk.approve(&desk.second, &ordered).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    desk.bank.settle().await;
    let cleared = desk.listed("suspense-items", "cleared").await;
    assert_eq!(cleared.len(), 2, "{cleared:?}");
    assert_eq!(desk.own().await, ["0.00", "0.00", "0.00"]);
    desk.books_hold().await;
}

fn sent_back(item: &str) -> Value {
    let accounts = ["suspense", "fps-settlement"];
    let mut body = journal("suspense_returned", item, accounts, "12.00");
    body["return_reason_code"] = json!("account_closed");
    body
}

#[tokio::test]
async fn a_credited_payment_follows_each_reversal_by_the_scheme() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let known = desk.bank.scheme().payments().await;
    let fpid = id(&known[0], "fpid");
    let scheme_id = if fpid.len() > 34 {
        format!("{}{}", &fpid[..28], &fpid[36..])
    } else {
        fpid
    };
    let (settled, refused) = (["-30.00", "0.00", "0.00"], ["0.00", "-30.00", "0.00"]);
    for (number, outcome) in [(1, REJECTED), (2, ACCEPTED), (3, REJECTED), (4, ACCEPTED)] {
        desk.said_anew(&scheme_id, outcome, number).await;
        let (purpose, accounts, expected) = if outcome == REJECTED {
            ("settled_but_refused", OWED, refused)
        } else {
            ("rejected_but_paid", OWED_NO_MORE, settled)
        };
        desk.corrected(purpose, accounts, "30.00").await;
        assert_eq!(desk.own().await, expected, "{number}");
    }
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_return_between_two_corrections_never_pays_the_debtor_twice() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [REJECTED, "accept"]).await;
    let scheme_id = id_in_messages(&payment);
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    let back = desk.newest_item().await;
    desk.posted(applied(&back, "receivables", "10.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    // The return adds nothing to the books.
    let open = desk.listed("breaks", "open").await;
    let explain = json!({"reason": "It came back", "evidence": evidence()});
    let path = format!("/v1/ledger/breaks/{}/explain", id(&open[0], "break_id"));
    assert_eq!(desk.first.post(&path, explain).await.status, 200);
    desk.said_anew(&scheme_id, REJECTED, 1).await;
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    let never = desk.newest_item().await;
    let hers = desk
        .propose(applied(&never, &ada.account_id, "10.00"))
        .await;
    assert_eq!(problem(&hers), (422, "item_not_open"), "she has it");
    desk.said_anew(&scheme_id, ACCEPTED, 2).await;
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    desk.posted(applied(&never, "receivables", "10.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    let untouched = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, untouched);
    desk.books_hold().await;
}
