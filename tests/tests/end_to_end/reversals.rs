//! A scheme that reverses its reports before, while and after people resolve them; its messages
//! late, reordered or repeated; and a return that was given back and is restored.

use malai_client::types::{Account, Payment};
use serde_json::json;
use tests::bank::status_report;

use super::corrections::{FOUND, OWED, OWED_NO_MORE};
use super::journals::{Desk, applied, evidence, id, journal, problem};
use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, id_in_messages};
use super::returned_corrections::RETURN;
use super::work_items::contradicted;
use crate::{funded, money};

const CANCELLED: &str = "<TxSts>CANC</TxSts>";
const WHOLE: [&str; 3] = ["30.00", "0.00", "30.00"];

impl Desk {
    /// Sends a report on a payment of this bank. Returns the message.
    async fn reported(&self, id: &str, outcome: &str, made_at: &str) -> String {
        let report = status_report(id, PAYMENT, outcome);
        let report = report.replace("2026-11-23T09:00:00Z", made_at);
        self.again(&report).await;
        report
    }

    async fn again(&self, message: &str) {
        let answer = self.bank.scheme().post(message).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
        self.bank.settle().await;
    }

    async fn nothing_is_open(&self, why: &str) {
        let open = self.listed("breaks", "open").await;
        assert!(open.is_empty(), "{why}: {open:?}");
    }

    /// Returns a payment of 10.00 of 30.00 with these two contradicting reports.
    async fn with_break(&self, outcomes: [&str; 2]) -> (Account, Payment, String) {
        let ada = funded(&self.bank, &self.caller, "Ada Okafor", "30.00").await;
        let payment = contradicted(self, &ada, outcomes).await;
        let found = self.the_break().await;
        (ada, payment, found)
    }
}

#[tokio::test]
async fn a_settled_payment_cancelled_by_the_scheme_is_corrected_as_rejected() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "accept"]).await;
    let scheme_id = id_in_messages(&payment);
    desk.reported(&scheme_id, CANCELLED, "2026-11-23T10:00:00Z")
        .await;
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    let item = desk.newest_item().await;
    desk.posted(applied(&item, &ada.account_id, "10.00")).await;
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    desk.said_anew(&scheme_id, ACCEPTED, 1).await;
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    desk.said_anew(&scheme_id, CANCELLED, 2).await;
    desk.corrected("settled_but_refused", OWED_NO_MORE, "10.00")
        .await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
}

#[tokio::test]
async fn a_report_reversed_before_its_journal_is_not_booked() {
    for (first, then, purpose, accounts) in [
        (ACCEPTED, REJECTED, "settled_but_refused", FOUND),
        (REJECTED, ACCEPTED, "rejected_but_paid", OWED),
    ] {
        let desk = Desk::open().await;
        let contrary = if then == REJECTED { "reject" } else { "accept" };
        let (ada, payment, found) = desk.with_break([first, contrary]).await;
        let before = desk.own().await;
        let proposed = desk
            .proposed(journal(purpose, &found, accounts, "10.00"))
            .await;
        let assign = json!({"assignee_client_id": desk.bank.desk_client(), "note": "I see to it"});
        let path = format!("/v1/ledger/breaks/{found}/assign");
        assert_eq!(desk.first.post(&path, assign).await.status, 200);
        // The scheme agrees with the books again: there is nothing to book, and the proposal no
        // longer counts.
        let scheme_id = id_in_messages(&payment);
        desk.said_anew(&scheme_id, first, 1).await;
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["status"], "open");
        let code = if first == ACCEPTED { "ACSC" } else { "RJCT" };
        assert_eq!(open[0]["outside"]["status"], code);
        let approved = desk.approve(&desk.second, &proposed).await;
        assert_eq!(problem(&approved), (422, "item_not_open"));
        let again = desk.propose(journal(purpose, &found, accounts, "10.00"));
        assert_eq!(problem(&again.await), (422, "item_not_open"));
        assert_eq!(desk.own().await, before);
        // And contradicts them again, on the same break, which no client ends alone.
        desk.said_anew(&scheme_id, then, 2).await;
        assert_eq!(desk.the_break().await, found);
        desk.posted(journal(purpose, &found, accounts, "10.00"))
            .await;
        desk.nothing_is_open(purpose).await;
        desk.said_anew(&scheme_id, first, 3).await;
        assert_ne!(desk.the_break().await, found, "that one is resolved");
        let held = money(&desk.caller, &ada.account_id).await[1].clone();
        assert_eq!(held, "0.00");
    }
}

