//! The bank's responses, compared with the operations' declarations.

use std::collections::BTreeSet;

use contract::OPERATIONS;
use malai_client::types::Account;
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, fresh_key, policy_change};
use tests::specification::Specification;

use super::desk;
use crate::MALAI;

/// The responses so far.
pub(super) struct DeclaredResponses {
    specification: Specification,
    pub(super) bank: Bank,
    pub(super) caller: Caller,
    done: BTreeSet<&'static str>,
    breaches: Vec<String>,
}

impl DeclaredResponses {
    /// Calls an operation and asserts that its response is declared.
    pub(super) async fn of(&mut self, operation: &'static str, path: &str, body: Value) -> Answer {
        let method = OPERATIONS
            .iter()
            .find(|known| known.id == operation)
            .expect(operation)
            .method;
        let key = (method != "GET").then(fresh_key);
        let body = (!body.is_null()).then_some(body);
        let answer = self.caller.call(method, path, key.as_deref(), body).await;
        self.note(operation, &answer);
        answer
    }

    fn note(&mut self, operation: &'static str, answer: &Answer) {
        if answer.status < 300 {
            self.done.insert(operation);
        }
        let breaches = self.specification.breaches(operation, answer);
        let told = breaches
            .into_iter()
            .map(|breach| format!("{operation}: {breach}: {}", answer.body));
        self.breaches.extend(told);
    }

    pub(super) async fn get(&mut self, operation: &'static str, path: &str) -> Answer {
        self.of(operation, path, Value::Null).await
    }
}

#[tokio::test]
async fn every_operation_responds_as_the_contract_declares() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let specification = Specification::read();
    let (done, breaches) = (BTreeSet::new(), Vec::new());
    let mut answers = DeclaredResponses {
        specification,
        bank,
        caller,
        done,
        breaches,
    };
    identity(&mut answers).await;
    let ada = accounts(&mut answers).await;
    payments(&mut answers, &ada).await;
    reads(&mut answers, &ada).await;
    desk::unknown(&mut answers, &ada).await;
    desk::work_items(&mut answers, &ada).await;
    closing(&mut answers, &ada).await;
    assert_eq!(answers.breaches, [""; 0]);
    let all = OPERATIONS.iter().filter(|operation| !operation.callback);
    assert_eq!(answers.done, all.map(|operation| operation.id).collect());
}

async fn identity(answers: &mut DeclaredResponses) {
    let keys = answers.get("publishKeys", "/.well-known/jwks.json").await;
    assert_eq!(keys.status, 200);
    let metadata = "/.well-known/oauth-authorization-server";
    let metadata = answers.get("publishServerMetadata", metadata).await;
    assert_eq!(metadata.body["issuer"], json!(answers.bank.origin()));
    let client = json!({
        "name": "Till", "scopes": ["accounts:read"], "authentication": "client_secret",
    });
    let issued = answers.of("registerClient", "/v1/clients", client).await;
    let (id, secret) = (
        text(&issued.body["client"], "client_id"),
        text(&issued.body, "client_secret"),
    );
    let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let token = answers.bank.token_answer(form).await;
    answers.note("issueToken", &token);
    let form = format!(
        "token={}&client_id={id}&client_secret={secret}",
        text(&token.body, "access_token")
    );
    let revoked = answers.bank.form_answer("/v1/oauth/revoke", form).await;
    answers.note("revokeToken", &revoked);
    let path = format!("/v1/clients/{id}/credentials");
    let rotation = json!({"authentication": "client_secret", "overlap_seconds": 60});
    answers.of("rotateClientCredential", &path, rotation).await;
    for (operation, verb) in [("freezeClient", "freeze"), ("unfreezeClient", "unfreeze")] {
        let path = format!("/v1/clients/{id}/{verb}");
        let reason = json!({"reason": "The till was stolen"});
        answers.of(operation, &path, reason).await;
    }
    let policy = policy_change(
        4,
        &json!({"approval_above": {"GBP": "10000.00"}, "request_signatures": "optional"}),
        "Its payments are approved by the manager",
    );
    let path = format!("/v1/clients/{id}/policy");
    answers.of("setClientPolicy", &path, policy).await;
    answers.bank.settle().await;
    answers.get("listClients", "/v1/clients?limit=2").await;
}

