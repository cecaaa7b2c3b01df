//! Responses to the operations desk, compared with its operations' declarations.

use malai_client::types::Account;
use serde_json::json;
use tests::bank::{Answer, Caller, elsewhere, fresh_transaction_id, order, status_report};

use super::answers::DeclaredResponses;

/// The limits of a caller's institution.
async fn limits(answers: &mut DeclaredResponses, own: &Caller) {
    let clients = own.get("/v1/clients").await.body;
    let tenant = clients["data"][0]["tenant_id"].as_str().expect("a tenant");
    let path = format!("/v1/institutions/{tenant}/limits");
    let most = "9999999999999.99";
    let limits = json!({
        "clients": 1000, "requests_per_minute": 60_000, "exposure": {"EUR": most, "GBP": most},
    });
    let change = json!({"sequence": 1, "limits": limits, "reason": "A test of ours"});
    answers.of("setInstitutionLimits", &path, change).await;
    answers.get("getInstitutionLimits", &path).await;
}

/// The desk's operations about an unanswered payment.
pub(super) async fn unknown(answers: &mut DeclaredResponses, ada: &Account) {
    let silent = order(&ada.account_id, &elsewhere("00030000"), "1.00");
    let payment = answers.caller.pay(silent).await;
    answers.bank.settle().await;
    for _ in 0..5 {
        answers.bank.advance(60).await;
    }
    let (first, second) = answers.bank.desk().await;
    let own = std::mem::replace(&mut answers.caller, first.clone());
    limits(answers, &own).await;
    let internal = "/v1/internal-accounts/fps-settlement/balance?currency=GBP";
    answers.get("getInternalBalance", internal).await;
    for (operation, list) in [
        ("listUnknownPayments", "unknown-payments"),
        ("listSuspenseItems", "suspense-items"),
        ("listBreaks", "breaks"),
    ] {
        answers.get(operation, &format!("/v1/ledger/{list}")).await;
    }
    let path = format!("/v1/ledger/unknown-payments/{}", *payment.payment_id);
    let reason = json!({"reason": "The scheme asked for it"});
    let again = format!("{path}/resubmission");
    answers.of("resubmitPayment", &again, reason.clone()).await;
    let path = format!("{path}/resolution");
    let evidence = json!({"kind": "other", "reference": "Note 4", "sha256": "0a".repeat(32)});
    let found = json!({"outcome": "settled", "evidence": [evidence], "reason": "It was paid"});
    answers.of("proposeResolution", &path, found.clone()).await;
    answers.caller = second.clone();
    let decline = format!("{path}/decline");
    answers.of("declineResolution", &decline, reason).await;
    answers.caller = first;
    answers.of("proposeResolution", &path, found).await;
    answers.caller = second;
    let approve = json!({"outcome": "settled", "reason": "Checked"});
    let path = format!("{path}/approve");
    answers.of("approveResolution", &path, approve).await;
    answers.caller = own;
}

/// The desk's operations about a contradiction, the money that it leaves in suspense, and a stray
/// message.
pub(super) async fn work_items(answers: &mut DeclaredResponses, ada: &Account) {
    let contradicted = order(&ada.account_id, &elsewhere("00040004"), "1.00");
    answers.caller.pay(contradicted).await;
    answers.bank.settle().await;
    let (first, second) = answers.bank.desk().await;
    let own = std::mem::replace(&mut answers.caller, first.clone());
    let opened = |page: Answer, name: &str| {
        let newest = page.body["data"].as_array().and_then(|all| all.last());
        newest.expect("an item")[name]
            .as_str()
            .expect(name)
            .to_owned()
    };
    let found = answers.get("listBreaks", "/v1/ledger/breaks").await;
    let found = opened(found, "break_id");
    let note = json!({
        "assignee_client_id": answers.bank.desk_client(), "note": "Asked the scheme",
    });
    let path = format!("/v1/ledger/breaks/{found}/assign");
    answers.of("assignBreak", &path, note.clone()).await;
    let evidence = json!([{"kind": "other", "reference": "Note 4", "sha256": "0a".repeat(32)}]);
    let amount = json!({"amount": "1.00", "currency": "GBP"});
    let transfer = json!({"debit": "fps-settlement", "credit": "suspense", "amount": amount});
    let wanted = json!({
        "purpose": "settled_but_refused", "subject": found, "transfers": [transfer],
        "evidence": evidence, "reason": "The report says so",
    });
    for (operation, decision) in [
        ("declineJournal", json!({"reason": "Of another day"})),
        (
            "approveJournal",
            json!({"sequence": 1, "reason": "Checked"}),
        ),
    ] {
        answers.caller = first.clone();
        let journals = "/v1/ledger/journals";
        let journal = answers.of("proposeJournal", journals, wanted.clone()).await;
        let journal = journal.body["journal_id"]
            .as_str()
            .expect("an id")
            .to_owned();
        let verb = operation.strip_suffix("Journal").expect("a verb");
        answers.caller = second.clone();
        let path = format!("{journals}/{journal}/{verb}");
        answers.of(operation, &path, decision).await;
        let path = format!("{journals}/{journal}");
        answers.get("getJournal", &path).await;
    }
    let item = answers.get("listSuspenseItems", "/v1/ledger/suspense-items");
    let item = opened(item.await, "suspense_item_id");
    let path = format!("/v1/ledger/suspense-items/{item}/assign");
    answers.of("assignSuspenseItem", &path, note).await;
    let stray = fresh_transaction_id(&answers.bank.today().await);
    let stray = status_report(&stray, "pacs.008.001.09", "<TxSts>ACSC</TxSts>");
    assert_eq!(answers.bank.scheme().post(&stray).await.status, 202);
    let found = answers.get("listBreaks", "/v1/ledger/breaks").await;
    let path = format!("/v1/ledger/breaks/{}/explain", opened(found, "break_id"));
    let explain = json!({"evidence": evidence, "reason": "Meant for another bank"});
    answers.of("explainBreak", &path, explain).await;
    answers.caller = own;
}
