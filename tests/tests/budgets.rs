//! The cost of each operation, counted between the AWS SDK and the tables: write units, write units
//! of indexes, read units and round trips. `tests/budgets.txt` contains the costs; any difference
//! must be intended. Names and references have their maximum length, except in lists, where they
//! have a usual one.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod budgets {
    pub(crate) mod appends;
    pub(crate) mod bench;
    pub(crate) mod counter;
    pub(crate) mod golden;
    pub(crate) mod units;
}

use budgets::appends;
use budgets::bench::{Bench, about, change};
use budgets::golden::{Costs, differences, excesses, text};
use rail_fps::{CreditTransfer, Message, Reason, RejectCode, StatusReport, TransactionStatus};
use serde_json::{Value, json};
use tests::bank::ProofKey;

const EXPECTED: &str = include_str!("../budgets.txt");
const SUBMIT: &str = include_str!("../../events/invoke/submit-fps-payment.json");

#[tokio::test]
async fn every_operation_costs_what_the_golden_file_says_within_the_design_budget() {
    let counted = CountedBank {
        bench: Bench::start().await,
        costs: Costs::new(),
    };
    let costs = counted.all().await;
    let actual = text(&costs);
    let told = differences(EXPECTED, &actual);
    assert!(
        told.is_empty(),
        "{}\n\nAll of it:\n{actual}",
        told.join("\n")
    );
    assert_eq!(excesses(&costs), [""; 0]);
}

struct CountedBank {
    bench: Bench,
    costs: Costs,
}

/// An account: its id and its number.
struct Account {
    id: String,
    number: String,
}

impl Account {
    fn path(&self) -> String {
        format!("/v1/accounts/{}", self.id)
    }
}

impl CountedBank {
    async fn all(mut self) -> Costs {
        let start = self.bench.start_function("create-payment");
        let (cost, ()) = self.bench.counter.count(start).await;
        self.costs.push(("start of create-payment", cost));
        self.bench.start_functions().await;
        let ada = self.accounts().await;
        let inbound = self.payments_out(&ada).await;
        self.payment_in(&ada, inbound).await;
        self.refused_and_cancelled(&ada).await;
        self.approved(&ada).await;
        self.limited(&ada).await;
        self.reads(&ada).await;
        self.bound(&ada).await;
        self.listing().await;
        self.costs.extend(appends::counted(&self.bench).await);
        self.costs
    }

    /// Calls an operation and records its cost.
    async fn call(
        &mut self,
        name: &'static str,
        status: u64,
        call: (&str, &str, &str, Value),
    ) -> Value {
        let (method, target, key, body) = call;
        let work = self.bench.call(method, target, key, body);
        let (cost, (answered, body)) = self.bench.counter.count(work).await;
        assert_eq!(answered, status, "{name}: {body}");
        self.costs.push((name, cost));
        body
    }

    /// Calls an operation without recording its cost.
    async fn call_uncounted(&self, status: u64, call: (&str, &str, &str, Value)) -> Value {
        let (method, target, key, body) = call;
        let (answered, body) = self.bench.call(method, target, key, body).await;
        assert_eq!(answered, status, "{method} {target}: {body}");
        body
    }

    async fn accounts(&mut self) -> Account {
        let opening = json!({"holder_name": "A".repeat(140), "currency": "GBP"});
        let call = ("POST", "/v1/accounts", "ada", opening);
        let opened = self.call("open account", 201, call).await;
        let ada = account(&opened);
        let limit = json!({"limit": {"amount": "100000.00", "currency": "GBP"}});
        let path = format!("{}/overdraft-limit", ada.path());
        self.call("set overdraft limit", 200, ("PUT", &path, "limit", limit))
            .await;
        ada
    }

    async fn open(&self, key: &str) -> Account {
        let opening = json!({"holder_name": "Ben Adeyemi", "currency": "GBP"});
        account(
            &self
                .call_uncounted(201, ("POST", "/v1/accounts", key, opening))
                .await,
        )
    }

