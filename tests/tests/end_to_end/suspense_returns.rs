//! Returns from suspense to the debtor's bank: ordered by two clients of the bank, and booked by
//! the scheme's outcome.

use std::fs;
use std::path::Path;

use malai_client::types::Account;
use serde_json::{Value, json};
use tests::bank::fresh_key;
use tests::examples::assert_example;

use super::journals::{Desk, applied, evidence, id, journal, problem};
use super::outcomes::ACCEPTED;
use super::work_items::contradicted;
use crate::money;

/// An account at another bank that accepts a return.
const TAKES: &str = "31926819";
/// An account whose bank rejects it at once.
const REJECTS: &str = "00001160";
/// An account whose bank never responds.
const SILENT: &str = "00030000";

fn back(item: &str, pounds: &str) -> Value {
    let accounts = ["suspense", "fps-settlement"];
    let mut body = journal("suspense_returned", item, accounts, pounds);
    body["return_reason_code"] = json!("account_closed");
    body
}

impl Desk {
    /// A payment of 12.00 from this debtor to a closed account of Ada's: this bank rejected it, and
    /// the scheme made it. Returns the account and the break.
    pub(super) async fn overruled(&self, payer: &str) -> (Account, String) {
        let ada = self.caller.open("Ada Okafor").await;
        let path = format!("/v1/accounts/{}/close", *ada.account_id);
        let closed = self.caller.post(&path, json!({"reason": "Moved away"}));
        assert_eq!(closed.await.status, 200);
        let sent = self.bank.scheme().pay_in_from(payer, &ada, "12.00").await;
        assert_eq!(sent["code"], "1160", "{sent}");
        self.bank.scheme().overrule(&id(&sent, "fpid")).await;
        self.bank.settle().await;
        let open = self.listed("breaks", "open").await;
        assert_eq!(open[0]["kind"], "contradiction");
        assert_eq!(open[0]["inside"]["status"], "rejected");
        (ada, id(&open[0], "break_id"))
    }

    /// Returns the suspense item of such a payment.
    async fn made_by(&self, payer: &str) -> (Account, String) {
        let (ada, found) = self.overruled(payer).await;
        let accounts = ["fps-settlement", "suspense"];
        self.posted(journal("rejected_but_paid", &found, accounts, "12.00"))
            .await;
        let open = self.listed("suspense-items", "open").await;
        assert_eq!(open[0]["reason"], "contradicted");
        assert_eq!(open[0]["account_id"], *ada.account_id);
        assert_eq!(self.balance("suspense").await, "12.00");
        (ada, id(&open[0], "suspense_item_id"))
    }

    /// Orders the return of an item by two clients; returns the return's id.
    async fn sent_back(&self, item: &str) -> String {
        let journal = self.proposed(back(item, "12.00")).await;
        let approved = self.approve(&self.second, &journal).await;
        assert_eq!(approved.status, 200, "{}", approved.body);
        assert_eq!(approved.body["status"], "approved");
        assert_eq!(approved.body["posted_at"], Value::Null);
        id(&approved.body, "return_payment_id")
    }

    /// Returns the return at the scheme.
    async fn return_there(&self) -> Value {
        let known = self.bank.scheme().payments().await;
        let is_ours = |one: &&Value| one["kind"] == "return" && one["direction"] == "sent";
        let mut returns = known.iter().filter(is_ours);
        let back = returns.next().expect("a return").clone();
        assert!(returns.next().is_none(), "{known:?}");
        back
    }
}

#[tokio::test]
async fn two_clients_return_a_rejected_payment_made_by_the_scheme_from_suspense() {
    let desk = Desk::open().await;
    let (_, item) = desk.made_by(TAKES).await;
    let mut bare = back(&item, "12.00");
    bare["return_reason_code"] = Value::Null;
    assert_eq!(problem(&desk.propose(bare).await), (400, "invalid_field"));
    let part = desk.propose(back(&item, "11.99")).await;
    assert_eq!(problem(&part), (422, "exceeds_open_amount"));
    let journal = desk.proposed(back(&item, "12.00")).await;
    let alone = desk.approve(&desk.first, &journal).await;
    assert_eq!(problem(&alone), (403, "second_client_required"));
    assert_eq!(desk.balance("suspense").await, "12.00");
    let (key, path) = (
        fresh_key(),
        format!("/v1/ledger/journals/{journal}/approve"),
    );
    let body = json!({"sequence": 1, "reason": "Checked against the letter"});
    let approve = || {
        desk.second
            .call("POST", &path, Some(&key), Some(body.clone()))
    };
    let (one, two) = tokio::join!(approve(), approve());
    assert_eq!((one.status, two.status), (200, 200), "{}", one.body);
    assert_eq!(one.body, two.body);
    let path = format!("/v1/ledger/journals/{journal}");
    let read = desk.first.get(&path).await;
    assert_eq!(read.body["return_reason_code"], "account_closed");
    assert_eq!(desk.balance("suspense").await, "0.00");
    let there = desk.return_there().await;
    assert_eq!(there["state"], "accepted", "{there}");
    let cleared = desk.listed("suspense-items", "cleared").await;
    assert_eq!(cleared[0]["open_amount"]["amount"], "0.00");
    assert_eq!(
        cleared[0]["return_payment_id"],
        one.body["return_payment_id"]
    );
    let again = desk.propose(back(&item, "12.00")).await;
    assert_eq!(problem(&again), (422, "item_not_open"));
    assert_eq!(
        desk.recorded(&item).await,
        ["opened", "changed", "cleared"].map(|name| format!("malai.payments.suspense-{name}.v1"))
    );
    assert_eq!(
        desk.recorded(&journal).await,
        ["proposed", "approved"].map(|name| format!("malai.payments.journal-{name}.v1"))
    );
    desk.books_hold().await;
}

