//! Texts of the operations desk that cannot be decrypted: their subjects are shown and ended
//! without them.

use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::{Bank, elsewhere, fresh_transaction_id, order, status_report};

use super::corrections::FOUND;
use super::holders::{damaged, payment_row};
use super::journals::{Desk, evidence, id, journal};
use super::outcomes::{ACCEPTED, PAYMENT};
use super::unreadable::{delete, in_partition, put_into, row_of, rows};
use super::work_items::contradicted;
use crate::{funded, money, once};

const UNKNOWN: &str = "/v1/ledger/unknown-payments";

impl Desk {
    /// Writes damaged rows into the stopped bank, and logs in again.
    async fn damage(&mut self, rows: &[Value]) {
        put_into(&mut self.bank, "payments", rows);
        self.log_in().await;
    }

    async fn log_in(&mut self) {
        self.caller = self.bank.operator().await;
        (self.first, self.second) = self.bank.desk().await;
    }

    async fn assigned(&self, found: &str) {
        let assign = json!({"assignee_client_id": self.bank.desk_client(), "note": "Asked them"});
        let path = format!("/v1/ledger/breaks/{found}/assign");
        let assigned = self.first.post(&path, assign).await;
        assert_eq!(assigned.status, 200, "{}", assigned.body);
    }
}

#[tokio::test]
async fn journals_with_unreadable_reasons_can_be_approved_and_declined() {
    let mut desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    contradicted(&desk, &ada, [ACCEPTED, "reject"]).await;
    let found = id(&desk.listed("breaks", "open").await[0], "break_id");
    desk.assigned(&found).await;
    let proposal = journal("settled_but_refused", &found, FOUND, "10.00");
    let one = desk.proposed(proposal.clone()).await;
    let two = desk.proposed(proposal).await;
    let row = |sort: &str, id: &str| row_of(&desk.bank, "payments", sort, id);
    let [note, _] = damaged(&row("B", &found), "nt");
    let journals = [&one, &two].map(|id| {
        rows(&desk.bank)
            .into_iter()
            .find(|row| row["pk"]["S"] == id.as_str() && row["gr"].is_object())
    });
    let [first, second] = journals.map(|row| damaged(&row.expect("a journal"), "gr"));
    // One was altered, and the key of the other is gone.
    desk.damage(&[note, first[0].clone(), second[1].clone()])
        .await;
    let open = desk.listed("breaks", "open").await;
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0]["note"], Value::Null);
    let path = format!("/v1/ledger/journals/{two}/decline");
    let declined = desk
        .second
        .post(&path, json!({"reason": "One is enough"}))
        .await;
    assert_eq!(declined.status, 200, "{}", declined.body);
    assert_eq!(declined.body["reason"], "NOTPROVIDED");
    assert_eq!(declined.body["evidence"], json!([]));
    assert_eq!(declined.body["decision_reason"], "One is enough");
    let read = desk.first.get(&format!("/v1/ledger/journals/{two}")).await;
    assert_eq!(read.body, declined.body);
    let approved = desk.approve(&desk.second, &one).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    assert_eq!(approved.body["status"], "posted");
    // The books are consistent; reconciliation reports that the note cannot be decrypted.
    assert_eq!(desk.own().await, ["-30.00", "0.00", "10.00"]);
}

#[tokio::test]
async fn a_break_with_an_unreadable_note_is_listed_and_can_be_explained() {
    let mut desk = Desk::open().await;
    for how in [0, 1] {
        let message = fresh_transaction_id(&desk.bank.today().await);
        let report = status_report(&message, PAYMENT, ACCEPTED);
        assert_eq!(desk.bank.scheme().post(&report).await.status, 202);
        let found = id(&desk.listed("breaks", "open").await[0], "break_id");
        desk.assigned(&found).await;
        let row = row_of(&desk.bank, "payments", "B", &found);
        desk.damage(&[damaged(&row, "nt")[how].clone()]).await;
        assert_eq!(desk.listed("breaks", "open").await.len(), 1);
        let explain = json!({"reason": "Meant for another bank", "evidence": evidence()});
        let path = format!("/v1/ledger/breaks/{found}/explain");
        let explained = desk.first.post(&path, explain).await;
        assert_eq!(explained.status, 200, "{}", explained.body);
        assert_eq!(explained.body["note"], Value::Null);
        let reason = &explained.body["explanation"]["reason"];
        assert_eq!(reason, "Meant for another bank");
    }
}

