//! Journals: two clients of the bank apply suspense items.

use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, elsewhere, fresh_key, order};
use tests::examples::assert_example;

use crate::{MALAI, funded, money, once};

const JOURNALS: &str = "/v1/ledger/journals";

/// A bank, and the two clients of its desk.
pub(super) struct Desk {
    pub(super) bank: Bank,
    pub(super) caller: Caller,
    pub(super) first: Caller,
    pub(super) second: Caller,
}

impl Desk {
    pub(super) async fn open() -> Self {
        let bank = Bank::start(MALAI);
        let caller = bank.operator().await;
        let (first, second) = bank.desk().await;
        Self {
            bank,
            caller,
            first,
            second,
        }
    }

    /// Returns an account of Ada's that was closed before a payment of 20.00 was returned to it,
    /// and the suspense item.
    pub(super) async fn suspended(&self) -> (Account, String) {
        let ada = funded(&self.bank, &self.caller, "Ada Okafor", "20.00").await;
        let payment = self.paid(&ada, "58302914", "20.00").await;
        let payment = once(
            &self.bank,
            &self.caller,
            &payment.payment_id,
            PaymentStatus::Settled,
        );
        let payment = payment.await;
        let path = format!("/v1/accounts/{}/close", *ada.account_id);
        let closed = self.caller.post(&path, json!({"reason": "Moved away"}));
        assert_eq!(closed.await.status, 200);
        self.bank.scheme().send_back(&payment, "00000006").await;
        self.bank.settle().await;
        let item = self.item(&payment).await;
        (ada, id(&item, "suspense_item_id"))
    }

    pub(super) async fn paid(&self, from: &Account, to: &str, pounds: &str) -> Payment {
        let payment = order(&from.account_id, &elsewhere(to), pounds);
        let payment = self.caller.pay(payment).await;
        self.bank.settle().await;
        payment
    }

    /// Returns the newest open suspense item, of this payment or its return.
    pub(super) async fn item(&self, _of: &Payment) -> Value {
        let open = self.listed("suspense-items", "open").await;
        open.last().expect("an item").clone()
    }

    pub(super) async fn listed(&self, list: &str, state: &str) -> Vec<Value> {
        let page = self
            .second
            .get(&format!("/v1/ledger/{list}?state={state}"))
            .await;
        assert_eq!(page.status, 200, "{}", page.body);
        page.body["data"].as_array().expect("a list").clone()
    }

    pub(super) async fn propose(&self, proposal: Value) -> Answer {
        self.first.post(JOURNALS, proposal).await
    }

    /// Returns the id of a proposed journal.
    pub(super) async fn proposed(&self, proposal: Value) -> String {
        let journal = self.propose(proposal).await;
        assert_eq!(journal.status, 201, "{}", journal.body);
        assert_eq!(journal.body["status"], "proposed");
        id(&journal.body, "journal_id")
    }

    pub(super) async fn approve(&self, by: &Caller, journal: &str) -> Answer {
        let body = json!({"sequence": 1, "reason": "Checked against the letter"});
        by.post(&format!("{JOURNALS}/{journal}/approve"), body)
            .await
    }

    /// Posts a journal by two clients.
    pub(super) async fn posted(&self, proposal: Value) -> String {
        let journal = self.proposed(proposal).await;
        let posted = self.approve(&self.second, &journal).await;
        assert_eq!(posted.status, 200, "{}", posted.body);
        assert_eq!(posted.body["status"], "posted");
        assert_ne!(
            posted.body["proposed_by_client_id"],
            posted.body["decided_by_client_id"]
        );
        journal
    }

    pub(super) async fn balance(&self, internal: &str) -> String {
        self.bank.settle().await;
        let path = format!("/v1/internal-accounts/{internal}/balance?currency=GBP");
        let balance = self.first.get(&path).await;
        assert_eq!(balance.status, 200, "{}", balance.body);
        let amount = balance.body["balance"]["amount"].as_str();
        amount.expect("an amount").to_owned()
    }

    /// Returns the types of the audit records of this subject, of the bank's own tenant.
    pub(super) async fn recorded(&self, subject: &str) -> Vec<String> {
        self.bank.settle().await;
        let path = format!("/v1/audit/records?subject={subject}");
        let records = self.first.get(&path).await;
        let records = records.body["data"].as_array().expect("records").clone();
        let kind = |one: &Value| id(one, "event_type");
        records.iter().map(kind).collect()
    }

    /// Stops the bank and checks its books.
    pub(super) async fn books_hold(mut self) {
        self.bank.settle().await;
        assert_eq!(self.bank.status().await["dead_letters"], json!([]));
        self.bank.stop();
        let report = local::reconcile::reconcile(self.bank.data()).expect("books");
        assert!(report.is_consistent() && report.is_complete(), "{report}");
    }
}