#[tokio::test]
async fn a_break_that_agrees_again_is_explained_by_two_clients() {
    let desk = Desk::open().await;
    let (ada, payment, found) = desk.with_break([ACCEPTED, "reject"]).await;
    desk.said_anew(&id_in_messages(&payment), ACCEPTED, 1).await;
    // People must find which report is the last one: a message may be repeated late.
    desk.explained_by_two(&found).await;
    let paid = ["20.00", "0.00", "20.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, paid);
}

#[tokio::test]
async fn a_report_counts_by_its_arrival_and_a_repeated_report_never() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "accept"]).await;
    let scheme_id = id_in_messages(&payment);
    let mut all = vec![status_report(&scheme_id, PAYMENT, ACCEPTED)];
    // Each was made before the one that arrived before it, and long before the breaks were
    // resolved.
    for (outcome, made_at) in [
        (REJECTED, "2026-11-23T10:00:00Z"),
        (ACCEPTED, "2026-11-23T08:00:00Z"),
        (REJECTED, "2026-11-23T07:00:00Z"),
        (ACCEPTED, "2025-01-01T00:00:00Z"),
        (REJECTED, "2024-01-01T00:00:00Z"),
    ] {
        all.push(desk.reported(&scheme_id, outcome, made_at).await);
        let (purpose, accounts) = match (outcome, all.len()) {
            (REJECTED, 2) => ("settled_but_refused", FOUND),
            (REJECTED, _) => ("settled_but_refused", OWED_NO_MORE),
            _ => ("rejected_but_paid", OWED),
        };
        desk.corrected(purpose, accounts, "10.00").await;
        for message in &all {
            desk.again(message).await;
            desk.nothing_is_open(message).await;
        }
    }
    assert_eq!(desk.own().await, ["-30.00", "0.00", "10.00"]);
}

#[tokio::test]
async fn a_message_that_contradicts_itself_opens_a_break_with_its_last_status() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "accept"]).await;
    let report = status_report(&id_in_messages(&payment), PAYMENT, REJECTED);
    let one = &report[report.find("<TxInfAndSts>").expect("a report")..];
    let one = &one[..one.find("</FIToFIPmtStsRpt>").expect("its end")];
    let settled = one.replace(REJECTED, ACCEPTED);
    for (message, last) in [
        (report.replace(one, &format!("{settled}{one}")), "RJCT"),
        (report.replace(one, &format!("{one}{settled}")), "ACSC"),
    ] {
        desk.again(&message).await;
        desk.again(&message).await;
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["outside"]["status"], last);
    }
}

#[tokio::test]
async fn a_return_given_back_is_restored_by_a_break_once_its_payment_is_made() {
    for assert_refusal_stands in [true, false] {
        let desk = Desk::open().await;
        let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
        let payment = contradicted(&desk, &ada, [ACCEPTED, "accept"]).await;
        let scheme_id = id_in_messages(&payment);
        desk.said_anew(&scheme_id, REJECTED, 1).await;
        desk.corrected("settled_but_refused", FOUND, "10.00").await;
        let first = desk.newest_item().await;
        desk.said_anew(&scheme_id, ACCEPTED, 2).await;
        desk.corrected("rejected_but_paid", OWED, "10.00").await;
        desk.bank.scheme().send_back(&payment, "00000006").await;
        desk.bank.settle().await;
        let back = desk.newest_item().await;
        let proof = desk.listed("breaks", "open").await;
        for one in &proof {
            let explain = json!({"reason": "It came back", "evidence": evidence()});
            let path = format!("/v1/ledger/breaks/{}/explain", id(one, "break_id"));
            assert_eq!(desk.first.post(&path, explain).await.status, 200);
        }
        desk.said_anew(&scheme_id, REJECTED, 3).await;
        desk.corrected("settled_but_refused", OWED_NO_MORE, "10.00")
            .await;
        // In two parts: between them the payment cannot be booked as made.
        desk.posted(applied(&back, "fps-settlement", "4.00")).await;
        desk.said_anew(&scheme_id, ACCEPTED, 4).await;
        let found = desk.the_break().await;
        let early = journal("rejected_but_paid", &found, OWED, "10.00");
        assert_eq!(problem(&desk.propose(early).await), (422, "item_not_open"));
        desk.posted(applied(&back, "fps-settlement", "6.00")).await;
        assert_eq!(desk.own().await, ["-30.00", "0.00", "10.00"]);
        desk.posted(journal("rejected_but_paid", &found, OWED, "10.00"))
            .await;
        // Only the scheme knows whether the return stands now.
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["outside"]["status"], "RTRN");
        let hers = desk.propose(applied(&first, &ada.account_id, "10.00"));
        assert_eq!(problem(&hers.await), (422, "item_not_open"));
        if assert_refusal_stands {
            desk.corrected("rejected_but_paid", OWED_NO_MORE, "10.00")
                .await;
            desk.posted(applied(&first, &ada.account_id, "10.00")).await;
            assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
            assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
            desk.books_hold().await;
        } else {
            let found = id(&open[0], "break_id");
            desk.explained_by_two(&found).await;
            desk.posted(applied(&first, "receivables", "10.00")).await;
            let paid = ["20.00", "0.00", "20.00"];
            assert_eq!(money(&desk.caller, &ada.account_id).await, paid);
            // The scheme reports that it does stand after all.
            let item = id(&proof[0], "scheme_id");
            assert_eq!(item, scheme_id);
            let back = desk.the_return().await;
            desk.report_about((&back, RETURN), ACCEPTED, 5).await;
            desk.corrected("rejected_but_paid", FOUND, "10.00").await;
            let item = desk.newest_item().await;
            desk.posted(applied(&item, &ada.account_id, "10.00")).await;
            assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
            desk.books_hold().await;
        }
    }
}

