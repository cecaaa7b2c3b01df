//! A scheme that reverses its reports about returned payments and their returns; and breaks that no
//! client ends alone although no journal fits.

use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::status_report;

use super::corrections::{FOUND, OWED, OWED_NO_MORE};
use super::journals::{Desk, applied, evidence, id, problem};
use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, id_in_messages};
use super::work_items::contradicted;
use crate::{funded, money, once};

/// The kind of message that carries a return.
pub(super) const RETURN: &str = "pacs.004.001.09";
const WHOLE: [&str; 3] = ["30.00", "0.00", "30.00"];

/// Returns the only payment or return of this kind and direction at the scheme: its id in messages.
async fn the_one(desk: &Desk, kind: &str, direction: &str) -> String {
    let known = desk.bank.scheme().payments().await;
    let is_it = |one: &&Value| one["kind"] == kind && one["direction"] == direction;
    let found: Vec<_> = known.iter().filter(is_it).collect();
    assert_eq!(found.len(), 1, "{known:?}");
    let fpid = id(found[0], "fpid");
    if fpid.len() > 34 {
        format!("{}{}", &fpid[..28], &fpid[36..])
    } else {
        fpid
    }
}

/// Returns a settled and returned payment of 10.00 of Ada's 30.00: her account, the payment and the
/// return's id.
async fn came_back(desk: &Desk) -> (Account, Payment, String) {
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = desk.paid(&ada, "58302914", "10.00").await;
    let settled = PaymentStatus::Settled;
    let payment = once(&desk.bank, &desk.caller, &payment.payment_id, settled).await;
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    let returned = PaymentStatus::Returned;
    let payment = once(&desk.bank, &desk.caller, &payment.payment_id, returned).await;
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    let back = the_one(desk, "return", "received").await;
    (ada, payment, back)
}

impl Desk {
    /// Returns the id of the one return that the scheme delivered.
    pub(super) async fn the_return(&self) -> String {
        the_one(self, "return", "received").await
    }

    async fn explained_alone(&self, found: &str) -> (u16, String) {
        let explain = json!({"reason": "The report shows it", "evidence": evidence()});
        let path = format!("/v1/ledger/breaks/{found}/explain");
        let explained = self.first.post(&path, explain).await;
        let code = explained.body["code"].as_str().unwrap_or_default();
        (explained.status, code.to_owned())
    }

    pub(super) async fn explained_by_two(&self, found: &str) {
        let (status, code) = self.explained_alone(found).await;
        assert_eq!((status, code.as_str()), (422, "journal_required"));
        let path = |rest: &str| format!("/v1/ledger/breaks/{found}/{rest}");
        let assign =
            json!({"assignee_client_id": self.bank.desk_client(), "note": "As we have it"});
        let assigned = self.second.post(&path("assign"), assign).await;
        assert_eq!(assigned.status, 200, "{}", assigned.body);
        let (status, code) = self.explained_alone(found).await;
        assert_eq!((status, code.as_str()), (200, ""));
    }
}

