//! A bank with data, and the state that a test must leave unchanged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use malai_client::types::{Account, Scope};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use tests::bank::{Answer, Bank, Caller, elsewhere, order};
use tests::specification::Specification;

use super::raw_request::{PAYEE, PAYEE_NUMBER, REFERENCE, RawRequest};
use crate::MALAI;

/// The bank and its data before any invalid request.
pub(crate) struct Fixture {
    pub(crate) bank: Bank,
    pub(crate) caller: Caller,
    pub(crate) ada: Account,
    pub(crate) ben: Account,
    /// A settled payment of Ada's.
    pub(crate) payment: String,
    /// A client that reads accounts.
    pub(crate) client: String,
    /// A client of which only the policy is changed.
    pub(crate) governed: String,
    /// The institution that all of this belongs to.
    pub(crate) tenant: String,
    pub(crate) specification: Specification,
    http: reqwest::Client,
    before: Option<Tables>,
}

/// The prefix of rows that count and record access. The engine stores the type before a key.
const ADMISSIONS: &str = "S:admission#";

/// A client, an operation and a code.
pub(crate) type Refusal = (String, String, String);

/// Every row of the tables.
pub(crate) type Tables = BTreeMap<(&'static str, String, String), String>;

impl Fixture {
    /// Creates Ada with money, Ben without, and a payment.
    pub(crate) async fn with_two_accounts() -> Self {
        let bank = Bank::start(MALAI);
        let caller = bank.operator().await;
        let (ada, ben) = (caller.open(PAYEE).await, caller.open("Ben Adeyemi").await);
        let answer = bank.scheme().pay_in(&ada, "100.00").await;
        assert_eq!(answer["answer"], "ACCC", "{answer}");
        let paid = caller
            .pay(order(&ada.account_id, &elsewhere("58302914"), "1.00"))
            .await;
        let payment = paid.payment_id.to_string();
        let client = caller.register(&[Scope::AccountsRead]).await.client_id;
        let governed = caller.register(&[Scope::AccountsRead]).await.client_id;
        let clients = caller.get("/v1/clients").await.body;
        let tenant = &clients["data"][0]["tenant_id"];
        let tenant = tenant.as_str().expect("a tenant").to_owned();
        let specification = Specification::read();
        let http = reqwest::Client::new();
        Self {
            bank,
            caller,
            ada,
            ben,
            payment,
            client,
            governed,
            tenant,
            specification,
            http,
            before: None,
        }
    }

    /// Returns the path of the institution's limits.
    pub(crate) fn limits_path(&self) -> String {
        format!("/v1/institutions/{}/limits", self.tenant)
    }

    /// Closes the books: nothing may be written from now on.
    pub(crate) async fn closed(mut self) -> Self {
        self.bank.settle().await;
        self.before = Some(tables(self.bank.data()));
        self
    }

    /// Sends a request unchanged; with the caller's token unless it has its own.
    pub(crate) async fn send(&self, ask: &RawRequest) -> Answer {
        let url = format!("{}{}", self.bank.origin(), ask.path);
        let method = ask.method.parse().expect("a method");
        let mut request = self.http.request::<_>(method, &url);
        let token = ask.token.as_deref().unwrap_or(self.caller.token());
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in &ask.headers {
            request = request.header(*name, value.as_slice());
        }
        if let Some(body) = &ask.body {
            request = request.body(body.clone());
        }
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.expect("text");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Answer {
            status,
            headers,
            body,
        }
    }

    /// Sends a request and asserts this documented refusal.
    pub(crate) async fn refused(&self, operation: &str, ask: &RawRequest, status: u16, code: &str) {
        let answer = self.send(ask).await;
        let context = format!("{operation}: {}", shown(ask));
        let problem = (answer.status, answer.code());
        assert_eq!(problem, (status, code), "{context}: {}", answer.body);
        Self::assert_problem(&answer, &context);
        assert_eq!(
            self.specification.breaches(operation, &answer),
            [""; 0],
            "{context}"
        );
    }

    /// Asserts that a response states the error and repeats nothing of the request.
    pub(crate) fn assert_problem(answer: &Answer, context: &str) {
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{context}"
        );
        assert!(!answer.header("x-request-id").is_empty(), "{context}");
        assert_eq!(answer.body["status"], answer.status, "{context}");
        let body = answer.body.to_string();
        assert!(
            ![PAYEE, PAYEE_NUMBER, REFERENCE]
                .iter()
                .any(|name| body.contains(name)),
            "{context}"
        );
    }

    /// Asserts that nothing changed, and that the log has no failure and no personal data.
    pub(crate) async fn assert_unchanged(&self) {
        self.bank.settle().await;
        let new = self.written();
        assert!(new.is_empty(), "written: {new:?}");
        assert_eq!(
            self.bank.status().await["dead_letters"],
            serde_json::json!([])
        );
        self.assert_log_without_personal_data();
    }

    /// Returns the rows that changed since the books were closed, except the count and record of
    /// refused access with its audit record and seals, and follow-up notes, which a schedule
    /// removes.
    pub(crate) fn written(&self) -> Tables {
        let before = self.before.as_ref().expect("closed");
        let mut after = tables(self.bank.data());
        for key in before.keys() {
            let gone = "removed".to_owned();
            after.entry(key.clone()).or_insert(gone);
        }
        after.retain(|key, row| before.get(key) != Some(row));
        after.retain(|(table, pk, _), _| match *table {
            "identity" => !pk.starts_with(ADMISSIONS),
            "audit" => pk.starts_with("S:accounts/") || pk.starts_with("S:payments/"),
            "payments" => !pk.starts_with("S:Q#"),
            _ => true,
        });
        after
    }

    /// Returns refused accesses, by client, operation and code.
    pub(crate) fn refusals(&self) -> BTreeSet<Refusal> {
        refusals(self.bank.data())
    }

    /// Returns the first institution.
    pub(crate) fn institution(&self) -> &str {
        &self.tenant
    }

    /// Returns the client of the first institution.
    pub(crate) fn operator(&self) -> String {
        let client = &self.bank.demo()["operator"]["client_id"];
        client.as_str().expect("a client").to_owned()
    }

    /// Returns which ids of the first institution a text contains: its own, Ada's account, the
    /// payment, the client.
    pub(crate) fn named_in(&self, text: &Value) -> Vec<&str> {
        let text = text.to_string();
        let account: &str = &self.ada.account_id;
        let ours = [&self.tenant, account, &self.payment, &self.client];
        ours.into_iter().filter(|id| text.contains(id)).collect()
    }

    /// Asserts that the log has no failure and no personal data.
    pub(crate) fn assert_log_without_personal_data(&self) {
        let log = std::fs::read_to_string(self.bank.data().join("bank.log")).expect("a log");
        assert!(log.lines().count() > 10, "{log}");
        let numbers = [
            self.ada.account_number.as_str(),
            self.ben.account_number.as_str(),
        ];
        let names = [
            PAYEE,
            "Quillfeather",
            "Ben Adeyemi",
            "Harbour Studios",
            "Brightwell",
        ];
        let texts = [
            PAYEE_NUMBER,
            REFERENCE,
            "SALARY NOV",
            "58302914",
            "31926819",
        ];
        let secrets = [self.caller.token()];
        let signs = ["panicked", "\"status\":500"];
        let unwanted = numbers
            .iter()
            .chain(&names)
            .chain(&texts)
            .chain(&secrets)
            .chain(&signs);
        for text in unwanted {
            let line = log.lines().find(|line| line.contains(*text));
            assert_eq!(line, None, "{text}");
        }
    }
}