#[tokio::test]
async fn reports_with_one_meaning_in_different_codes_are_one_break() {
    let desk = Desk::open().await;
    let (ada, payment, found) = desk.with_break([ACCEPTED, "reject"]).await;
    let scheme_id = id_in_messages(&payment);
    for (number, outcome) in [(1, CANCELLED), (2, ACCEPTED), (3, REJECTED)] {
        desk.said_anew(&scheme_id, outcome, number).await;
    }
    assert_eq!(desk.the_break().await, found);
    desk.posted(journal("settled_but_refused", &found, FOUND, "10.00"))
        .await;
    desk.nothing_is_open("one journal").await;
    let item = desk.newest_item().await;
    desk.posted(applied(&item, &ada.account_id, "10.00")).await;
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
}

#[tokio::test]
async fn the_last_of_three_statuses_in_one_message_counts() {
    for (first, then) in [(REJECTED, ACCEPTED), (ACCEPTED, REJECTED)] {
        let desk = Desk::open().await;
        let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
        let same = if first == REJECTED {
            "reject"
        } else {
            "accept"
        };
        let payment = contradicted(&desk, &ada, [first, same]).await;
        let report = status_report(&id_in_messages(&payment), PAYMENT, first);
        let one = &report[report.find("<TxInfAndSts>").expect("a report")..];
        let one = &one[..one.find("</FIToFIPmtStsRpt>").expect("its end")];
        let other = one.replace(first, then);
        let message = report.replace(one, &format!("{one}{other}{one}"));
        let message = message.replace("<MsgId>R", "<MsgId>T");
        for _ in 0..2 {
            desk.again(&message).await;
            let open = desk.listed("breaks", "open").await;
            assert_eq!(open.len(), 1, "{open:?}");
            // A contradiction needs two clients, and there is nothing to book.
            let (purpose, accounts) = if first == REJECTED {
                ("rejected_but_paid", OWED)
            } else {
                ("settled_but_refused", FOUND)
            };
            let found = desk.the_break().await;
            let booked = desk.propose(journal(purpose, &found, accounts, "10.00"));
            assert_eq!(problem(&booked.await), (422, "item_not_open"));
        }
    }
}

#[tokio::test]
async fn a_payment_booked_for_its_return_is_enquired_about_once_the_return_is_refused() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "accept"]).await;
    let scheme_id = id_in_messages(&payment);
    desk.said_anew(&scheme_id, REJECTED, 1).await;
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    let back = desk.the_return().await;
    desk.report_about((&back, RETURN), REJECTED, 2).await;
    // The return's own break; once booked, no report is left that the payment was made.
    let found = desk.the_break().await;
    desk.posted(journal("settled_but_refused", &found, OWED, "10.00"))
        .await;
    desk.corrected("settled_but_refused", OWED_NO_MORE, "10.00")
        .await;
    let items = desk.listed("suspense-items", "open").await;
    assert_eq!(items.len(), 2, "{items:?}");
    let first = id(&items[0], "suspense_item_id");
    let second = id(&items[1], "suspense_item_id");
    // The receivable is settled with the rest, whichever item is applied first.
    desk.posted(applied(&second, "receivables", "10.00")).await;
    let more = desk.propose(applied(&first, "receivables", "1.00"));
    assert_eq!(problem(&more.await), (422, "item_not_open"));
    desk.posted(applied(&first, &ada.account_id, "10.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
}

#[tokio::test]
async fn a_receivable_is_not_settled_with_the_debtors_money() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [ACCEPTED, "accept"]).await;
    desk.said_anew(&id_in_messages(&payment), REJECTED, 1).await;
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    let proof = desk.the_break().await;
    desk.explained_by_two(&proof).await;
    let back = desk.the_return().await;
    desk.report_about((&back, RETURN), REJECTED, 2).await;
    desk.corrected("settled_but_refused", OWED, "10.00").await;
    let items = desk.listed("suspense-items", "open").await;
    let ids: Vec<_> = items
        .iter()
        .map(|item| id(item, "suspense_item_id"))
        .collect();
    desk.posted(applied(&ids[0], "receivables", "4.00")).await;
    desk.posted(applied(&ids[1], "receivables", "6.00")).await;
    desk.posted(applied(&ids[0], &ada.account_id, "6.00")).await;
    desk.posted(applied(&ids[1], &ada.account_id, "4.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
}
