//! A client that performs every operation once and repeats each until it is done, for crash points.

use serde_json::{Value, json};

use super::desk_story::UNANSWERED;
use super::{Client, DONE, KnownAccount, is_final};
use crate::api::{Answer, Request};
use crate::rail::{Rail, decimal};

const REFUSED: &str = "nobody does what its token does not allow";

impl Client {
    /// Performs every operation once.
    pub(crate) async fn run_story(mut self, rail: Rail) {
        self.come_in().await;
        let (ada, ben) = (self.opened("GBP").await, self.opened("GBP").await);
        let brought = ada.number.parse().expect("an account's number");
        rail.pay_in(brought, 50_000);
        rail.pay_in(brought, 40_000);
        self.until_there_are(&ada, 90_000).await;
        let reason = json!({"reason": "A test of ours"});
        for (function, body) in [
            (
                "set-overdraft-limit",
                json!({"limit": {"amount": "25.00", "currency": "GBP"}}),
            ),
            ("freeze-account", reason.clone()),
            ("unfreeze-account", reason.clone()),
        ] {
            self.done(Request::to(function).of("account_id", &ben.id), &body)
                .await;
        }
        let pay = |sort_code: &str, number: &str, minor| {
            json!({
                "debtor_account_id": ada.id,
                "creditor": {
                    "name": "Quarrington Weaver", "sort_code": sort_code, "account_number": number,
                },
                "amount": {"amount": decimal(minor), "currency": "GBP"},
            })
        };
        let (within, out) = (
            pay("000001", &ben.number, 1000),
            pay("000002", "70412256", 700),
        );
        self.done(Request::to("create-payment"), &within).await;
        self.done(Request::to("create-payment"), &out).await;
        rail.silence(UNANSWERED);
        let unanswered = pay("000002", "70412256", UNANSWERED);
        self.done(Request::to("create-payment"), &unanswered).await;
        let other = pay("000002", "70412256", 900);
        let withdrawn = self.done(Request::to("create-payment"), &other).await;
        let id = withdrawn.body["payment_id"].as_str().unwrap_or_default();
        // It may have been submitted already, and then cannot be cancelled.
        self.asked(Request::to("cancel-payment").of("payment_id", id), &reason)
            .await;
        for (sort_code, number, minor, function) in [
            ("000002", "70412256", 9100, "approve-payment"),
            ("000001", ben.number.as_str(), 9200, "approve-payment"),
            ("000002", "70412256", 9300, "decline-payment"),
        ] {
            let above = pay(sort_code, number, minor);
            let waits = self.done(Request::to("create-payment"), &above).await;
            self.decided(function, &waits).await;
        }
        self.return_what_came(&ada).await;
        let empty = self.opened("EUR").await;
        self.done(
            Request::to("close-account").of("account_id", &empty.id),
            &reason,
        )
        .await;
        self.revoke_a_token().await;
        self.check_everything(&ada, id).await;
    }

    async fn opened(&mut self, currency: &str) -> KnownAccount {
        let body = json!({"holder_name": "Zephaniah Quillfeather", "currency": currency});
        let answer = self.done(Request::to("open-account"), &body).await;
        let text = |name: &str| answer.body[name].as_str().unwrap_or_default().to_owned();
        KnownAccount {
            id: text("account_id"),
            number: text("account_number"),
            currency: currency.to_owned(),
            tenant: self.principal.tenant.clone(),
        }
    }

    /// Lets the other client decide a payment above this one's limit.
    async fn decided(&mut self, function: &'static str, payment: &Answer) {
        let id = payment.body["payment_id"].as_str().unwrap_or_default();
        let request = self.decision(function, id);
        let checker = self.checker.clone();
        loop {
            let answer = self.send_as(&checker, &request).await;
            if let Some(answer) = answer.filter(is_final) {
                self.world.hold(DONE, answer.status == 200, || {
                    format!("{function}: {} {}", answer.status, answer.text)
                });
                return;
            }
            self.world.after(1000).await;
        }
    }

    /// Sends a request until there is a final response, which must be a success.
    pub(super) async fn done(&mut self, request: Request, body: &Value) -> Answer {
        let function = request.function;
        let answer = self.asked(request, body).await;
        self.world.hold(DONE, answer.status < 300, || {
            format!("{function}: {} {}", answer.status, answer.text)
        });
        answer
    }

    async fn asked(&mut self, request: Request, body: &Value) -> Answer {
        let key = self.fresh_key();
        self.answered(&request.write(&key, body)).await
    }

    pub(super) async fn answered(&mut self, request: &Request) -> Answer {
        loop {
            if let Some(answer) = self.send(request).await.filter(is_final) {
                return answer;
            }
            self.world.after(1000).await;
        }
    }

    async fn until_there_are(&mut self, account: &KnownAccount, minor: i64) {
        let request = Request::to("get-account").of("account_id", &account.id);
        loop {
            let answer = self.answered(&request).await;
            if answer.body["balances"]["available"]["amount"] == decimal(minor) {
                return;
            }
            self.world.after(1000).await;
        }
    }

    async fn return_what_came(&mut self, account: &KnownAccount) {
        let list = Request::to("list-payments").with("account_id", &account.id);
        loop {
            let page = self.answered(&list).await;
            let rows = page.body["data"].as_array().cloned().unwrap_or_default();
            let inbound = rows.iter().find(|row| row["direction"] == "inbound");
            if let Some(id) = inbound.and_then(|row| row["payment_id"].as_str()) {
                let request = Request::to("return-payment").of("payment_id", id);
                let waits = self
                    .done(request, &json!({"reason_code": "not_expected"}))
                    .await;
                self.decided("approve-payment", &waits).await;
                return;
            }
            self.world.after(1000).await;
        }
    }

    async fn check_everything(&mut self, account: &KnownAccount, payment: &str) {
        let today = calendar::london::date(self.world.now()).to_string();
        let of_account = |function| Request::to(function).of("account_id", &account.id);
        let statement = of_account("get-statement")
            .with("from", &today)
            .with("to", &today);
        for request in [
            Request::to("get-payment").of("payment_id", payment),
            Request::to("list-accounts"),
            of_account("list-transactions"),
            statement,
        ] {
            let answer = self.answered(&request).await;
            self.world.hold(DONE, answer.status == 200, || {
                format!("{}: {} {}", request.function, answer.status, answer.text)
            });
        }
        for _ in 0..2 {
            let request = of_account("get-account").without_the_scope();
            let answer = self.answered(&request).await;
            self.world.hold(REFUSED, answer.status == 403, || {
                format!("{}: {}", request.function, answer.status)
            });
        }
    }
}
