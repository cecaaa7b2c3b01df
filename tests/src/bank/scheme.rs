use malai_client::types::{Account, Payment};
use serde_json::{Value, json};

use super::{Answer, Bank};

/// The simulated scheme with all other banks behind it.
#[derive(Clone, Copy, Debug)]
pub struct Scheme<'a> {
    bank: &'a Bank,
}

impl<'a> Scheme<'a> {
    pub(super) fn of(bank: &'a Bank) -> Self {
        Self { bank }
    }

    pub(super) fn bank(self) -> &'a Bank {
        self.bank
    }

    /// Another bank pays into an account here. Answers what this bank decided.
    ///
    /// # Panics
    /// When the simulator does not do it. So for all of these.
    pub async fn pay_in(self, account: &Account, pounds: &str) -> Value {
        self.pay_in_from("31926819", account, pounds).await
    }

    /// The same from a certain account at the other bank.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn pay_in_from(self, payer: &str, account: &Account, pounds: &str) -> Value {
        self.send(json!({
            "debtor": {"name": "Harbour Studios", "sort_code": "000003", "account_number": payer},
            "creditor": {
                "name": account.holder_name,
                "sort_code": account.sort_code,
                "account_number": account.account_number,
            },
            "amount": {"amount": pounds, "currency": "GBP"},
            "reference": "SALARY NOV",
        }))
        .await
    }

    /// Another bank sends this payment.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn send(self, payment: Value) -> Value {
        self.done("POST", "/inbound-payments", Some(payment)).await
    }

    /// The payee's bank sends a payment of ours back.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn send_back(self, payment: &Payment, return_code: &str) -> Value {
        let body = json!({"payment": fpid(payment), "return_code": return_code});
        self.done("POST", "/inbound-returns", Some(body)).await
    }

    /// Answers a payment that waits for its answer.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn answer(self, payment: &Payment, answer: Value) -> Value {
        self.done(
            "POST",
            &format!("/payments/{}/answer", fpid(payment)),
            Some(answer),
        )
        .await
    }

    /// Makes a payment all the same that this bank rejected, which has this id in the scheme.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn overrule(self, fpid: &str) -> Value {
        self.done("POST", &format!("/payments/{fpid}/overrule"), None)
            .await
    }

    /// Every payment and return that the scheme knows, newest first.
    ///
    /// # Panics
    /// When the simulator does not tell.
    pub async fn payments(self) -> Vec<Value> {
        let known = self.done("GET", "/payments", None).await;
        known["payments"].as_array().expect("a list").clone()
    }

    /// Sends the last message about the payment of this id in the scheme once more.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn repeat_of(self, fpid: &str) -> Value {
        self.done("POST", &format!("/payments/{fpid}/repeat"), None)
            .await
    }

    /// Sends the last message about a payment once more.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn repeat(self, payment: &Payment) -> Value {
        self.repeat_of(fpid(payment)).await
    }

    /// What happens to the next submission: `"drop"`, `"http_500"`, `"lose"` or `{"delay_seconds": 8}`.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn fault(self, next: impl Into<Value>) -> Value {
        let next: Value = next.into();
        self.done("POST", "/fault", Some(json!({"next": next})))
            .await
    }

    /// What the scheme does about its own keys: `"announce"`, `"use"`, `"retire"`.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn change_keys(self, change: &str) -> Value {
        self.done("POST", "/keys", Some(json!({"change": change})))
            .await
    }

    /// What the bank owes the scheme and has to get from it.
    ///
    /// # Panics
    /// When the simulator does not do it.
    pub async fn positions(self) -> Value {
        self.done("GET", "/positions", None).await
    }

    async fn done(self, method: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self.call(method, path, body).await;
        assert_eq!(answer.status, 200, "{method} {path}: {}", answer.body);
        answer.body
    }

    async fn call(self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.bank
            .control(method, &format!("/rails/fps{path}"), body)
            .await
    }
}

fn fpid(payment: &Payment) -> &str {
    let scheme = payment.scheme.as_ref().expect("a payment of the scheme");
    scheme.fpid.as_deref().expect("an id in the scheme")
}