    /// Sends two payments over the scheme, one settled and one rejected. Returns the messages sent.
    async fn payments_out(&mut self, ada: &Account) -> CreditTransfer {
        let order = order(ada, ("000002", "58302914"), "10.00");
        let call = ("POST", "/v1/payments", "first", order.clone());
        let first = self
            .call("create payment on a rail", 201, call.clone())
            .await;
        self.call("create payment on a rail, again", 201, call)
            .await;
        let call = ("POST", "/v1/payments", "second", order);
        let second = self.call_uncounted(201, call).await;
        let event = about(SUBMIT, id(&first, "payment_id"));
        let (cost, answer) = self
            .bench
            .counter
            .count(self.bench.invoke("submit-fps-payment", &event))
            .await;
        assert_eq!(answer["batchItemFailures"], json!([]));
        self.costs.push(("submit to the rail", cost));
        let sent = self.bench.last_sent();
        self.answered("rail answer: settled", &sent, TransactionStatus::Settled)
            .await;
        let event = about(SUBMIT, id(&second, "payment_id"));
        self.bench.invoke("submit-fps-payment", &event).await;
        let rejected = TransactionStatus::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED));
        self.answered("rail answer: rejected", &self.bench.last_sent(), rejected)
            .await;
        sent
    }

    async fn answered(
        &mut self,
        name: &'static str,
        sent: &CreditTransfer,
        answer: TransactionStatus,
    ) {
        let report = Message::StatusReport(StatusReport {
            message_id: "REPORT".parse().expect("an id"),
            created: sent.created,
            original: sent.original(),
            answer,
            accepted: None,
            settlement_date: None,
            settlement_cycle: None,
            original_amount: None,
        });
        let (cost, status) = self.bench.counter.count(self.bench.rail(&report)).await;
        assert_eq!(status, 202, "{name}");
        self.costs.push((name, cost));
    }

    /// Returns the message as if another bank had sent it to Ada.
    async fn payment_in(&mut self, ada: &Account, sent: CreditTransfer) {
        let mut creditor = sent.debtor.clone();
        creditor.account_number = ada.number.parse().expect("a number");
        let received = Message::CreditTransfer(CreditTransfer {
            transaction_id: "0123456789ABCDEFGH1020261123000002".parse().expect("an id"),
            instructing_agent: sent.instructed_agent,
            instructed_agent: sent.instructing_agent,
            debtor: sent.creditor.clone(),
            creditor,
            ..sent
        });
        let (cost, status) = self.bench.counter.count(self.bench.rail(&received)).await;
        assert_eq!(status, 200);
        self.costs.push(("inbound credit", cost));
        let (cost, status) = self.bench.counter.count(self.bench.rail(&received)).await;
        assert_eq!(status, 200);
        self.costs.push(("inbound credit, again", cost));
    }

    async fn refused_and_cancelled(&mut self, ada: &Account) {
        let too_much = order(ada, ("000002", "58302914"), "900000.00");
        let call = ("POST", "/v1/payments", "refused", too_much);
        self.call("refused payment", 422, call.clone()).await;
        self.call("refused payment, again", 422, call).await;
        let order = order(ada, ("000002", "58302914"), "10.00");
        let created = self
            .call_uncounted(201, ("POST", "/v1/payments", "cancelled", order))
            .await;
        let path = format!("/v1/payments/{}/cancel", id(&created, "payment_id"));
        let why = json!({"reason": "R".repeat(140)});
        self.call("cancel payment", 200, ("POST", &path, "cancel", why))
            .await;
    }

    /// Two payments of a client that needs approval for each, approved by another.
    async fn approved(&mut self, ada: &Account) {
        let payee = self.open("payee").await;
        for (to, ordered, approved) in [
            (
                ("000002", "58302914"),
                "order a payment that waits",
                "approve a payment on a rail",
            ),
            (
                ("000001", payee.number.as_str()),
                "order a payment on us that waits",
                "approve a payment on us",
            ),
        ] {
            let order = order(ada, to, "10.00");
            let call = ("POST", "/v1/payments", ordered, order);
            self.bench
                .set_caller("clerk", json!({"approval_above": {"GBP": "0.00"}}));
            let waits = self.call(ordered, 201, call).await;
            assert_eq!(waits["status"], "awaiting_approval");
            self.bench.set_caller("budget", json!({}));
            let path = format!("/v1/payments/{}/approve", id(&waits, "payment_id"));
            let why = json!({"reason": "R".repeat(140)});
            self.call(approved, 200, ("POST", &path, approved, why))
                .await;
        }
    }

    /// Payments of a client with daily limits: by account, which costs nothing but the round trip
    /// that starts a day, and over all accounts.
    async fn limited(&mut self, ada: &Account) {
        let by_account = json!({"account_daily_limit": {"GBP": "1000.00"}});
        let over_all = json!({"client_daily_limit": {"GBP": "1000.00"}});
        for (name, policy) in [
            ("first payment of a day within a limit", &by_account),
            ("next payment of a day within a limit", &by_account),
            ("create payment within a client's limit", &over_all),
        ] {
            let call = (
                "POST",
                "/v1/payments",
                name,
                order(ada, ("000002", "58302914"), "10.00"),
            );
            self.bench.set_caller("limited", policy.clone());
            let paid = self.call(name, 201, call).await;
            assert_eq!(paid["status"], "accepted");
        }
        self.bench.set_caller("budget", json!({}));
    }

    /// The same payment with a bound token: the use of its proof is a row of its own.
    async fn bound(&mut self, ada: &Account) {
        self.bench.bind(Some(ProofKey::new([7; 32])));
        let order = order(ada, ("000002", "58302914"), "10.00");
        let name = "create payment on a rail, with a DPoP proof";
        self.call(name, 201, ("POST", "/v1/payments", name, order))
            .await;
        self.bench.bind(None);
    }

    async fn reads(&mut self, ada: &Account) {
        let ben = self.open("ben").await;
        let order = order(ada, ("000001", &ben.number), "10.00");
        // What is counted is the entry alone: its change is in the chain, as one before a later one is.
        let opened = change(2, &Value::Null, &self.bench.image(&ben.id).await);
        self.bench.invoke("project-accounts", &opened).await;
        let before = self.bench.image(&ada.id).await;
        let call = ("POST", "/v1/payments", "on us", order);
        let paid = self.call("create payment on us", 201, call.clone()).await;
        self.call("create payment on us, again", 201, call).await;
        let event = change(1, &before, &self.bench.image(&ada.id).await);
        let work = self.bench.invoke("project-accounts", &event);
        let (cost, answer) = self.bench.counter.count(work).await;
        assert_eq!(answer["batchItemFailures"], json!([]));
        self.costs.push(("project one entry", cost));
        self.call("get account", 200, ("GET", &ada.path(), "", Value::Null))
            .await;
        let path = format!("/v1/payments/{}", id(&paid, "payment_id"));
        self.call("get payment", 200, ("GET", &path, "", Value::Null))
            .await;
    }

    async fn listing(&mut self) {
        let (payer, ben) = (self.open("payer").await, self.open("history").await);
        let limit = format!("{}/overdraft-limit", payer.path());
        self.call_uncounted(200, ("PUT", &limit, "payer's limit", overdraft()))
            .await;
        let path = format!("{}/transactions", ben.path());
        self.history(&payer, &ben, 0..60).await;
        let call = ("GET", path.as_str(), "", Value::Null);
        let page = self
            .call("list transactions, first 50 of 60", 200, call)
            .await;
        assert_eq!(page["data"].as_array().map(Vec::len), Some(50));
        self.history(&payer, &ben, 60..120).await;
        let page = self
            .call_uncounted(200, ("GET", &path, "", Value::Null))
            .await;
        let path = format!("{path}?cursor={}", id(&page, "next_cursor"));
        let call = ("GET", path.as_str(), "", Value::Null);
        let page = self
            .call("list transactions, 50 of 120 further down", 200, call)
            .await;
        assert_eq!(page["data"].as_array().map(Vec::len), Some(50));
        assert_eq!(page["data"][0]["sequence"], 70);
    }

    async fn history(&self, payer: &Account, ben: &Account, payments: std::ops::Range<u8>) {
        for n in payments {
            let old = self.bench.image(&ben.id).await;
            let mut order = order(payer, ("000001", &ben.number), "10.00");
            order["creditor"]["name"] = "Ben Adeyemi".into();
            order["reference"] = format!("INV-2031 NUMBER {n}").into();
            let key = format!("history {n}");
            self.call_uncounted(201, ("POST", "/v1/payments", &key, order))
                .await;
            let number = u64::from(n) + 3;
            let event = change(number, &old, &self.bench.image(&ben.id).await);
            let answer = self.bench.invoke("project-accounts", &event).await;
            assert_eq!(answer["batchItemFailures"], json!([]));
        }
    }
}

fn id<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name]
        .as_str()
        .unwrap_or_else(|| panic!("no {name}: {body}"))
}

fn account(opened: &Value) -> Account {
    let text = |name| id(opened, name).to_owned();
    Account {
        id: text("account_id"),
        number: text("account_number"),
    }
}

fn overdraft() -> Value {
    json!({"limit": {"amount": "100000.00", "currency": "GBP"}})
}

/// An order with every text at its maximum length.
fn order(from: &Account, to: (&str, &str), pounds: &str) -> Value {
    json!({
        "debtor_account_id": from.id,
        "creditor": {"name": "C".repeat(140), "sort_code": to.0, "account_number": to.1},
        "amount": {"amount": pounds, "currency": "GBP"},
        "reference": "R".repeat(35),
        "end_to_end_id": "E".repeat(35),
        "allow_duplicate": true,
    })
}
