//! The operations desk: two clients of the bank's own tenant end what needs a person.

use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, elsewhere, fresh_key, order, status_report};
use tests::examples::assert_example;

use super::outcomes::{ACCEPTED, PAYMENT, id_in_messages};
use crate::{MALAI, funded, money, once};

const UNKNOWN: &str = "/v1/ledger/unknown-payments";

/// A bank with a payment of 10.00 whose outcome is unknown, and its desk.
struct Desk {
    bank: Bank,
    caller: Caller,
    ada: Account,
    payment: Payment,
    first: Caller,
    second: Caller,
}

impl Desk {
    async fn with_an_unknown_payment() -> Self {
        let bank = Bank::start(MALAI);
        let caller = bank.operator().await;
        let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
        let to = elsewhere("00030000");
        let payment = caller.pay(order(&ada.account_id, &to, "10.00")).await;
        bank.settle().await;
        for _ in 0..5 {
            bank.advance(60).await;
        }
        let payment = once(&bank, &caller, &payment.payment_id, PaymentStatus::Unknown).await;
        let (first, second) = bank.desk().await;
        Self {
            bank,
            caller,
            ada,
            payment,
            first,
            second,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("{UNKNOWN}/{}{rest}", *self.payment.payment_id)
    }

    async fn propose(&self, outcome: &str) -> Answer {
        let path = self.path("/resolution");
        self.first.post(&path, proposal(outcome)).await
    }

    async fn approve(&self, by: &Caller, outcome: &str) -> Answer {
        let body = json!({"outcome": outcome, "reason": "Checked against the report"});
        by.post(&self.path("/resolution/approve"), body).await
    }

    async fn listed(&self) -> Vec<Value> {
        let page = self.second.get(UNKNOWN).await;
        assert_eq!(page.status, 200, "{}", page.body);
        page.body["data"].as_array().expect("a list").clone()
    }

    async fn money(&self) -> [String; 3] {
        money(&self.caller, &self.ada.account_id).await
    }
}

fn proposal(outcome: &str) -> Value {
    json!({
        "outcome": outcome,
        "evidence": [{
            "kind": "scheme_report",
            "reference": "FPS settlement report, line 4",
            "sha256": "0a".repeat(32),
        }],
        "reason": "The report of the scheme says so",
    })
}

fn problem(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

#[tokio::test]
async fn an_unknown_payment_is_settled_by_two_clients_of_the_bank_and_not_by_one() {
    let desk = Desk::with_an_unknown_payment().await;
    let listed = desk.listed().await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["payment_id"], *desk.payment.payment_id);
    assert_eq!(listed[0]["status"], "unknown");
    let proposed = desk.propose("settled").await;
    assert_eq!(proposed.status, 201, "{}", proposed.body);
    assert_eq!(desk.money().await, ["100.00", "10.00", "90.00"]);
    let alone = desk.approve(&desk.first, "settled").await;
    assert_eq!(problem(&alone), (403, "second_client_required"));
    let unseen = desk.approve(&desk.second, "rejected").await;
    assert_eq!(problem(&unseen), (422, "not_proposed"));
    let shown = desk.listed().await;
    assert_eq!(shown[0]["resolution"]["status"], "proposed", "{shown:?}");
    let approved = desk.approve(&desk.second, "settled").await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    assert_eq!(approved.body["status"], "approved");
    assert_eq!(desk.money().await, ["90.00", "0.00", "90.00"]);
    let id = &desk.payment.payment_id;
    once(&desk.bank, &desk.caller, id, PaymentStatus::Settled).await;
    let again = desk.approve(&desk.second, "settled").await;
    assert_eq!(problem(&again), (422, "not_unknown"));
    assert_eq!(desk.bank.status().await["dead_letters"], json!([]));
    assert!(desk.listed().await.is_empty());
}

#[tokio::test]
async fn an_unknown_payment_that_was_never_made_is_rejected_and_its_funds_released() {
    let desk = Desk::with_an_unknown_payment().await;
    assert_eq!(desk.propose("rejected").await.status, 201);
    let approved = desk.approve(&desk.second, "rejected").await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    assert_eq!(desk.money().await, ["100.00", "0.00", "100.00"]);
    let id = &desk.payment.payment_id;
    let payment = once(&desk.bank, &desk.caller, id, PaymentStatus::Rejected).await;
    let reason = payment.reason.expect("a reason");
    assert_eq!(reason.code, "resolved_by_bank");
    // The institution's records name the bank, the bank's own records its clients.
    let records = desk
        .caller
        .get(&format!("/v1/audit/records?subject={}", **id))
        .await;
    let last = records.body["data"].as_array().and_then(|all| all.last());
    let last = last.expect("records");
    assert_eq!(last["event_type"], "malai.payments.payment-rejected.v1");
    assert_eq!(last["actor"].get("client_id"), None, "{last}");
    let case = approved.body["case_id"].as_str().expect("a case");
    let records = desk
        .first
        .get(&format!("/v1/audit/records?subject={case}"))
        .await;
    let told = records.body["data"].as_array().expect("records");
    let kinds: Vec<_> = told
        .iter()
        .filter_map(|one| one["event_type"].as_str())
        .collect();
    assert_eq!(
        kinds,
        [
            "malai.payments.resolution-proposed.v1",
            "malai.payments.resolution-decided.v1",
        ]
    );
    assert_ne!(told[0]["actor"]["client_id"], told[1]["actor"]["client_id"]);
}

#[tokio::test]
async fn an_outcome_from_the_scheme_invalidates_a_proposal() {
    let desk = Desk::with_an_unknown_payment().await;
    assert_eq!(desk.propose("rejected").await.status, 201);
    let answer = json!({"status": "accept"});
    desk.bank.scheme().answer(&desk.payment, answer).await;
    let id = &desk.payment.payment_id;
    once(&desk.bank, &desk.caller, id, PaymentStatus::Settled).await;
    let late = desk.approve(&desk.second, "rejected").await;
    assert_eq!(problem(&late), (422, "not_unknown"));
    let decline = json!({"reason": "The scheme answered"});
    let path = desk.path("/resolution/decline");
    let declined = desk.second.post(&path, decline).await;
    assert_eq!(problem(&declined), (422, "not_proposed"));
    assert_eq!(desk.money().await, ["90.00", "0.00", "90.00"]);
}

#[tokio::test]
async fn no_proposal_is_approved_while_a_later_report_of_another_amount_is_unexplained() {
    let desk = Desk::with_an_unknown_payment().await;
    assert_eq!(desk.propose("rejected").await.status, 201);
    let stated = format!(
        "{ACCEPTED}<OrgnlTxRef><IntrBkSttlmAmt Ccy=\"GBP\">11.00</IntrBkSttlmAmt></OrgnlTxRef>"
    );
    let report = status_report(&id_in_messages(&desk.payment), PAYMENT, &stated);
    assert_eq!(desk.bank.scheme().post(&report).await.status, 202);
    let late = desk.approve(&desk.second, "rejected").await;
    assert_eq!(problem(&late), (422, "not_proposed"));
    assert_eq!(desk.money().await, ["100.00", "10.00", "90.00"]);
    desk.bank.settle().await;
    let open = desk.first.get("/v1/ledger/breaks").await;
    let found = &open.body["data"][0];
    assert_eq!(found["kind"], "differing", "{}", open.body);
    let found = found["break_id"].as_str().expect("a break");
    let path = |rest: &str| format!("/v1/ledger/breaks/{found}/{rest}");
    let explanation = proposal("rejected");
    let explanation = json!({
        "reason": "The report names another payment",
        "evidence": explanation["evidence"],
    });
    let alone = desk.first.post(&path("explain"), explanation.clone()).await;
    assert_eq!(problem(&alone), (422, "journal_required"));
    assert_example(&alone.body);
    let to = desk.bank.desk_client();
    let assign = json!({"assignee_client_id": to, "note": "It is about another payment"});
    let assigned = desk.second.post(&path("assign"), assign).await;
    assert_eq!(assigned.status, 200, "{}", assigned.body);
    let explained = desk.first.post(&path("explain"), explanation).await;
    assert_eq!(explained.status, 200, "{}", explained.body);
    let approved = desk.approve(&desk.second, "rejected").await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    assert_eq!(desk.money().await, ["100.00", "0.00", "100.00"]);
}

#[tokio::test]
async fn a_declined_proposal_moves_nothing_and_allows_another() {
    let desk = Desk::with_an_unknown_payment().await;
    assert_eq!(desk.propose("rejected").await.status, 201);
    let second = desk.propose("settled").await;
    assert_eq!(problem(&second), (422, "already_proposed"));
    let path = desk.path("/resolution/decline");
    let decline = json!({"reason": "The report is of another day"});
    let own = desk.first.post(&path, decline.clone()).await;
    assert_eq!(problem(&own), (403, "second_client_required"));
    let declined = desk.second.post(&path, decline).await;
    assert_eq!(declined.status, 200, "{}", declined.body);
    assert_eq!(desk.money().await, ["100.00", "10.00", "90.00"]);
    assert_eq!(desk.propose("settled").await.status, 201);
    assert_eq!(desk.approve(&desk.second, "settled").await.status, 200);
    assert_eq!(desk.money().await, ["90.00", "0.00", "90.00"]);
}

#[tokio::test]
async fn no_client_of_an_institution_works_at_the_desk_and_evidence_is_required() {
    let desk = Desk::with_an_unknown_payment().await;
    let list = desk.caller.get(UNKNOWN).await;
    assert_eq!(problem(&list), (403, "forbidden"));
    let path = desk.path("/resolution");
    let own = desk.caller.post(&path, proposal("rejected")).await;
    assert_eq!(problem(&own), (403, "forbidden"));
    let bare = json!({"outcome": "rejected", "reason": "It is late"});
    let refused = desk.first.post(&path, bare).await;
    assert_eq!(problem(&refused), (422, "evidence_required"));
    assert_eq!(desk.money().await, ["100.00", "10.00", "90.00"]);
}

#[tokio::test]
async fn each_action_of_the_desk_is_done_once_under_its_key_and_refusals_are_replayed() {
    let desk = Desk::with_an_unknown_payment().await;
    let (key, path) = (fresh_key(), desk.path("/resolution"));
    let propose = |body| desk.first.call("POST", &path, Some(&key), Some(body));
    let first = propose(proposal("rejected")).await;
    let again = propose(proposal("rejected")).await;
    assert_eq!((again.status, &again.body), (201, &first.body));
    assert_eq!(again.header("idempotency-replayed"), "true");
    let other = propose(proposal("settled")).await;
    assert_eq!(problem(&other), (422, "idempotency_key_reused"));
    let (key, path) = (fresh_key(), desk.path("/resolution/approve"));
    let approve = |outcome: &str| {
        let body = json!({"outcome": outcome, "reason": "Checked"});
        desk.second.call("POST", &path, Some(&key), Some(body))
    };
    let refused = approve("settled").await;
    assert_eq!(problem(&refused), (422, "not_proposed"));
    let replayed = approve("settled").await;
    assert_eq!(problem(&replayed), (422, "not_proposed"));
    assert_eq!(replayed.header("idempotency-replayed"), "true");
    let key = fresh_key();
    let body = json!({"outcome": "rejected", "reason": "Checked"});
    let approve = || {
        let body = Some(body.clone());
        desk.second.call("POST", &path, Some(&key), body)
    };
    let (one, two) = tokio::join!(approve(), approve());
    assert_eq!((one.status, two.status), (200, 200), "{}", one.body);
    assert_eq!(desk.money().await, ["100.00", "0.00", "100.00"]);
}

#[tokio::test]
async fn no_payment_is_resubmitted_while_a_proposal_about_it_is_pending() {
    let desk = Desk::with_an_unknown_payment().await;
    assert_eq!(desk.propose("rejected").await.status, 201);
    let path = desk.path("/resubmission");
    let reason = json!({"reason": "The scheme asked for it"});
    let refused = desk.first.post(&path, reason.clone()).await;
    assert_eq!(problem(&refused), (422, "not_resubmittable"));
    let declined = desk.path("/resolution/decline");
    let declined = desk.second.post(&declined, reason.clone()).await;
    assert_eq!(declined.status, 200, "{}", declined.body);
    assert_eq!(desk.first.post(&path, reason).await.status, 201);
    assert_eq!(desk.money().await, ["100.00", "10.00", "90.00"]);
}

#[tokio::test]
async fn an_unknown_payment_is_resubmitted_under_its_own_id() {
    let desk = Desk::with_an_unknown_payment().await;
    let path = desk.path("/resubmission");
    let reason = json!({"reason": "The scheme asked for it"});
    // The resent message uses this fault up: the payment after it is accepted at once.
    desk.bank.scheme().fault("http_500").await;
    let sent = desk.first.post(&path, reason.clone()).await;
    assert_eq!(sent.status, 201, "{}", sent.body);
    assert_eq!(sent.body["resubmissions"], 1);
    desk.bank.settle().await;
    let to = elsewhere("31926819");
    let other = order(&desk.ada.account_id, &to, "1.00");
    let other = desk.caller.pay(other).await.payment_id;
    once(&desk.bank, &desk.caller, &other, PaymentStatus::Settled).await;
    assert_eq!(desk.bank.status().await["dead_letters"], json!([]));
    assert_eq!(desk.money().await, ["99.00", "10.00", "89.00"]);
    assert_eq!(desk.listed().await[0]["resubmissions"], 1);
    let answer = json!({"status": "accept"});
    desk.bank.scheme().answer(&desk.payment, answer).await;
    let id = &desk.payment.payment_id;
    once(&desk.bank, &desk.caller, id, PaymentStatus::Settled).await;
    let late = desk.first.post(&path, reason).await;
    assert_eq!(problem(&late), (422, "not_resubmittable"));
}
