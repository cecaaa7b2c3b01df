//! The limits that the bank sets for an institution, within which its own clients choose.

use malai_client::types::{Account, Scope};
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, fresh_key, policy_change};
use tests::examples::assert_example;

use crate::MALAI;

/// A separate bank, the operator of the first institution, a client of the desk, and the path of
/// the institution's limits.
async fn institution() -> (Bank, Caller, Caller, String) {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (desk, _) = bank.desk().await;
    let path = limits_of(&operator).await;
    (bank, operator, desk, path)
}

async fn limits_of(caller: &Caller) -> String {
    let clients = caller.get("/v1/clients").await.body;
    let tenant = clients["data"][0]["tenant_id"].as_str();
    let tenant = tenant.expect("a tenant");
    format!("/v1/institutions/{tenant}/limits")
}

fn limits(clients: u32, requests_per_minute: u32, exposure: &Value) -> Value {
    json!({
        "sequence": 1,
        "limits": {"clients": clients, "requests_per_minute": requests_per_minute, "exposure": exposure},
        "reason": "Credit committee of 20 November",
    })
}

async fn put(caller: &Caller, path: &str, body: &Value) -> Answer {
    caller
        .call("PUT", path, Some(&fresh_key()), Some(body.clone()))
        .await
}

/// Sets the limits, whatever they are now.
async fn set(desk: &Caller, path: &str, mut limits: Value) {
    limits["sequence"] = desk.get(path).await.body["sequence"].clone();
    let set = put(desk, path, &limits).await;
    assert_eq!(set.status, 200, "{}", set.body);
}

async fn exposure(desk: &Caller, path: &str, pounds: &str) {
    set(desk, path, limits(100, 6000, &json!({"GBP": pounds}))).await;
}

async fn overdraft(caller: &Caller, account: &Account, pounds: &str) -> Answer {
    let path = format!("/v1/accounts/{}/overdraft-limit", *account.account_id);
    let body = json!({"limit": {"amount": pounds, "currency": "GBP"}});
    put(caller, &path, &body).await
}

fn outcome(answer: &Answer) -> (u16, &str) {
    let code = answer.body["code"].as_str();
    (answer.status, code.unwrap_or_default())
}

const EXCEEDED: (u16, &str) = (422, "institution_limit_exceeded");
const OK: (u16, &str) = (200, "");

#[tokio::test]
async fn overdraft_limits_of_an_institution_sum_to_no_more_than_the_bank_allows() {
    let (_bank, caller, desk, path) = institution().await;
    let (ada, ben) = (
        caller.open("Ada Okafor").await,
        caller.open("Ben Adeyemi").await,
    );
    exposure(&desk, &path, "100.00").await;
    assert_eq!(outcome(&overdraft(&caller, &ada, "60.00").await), OK);
    let refused = overdraft(&caller, &ben, "40.01").await;
    assert_eq!(outcome(&refused), EXCEEDED, "{}", refused.body);
    assert_example(&refused.body);
    let detail = refused.body["detail"].as_str().expect("a detail");
    assert!(
        detail.contains("100.00 GBP") && detail.contains("40.00 GBP"),
        "{detail}"
    );
    assert_eq!(outcome(&overdraft(&caller, &ben, "40.00").await), OK);
    // Lowering one account's limit gives headroom to another's.
    assert_eq!(outcome(&overdraft(&caller, &ada, "10.00").await), OK);
    assert_eq!(outcome(&overdraft(&caller, &ben, "90.01").await), EXCEEDED);
    assert_eq!(outcome(&overdraft(&caller, &ben, "90.00").await), OK);
    // So does closing it.
    let close = format!("/v1/accounts/{}/close", *ben.account_id);
    let closed = caller
        .post(&close, json!({"reason": "It moves away"}))
        .await;
    assert_eq!(closed.status, 200, "{}", closed.body);
    assert_eq!(outcome(&overdraft(&caller, &ada, "100.01").await), EXCEEDED);
    assert_eq!(outcome(&overdraft(&caller, &ada, "100.00").await), OK);
    let shown = caller.get(&path).await;
    assert_eq!(shown.body["in_use"]["exposure"], json!({"GBP": "100.00"}));
}