#[tokio::test]
async fn a_booked_return_follows_each_reversal_by_the_scheme() {
    let desk = Desk::open().await;
    let (ada, payment, back) = came_back(&desk).await;
    let returned_by = payment.returned_by_payment_id.expect("its return");
    let (made, refused) = (["-30.00", "0.00", "0.00"], ["-20.00", "-10.00", "0.00"]);
    assert_eq!(desk.own().await, made);
    for (number, outcome) in [(1, REJECTED), (2, ACCEPTED), (3, REJECTED), (4, ACCEPTED)] {
        desk.report_about((&back, RETURN), outcome, number).await;
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open[0]["payment_id"], *returned_by);
        assert_eq!(open[0]["inside"]["status"], "settled");
        let (purpose, accounts, expected) = if outcome == REJECTED {
            ("settled_but_refused", OWED, refused)
        } else {
            ("rejected_but_paid", OWED_NO_MORE, made)
        };
        desk.corrected(purpose, accounts, "10.00").await;
        assert_eq!(desk.own().await, expected, "{number}");
    }
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_returned_payment_follows_the_scheme_and_its_debtor_is_paid_once() {
    let desk = Desk::open().await;
    let (ada, payment, _) = came_back(&desk).await;
    let scheme_id = id_in_messages(&payment);
    for (number, again) in [(1, 2), (3, 4)] {
        desk.said_anew(&scheme_id, REJECTED, number).await;
        desk.corrected("settled_but_refused", FOUND, "10.00").await;
        assert_eq!(desk.own().await, ["-40.00", "0.00", "10.00"]);
        let item = desk.newest_item().await;
        for nobody in [ada.account_id.as_str(), "receivables"] {
            let refused = desk.propose(applied(&item, nobody, "10.00")).await;
            assert_eq!(problem(&refused), (422, "item_not_open"), "{nobody}");
        }
        // It belongs to the scheme, as long as the scheme reports that it never made the payment.
        desk.proposed(applied(&item, "fps-settlement", "10.00"))
            .await;
        desk.said_anew(&scheme_id, ACCEPTED, again).await;
        desk.corrected("rejected_but_paid", OWED, "10.00").await;
        desk.posted(applied(&item, "receivables", "10.00")).await;
        assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    }
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_payment_and_its_return_reversed_by_the_scheme_offset_each_other() {
    let desk = Desk::open().await;
    let (ada, payment, back) = came_back(&desk).await;
    let scheme_id = id_in_messages(&payment);
    desk.said_anew(&scheme_id, REJECTED, 1).await;
    desk.corrected("settled_but_refused", FOUND, "10.00").await;
    let never = desk.newest_item().await;
    desk.report_about((&back, RETURN), REJECTED, 2).await;
    desk.corrected("settled_but_refused", OWED, "10.00").await;
    assert_eq!(desk.own().await, ["-30.00", "-10.00", "10.00"]);
    for nobody in [ada.account_id.as_str(), "fps-settlement"] {
        let refused = desk.propose(applied(&never, nobody, "10.00")).await;
        assert_eq!(problem(&refused), (422, "item_not_open"), "{nobody}");
    }
    desk.posted(applied(&never, "receivables", "10.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    desk.said_anew(&scheme_id, ACCEPTED, 3).await;
    desk.corrected("rejected_but_paid", OWED, "10.00").await;
    // The receipt settles what is owed for the payment: she has hers.
    desk.report_about((&back, RETURN), ACCEPTED, 4).await;
    desk.corrected("rejected_but_paid", OWED_NO_MORE, "10.00")
        .await;
    assert!(desk.listed("suspense-items", "open").await.is_empty());
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_received_payment_that_its_customer_returned_follows_the_scheme() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    desk.bank.settle().await;
    let path = format!("/v1/payments?account_id={}", *ada.account_id);
    let listed = desk.caller.get(&path).await;
    let payment = id(&listed.body["data"][0], "payment_id");
    let path = format!("/v1/payments/{payment}/return");
    let ordered = json!({"reason_code": "not_expected"});
    let returned = desk.caller.post(&path, ordered).await;
    assert_eq!(returned.status, 201, "{}", returned.body);
    desk.bank.settle().await;
    let (gone, owed) = (["0.00", "0.00", "0.00"], ["30.00", "-30.00", "0.00"]);
    assert_eq!(desk.own().await, gone);
    let scheme_id = the_one(&desk, "payment", "received").await;
    for (number, outcome) in [(1, REJECTED), (2, ACCEPTED), (3, REJECTED), (4, ACCEPTED)] {
        desk.said_anew(&scheme_id, outcome, number).await;
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open[0]["inside"]["status"], "returned");
        let (purpose, accounts, expected) = if outcome == REJECTED {
            ("settled_but_refused", OWED, owed)
        } else {
            ("rejected_but_paid", OWED_NO_MORE, gone)
        };
        desk.corrected(purpose, accounts, "30.00").await;
        assert_eq!(desk.own().await, expected, "{number}");
    }
    let nothing = ["0.00", "0.00", "0.00"];
    assert_eq!(money(&desk.caller, &ada.account_id).await, nothing);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_payment_made_with_another_amount_is_explained_by_two_clients() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [REJECTED, "reject"]).await;
    assert!(desk.listed("breaks", "open").await.is_empty());
    let scheme_id = id_in_messages(&payment);
    let other = "<OrgnlTxRef><IntrBkSttlmAmt Ccy=\"GBP\">10.01</IntrBkSttlmAmt></OrgnlTxRef>";
    for outcome in [ACCEPTED, REJECTED] {
        let report = status_report(&scheme_id, PAYMENT, &format!("{outcome}{other}"));
        let answer = desk.bank.scheme().post(&report).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
        let open = desk.listed("breaks", "open").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["kind"], "differing");
        let found = id(&open[0], "break_id");
        if outcome == ACCEPTED {
            desk.explained_by_two(&found).await;
        } else {
            // Both sides hold it as not made.
            let (status, code) = desk.explained_alone(&found).await;
            assert_eq!((status, code.as_str()), (200, ""));
        }
    }
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    desk.books_hold().await;
}

#[tokio::test]
async fn the_return_of_a_rejected_payment_goes_back_to_the_scheme_once_its_breaks_are_explained() {
    let desk = Desk::open().await;
    let ada = funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    let payment = contradicted(&desk, &ada, [REJECTED, "accept"]).await;
    desk.bank.scheme().send_back(&payment, "00000006").await;
    desk.bank.settle().await;
    let item = desk.newest_item().await;
    let back = || desk.propose(applied(&item, "fps-settlement", "10.00"));
    assert_eq!(problem(&back().await), (422, "item_not_open"));
    let open = desk.listed("breaks", "open").await;
    assert_eq!(open.len(), 2, "the acceptance, and the return");
    for one in &open {
        desk.explained_by_two(&id(one, "break_id")).await;
    }
    for nobody in [ada.account_id.as_str(), "receivables"] {
        let refused = desk.propose(applied(&item, nobody, "10.00")).await;
        assert_eq!(problem(&refused), (422, "item_not_open"), "{nobody}");
    }
    desk.posted(applied(&item, "fps-settlement", "10.00")).await;
    assert_eq!(desk.own().await, ["-30.00", "0.00", "0.00"]);
    assert_eq!(money(&desk.caller, &ada.account_id).await, WHOLE);
    desk.books_hold().await;
}