#[tokio::test]
async fn a_rejected_return_reopens_its_item_once_however_often_it_is_reported() {
    let desk = Desk::open().await;
    let (_, item) = desk.made_by(REJECTS).await;
    let first = desk.sent_back(&item).await;
    desk.bank.settle().await;
    let fpid = id(&desk.return_there().await, "fpid");
    desk.bank.scheme().repeat_of(&fpid).await;
    desk.bank.settle().await;
    let open = desk.listed("suspense-items", "open").await;
    assert_eq!(open[0]["status"], "open");
    assert_eq!(open[0]["open_amount"]["amount"], "12.00");
    assert_eq!(open[0]["return_payment_id"], first.as_str());
    assert_eq!(desk.balance("suspense").await, "12.00");
    assert_eq!(
        desk.recorded(&item).await,
        ["opened", "changed", "changed"].map(|name| format!("malai.payments.suspense-{name}.v1"))
    );
    let second = desk.sent_back(&item).await;
    assert_ne!(second, first);
    desk.bank.settle().await;
    // A return that is not accepted is credited here after all.
    let ben = desk.caller.open("Ben Adeyemi").await;
    desk.posted(applied(&item, &ben.account_id, "12.00")).await;
    let all = ["12.00", "0.00", "12.00"];
    assert_eq!(money(&desk.caller, &ben.account_id).await, all);
    assert_eq!(desk.balance("suspense").await, "0.00");
    desk.books_hold().await;
}

#[tokio::test]
async fn an_unanswered_return_keeps_its_item_until_the_desk_resolves_it() {
    let desk = Desk::open().await;
    let (_, item) = desk.made_by(SILENT).await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let payment = desk.sent_back(&item).await;
    desk.bank.settle().await;
    for _ in 0..5 {
        desk.bank.advance(60).await;
    }
    let open = desk.listed("suspense-items", "open").await;
    assert_eq!(open[0]["status"], "returning");
    assert_eq!(desk.balance("suspense").await, "12.00");
    let applied = desk.propose(applied(&item, &ben.account_id, "12.00")).await;
    assert_eq!(problem(&applied), (422, "item_not_open"));
    let unknown = desk.second.get("/v1/ledger/unknown-payments").await;
    let unknown = &unknown.body["data"][0];
    assert_eq!(unknown["payment_id"], payment.as_str(), "{unknown}");
    let path = format!("/v1/ledger/unknown-payments/{payment}/resolution");
    let found = json!({
        "outcome": "settled", "evidence": evidence(), "reason": "The other bank wrote so",
    });
    let proposed = desk.first.post(&path, found).await;
    assert_eq!(proposed.status, 201, "{}", proposed.body);
    let checked = json!({"outcome": "settled", "reason": "Checked against the letter"});
    let approved = desk.second.post(&format!("{path}/approve"), checked).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    assert_eq!(desk.balance("suspense").await, "0.00");
    let cleared = desk.listed("suspense-items", "cleared").await;
    assert_eq!(cleared[0]["suspense_item_id"], item.as_str());
}

/// Damages every archived payment. Returns their number.
fn damage_archive(directory: &Path) -> usize {
    let mut damaged: usize = 0;
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            damaged = damaged.saturating_add(damage_archive(&path));
            continue;
        }
        let is_payment =
            fs::read_to_string(&path).is_ok_and(|text| text.contains("<FIToFICstmrCdtTrf>"));
        if is_payment {
            fs::write(&path, "<Document/>").expect("another message");
            damaged = damaged.saturating_add(1);
        }
    }
    damaged
}

