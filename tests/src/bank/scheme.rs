use malai_client::types::{Account, Payment};
use serde_json::{Value, json};

use super::{Answer, Bank};

/// The simulated scheme with all other banks.
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

    /// Another bank pays into an account here. Returns this bank's decision.
    ///
    /// # Panics
    /// If the simulator refuses, like all of these methods.
    pub async fn pay_in(self, account: &Account, pounds: &str) -> Value {
        self.pay_in_from("31926819", account, pounds).await
    }

    /// Like [`Scheme::pay_in`], from this account at the other bank.
    ///
    /// # Panics
    /// If the simulator refuses.
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
    /// If the simulator refuses.
    pub async fn send(self, payment: Value) -> Value {
        self.done("POST", "/inbound-payments", Some(payment)).await
    }

    /// The creditor's bank returns a payment of this bank.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn send_back(self, payment: &Payment, return_code: &str) -> Value {
        let body = json!({"payment": fpid(payment), "return_code": return_code});
        self.done("POST", "/inbound-returns", Some(body)).await
    }

    /// Responds to a payment that awaits its response.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn answer(self, payment: &Payment, answer: Value) -> Value {
        self.done(
            "POST",
            &format!("/payments/{}/answer", fpid(payment)),
            Some(answer),
        )
        .await
    }

    /// Makes a payment that this bank rejected, by its id at the scheme.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn overrule(self, fpid: &str) -> Value {
        self.done("POST", &format!("/payments/{fpid}/overrule"), None)
            .await
    }

    /// Returns every payment and return that the scheme knows, newest first.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn payments(self) -> Vec<Value> {
        let known = self.done("GET", "/payments", None).await;
        known["payments"].as_array().expect("a list").clone()
    }

    /// Repeats the last message about the payment with this id at the scheme.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn repeat_of(self, fpid: &str) -> Value {
        self.done("POST", &format!("/payments/{fpid}/repeat"), None)
            .await
    }

    /// Repeats the last message about a payment.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn repeat(self, payment: &Payment) -> Value {
        self.repeat_of(fpid(payment)).await
    }

    /// Sets the fault of the next submission: `"drop"`, `"http_500"`, `"lose"` or
    /// `{"delay_seconds": 8}`.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn fault(self, next: impl Into<Value>) -> Value {
        let next: Value = next.into();
        self.done("POST", "/fault", Some(json!({"next": next})))
            .await
    }

    /// Changes the scheme's own keys: `"announce"`, `"use"`, `"retire"`.
    ///
    /// # Panics
    /// If the simulator refuses.
    pub async fn change_keys(self, change: &str) -> Value {
        self.done("POST", "/keys", Some(json!({"change": change})))
            .await
    }

    /// Returns what the bank owes the scheme and is owed by it.
    ///
    /// # Panics
    /// If the simulator refuses.
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