pub(super) fn id(of: &Value, name: &str) -> String {
    of[name].as_str().expect(name).to_owned()
}

pub(super) fn problem(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

pub(super) fn evidence() -> Value {
    json!([{"kind": "correspondence", "reference": "Letter 4", "sha256": "0a".repeat(32)}])
}

pub(super) fn journal(
    purpose: &str,
    subject: &str,
    [debit, credit]: [&str; 2],
    pounds: &str,
) -> Value {
    let amount = json!({"amount": pounds, "currency": "GBP"});
    json!({
        "purpose": purpose,
        "subject": subject,
        "transfers": [{"debit": debit, "credit": credit, "amount": amount}],
        "evidence": evidence(),
        "reason": "The payer named another account",
    })
}

pub(super) fn applied(item: &str, to: &str, pounds: &str) -> Value {
    journal("suspense_applied", item, ["suspense", to], pounds)
}

#[tokio::test]
async fn a_suspense_item_is_applied_in_parts_by_two_clients_and_not_by_one() {
    let desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let part = desk.proposed(applied(&item, &ben.account_id, "5.00")).await;
    let alone = desk.approve(&desk.first, &part).await;
    assert_eq!(problem(&alone), (403, "second_client_required"));
    let path = format!("{JOURNALS}/{part}/approve");
    let unseen = json!({"sequence": 2, "reason": "Checked"});
    let unseen = desk.second.post(&path, unseen).await;
    assert_eq!(problem(&unseen), (422, "not_proposed"));
    let nothing = ["0.00", "0.00", "0.00"];
    assert_eq!(money(&desk.caller, &ben.account_id).await, nothing);
    assert_eq!(desk.approve(&desk.second, &part).await.status, 200);
    let some = ["5.00", "0.00", "5.00"];
    assert_eq!(money(&desk.caller, &ben.account_id).await, some);
    let listed = desk.listed("suspense-items", "open").await;
    assert_eq!(listed[0]["status"], "part_cleared");
    assert_eq!(listed[0]["open_amount"]["amount"], "15.00");
    let more = desk.propose(applied(&item, &ben.account_id, "15.01")).await;
    assert_eq!(problem(&more), (422, "exceeds_open_amount"));
    assert_example(&more.body);
    let rest = desk.posted(applied(&item, &ben.account_id, "15.00")).await;
    let all = ["20.00", "0.00", "20.00"];
    assert_eq!(money(&desk.caller, &ben.account_id).await, all);
    assert!(desk.listed("suspense-items", "open").await.is_empty());
    let cleared = desk.listed("suspense-items", "cleared").await;
    assert_eq!(cleared[0]["open_amount"]["amount"], "0.00");
    let late = desk.propose(applied(&item, &ben.account_id, "0.01")).await;
    assert_eq!(problem(&late), (422, "item_not_open"));
    assert_example(&late.body);
    assert_eq!(desk.balance("suspense").await, "0.00");
    let list = format!("/v1/accounts/{}/transactions", *ben.account_id);
    let entries = desk.caller.get(&list).await;
    assert_eq!(entries.body["data"][0]["kind"], "adjustment");
    assert_eq!(entries.body["data"][0]["journal_id"], rest.as_str());
    assert_eq!(
        desk.recorded(&item).await,
        ["opened", "changed", "cleared"].map(|name| format!("malai.payments.suspense-{name}.v1"))
    );
    assert_eq!(
        desk.recorded(&rest).await,
        ["proposed", "posted"].map(|name| format!("malai.payments.journal-{name}.v1"))
    );
    desk.books_hold().await;
}

#[tokio::test]
async fn concurrent_approvals_book_each_journal_once_and_no_more_than_is_open() {
    let desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let whole = || applied(&item, &ben.account_id, "20.00");
    let (one, two) = (desk.proposed(whole()).await, desk.proposed(whole()).await);
    let answers = tokio::join!(
        desk.approve(&desk.second, &one),
        desk.approve(&desk.second, &one),
        desk.approve(&desk.second, &two),
        desk.approve(&desk.second, &two),
    );
    let answers = [answers.0, answers.1, answers.2, answers.3];
    let posted = answers.iter().filter(|answer| answer.status == 200);
    assert_eq!(posted.count(), 1);
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        let code = answer.code();
        assert!(["not_proposed", "item_not_open"].contains(&code), "{code}");
    }
    let booked = ["20.00", "0.00", "20.00"];
    assert_eq!(money(&desk.caller, &ben.account_id).await, booked);
    desk.books_hold().await;
}

