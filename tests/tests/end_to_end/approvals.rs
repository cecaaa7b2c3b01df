//! Payments above their client's limit: created by one client, approved by another.

use std::sync::Arc;

use malai_client::types::{Account, Creditor, Payment, PaymentId, PaymentStatus, Scope};
use serde_json::json;
use tests::bank::{Answer, Bank, Caller, at_this_bank, elsewhere, fresh_key, order, policy_change};
use tests::examples::assert_example;

use crate::{funded, money, once};

/// A client with a limit of fifty pounds, one that may approve any amount, and Ada's money.
struct Desk {
    bank: Arc<Bank>,
    chief: Caller,
    maker: Caller,
    maker_id: String,
    ada: Account,
}

const SCOPES: [Scope; 4] = [
    Scope::AccountsRead,
    Scope::PaymentsApprove,
    Scope::PaymentsRead,
    Scope::PaymentsWrite,
];

impl Desk {
    async fn with(pounds: &str) -> Self {
        Self::at(Bank::shared(crate::MALAI), pounds).await
    }

    async fn at(bank: Arc<Bank>, pounds: &str) -> Self {
        let chief = bank.operator().await;
        let (maker, maker_id) = limited(&bank, &chief, "50.00").await;
        let ada = funded(&bank, &chief, "Ada Okafor", pounds).await;
        Self {
            bank,
            chief,
            maker,
            maker_id,
            ada,
        }
    }

    async fn ordered(&self, to: &Creditor, pounds: &str) -> Payment {
        self.maker
            .pay(order(&self.ada.account_id, to, pounds))
            .await
    }

    async fn money(&self) -> [String; 3] {
        money(&self.chief, &self.ada.account_id).await
    }

    /// Returns which clients approved a payment, by the audit records of that event.
    async fn approvals_recorded(&self, id: &PaymentId) -> Vec<Option<String>> {
        self.bank.settle().await;
        let path = format!("/v1/audit/records?subject={}", **id);
        let page = self.bank.operator().await.get(&path).await;
        let records = page.body["data"].as_array().cloned().unwrap_or_default();
        records
            .iter()
            .filter(|record| record["event_type"] == "malai.payments.payment-approved.v1")
            .map(|record| record["actor"]["client_id"].as_str().map(str::to_owned))
            .collect()
    }

    async fn once(&self, id: &PaymentId, status: PaymentStatus) -> Payment {
        once(&self.bank, &self.chief, id, status).await
    }
}

/// Returns a client with a limit, and its id. The policy is in force before its first token.
async fn limited(bank: &Bank, chief: &Caller, pounds: &str) -> (Caller, String) {
    let credential = chief.register(&SCOPES).await;
    let policy = policy_change(1, &json!({"approval_above": {"GBP": pounds}}), "A clerk");
    let path = format!("/v1/clients/{}/policy", credential.client_id);
    let set = chief
        .call("POST", &path, Some(&fresh_key()), Some(policy))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    (bank.caller(&credential).await, credential.client_id)
}

async fn decide(caller: &Caller, verb: &str, id: &PaymentId, key: &str) -> Answer {
    let path = format!("/v1/payments/{}/{verb}", **id);
    let body = json!({"reason": "Checked against the invoice"});
    caller.call("POST", &path, Some(key), Some(body)).await
}

async fn decided(caller: &Caller, verb: &str, id: &PaymentId) -> (u16, String) {
    let answer = decide(caller, verb, id, &fresh_key()).await;
    let word = match answer.status {
        200 => answer.body["status"].as_str().unwrap_or_default(),
        _ => answer.code(),
    };
    (answer.status, word.to_owned())
}

fn said(status: u16, word: &str) -> (u16, String) {
    (status, word.to_owned())
}