async fn accounts(answers: &mut DeclaredResponses) -> Account {
    let opening = json!({"holder_name": "Ada Okafor", "currency": "GBP"});
    let opened = answers.of("openAccount", "/v1/accounts", opening).await;
    let ada: Account = serde_json::from_value(opened.body).expect("an account");
    let path = format!("/v1/accounts/{}", *ada.account_id);
    answers.bank.scheme().pay_in(&ada, "100.00").await;
    answers.get("getAccount", &path).await;
    let reason = json!({"reason": "Reported lost phone"});
    answers
        .of("freezeAccount", &format!("{path}/freeze"), reason.clone())
        .await;
    answers
        .of("unfreezeAccount", &format!("{path}/unfreeze"), reason)
        .await;
    let limit = json!({"limit": {"amount": "50.00", "currency": "GBP"}});
    answers
        .of(
            "setOverdraftLimit",
            &format!("{path}/overdraft-limit"),
            limit,
        )
        .await;
    ada
}

async fn payments(answers: &mut DeclaredResponses, ada: &Account) {
    let ben = answers.caller.open("Ben Adeyemi").await;
    let order = |sort_code: &str, number: &str, pounds: &str| {
        json!({
            "debtor_account_id": ada.account_id,
            "creditor": {"name": "Brightwell Plumbing and Heating Services Ltd", "sort_code": sort_code, "account_number": number},
            "amount": {"amount": pounds, "currency": "GBP"},
            "reference": "INV-2031 BOILER SERVICE",
        })
    };
    for (sort_code, number, pounds) in [
        ("000002", "58302914", "10.00"),
        ("000002", "58302914", "10.00"),
        ("000002", "00001160", "10.00"),
        ("000002", "00010002", "10.00"),
        ("000001", &ben.account_number, "10.00"),
        ("000001", &ada.account_number, "10.00"),
        ("000002", "58302914", "5000.00"),
        ("000002", "58302914", "1000001.00"),
    ] {
        let path = "/v1/payments";
        let answer = answers
            .of("createPayment", path, order(sort_code, number, pounds))
            .await;
        if let Some(id) = answer.body["payment_id"].as_str() {
            answers.get("getPayment", &format!("{path}/{id}")).await;
            answers.bank.settle().await;
            answers.get("getPayment", &format!("{path}/{id}")).await;
        }
    }
    cancelled(answers, &order).await;
    decided(answers, &order).await;
    let list = format!("/v1/payments?account_id={}", *ada.account_id);
    let all = answers.get("listPayments", &list).await;
    let all = all.body["data"].as_array().expect("payments").clone();
    let inbound = all
        .iter()
        .find(|payment| payment["direction"] == "inbound")
        .expect("a salary");
    let path = format!("/v1/payments/{}/return", text(inbound, "payment_id"));
    for _ in 0..2 {
        answers
            .of(
                "returnPayment",
                &path,
                json!({"reason_code": "not_expected"}),
            )
            .await;
        answers.bank.settle().await;
    }
    answers.get("listPayments", &list).await;
}

/// A payment may be submitted before it can be cancelled; one of several will not be.
async fn cancelled(answers: &mut DeclaredResponses, order: &impl Fn(&str, &str, &str) -> Value) {
    for pennies in 10..40 {
        let order = order("000002", "58302914", &format!("0.{pennies}"));
        let paid = answers.of("createPayment", "/v1/payments", order).await;
        let path = format!("/v1/payments/{}/cancel", text(&paid.body, "payment_id"));
        let answer = answers
            .of("cancelPayment", &path, json!({"reason": "A mistake"}))
            .await;
        if answer.status == 200 {
            return;
        }
    }
}

