//! A bank with something in it, and what must be as it was when a test ends.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use malai_client::types::{Account, Scope};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use tests::bank::{Answer, Bank, Caller, elsewhere, order};
use tests::specification::Specification;

use super::ask::{Ask, PAYEE, PAYEE_NUMBER, REFERENCE};
use crate::MALAI;

/// The bank and what is in it before anything goes wrong.
pub(crate) struct Stand {
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

/// What counts and records access is kept below this. The engine puts the type before a key.
const ADMISSIONS: &str = "S:admission#";

/// A client, an operation and a code.
pub(crate) type Refusal = (String, String, String);

/// Every row of the tables.
pub(crate) type Tables = BTreeMap<(&'static str, String, String), String>;

impl Stand {
    /// Ada with money, Ben without, and a payment.
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

    /// Where the institution's limits are.
    pub(crate) fn limits_path(&self) -> String {
        format!("/v1/institutions/{}/limits", self.tenant)
    }

    /// From now on nothing may be written.
    pub(crate) async fn closed(mut self) -> Self {
        self.bank.settle().await;
        self.before = Some(tables(self.bank.data()));
        self
    }

    /// Sends a request as it is; with the caller's token unless it brings its own.
    pub(crate) async fn send(&self, ask: &Ask) -> Answer {
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

    /// Sends it, and proves that it is refused like this, as the contract says.
    pub(crate) async fn refused(&self, operation: &str, ask: &Ask, status: u16, code: &str) {
        let answer = self.send(ask).await;
        let told = format!("{operation}: {}", shown(ask));
        let problem = (answer.status, answer.code());
        assert_eq!(problem, (status, code), "{told}: {}", answer.body);
        Self::is_a_problem(&answer, &told);
        assert_eq!(
            self.specification.breaches(operation, &answer),
            [""; 0],
            "{told}"
        );
    }

    /// An answer that says what went wrong, and repeats nothing of what was sent.
    pub(crate) fn is_a_problem(answer: &Answer, told: &str) {
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{told}"
        );
        assert!(!answer.header("x-request-id").is_empty(), "{told}");
        assert_eq!(answer.body["status"], answer.status, "{told}");
        let body = answer.body.to_string();
        assert!(
            ![PAYEE, PAYEE_NUMBER, REFERENCE]
                .iter()
                .any(|name| body.contains(name)),
            "{told}"
        );
    }

    /// That all is as it was, and that the log tells of no failure and names nobody.
    pub(crate) async fn is_untouched(&self) {
        self.bank.settle().await;
        let new = self.written();
        assert!(new.is_empty(), "written: {new:?}");
        assert_eq!(
            self.bank.status().await["dead_letters"],
            serde_json::json!([])
        );
        self.log_names_nobody();
    }

    /// The rows that are other than when it was closed, with what they hold now; but for what a
    /// refused access leaves, and its record in the audit log, with the seals to come, and for the
    /// notes to follow payments up, which a schedule removes.
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
            "audit" => pk.starts_with("S:ten_") && !pk.contains("#ref_"),
            "payments" => !pk.starts_with("S:Q#"),
            _ => true,
        });
        after
    }

    /// The accesses that were refused, by client, operation and code.
    pub(crate) fn refusals(&self) -> BTreeSet<Refusal> {
        refusals(self.bank.data())
    }

    /// The first institution.
    pub(crate) fn institution(&self) -> &str {
        &self.tenant
    }

    /// The client of the first institution.
    pub(crate) fn operator(&self) -> String {
        let client = &self.bank.demo()["operator"]["client_id"];
        client.as_str().expect("a client").to_owned()
    }

    /// What of the first institution's a text names: itself, Ada's account, the payment, the client.
    pub(crate) fn named_in(&self, text: &Value) -> Vec<&str> {
        let text = text.to_string();
        let account: &str = &self.ada.account_id;
        let ours = [&self.tenant, account, &self.payment, &self.client];
        ours.into_iter().filter(|id| text.contains(id)).collect()
    }

    /// That the log tells of no failure and names nobody.
    pub(crate) fn log_names_nobody(&self) {
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

fn shown(ask: &Ask) -> String {
    let body = ask.body.as_deref().unwrap_or_default();
    let body = String::from_utf8_lossy(body.get(..400).unwrap_or(body)).into_owned();
    let path: String = ask.path.chars().take(200).collect();
    format!("{} {path} {body}", ask.method)
}

/// The accesses that were refused.
fn refusals(data: &Path) -> BTreeSet<Refusal> {
    let keys = tables(data).into_keys();
    let read = |(_, pk, sk): (_, String, String)| {
        let client = pk.strip_prefix(ADMISSIONS)?.to_owned();
        let mut parts = sk.strip_prefix("S:R#")?.split('#').skip(1);
        Some((client, parts.next()?.to_owned(), parts.next()?.to_owned()))
    };
    keys.filter_map(read).collect()
}

/// Every row of the bank's tables.
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

/// A secret of the bank, as its stand-in for Secrets Manager keeps it.
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