fn shown(ask: &RawRequest) -> String {
    let body = ask.body.as_deref().unwrap_or_default();
    let body = String::from_utf8_lossy(body.get(..400).unwrap_or(body)).into_owned();
    let path: String = ask.path.chars().take(200).collect();
    format!("{} {path} {body}", ask.method)
}

/// Returns the refused accesses.
fn refusals(data: &Path) -> BTreeSet<Refusal> {
    let keys = tables(data).into_keys();
    let read = |(_, pk, sk): (_, String, String)| {
        let client = pk.strip_prefix(ADMISSIONS)?.to_owned();
        let mut parts = sk.strip_prefix("S:R#")?.split('#').skip(1);
        Some((client, parts.next()?.to_owned(), parts.next()?.to_owned()))
    };
    keys.filter_map(read).collect()
}

/// Returns every row of the bank's tables.
pub(crate) fn tables(data: &Path) -> Tables {
    let file = data.join("dynamodb.sqlite");
    let database =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the tables");
    let mut rows = Tables::new();
    for table in ["accounts", "payments", "identity", "audit"] {
        let query = format!("SELECT pk, sk, item_json FROM \"{table}\"");
        let mut statement = database.prepare(&query).expect("a table");
        let found = statement.query_map([], |row| {
            Ok(((table, row.get(0)?, row.get(1)?), row.get::<_, String>(2)?))
        });
        rows.extend(found.expect("rows").map(|row| row.expect("a row")));
    }
    rows
}

/// Returns a secret of the bank from its stand-in for Secrets Manager.
pub(crate) fn secret(data: &Path, name: &str) -> Value {
    let file = data.join("bus.sqlite");
    let database =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the secrets");
    let query = "SELECT text FROM secret_versions JOIN secret_stages USING (name, version_id)
                 WHERE name = ?1 AND stage = 'AWSCURRENT'";
    let text: String = database
        .query_row(query, [name], |row| row.get(0))
        .expect("a secret");
    serde_json::from_str(&text).expect("JSON")
}