#[tokio::test]
async fn two_clients_end_an_unwritable_return_and_its_item_reopens() {
    let desk = Desk::open().await;
    let (_, item) = desk.made_by(TAKES).await;
    assert_eq!(damage_archive(&desk.bank.data().join("objects")), 1);
    let payment = desk.sent_back(&item).await;
    desk.bank.settle().await;
    desk.bank.advance(600).await;
    assert_eq!(desk.bank.status().await["dead_letters"], json!([]));
    let list = "/v1/ledger/unknown-payments?status=accepted";
    let waiting = desk.second.get(list).await.body["data"][0].clone();
    assert_eq!(waiting["payment_id"], payment.as_str(), "{waiting}");
    let path = format!("/v1/ledger/unknown-payments/{payment}/resolution");
    let found = |outcome: &str| json!({"outcome": outcome, "evidence": evidence(), "reason": "Its original is lost"});
    let settled = desk.first.post(&path, found("settled")).await;
    assert_eq!(problem(&settled), (422, "not_unknown"));
    let rejected = desk.first.post(&path, found("rejected")).await;
    assert_eq!(rejected.status, 201, "{}", rejected.body);
    let checked = json!({"outcome": "rejected", "reason": "Checked in the archive"});
    let approved = desk.second.post(&format!("{path}/approve"), checked).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    desk.bank.settle().await;
    assert_eq!(desk.balance("suspense").await, "12.00");
    let open = desk.listed("suspense-items", "open").await;
    assert_eq!(open[0]["status"], "open");
    let ben = desk.caller.open("Ben Adeyemi").await;
    desk.posted(applied(&item, &ben.account_id, "12.00")).await;
    assert_eq!(desk.balance("suspense").await, "0.00");
}

#[tokio::test]
async fn a_received_return_or_unsent_payment_is_not_returned_from_suspense() {
    let desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let refused = desk.propose(back(&item, "20.00")).await;
    assert_eq!(problem(&refused), (422, "not_returnable"));
    assert_example(&refused.body);
    let ada = crate::funded(&desk.bank, &desk.caller, "Ada Okafor", "30.00").await;
    contradicted(&desk, &ada, [ACCEPTED, "reject"]).await;
    let open = desk.listed("breaks", "open").await;
    let accounts = ["fps-settlement", "suspense"];
    let found = id(&open[0], "break_id");
    desk.posted(journal("settled_but_refused", &found, accounts, "10.00"))
        .await;
    let items = desk.listed("suspense-items", "open").await;
    let own = id(items.last().expect("an item"), "suspense_item_id");
    assert_ne!(own, item);
    let refused = desk.propose(back(&own, "10.00")).await;
    assert_eq!(problem(&refused), (422, "not_returnable"));
    desk.books_hold().await;
}

#[tokio::test]
async fn concurrent_application_and_return_commit_exactly_one() {
    let desk = Desk::open().await;
    let (_, item) = desk.made_by(TAKES).await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let to_ben = desk
        .proposed(applied(&item, &ben.account_id, "12.00"))
        .await;
    let one = desk.proposed(back(&item, "12.00")).await;
    let two = desk.proposed(back(&item, "12.00")).await;
    let answers = tokio::join!(
        desk.approve(&desk.second, &to_ben),
        desk.approve(&desk.second, &one),
        desk.approve(&desk.second, &two),
    );
    let answers = [answers.0, answers.1, answers.2];
    let done = answers.iter().filter(|answer| answer.status == 200);
    assert_eq!(done.count(), 1);
    for refused in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(problem(refused), (422, "item_not_open"));
    }
    assert_eq!(desk.balance("suspense").await, "0.00");
    desk.books_hold().await;
}

#[tokio::test]
async fn an_item_partly_applied_or_disputed_again_is_not_returned() {
    let desk = Desk::open().await;
    let (_, item) = desk.made_by(TAKES).await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let whole = desk.proposed(back(&item, "12.00")).await;
    desk.posted(applied(&item, &ben.account_id, "5.00")).await;
    let late = desk.approve(&desk.second, &whole).await;
    assert_eq!(problem(&late), (422, "not_returnable"));
    let rest = desk.propose(back(&item, "7.00")).await;
    assert_eq!(problem(&rest), (422, "not_returnable"));
    let shaped = desk.overruled(TAKES).await;
    let wrong = ["receivables", "fps-settlement"];
    let wrong = journal("rejected_but_paid", &shaped.1, wrong, "12.00");
    let wrong = desk.propose(wrong).await;
    assert_eq!(problem(&wrong), (422, "item_not_open"));
    desk.books_hold().await;
}