#[tokio::test]
async fn a_payment_above_the_limit_is_held_until_another_client_approves_it() {
    // A separate bank, because its clock is moved.
    let desk = Desk::at(Arc::new(Bank::start(crate::MALAI)), "200.00").await;
    let below = desk.ordered(&elsewhere("58302914"), "50.00").await;
    assert_eq!(below.status, PaymentStatus::Accepted);
    desk.once(&below.payment_id, PaymentStatus::Settled).await;
    let paid = desk.ordered(&elsewhere("58302914"), "50.01").await;
    let id = &paid.payment_id;
    assert_eq!(paid.status, PaymentStatus::AwaitingApproval);
    assert_eq!(desk.money().await, ["150.00", "50.01", "99.99"]);
    // Neither time nor the client itself submits it.
    desk.bank.advance(300).await;
    desk.once(id, PaymentStatus::AwaitingApproval).await;
    let own = decided(&desk.maker, "approve", id).await;
    assert_eq!(own, said(403, "second_client_required"));
    let (small, _) = limited(&desk.bank, &desk.chief, "50.00").await;
    let two_small_ones = decided(&small, "approve", id).await;
    assert_eq!(two_small_ones, said(403, "approval_limit_exceeded"));
    let key = fresh_key();
    let approved = decide(&desk.chief, "approve", id, &key).await;
    assert_eq!(
        (approved.status, &approved.body["status"]),
        (200, &json!("accepted"))
    );
    let settled = desk.once(id, PaymentStatus::Settled).await;
    let approval = settled.approval.expect("who approved it");
    assert_eq!(
        approval.ordered_by_client_id.as_deref(),
        Some(&desk.maker_id)
    );
    assert_ne!(
        approval.decided_by_client_id.as_deref(),
        Some(&desk.maker_id)
    );
    assert!(approval.decided_at.is_some());
    assert!(settled.scheme.and_then(|scheme| scheme.fpid).is_some());
    assert_eq!(desk.money().await, ["99.99", "0.00", "99.99"]);
    let approved_by = approval.decided_by_client_id.as_deref();
    assert_eq!(desk.approvals_recorded(id).await, [approved_by.cloned()]);
    // A repeated request gets the first response.
    let again = decide(&desk.chief, "approve", id, &key).await;
    assert!(again.is_replay());
    assert_eq!(again.body, approved.body);
    let late = decided(&desk.chief, "decline", id).await;
    assert_eq!(late, said(422, "not_awaiting_approval"));
}

#[tokio::test]
async fn a_repeated_order_is_replayed_whatever_was_decided_since() {
    let desk = Desk::with("200.00").await;
    let (key, path) = (fresh_key(), "/v1/payments");
    let body = json!({
        "debtor_account_id": desk.ada.account_id,
        "creditor": {"name": "Ben", "sort_code": "000002", "account_number": "58302914"},
        "amount": {"amount": "60.00", "currency": "GBP"},
    });
    let first = desk
        .maker
        .call("POST", path, Some(&key), Some(body.clone()))
        .await;
    assert_eq!(
        (first.status, &first.body["status"]),
        (201, &json!("awaiting_approval"))
    );
    let id: PaymentId = serde_json::from_value(first.body["payment_id"].clone()).expect("an id");
    assert_eq!(
        decided(&desk.chief, "approve", &id).await,
        said(200, "accepted")
    );
    desk.once(&id, PaymentStatus::Settled).await;
    let again = desk.maker.call("POST", path, Some(&key), Some(body)).await;
    assert!(again.is_replay());
    assert_eq!((again.status, again.body), (201, first.body));
}

#[tokio::test]
async fn within_the_bank_the_money_moves_on_approval_and_only_between_accounts_that_may() {
    let desk = Desk::with("200.00").await;
    let ben = desk.chief.open("Ben Adeyemi").await;
    let paid = desk.ordered(&at_this_bank(&ben), "80.00").await;
    let id = &paid.payment_id;
    assert_eq!(paid.status, PaymentStatus::AwaitingApproval);
    assert_eq!(desk.money().await, ["200.00", "80.00", "120.00"]);
    assert_eq!(
        money(&desk.chief, &ben.account_id).await,
        ["0.00", "0.00", "0.00"]
    );
    let freeze = |verb: &str| format!("/v1/accounts/{}/{verb}", *desk.ada.account_id);
    let why = json!({"reason": "Reported lost phone"});
    desk.chief
        .call(
            "POST",
            &freeze("freeze"),
            Some(&fresh_key()),
            Some(why.clone()),
        )
        .await;
    let frozen = decide(&desk.chief, "approve", id, &fresh_key()).await;
    assert_eq!((frozen.status, frozen.code()), (422, "account_frozen"));
    assert_example(&frozen.body);
    desk.once(id, PaymentStatus::AwaitingApproval).await;
    desk.chief
        .call("POST", &freeze("unfreeze"), Some(&fresh_key()), Some(why))
        .await;
    assert_eq!(
        decided(&desk.chief, "approve", id).await,
        said(200, "settled")
    );
    assert_eq!(desk.money().await, ["120.00", "0.00", "120.00"]);
    assert_eq!(
        money(&desk.chief, &ben.account_id).await,
        ["80.00", "0.00", "80.00"]
    );
    let nobody = Creditor {
        account_number: "00000017".parse().expect("a number"),
        ..at_this_bank(&ben)
    };
    let lost = desk.ordered(&nobody, "90.00").await;
    let unknown = decided(&desk.chief, "approve", &lost.payment_id).await;
    assert_eq!(unknown, said(422, "payee_account_unknown"));
    assert_eq!(
        decided(&desk.chief, "decline", &lost.payment_id).await,
        said(200, "declined")
    );
    assert_eq!(desk.money().await, ["120.00", "0.00", "120.00"]);
}