/// Payments of another client above its limit: approved, declined, and left pending.
async fn decided(answers: &mut DeclaredResponses, order: &impl Fn(&str, &str, &str) -> Value) {
    use malai_client::types::Scope;
    let scopes = [Scope::PaymentsWrite, Scope::PaymentsApprove];
    let clerk = answers.caller.register(&scopes).await;
    let policy = policy_change(1, &json!({"approval_above": {"GBP": "1.00"}}), "A clerk");
    let path = format!("/v1/clients/{}/policy", clerk.client_id);
    answers.of("setClientPolicy", &path, policy).await;
    let clerk = answers.bank.caller(&clerk).await;
    let why = || json!({"reason": "Checked against the invoice"});
    for (operation, verb, pounds) in [
        ("approvePayment", "approve", "1.01"),
        ("declinePayment", "decline", "1.02"),
    ] {
        let ordered = order("000002", "58302914", pounds);
        let ordered = clerk
            .call("POST", "/v1/payments", Some(&fresh_key()), Some(ordered))
            .await;
        answers.note("createPayment", &ordered);
        answers.bank.settle().await;
        answers
            .get("listPayments", "/v1/payments?status=awaiting_approval")
            .await;
        let path = format!("/v1/payments/{}/{verb}", text(&ordered.body, "payment_id"));
        let own = clerk
            .call("POST", &path, Some(&fresh_key()), Some(why()))
            .await;
        assert_eq!(own.code(), "second_client_required");
        answers.note(operation, &own);
        for _ in 0..2 {
            answers.of(operation, &path, why()).await;
        }
    }
}

async fn reads(answers: &mut DeclaredResponses, ada: &Account) {
    answers.bank.settle().await;
    let (path, day) = (
        format!("/v1/accounts/{}", *ada.account_id),
        &ada.opened_at[..10],
    );
    answers.get("listAccounts", "/v1/accounts?limit=1").await;
    answers.get("getCalendar", "/v1/calendar").await;
    let page = answers
        .get("listTransactions", &format!("{path}/transactions?limit=2"))
        .await;
    let more = format!(
        "{path}/transactions?limit=2&cursor={}",
        text(&page.body, "next_cursor")
    );
    answers.get("listTransactions", &more).await;
    answers
        .get(
            "getStatement",
            &format!("{path}/statement?from={day}&to={day}"),
        )
        .await;
    let records = format!("/v1/audit/records?subject={}", *ada.account_id);
    let records = answers.get("listAuditRecords", &records).await;
    let record = records.body["data"][0].clone();
    let by_request = format!(
        "/v1/audit/records?request_id={}",
        text(&record, "request_id")
    );
    answers.get("listAuditRecords", &by_request).await;
    answers
        .get("listAuditRecords", &format!("/v1/audit/records?date={day}"))
        .await;
    let one = format!("/v1/audit/records/{}", text(&record, "record_id"));
    answers.get("getAuditRecord", &one).await;
    let proof = format!("{one}/proof");
    let early = answers.get("getAuditProof", &proof).await;
    assert_eq!((early.status, early.code()), (409, "not_sealed_yet"));
    answers.get("listSeals", "/v1/audit/seals").await;
    answers.bank.advance(61).await;
    answers.get("getAuditProof", &proof).await;
    answers.get("listSeals", "/v1/audit/seals?limit=1").await;
    let records = "/v1/audit/seals/1/records";
    answers.get("listSealedRecords", records).await;
    let none = format!("{records}?cursor=x");
    let none = answers.get("listSealedRecords", &none).await;
    assert_eq!((none.status, none.code()), (400, "invalid_field"));
    answers
        .get("publishSealKeys", "/.well-known/seal-keys.json")
        .await;
}

async fn closing(answers: &mut DeclaredResponses, ada: &Account) {
    let reason = json!({"reason": "Moved away"});
    let path = format!("/v1/accounts/{}/close", *ada.account_id);
    let refused = answers.of("closeAccount", &path, reason.clone()).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    let empty = answers.caller.open("Carl Closed").await;
    let path = format!("/v1/accounts/{}/close", *empty.account_id);
    answers.of("closeAccount", &path, reason).await;
    answers
        .get("getAccount", &format!("/v1/accounts/{}", *empty.account_id))
        .await;
}

fn text(body: &Value, name: &str) -> String {
    body[name]
        .as_str()
        .unwrap_or_else(|| panic!("no {name}: {body}"))
        .to_owned()
}