/// Returns the id of a payment of 10.00 of Ada's with an unknown outcome.
async fn unknown(desk: &Desk) -> (malai_client::types::Account, String) {
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "100.00").await;
    let to = elsewhere("00030000");
    let payment = desk.caller.pay(order(&ada.account_id, &to, "10.00")).await;
    desk.bank.settle().await;
    for _ in 0..5 {
        desk.bank.advance(60).await;
    }
    let caller = desk.bank.operator().await;
    let id = &payment.payment_id;
    once(&desk.bank, &caller, id, PaymentStatus::Unknown).await;
    (ada, id.to_string())
}

#[tokio::test]
async fn a_proposal_with_unreadable_reasons_can_be_declined_and_the_next_approved() {
    let mut desk = Desk::open().await;
    let (ada, payment) = unknown(&desk).await;
    desk.log_in().await;
    let found = json!({"outcome": "rejected", "evidence": evidence(), "reason": "They wrote so"});
    let path = |rest: &str| format!("{UNKNOWN}/{payment}/resolution{rest}");
    for (how, decision) in [(0, "/decline"), (1, "/approve")] {
        let proposed = desk.first.post(&path(""), found.clone()).await;
        assert_eq!(proposed.status, 201, "{}", proposed.body);
        let case = id(&proposed.body, "case_id");
        let is_case = |row: &Value| row["pr"].is_object() && row["of"]["S"] == payment.as_str();
        let mut row = rows(&desk.bank).into_iter().find(is_case).expect(&case);
        row["pr"]["M"] = damaged(&row["pr"]["M"], "gr")[how].clone();
        desk.damage(&[row]).await;
        let listed = desk.first.get(UNKNOWN).await;
        let shown = &listed.body["data"][0]["resolution"];
        assert_eq!(shown["reason"], "NOTPROVIDED", "{}", listed.body);
        let body = if how == 0 {
            json!({"reason": "Of another day"})
        } else {
            json!({"reason": "Checked", "outcome": "rejected"})
        };
        let decided = desk.second.post(&path(decision), body).await;
        assert_eq!(decided.status, 200, "{}", decided.body);
        assert_eq!(decided.body["evidence"], json!([]));
    }
    let whole = ["100.00", "0.00", "100.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, whole);
}

/// Returns the note that follows a payment up.
fn note(bank: &Bank, payment: &str) -> Option<Value> {
    let is_it = |row: &Value| in_partition(row, "Q#fps#") && row["of"]["S"] == payment;
    rows(bank).into_iter().find(is_it)
}

#[tokio::test]
async fn a_payment_with_a_missing_or_distant_note_is_resubmitted() {
    let mut desk = Desk::open().await;
    let (_, payment) = unknown(&desk).await;
    for lost in [true, false] {
        let mut row = note(&desk.bank, &payment).expect("a note");
        if lost {
            delete(&mut desk.bank, &row);
            desk.log_in().await;
        } else {
            row["due"] = json!({"S": "9999-01-01T00:00:00.000Z"});
            desk.damage(&[row]).await;
        }
        let path = format!("{UNKNOWN}/{payment}/resubmission");
        let again = json!({"reason": "The scheme asked for it"});
        let again = desk.first.post(&path, again).await;
        assert_eq!(again.status, 201, "{}", again.body);
        assert!(payment_row(&desk.bank, &payment)["tk"].is_null());
        for _ in 0..3 {
            desk.bank.advance(60).await;
        }
        let row = payment_row(&desk.bank, &payment);
        assert!(row["tk"].is_object(), "{lost}: {row}");
        desk.log_in().await;
    }
    // No operator has to act: no note is delayed for so long.
    let mut row = note(&desk.bank, &payment).expect("a note");
    row["due"] = json!({"S": "9999-01-01T00:00:00.000Z"});
    desk.damage(&[row]).await;
    for _ in 0..2 {
        desk.bank.advance(60).await;
    }
    let due = note(&desk.bank, &payment).expect("a note")["due"]["S"].clone();
    assert!(!due.as_str().expect("a time").starts_with("9999"), "{due}");
}
