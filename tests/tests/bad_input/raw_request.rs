use malai_client::types::Account;
use serde_json::{Value, json};
use tests::bank::fresh_key;

/// A request before it is sent.
#[derive(Clone, Debug)]
pub(crate) struct RawRequest {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) token: Option<String>,
    pub(crate) headers: Vec<(&'static str, Vec<u8>)>,
    pub(crate) body: Option<Vec<u8>>,
}

impl RawRequest {
    /// Sets the limits of an institution that are at this sequence: to this rate, and otherwise to all that they can be.
    pub(crate) fn limits(path: &str, sequence: u64, requests_per_minute: u64) -> Self {
        let most = "9999999999999.99";
        let limits = json!({
            "clients": 1000, "requests_per_minute": requests_per_minute, "exposure": {"GBP": most},
        });
        let change = json!({"sequence": sequence, "limits": limits, "reason": "A test of ours"});
        Self {
            method: "PUT",
            ..Self::write(path.to_owned(), &change)
        }
    }

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

    /// Returns a payment with this body and a new key.
    pub(crate) fn pay(body: &Value) -> Self {
        Self::write("/v1/payments".into(), body)
    }

    /// Returns a write with this body and a new key.
    pub(crate) fn write(path: String, body: &Value) -> Self {
        Self::post(path).json(body).key(&fresh_key())
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl AsRef<[u8]>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.as_ref().to_vec()));
        self
    }

    /// Adds a header line, which may repeat an existing header.
    pub(crate) fn extra_header(mut self, name: &'static str, value: impl AsRef<[u8]>) -> Self {
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

/// The name, account number and reference that no log may contain.
pub(crate) const PAYEE: &str = "Zebedee Quillfeather";
pub(crate) const PAYEE_NUMBER: &str = "73920461";
pub(crate) const REFERENCE: &str = "ZANZIBAR-77";

/// Returns a valid order.
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

/// Returns the order with one value replaced.
pub(crate) fn changed(order: &Value, pointer: &str, value: Value) -> Value {
    let mut order = order.clone();
    *order.pointer_mut(pointer).expect(pointer) = value;
    order
}