#[tokio::test]
async fn a_journal_to_an_account_that_cannot_be_credited_books_nothing_and_may_be_declined() {
    let desk = Desk::open().await;
    let (ada, item) = desk.suspended().await;
    let journal = desk
        .proposed(applied(&item, &ada.account_id, "20.00"))
        .await;
    let (key, path) = (fresh_key(), format!("{JOURNALS}/{journal}/approve"));
    let body = json!({"sequence": 1, "reason": "Checked"});
    let approve = || {
        desk.second
            .call("POST", &path, Some(&key), Some(body.clone()))
    };
    assert_eq!(problem(&approve().await), (422, "account_closed"));
    let again = approve().await;
    assert_eq!(problem(&again), (422, "account_closed"));
    assert!(again.is_replay());
    let reason = json!({"reason": "The account is closed"});
    let decline = format!("{JOURNALS}/{journal}/decline");
    let own = desk.first.post(&decline, reason.clone()).await;
    assert_eq!(problem(&own), (403, "second_client_required"));
    let declined = desk.second.post(&decline, reason).await;
    assert_eq!(declined.body["status"], "declined", "{}", declined.body);
    let late = desk.approve(&desk.second, &journal).await;
    assert_eq!(problem(&late), (422, "not_proposed"));
    let nobody = "acc_0000000000000000000000000g";
    let journal = desk.proposed(applied(&item, nobody, "20.00")).await;
    let unknown = desk.approve(&desk.second, &journal).await;
    assert_eq!(problem(&unknown), (422, "payee_account_unknown"));
    let open = desk.listed("suspense-items", "open").await;
    assert_eq!(open[0]["open_amount"]["amount"], "20.00");
    assert_eq!(desk.balance("suspense").await, "20.00");
    desk.books_hold().await;
}

#[tokio::test]
async fn no_client_of_an_institution_uses_journals_and_each_is_validated_when_proposed() {
    let desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let right = applied(&item, &ben.account_id, "1.00");
    let own = desk.caller.post(JOURNALS, right.clone()).await;
    assert_eq!(problem(&own), (403, "forbidden"));
    let journal = desk.proposed(right.clone()).await;
    let path = format!("{JOURNALS}/{journal}");
    assert_eq!(desk.second.get(&path).await.status, 200);
    assert_eq!(problem(&desk.caller.get(&path).await), (403, "forbidden"));
    let other = desk.approve(&desk.caller, &journal).await;
    assert_eq!(problem(&other), (403, "forbidden"));
    let nothing = format!("{JOURNALS}/jnl_0000000000000000000000000g");
    assert_eq!(
        problem(&desk.second.get(&nothing).await),
        (404, "not_found")
    );
    let mut bare = right.clone();
    bare["evidence"] = json!([]);
    let bare = desk.propose(bare).await;
    assert_eq!(problem(&bare), (422, "evidence_required"));
    let mut dollars = right.clone();
    dollars["transfers"][0]["amount"]["currency"] = json!("USD");
    let dollars = desk.propose(dollars).await;
    assert_eq!(problem(&dollars), (422, "currency_mismatch"));
    let wrong = [
        ("debit", json!(*ben.account_id)),
        ("credit", json!("suspense")),
        ("credit", json!("nostro")),
    ];
    for (side, account) in wrong {
        let mut wrong = right.clone();
        wrong["transfers"][0][side] = account;
        let wrong = desk.propose(wrong).await;
        assert_eq!(problem(&wrong), (400, "invalid_field"), "{side}");
    }
    let unknown = "sus_0000000000000000000000000g";
    let unknown = desk.propose(applied(unknown, &ben.account_id, "1.00"));
    assert_eq!(problem(&unknown.await), (404, "not_found"));
}

#[tokio::test]
async fn a_journal_is_proposed_and_posted_once_under_its_key() {
    let desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let ben = desk.caller.open("Ben Adeyemi").await;
    let key = fresh_key();
    let propose = |pounds: &str| {
        let body = Some(applied(&item, &ben.account_id, pounds));
        desk.first.call("POST", JOURNALS, Some(&key), body)
    };
    let first = propose("5.00").await;
    let again = propose("5.00").await;
    assert_eq!((again.status, &again.body), (201, &first.body));
    assert!(again.is_replay());
    let other = propose("6.00").await;
    assert_eq!(problem(&other), (422, "idempotency_key_reused"));
    let journal = id(&first.body, "journal_id");
    let (key, path) = (fresh_key(), format!("{JOURNALS}/{journal}/approve"));
    let body = json!({"sequence": 1, "reason": "Checked"});
    let approve = || {
        desk.second
            .call("POST", &path, Some(&key), Some(body.clone()))
    };
    let (one, two) = tokio::join!(approve(), approve());
    assert_eq!((one.status, two.status), (200, 200), "{}", one.body);
    assert!(approve().await.is_replay());
    let booked = ["5.00", "0.00", "5.00"];
    assert_eq!(money(&desk.caller, &ben.account_id).await, booked);
    desk.books_hold().await;
}
