//! What one institution has does not exist for another.

use std::collections::BTreeSet;

use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, elsewhere, fresh_key, order};

use crate::{MALAI, funded, once};

/// What belongs to the first institution.
struct Owned {
    account: Account,
    payment: Payment,
    client_id: String,
}

/// A call: method, path and, for a write, a body.
type Asked = (&'static str, String, Option<Value>);

/// The operations that name nothing of anybody's. Some list what is one's own (see the other test),
/// some make something new or tell what is the bank's, and one is called and signed by the scheme.
const NAME_NOTHING: [&str; 12] = [
    "getInternalBalance",
    "issueToken",
    "listAccounts",
    "listAuditRecords",
    "listClients",
    "listPayments",
    "listSeals",
    "openAccount",
    "publishKeys",
    "publishSealKeys",
    "receiveFpsMessage",
    "registerClient",
];

/// How another institution asks for it, for each operation that names something.
fn request(operation: &str, owned: &Owned) -> Option<Asked> {
    let account = format!("/v1/accounts/{}", *owned.account.account_id);
    let payment = format!("/v1/payments/{}", *owned.payment.payment_id);
    let reason = || Some(json!({"reason": "Curious"}));
    Some(match operation {
        "getAccount" => ("GET", account, None),
        "freezeAccount" => ("POST", format!("{account}/freeze"), reason()),
        "unfreezeAccount" => ("POST", format!("{account}/unfreeze"), reason()),
        "closeAccount" => ("POST", format!("{account}/close"), reason()),
        "setOverdraftLimit" => {
            let limit = json!({"limit": {"amount": "1.00", "currency": "GBP"}});
            ("PUT", format!("{account}/overdraft-limit"), Some(limit))
        }
        "listTransactions" => ("GET", format!("{account}/transactions"), None),
        "getStatement" => {
            let day = owned.account.opened_at.get(..10)?;
            (
                "GET",
                format!("{account}/statement?from={day}&to={day}"),
                None,
            )
        }
        "createPayment" => {
            let order = order(&owned.account.account_id, &elsewhere("58302914"), "1.00");
            (
                "POST",
                "/v1/payments".to_owned(),
                serde_json::to_value(order).ok(),
            )
        }
        "getPayment" => ("GET", payment, None),
        "cancelPayment" => ("POST", format!("{payment}/cancel"), reason()),
        "returnPayment" => {
            let why = json!({"reason_code": "not_given"});
            ("POST", format!("{payment}/return"), Some(why))
        }
        "rotateClientCredential" => {
            let path = format!("/v1/clients/{}/credentials", owned.client_id);
            (
                "POST",
                path,
                Some(json!({"authentication": "client_secret"})),
            )
        }
        "getAuditRecord" => (
            "GET",
            format!("/v1/audit/records/{}.1", *owned.payment.payment_id),
            None,
        ),
        "getAuditProof" => (
            "GET",
            format!("/v1/audit/records/{}.1/proof", *owned.payment.payment_id),
            None,
        ),
        _ => return None,
    })
}

async fn ask(who: &Caller, asked: &Asked) -> Answer {
    let (method, path, body) = asked;
    let key = body.is_some().then(fresh_key);
    who.call(method, path, key.as_deref(), body.clone()).await
}

/// The operations of the contract.
fn operations() -> BTreeSet<String> {
    let contract: Value =
        serde_norway::from_str(include_str!("../../../openapi.yaml")).expect("the contract");
    let paths = contract["paths"].as_object().expect("paths");
    let methods = paths
        .values()
        .filter_map(Value::as_object)
        .flat_map(|path| path.values());
    methods
        .filter_map(|operation| operation["operationId"].as_str())
        .map(str::to_owned)
        .collect()
}

async fn owned(bank: &Bank, operator: &Caller) -> Owned {
    let account = funded(bank, operator, "Ada Okafor", "100.00").await;
    let payment = operator
        .pay(order(&account.account_id, &elsewhere("58302914"), "1.00"))
        .await;
    let payment = once(bank, operator, &payment.payment_id, PaymentStatus::Settled).await;
    let client = operator
        .register(&[malai_client::types::Scope::AccountsRead])
        .await;
    bank.settle().await;
    Owned {
        account,
        payment,
        client_id: client.client_id,
    }
}

#[tokio::test]
async fn what_another_institution_has_is_not_there_for_any_operation() {
    let bank = Bank::shared(MALAI);
    let (operator, other) = (bank.operator().await, bank.other().await);
    let owned = owned(&bank, &operator).await;
    for operation in operations() {
        let asked = request(&operation, &owned);
        let names_nothing = NAME_NOTHING.contains(&operation.as_str());
        assert!(
            asked.is_some() != names_nothing,
            "{operation} needs one row in this test"
        );
        let Some(asked) = asked else { continue };
        let answer = ask(&other, &asked).await;
        assert_eq!(
            (answer.status, answer.code()),
            (404, "not_found"),
            "{operation}"
        );
        // And it is the asker, not the question: the owner is not told the same.
        let answer = ask(&operator, &asked).await;
        assert_ne!(answer.code(), "not_found", "{operation}");
    }
}

#[tokio::test]
async fn lists_hold_nothing_of_another_institution() {
    let bank = Bank::shared(MALAI);
    let (operator, other) = (bank.operator().await, bank.other().await);
    let owned = owned(&bank, &operator).await;
    let (account, payment) = (&*owned.account.account_id, &*owned.payment.payment_id);
    let lists = [
        "/v1/accounts".to_owned(),
        "/v1/clients".to_owned(),
        format!("/v1/payments?account_id={account}"),
        format!("/v1/audit/records?subject={account}"),
        format!("/v1/audit/records?subject={payment}"),
        "/v1/audit/seals".to_owned(),
        format!(
            "/v1/audit/records?date={}",
            owned.account.opened_at.get(..10).expect("a day")
        ),
    ];
    for path in &lists {
        let answer = other.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        let shown = answer.body["data"].to_string();
        let seen = [account, payment, &owned.client_id]
            .into_iter()
            .find(|id| shown.contains(*id));
        assert_eq!(seen, None, "{path}");
    }
}