#[tokio::test]
async fn a_lowered_exposure_limit_keeps_existing_overdrafts_and_refuses_raises() {
    let (_bank, caller, desk, path) = institution().await;
    let ada = caller.open("Ada Okafor").await;
    exposure(&desk, &path, "100.00").await;
    assert_eq!(outcome(&overdraft(&caller, &ada, "80.00").await), OK);
    exposure(&desk, &path, "50.00").await;
    assert_eq!(outcome(&overdraft(&caller, &ada, "80.01").await), EXCEEDED);
    assert_eq!(outcome(&overdraft(&caller, &ada, "70.00").await), OK);
    assert_eq!(outcome(&overdraft(&caller, &ada, "70.01").await), EXCEEDED);
    assert_eq!(outcome(&overdraft(&caller, &ada, "20.00").await), OK);
    assert_eq!(outcome(&overdraft(&caller, &ada, "50.01").await), EXCEEDED);
    assert_eq!(outcome(&overdraft(&caller, &ada, "50.00").await), OK);
    // In a currency without a limit there is no headroom.
    let euros = json!({"holder_name": "Ada Okafor", "currency": "EUR"});
    let euros = caller.post("/v1/accounts", euros).await.body;
    let id = euros["account_id"].as_str().expect("an id");
    let body = json!({"limit": {"amount": "0.01", "currency": "EUR"}});
    let refused = put(
        &caller,
        &format!("/v1/accounts/{id}/overdraft-limit"),
        &body,
    )
    .await;
    assert_eq!(outcome(&refused), EXCEEDED, "{}", refused.body);
}

#[tokio::test]
async fn a_refused_overdraft_limit_is_replayed_under_its_key_after_headroom_exists() {
    let (_bank, caller, desk, path) = institution().await;
    let ada = caller.open("Ada Okafor").await;
    exposure(&desk, &path, "10.00").await;
    let limit = format!("/v1/accounts/{}/overdraft-limit", *ada.account_id);
    let body = json!({"limit": {"amount": "20.00", "currency": "GBP"}});
    let key = fresh_key();
    let ask = || caller.call("PUT", &limit, Some(&key), Some(body.clone()));
    let first = ask().await;
    assert_eq!(outcome(&first), EXCEEDED, "{}", first.body);
    exposure(&desk, &path, "20.00").await;
    let again = ask().await;
    assert_eq!(outcome(&again), EXCEEDED, "{}", again.body);
    assert!(again.is_replay());
    assert_eq!(outcome(&overdraft(&caller, &ada, "20.00").await), OK);
}

#[tokio::test]
async fn an_institution_registers_no_more_clients_than_the_bank_allows() {
    let (_bank, caller, desk, path) = institution().await;
    let register = |key: String| {
        let client = json!({
            "name": "Till", "scopes": ["accounts:read"], "authentication": "client_secret",
        });
        let caller = caller.clone();
        async move {
            let call = caller.call("POST", "/v1/clients", Some(&key), Some(client));
            call.await
        }
    };
    let usd = json!({});
    set(&desk, &path, limits(3, 6000, &usd)).await;
    let second = fresh_key();
    assert_eq!(register(second.clone()).await.status, 201);
    let key = fresh_key();
    assert_eq!(register(key.clone()).await.status, 201);
    let refused = fresh_key();
    let fourth = register(refused.clone()).await;
    assert_eq!(outcome(&fourth), EXCEEDED, "{}", fourth.body);
    assert_example(&fourth.body);
    // A repeated request gets the first response, also after the bank has raised the limit.
    assert!(register(key).await.is_replay());
    let shown = caller.get(&path).await;
    assert_eq!(shown.body["in_use"]["clients"], 3, "{}", shown.body);
    set(&desk, &path, limits(4, 6000, &usd)).await;
    let repeated = register(refused).await;
    assert_eq!(outcome(&repeated), EXCEEDED);
    assert!(repeated.is_replay(), "{}", repeated.body);
    assert_eq!(register(fresh_key()).await.status, 201);
    assert_eq!(outcome(&register(fresh_key()).await), EXCEEDED);
}

#[tokio::test]
async fn a_rate_is_bounded_when_it_is_set_and_when_the_bank_lowers_it_later() {
    let (bank, caller, desk, path) = institution().await;
    let credential = caller.register(&[Scope::AccountsRead]).await;
    let policy = format!("/v1/clients/{}/policy", credential.client_id);
    let rate = |requests: u32| {
        let change = policy_change(1, &json!({"requests_per_minute": requests}), "It is busy");
        caller.post(&policy, change)
    };
    set(&desk, &path, limits(100, 500, &json!({}))).await;
    let above = rate(501).await;
    assert_eq!(outcome(&above), EXCEEDED);
    assert_example(&above.body);
    assert_eq!(rate(500).await.status, 200);
    set(&desk, &path, limits(100, 7, &json!({}))).await;
    // What was said of tokens is kept for a minute.
    bank.advance(61).await;
    let till = bank.caller(&credential).await;
    let answer = till.get("/v1/accounts").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let policy = answer.headers["ratelimit-policy"].to_str();
    assert_eq!(policy.ok(), Some("\"client\";q=7;w=60"));
}

