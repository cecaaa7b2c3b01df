//! What the writes are about: accounts, payments and work items in the state that a write needs.

use std::collections::BTreeSet;

use super::{
    Account, Ask, CONTRARY, Caller, JOURNALS, PoisonError, SILENT, Stage, Stand, Value, agreed,
    corrected, elsewhere, evidence, found, fresh_transaction_id, json, made, order, policy_change,
    put, reason, status_report, text,
};

/// The ids of so many payments that were sent, asked about and never answered.
pub(super) async fn unanswered(stand: &Stand, from: &Account, count: usize) -> Vec<String> {
    let mut payments = Vec::new();
    for _ in 0..count {
        let silent = tests::bank::order(&from.account_id, &elsewhere(SILENT), "1.00");
        payments.push(stand.caller.pay(silent).await.payment_id.to_string());
    }
    stand.bank.settle().await;
    for _ in 0..5 {
        stand.bank.advance(60).await;
    }
    payments
}

impl Stage {
    pub(super) async fn accounts_to_close(&self, count: usize) -> Vec<Ask> {
        let mut asks = Vec::new();
        for _ in 0..count {
            let empty = self.stand.caller.open("Carl Adeyemi").await;
            let path = format!("/v1/accounts/{}/close", *empty.account_id);
            asks.push(Ask::write(path, &reason()));
        }
        asks
    }

    /// The id of an account that is closed.
    pub(super) async fn closed(&self) -> String {
        let close = self.accounts_to_close(1).await.remove(0);
        assert_eq!(self.stand.send(&close).await.status, 200);
        let mut parts = close.path.split('/');
        parts.nth(3).expect("an account").to_owned()
    }

    /// Payments that wait for a second client.
    pub(super) async fn waiting(&self, verb: &str, count: usize) -> Vec<Ask> {
        let mut asks = Vec::new();
        for _ in 0..count {
            let waits = made(&self.clerk, "/v1/payments", order(&self.rich)).await;
            assert_eq!(waits.body["status"], "awaiting_approval");
            let path = format!("/v1/payments/{}/{verb}", text(&waits.body, "payment_id"));
            asks.push(Ask::write(path, &reason()));
        }
        asks
    }

    /// Payments received, to be returned.
    pub(super) async fn received(&self, count: usize) -> Vec<Ask> {
        let (bank, caller) = (&self.stand.bank, &self.stand.caller);
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
            Ask::write(path, &json!({"reason_code": "not_given"}))
        };
        received.iter().map(ask).collect()
    }

    /// Payments without an answer, for the desk.
    pub(super) fn unknown(&self, what: &str, count: usize) -> Vec<Ask> {
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
            Ask::write(path, &body).bearer(self.desk.0.token())
        };
        taken.iter().map(ask).collect()
    }

    /// Proposals how such payments ended, for the second client.
    pub(super) async fn proposed(&self, verb: &str, count: usize) -> Vec<Ask> {
        let mut asks = Vec::new();
        for proposal in self.unknown("resolution", count) {
            let answer = self.stand.send(&proposal).await;
            assert!(answer.status < 300, "{}", answer.body);
            let body = if verb == "approve" {
                agreed()
            } else {
                reason()
            };
            let ask = Ask::write(format!("{}/{verb}", proposal.path), &body);
            asks.push(ask.bearer(self.desk.1.token()));
        }
        asks
    }

    /// The ids of the open items of a list of the desk.
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

    /// The ids of the open items of a list that `cause` adds.
    async fn opened(&self, list: &str, id: &str, cause: impl Future<Output = ()>) -> Vec<String> {
        let before = self.open(list, id).await;
        cause.await;
        self.stand.bank.settle().await;
        let after = self.open(list, id).await;
        after.difference(&before).cloned().collect()
    }

    /// A break about a payment that was settled, and refused by the scheme afterwards.
    pub(super) async fn contradiction(&self) -> String {
        let cause = async {
            let order = tests::bank::order(&self.rich.account_id, &elsewhere(CONTRARY), "1.00");
            self.stand.caller.pay(order).await;
        };
        let mut found = self.opened("breaks", "break_id", cause).await;
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    /// Breaks that need no journal: reports about payments that are not of this bank.
    pub(super) async fn strays(&self, count: usize) -> Vec<Ask> {
        let bank = &self.stand.bank;
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
            Ask::write(path, &body).bearer(self.desk.1.token())
        };
        found.iter().map(ask).collect()
    }

    /// A journal that is proposed by the first client.
    pub(super) async fn journal(&self, wanted: Value) -> String {
        let journal = made(&self.desk.0, JOURNALS, wanted).await;
        text(&journal.body, "journal_id")
    }

    /// 1.00 in suspense, which a contradiction left there.
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

    /// A client that has to sign, and has a key.
    pub(super) async fn signer(&self) -> String {
        let caller: &Caller = &self.stand.caller;
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

    /// Lets the other institution have no client more than it has.
    pub(super) async fn fill_the_other_institution(&self) {
        let clients = self.other.get("/v1/clients").await.body;
        let clients = clients["data"].as_array().expect("clients").clone();
        let path = format!("/v1/institutions/{}/limits", text(&clients[0], "tenant_id"));
        let limits = json!({
            "clients": clients.len(), "requests_per_minute": 60_000, "exposure": {},
        });
        let read = Ask::get(path.clone()).bearer(self.desk.0.token());
        let sequence = self.stand.send(&read).await.body["sequence"].clone();
        let change = json!({"sequence": sequence, "limits": limits, "reason": "Asked for"});
        let ask = put(Ask::write(path, &change)).bearer(self.desk.0.token());
        let answer = self.stand.send(&ask).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}
