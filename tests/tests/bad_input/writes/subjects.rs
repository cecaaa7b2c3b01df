//! The subjects of the writes: accounts, payments and work items in the required status.

use std::collections::BTreeSet;

use super::{
    Account, CONTRARY, Caller, Fixture, JOURNALS, PoisonError, RawRequest, SILENT, Value,
    WriteStage, agreed, corrected, elsewhere, evidence, found, fresh_transaction_id, json, made,
    order, policy_change, put, reason, status_report, text,
};

/// Returns the ids of this many submitted payments with enquiries and no response.
pub(super) async fn unanswered(fixture: &Fixture, from: &Account, count: usize) -> Vec<String> {
    let mut payments = Vec::new();
    for _ in 0..count {
        let silent = tests::bank::order(&from.account_id, &elsewhere(SILENT), "1.00");
        payments.push(fixture.caller.pay(silent).await.payment_id.to_string());
    }
    fixture.bank.settle().await;
    for _ in 0..5 {
        fixture.bank.advance(60).await;
    }
    payments
}

impl WriteStage {
    pub(super) async fn accounts_to_close(&self, count: usize) -> Vec<RawRequest> {
        let mut asks = Vec::new();
        for _ in 0..count {
            let empty = self.fixture.caller.open("Carl Adeyemi").await;
            let path = format!("/v1/accounts/{}/close", *empty.account_id);
            asks.push(RawRequest::write(path, &reason()));
        }
        asks
    }

    /// Returns the id of a closed account.
    pub(super) async fn closed(&self) -> String {
        let close = self.accounts_to_close(1).await.remove(0);
        assert_eq!(self.fixture.send(&close).await.status, 200);
        let mut parts = close.path.split('/');
        parts.nth(3).expect("an account").to_owned()
    }

    /// Returns payments that await approval.
    pub(super) async fn waiting(&self, verb: &str, count: usize) -> Vec<RawRequest> {
        let mut asks = Vec::new();
        for _ in 0..count {
            let waits = made(&self.clerk, "/v1/payments", order(&self.rich)).await;
            assert_eq!(waits.body["status"], "awaiting_approval");
            let path = format!("/v1/payments/{}/{verb}", text(&waits.body, "payment_id"));
            asks.push(RawRequest::write(path, &reason()));
        }
        asks
    }

    /// Returns received payments, to be returned.
    pub(super) async fn received(&self, count: usize) -> Vec<RawRequest> {
        let (bank, caller) = (&self.fixture.bank, &self.fixture.caller);
        let account = caller.open("Dora Adeyemi").await;
        for _ in 0..count {
            let paid = bank.scheme().pay_in(&account, "1.00").await;
            assert_eq!(paid["answer"], "ACCC", "{paid}");
        }
        bank.settle().await;
        let list = format!("/v1/payments?account_id={}", *account.account_id);
        let received = caller.get(&list).await.body["data"].clone();
        let received = received.as_array().expect("payments").clone();
        assert_eq!(received.len(), count);
        let ask = |payment: &Value| {
            let path = format!("/v1/payments/{}/return", text(payment, "payment_id"));
            RawRequest::write(path, &json!({"reason_code": "not_given"}))
        };
        received.iter().map(ask).collect()
    }

    /// Returns unanswered payments, for the desk.
    pub(super) fn unknown(&self, what: &str, count: usize) -> Vec<RawRequest> {
        let mut pool = self
            .unanswered
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let rest = pool.len().checked_sub(count).expect("enough of them");
        let taken = pool.split_off(rest);
        let ask = |payment: &String| {
            let path = format!("/v1/ledger/unknown-payments/{payment}/{what}");
            let body = if what == "resolution" {
                found()
            } else {
                reason()
            };
            RawRequest::write(path, &body).bearer(self.desk.0.token())
        };
        taken.iter().map(ask).collect()
    }

    /// Returns proposals of outcomes, for the second client.
    pub(super) async fn proposed(&self, verb: &str, count: usize) -> Vec<RawRequest> {
        let mut asks = Vec::new();
        for proposal in self.unknown("resolution", count) {
            let answer = self.fixture.send(&proposal).await;
            assert!(answer.status < 300, "{}", answer.body);
            let body = if verb == "approve" {
                agreed()
            } else {
                reason()
            };
            let ask = RawRequest::write(format!("{}/{verb}", proposal.path), &body);
            asks.push(ask.bearer(self.desk.1.token()));
        }
        asks
    }

