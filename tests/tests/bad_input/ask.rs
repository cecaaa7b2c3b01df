use malai_client::types::Account;
use serde_json::{Value, json};
use tests::bank::fresh_key;

/// A request, before it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) token: Option<String>,
    pub(crate) headers: Vec<(&'static str, Vec<u8>)>,
    pub(crate) body: Option<Vec<u8>>,
}

impl Ask {
    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self {
            method: "GET",
            path: path.into(),
            token: None,
            headers: Vec::new(),
            body: None,
        }
    }

    pub(crate) fn post(path: impl Into<String>) -> Self {
        Self {
            method: "POST",
            ..Self::get(path)
        }
    }

    /// A payment with this body and a fresh key.
    pub(crate) fn pay(body: &Value) -> Self {
        Self::post("/v1/payments").json(body).key(&fresh_key())
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl AsRef<[u8]>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.as_ref().to_vec()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub(crate) fn bytes(mut self, body: impl AsRef<[u8]>) -> Self {
        self.body = Some(body.as_ref().to_vec());
        self
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.bytes(body.to_string())
            .header("content-type", "application/json")
    }

    pub(crate) fn bearer(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }
}

/// The name, account number and reference that no log may show.
pub(crate) const PAYEE: &str = "Zebedee Quillfeather";
pub(crate) const PAYEE_NUMBER: &str = "73920461";
pub(crate) const REFERENCE: &str = "ZANZIBAR-77";

/// An order that is right in every way.
pub(crate) fn order(from: &Account) -> Value {
    json!({
        "debtor_account_id": from.account_id,
        "creditor": {"name": PAYEE, "sort_code": "000002", "account_number": PAYEE_NUMBER},
        "amount": {"amount": "1.00", "currency": "GBP"},
        "reference": REFERENCE,
        "end_to_end_id": "E2E-ZANZIBAR",
        "route": "auto",
        "allow_duplicate": true,
    })
}

/// The order with something else at a place.
pub(crate) fn changed(order: &Value, pointer: &str, value: Value) -> Value {
    let mut order = order.clone();
    *order.pointer_mut(pointer).expect(pointer) = value;
    order
}

/// A request that is right for a token of all scopes, for each operation that needs a token.
pub(crate) fn right(operation: &str, ada: &Account, payment: &str, client: &str) -> Ask {
    let account = format!("/v1/accounts/{}", *ada.account_id);
    let payment = format!("/v1/payments/{payment}");
    let reason = json!({"reason": "Asked for"});
    let write = |path: String, body: &Value| Ask::post(path).json(body).key(&fresh_key());
    match operation {
        "registerClient" => {
            let scopes = ["accounts:read"];
            let client =
                json!({"name": "Till", "scopes": scopes, "authentication": "client_secret"});
            write("/v1/clients".into(), &client)
        }
        "listClients" => Ask::get("/v1/clients"),
        "rotateClientCredential" => {
            let body = json!({"authentication": "client_secret"});
            write(format!("/v1/clients/{client}/credentials"), &body)
        }
        "openAccount" => write(
            "/v1/accounts".into(),
            &json!({"holder_name": PAYEE, "currency": "GBP"}),
        ),
        "listAccounts" => Ask::get("/v1/accounts"),
        "getAccount" => Ask::get(account),
        "freezeAccount" => write(format!("{account}/freeze"), &reason),
        "unfreezeAccount" => write(format!("{account}/unfreeze"), &reason),
        "closeAccount" => write(format!("{account}/close"), &reason),
        "setOverdraftLimit" => {
            let limit = json!({"limit": {"amount": "1.00", "currency": "GBP"}});
            Ask {
                method: "PUT",
                ..write(format!("{account}/overdraft-limit"), &limit)
            }
        }
        "listTransactions" => Ask::get(format!("{account}/transactions")),
        "getStatement" => {
            let day = ada.opened_at.get(..10).expect("a day");
            Ask::get(format!("{account}/statement?from={day}&to={day}"))
        }
        "getInternalBalance" => {
            Ask::get("/v1/internal-accounts/fps-settlement/balance?currency=GBP")
        }
        "createPayment" => Ask::pay(&order(ada)),
        "listPayments" => Ask::get(format!("/v1/payments?account_id={}", *ada.account_id)),
        "getPayment" => Ask::get(payment),
        "cancelPayment" => write(format!("{payment}/cancel"), &reason),
        "returnPayment" => write(
            format!("{payment}/return"),
            &json!({"reason_code": "not_given"}),
        ),
        "listAuditRecords" => Ask::get(format!("/v1/audit/records?subject={}", *ada.account_id)),
        "getAuditRecord" => Ask::get(format!("/v1/audit/records/{}.1", *ada.account_id)),
        "getAuditProof" => Ask::get(format!("/v1/audit/records/{}.1/proof", *ada.account_id)),
        "listSeals" => Ask::get("/v1/audit/seals"),
        other => panic!("{other} has no row in this test"),
    }
}