#[tokio::test]
async fn a_pending_approval_is_listed_until_declined_or_cancelled_and_its_funds_released() {
    let desk = Desk::with("200.00").await;
    let declined = desk
        .ordered(&elsewhere("58302914"), "60.00")
        .await
        .payment_id;
    let cancelled = desk
        .ordered(&elsewhere("58302914"), "70.00")
        .await
        .payment_id;
    assert_eq!(desk.money().await, ["200.00", "130.00", "70.00"]);
    desk.bank.settle().await;
    let listed = waiting(&desk.chief).await;
    assert!(
        listed.contains(&*declined) && listed.contains(&*cancelled),
        "{listed:?}"
    );
    let other = waiting(&desk.bank.other().await).await;
    assert!(!other.contains(&*declined), "another institution's");
    let own = decided(&desk.maker, "decline", &declined).await;
    assert_eq!(own, said(403, "second_client_required"));
    assert_eq!(
        decided(&desk.chief, "decline", &declined).await,
        said(200, "declined")
    );
    assert_eq!(
        decided(&desk.maker, "cancel", &cancelled).await,
        said(200, "cancelled")
    );
    for id in [&declined, &cancelled] {
        let late = decided(&desk.chief, "approve", id).await;
        assert_eq!(late, said(422, "not_awaiting_approval"));
    }
    let late = decided(&desk.maker, "cancel", &declined).await;
    assert_eq!(late, said(422, "not_cancellable"));
    assert_eq!(desk.money().await, ["200.00", "0.00", "200.00"]);
    desk.bank.settle().await;
    let listed = waiting(&desk.chief).await;
    assert!(
        !listed.contains(&*declined) && !listed.contains(&*cancelled),
        "{listed:?}"
    );
}

#[tokio::test]
async fn a_return_above_the_limit_awaits_approval_and_declining_it_leaves_the_original_settled() {
    let desk = Desk::with("10.00").await;
    desk.bank
        .scheme()
        .pay_in_from("31926819", &desk.ada, "75.00")
        .await;
    desk.bank.settle().await;
    let list = format!("/v1/payments?account_id={}", *desk.ada.account_id);
    let received = desk.chief.get(&list).await.body["data"][0].clone();
    let original: PaymentId =
        serde_json::from_value(received["payment_id"].clone()).expect("an id");
    let path = format!("/v1/payments/{}/return", *original);
    let why = json!({"reason_code": "not_expected"});
    for (verb, status, original_then) in [
        ("decline", "declined", PaymentStatus::Settled),
        ("cancel", "cancelled", PaymentStatus::Settled),
        ("approve", "accepted", PaymentStatus::Returned),
    ] {
        let back = desk
            .maker
            .call("POST", &path, Some(&fresh_key()), Some(why.clone()))
            .await;
        assert_eq!(back.body["status"], "awaiting_approval", "{}", back.body);
        let id: PaymentId = serde_json::from_value(back.body["payment_id"].clone()).expect("an id");
        assert_eq!(desk.money().await, ["85.00", "75.00", "10.00"]);
        assert_eq!(decided(&desk.chief, verb, &id).await, said(200, status));
        desk.once(&original, original_then).await;
    }
    assert_eq!(desk.money().await, ["10.00", "0.00", "10.00"]);
}

#[tokio::test]
async fn concurrent_approve_and_decline_commit_exactly_one() {
    let desk = Desk::with("1000.00").await;
    for _ in 0..8 {
        let id = desk
            .ordered(&elsewhere("58302914"), "60.00")
            .await
            .payment_id;
        let (approved, declined, cancelled) = tokio::join!(
            decided(&desk.chief, "approve", &id),
            decided(&desk.chief, "decline", &id),
            decided(&desk.maker, "cancel", &id),
        );
        let all = [approved, declined, cancelled];
        let done: Vec<_> = all.iter().filter(|(status, _)| *status == 200).collect();
        // An approved payment that is not submitted yet can still be cancelled.
        let both = done.len() == 2 && all[0].0 == 200 && all[2].0 == 200;
        assert!(done.len() == 1 || both, "{all:?}");
        let then = match (&all[0].0, &all[1].0, &all[2].0) {
            (_, _, 200) => PaymentStatus::Cancelled,
            (_, 200, _) => PaymentStatus::Declined,
            _ => PaymentStatus::Settled,
        };
        desk.once(&id, then).await;
    }
}

/// Returns the ids of the pending approvals.
async fn waiting(caller: &Caller) -> Vec<String> {
    let page = caller.get("/v1/payments?status=awaiting_approval").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let rows = page.body["data"].as_array().expect("payments").clone();
    rows.iter()
        .map(|row| row["payment_id"].as_str().expect("an id").to_owned())
        .collect()
}