#[tokio::test]
async fn only_the_bank_sets_limits_and_an_institution_reads_its_own_with_the_reason() {
    let (bank, caller, desk, path) = institution().await;
    let wanted = limits(20, 6000, &json!({"GBP": "250000.00"}));
    assert_eq!(
        outcome(&put(&caller, &path, &wanted).await),
        (403, "forbidden")
    );
    let key = fresh_key();
    let ask = || desk.call("PUT", &path, Some(&key), Some(wanted.clone()));
    let first = ask().await;
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!(first.body["limits"], wanted["limits"]);
    assert_eq!(first.body["sequence"], 2, "the deployment set them before");
    let again = ask().await;
    assert!(again.is_replay());
    assert_eq!(again.body, first.body);
    for reader in [&caller, &desk] {
        let shown = reader.get(&path).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert_eq!(shown.body["limits"], wanted["limits"]);
        assert_eq!(shown.body["reason"], wanted["reason"]);
    }
    let other = bank.other().await;
    assert_eq!(outcome(&other.get(&path).await), (404, "not_found"));
    let nowhere = "/v1/institutions/ten_0kd7xvqkmc2b7wf5bv4s9fx6kg/limits";
    assert_eq!(outcome(&desk.get(nowhere).await), (404, "not_found"));
    assert_eq!(
        outcome(&put(&desk, nowhere, &wanted).await),
        (404, "not_found")
    );
    // Every field is required.
    let part = json!({
        "sequence": 2, "limits": {"clients": 1, "requests_per_minute": 1}, "reason": "Half",
    });
    assert_eq!(put(&desk, &path, &part).await.status, 400);
    bank.settle().await;
    let tenant = path.split('/').nth(3).expect("a tenant");
    let records = caller
        .get(&format!("/v1/audit/records?subject={tenant}"))
        .await;
    let records = records.body["data"].as_array().expect("records").clone();
    let kinds: Vec<_> = records
        .iter()
        .map(|record| (record["event_type"].clone(), record["reason"].clone()))
        .collect();
    let kind = "malai.identity.institution-limits-set.v1";
    assert!(
        kinds.contains(&(json!(kind), wanted["reason"].clone())),
        "{records:?}"
    );
}

#[tokio::test]
async fn limits_that_changed_since_they_were_read_are_not_replaced() {
    let (_bank, _, desk, path) = institution().await;
    let (few, many) = (limits(5, 6000, &json!({})), limits(500, 6000, &json!({})));
    assert_eq!(put(&desk, &path, &few).await.status, 200);
    let key = fresh_key();
    let ask = || desk.call("PUT", &path, Some(&key), Some(many.clone()));
    let stale = ask().await;
    assert_eq!(
        outcome(&stale),
        (422, "sequence_mismatch"),
        "{}",
        stale.body
    );
    assert_eq!(desk.get(&path).await.body["limits"], few["limits"]);
    let mut unversioned = many.clone();
    unversioned
        .as_object_mut()
        .expect("a body")
        .remove("sequence");
    let refused = put(&desk, &path, &unversioned).await;
    assert_eq!(
        outcome(&refused),
        (400, "invalid_field"),
        "{}",
        refused.body
    );
    set(&desk, &path, many.clone()).await;
    let again = ask().await;
    assert_eq!(
        (outcome(&again), again.is_replay()),
        (outcome(&stale), true)
    );
    // Limits that nobody set have a sequence as well.
    let own = "/v1/institutions/ten_dmae1fk5wgc4281c2e3xb41gyr/limits";
    let first = put(&desk, own, &few).await;
    assert_eq!(
        outcome(&first),
        (422, "sequence_mismatch"),
        "{}",
        first.body
    );
    set(&desk, own, few).await;
    assert_eq!(desk.get(own).await.body["sequence"], 1);
}

#[tokio::test]
async fn an_institution_without_limits_gets_no_credit() {
    let (_bank, _, desk, _) = institution().await;
    // The bank's own tenant is a tenant as well: the deployment sets no limits for it.
    let own = "/v1/institutions/ten_dmae1fk5wgc4281c2e3xb41gyr/limits";
    let shown = desk.get(own).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    assert_eq!(shown.body["sequence"], 0);
    let expected = json!({"clients": 100, "requests_per_minute": 6000, "exposure": {}});
    assert_eq!(shown.body["limits"], expected);
    assert_eq!(shown.body["in_use"], json!({"clients": 2, "exposure": {}}));
}