    /// Returns the ids of the open items of a list of the desk.
    async fn open(&self, list: &str, id: &str) -> BTreeSet<String> {
        let (mut open, mut rest) = (BTreeSet::new(), String::new());
        loop {
            let path = format!("/v1/ledger/{list}?state=open{rest}");
            let page = self.desk.0.get(&path).await.body;
            let items = page["data"].as_array().expect("a list");
            open.extend(items.iter().map(|item| text(item, id)));
            let Some(next) = page["next_cursor"].as_str() else {
                return open;
            };
            rest = format!("&cursor={next}");
        }
    }

    /// Returns the ids of the open items that `cause` adds to a list.
    async fn opened(&self, list: &str, id: &str, cause: impl Future<Output = ()>) -> Vec<String> {
        let before = self.open(list, id).await;
        cause.await;
        self.fixture.bank.settle().await;
        let after = self.open(list, id).await;
        after.difference(&before).cloned().collect()
    }

    /// Returns a break about a payment that was settled and then refused by the scheme.
    pub(super) async fn contradiction(&self) -> String {
        let cause = async {
            let order = tests::bank::order(&self.rich.account_id, &elsewhere(CONTRARY), "1.00");
            self.fixture.caller.pay(order).await;
        };
        let mut found = self.opened("breaks", "break_id", cause).await;
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    /// Returns breaks that need no journal: reports about payments that are not of this bank.
    pub(super) async fn strays(&self, count: usize) -> Vec<RawRequest> {
        let bank = &self.fixture.bank;
        let cause = async {
            for _ in 0..count {
                let stray = fresh_transaction_id(&bank.today().await);
                let stray = status_report(&stray, "pacs.008.001.09", "<TxSts>ACSC</TxSts>");
                assert_eq!(bank.scheme().post(&stray).await.status, 202);
            }
        };
        let found = self.opened("breaks", "break_id", cause).await;
        assert_eq!(found.len(), count);
        let body = json!({"evidence": evidence(), "reason": "Asked for"});
        let ask = |found: &String| {
            let path = format!("/v1/ledger/breaks/{found}/explain");
            RawRequest::write(path, &body).bearer(self.desk.1.token())
        };
        found.iter().map(ask).collect()
    }

    /// Returns a journal proposed by the first client.
    pub(super) async fn journal(&self, wanted: Value) -> String {
        let journal = made(&self.desk.0, JOURNALS, wanted).await;
        text(&journal.body, "journal_id")
    }

    /// Returns an item of 1.00 in suspense, left by a contradiction.
    pub(super) async fn suspense_item(&self) -> String {
        let found = self.contradiction().await;
        let journal = self.journal(corrected(&found, "1.00")).await;
        let cause = async {
            let path = format!("{JOURNALS}/{journal}/approve");
            let body = json!({"sequence": 1, "reason": "Asked for"});
            made(&self.desk.1, &path, body).await;
        };
        let mut items = self
            .opened("suspense-items", "suspense_item_id", cause)
            .await;
        assert_eq!(items.len(), 1, "{items:?}");
        items.remove(0)
    }

    /// Returns a client that must sign, and has a key.
    pub(super) async fn signer(&self) -> String {
        let caller: &Caller = &self.fixture.caller;
        let key = json!({
            "kty": "OKP", "crv": "Ed25519", "kid": "k",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        });
        let client = json!({
            "name": "Signer", "scopes": ["accounts:read"],
            "authentication": "private_key_jwt", "public_key": key,
        });
        let client = made(caller, "/v1/clients", client).await;
        let client = text(&client.body["client"], "client_id");
        let policy = policy_change(
            1,
            &json!({"request_signatures": "required"}),
            "It has a key",
        );
        made(caller, &format!("/v1/clients/{client}/policy"), policy).await;
        client
    }

    /// Limits the other institution to its current number of clients.
    pub(super) async fn fill_the_other_institution(&self) {
        let clients = self.other.get("/v1/clients").await.body;
        let clients = clients["data"].as_array().expect("clients").clone();
        let path = format!("/v1/institutions/{}/limits", text(&clients[0], "tenant_id"));
        let limits = json!({
            "clients": clients.len(), "requests_per_minute": 60_000, "exposure": {},
        });
        let read = RawRequest::get(path.clone()).bearer(self.desk.0.token());
        let sequence = self.fixture.send(&read).await.body["sequence"].clone();
        let change = json!({"sequence": sequence, "limits": limits, "reason": "Asked for"});
        let ask = put(RawRequest::write(path, &change)).bearer(self.desk.0.token());
        let answer = self.fixture.send(&ask).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}
