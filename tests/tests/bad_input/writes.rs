//! Every write of the contract as a request that succeeds, and as one that a rule refuses.
//!
//! [`WriteStage::done`] and [`WriteStage::refused`] have one arm for each operation; a new write
//! without one fails every test that runs the writes.

mod subjects;

use std::sync::{Mutex, PoisonError};

use contract::OPERATIONS;
use malai_client::types::{Account, Scope};
use serde_json::{Value, json};
use tests::bank::{
    Answer, Bank, Caller, elsewhere, fresh_transaction_id, policy_change, status_report,
};

use super::fixture::Fixture;
use super::raw_request::{RawRequest, order};

/// Accounts at the simulated banks: one never responds, one settles and then reports a rejection.
const SILENT: &str = "00030000";
const CONTRARY: &str = "00040004";
const JOURNALS: &str = "/v1/ledger/journals";

/// A bank with every resource that the writes need.
pub(super) struct WriteStage {
    pub(super) fixture: Fixture,
    pub(super) desk: (Caller, Caller),
    pub(super) other: Caller,
    pub(super) other_tenant: String,
    clerk: Caller,
    rich: Account,
    /// Unanswered payments; each write uses its own.
    unanswered: Mutex<Vec<String>>,
}

/// The writes about an unanswered payment.
const ABOUT_UNKNOWN: usize = 4;

/// Checks that compare with the scheme, which does not know the desk's decisions here.
const OF_THE_SCHEME: [&str; 2] = [
    "outcomes agree with the scheme",
    "the settlement account equals the scheme's position",
];

/// Checks the books of a stopped bank, except against the scheme.
pub(super) fn books_hold(bank: &Bank) {
    let report = local::reconcile::reconcile(bank.data()).expect("books");
    let text = report.to_string();
    let broken = text.lines().filter(|line| line.contains("FAILED"));
    let broken: Vec<_> = broken
        .filter(|line| !OF_THE_SCHEME.iter().any(|known| line.contains(known)))
        .collect();
    assert_eq!(broken, [""; 0], "{report}");
    assert!(report.is_complete(), "{report}");
}

/// Returns the operations that take an idempotency key.
pub(super) fn writes() -> impl Iterator<Item = &'static str> {
    let writes = OPERATIONS.iter().filter(|one| one.idempotent_write);
    writes.map(|operation| operation.id)
}

fn reason() -> Value {
    json!({"reason": "Asked for"})
}

fn evidence() -> Value {
    json!([{"kind": "other", "reference": "Note 4", "sha256": "0a".repeat(32)}])
}

fn text(of: &Value, name: &str) -> String {
    of[name]
        .as_str()
        .unwrap_or_else(|| panic!("no {name}: {of}"))
        .to_owned()
}

fn journal(purpose: &str, subject: &str, [debit, credit]: [&str; 2], pounds: &str) -> Value {
    let amount = json!({"amount": pounds, "currency": "GBP"});
    json!({
        "purpose": purpose, "subject": subject, "evidence": evidence(), "reason": "Asked for",
        "transfers": [{"debit": debit, "credit": credit, "amount": amount}],
    })
}

/// Returns the journal about a payment of 1.00 that was settled here and refused by the scheme.
fn corrected(found: &str, pounds: &str) -> Value {
    let legs = ["fps-settlement", "suspense"];
    journal("settled_but_refused", found, legs, pounds)
}

fn put(ask: RawRequest) -> RawRequest {
    RawRequest {
        method: "PUT",
        ..ask
    }
}

async fn made(by: &Caller, path: &str, body: Value) -> Answer {
    let answer = by.post(path, body).await;
    assert!(answer.status < 300, "{path}: {}", answer.body);
    answer
}

impl WriteStage {
    /// Creates the stage for this many requests of each write.
    pub(super) async fn set(count: usize) -> Self {
        let fixture = Fixture::with_two_accounts().await;
        let rich = fixture.caller.open("Rich Adeyemi").await;
        let paid = fixture.bank.scheme().pay_in(&rich, "1000.00").await;
        assert_eq!(paid["answer"], "ACCC", "{paid}");
        // All at once, because the clock that makes them unknown expires the tokens as well.
        let unanswered = subjects::unanswered(&fixture, &rich, count * ABOUT_UNKNOWN).await;
        let clerk = fixture.caller.register(&[Scope::PaymentsWrite]).await;
        let path = format!("/v1/clients/{}/policy", clerk.client_id);
        let alone = json!({"approval_above": {"GBP": "0.01"}});
        made(&fixture.caller, &path, policy_change(1, &alone, "A clerk")).await;
        let other = fixture.bank.other().await;
        let clients = other.get("/v1/clients").await.body;
        Self {
            other_tenant: text(&clients["data"][0], "tenant_id"),
            clerk: fixture.bank.caller(&clerk).await,
            desk: fixture.bank.desk().await,
            other,
            rich,
            unanswered: Mutex::new(unanswered),
            fixture,
        }
    }

    /// Returns requests of this operation that can all succeed, each with its own key.
    pub(super) async fn done(&self, operation: &str, count: usize) -> Vec<RawRequest> {
        let (fixture, desk) = (&self.fixture, self.desk.0.token());
        let repeated = |ask: &dyn Fn() -> RawRequest| (0..count).map(|_| ask()).collect::<Vec<_>>();
        let client = |rest: &str| format!("/v1/clients/{}/{rest}", fixture.client);
        let account = |rest: &str| format!("/v1/accounts/{}/{rest}", *fixture.ben.account_id);
        match operation {
            "registerClient" => repeated(&|| registration()),
            "rotateClientCredential" => {
                let secret = json!({"authentication": "client_secret"});
                repeated(&|| RawRequest::write(client("credentials"), &secret))
            }
            "freezeClient" => repeated(&|| RawRequest::write(client("freeze"), &reason())),
            "unfreezeClient" => repeated(&|| RawRequest::write(client("unfreeze"), &reason())),
            "setClientPolicy" => {
                // Each from what the one before it leaves.
                let path = format!("/v1/clients/{}/policy", fixture.governed);
                let policy = |sequence: u64| {
                    let rate = json!({"requests_per_minute": 600 + sequence});
                    policy_change(sequence, &rate, "It is small")
                };
                let sequences = (1..).take(count);
                let asks = sequences.map(|at| RawRequest::write(path.clone(), &policy(at)));
                asks.collect()
            }
            "setInstitutionLimits" => {
                let path = fixture.limits_path();
                let sequences = (1..).take(count);
                let asks =
                    sequences.map(|at| RawRequest::limits(&path, at, 60_000 - at).bearer(desk));
                asks.collect()
            }
            "openAccount" => {
                let opening = json!({"holder_name": "Ben Adeyemi", "currency": "GBP"});
                repeated(&|| RawRequest::write("/v1/accounts".into(), &opening))
            }
            "freezeAccount" => repeated(&|| RawRequest::write(account("freeze"), &reason())),
            "unfreezeAccount" => repeated(&|| RawRequest::write(account("unfreeze"), &reason())),
            "setOverdraftLimit" => repeated(&|| overdraft(account("overdraft-limit"))),
            "closeAccount" => self.accounts_to_close(count).await,
            "createPayment" => repeated(&|| RawRequest::pay(&order(&self.rich))),
            "cancelPayment" => self.waiting("cancel", count).await,
            "approvePayment" => self.waiting("approve", count).await,
            "declinePayment" => self.waiting("decline", count).await,
            "returnPayment" => self.received(count).await,
            _ => self.done_at_the_desk(operation, count).await,
        }
    }

    async fn done_at_the_desk(&self, operation: &str, count: usize) -> Vec<RawRequest> {
        let (first, second) = (self.desk.0.token(), self.desk.1.token());
        let note = json!({
            "assignee_client_id": self.fixture.bank.desk_client(), "note": "Asked for",
        });
        let repeated = |ask: &dyn Fn() -> RawRequest| (0..count).map(|_| ask()).collect::<Vec<_>>();
        match operation {
            "proposeResolution" => self.unknown("resolution", count),
            "approveResolution" => self.proposed("approve", count).await,
            "declineResolution" => self.proposed("decline", count).await,
            "resubmitPayment" => self.unknown("resubmission", count),
            "assignSuspenseItem" => {
                let item = self.suspense_item().await;
                let path = format!("/v1/ledger/suspense-items/{item}/assign");
                repeated(&|| RawRequest::write(path.clone(), &note).bearer(first))
            }
            "assignBreak" => {
                let path = format!("/v1/ledger/breaks/{}/assign", self.contradiction().await);
                repeated(&|| RawRequest::write(path.clone(), &note).bearer(first))
            }
            "explainBreak" => self.strays(count).await,
            "proposeJournal" => {
                let wanted = corrected(&self.contradiction().await, "1.00");
                repeated(&|| RawRequest::write(JOURNALS.into(), &wanted).bearer(first))
            }
            "approveJournal" => {
                let item = self.suspense_item().await;
                let legs = ["suspense", &*self.rich.account_id];
                let mut asks = Vec::new();
                for _ in 0..count {
                    let wanted = journal("suspense_applied", &item, legs, "0.01");
                    let path = format!("{JOURNALS}/{}/approve", self.journal(wanted).await);
                    let body = json!({"sequence": 1, "reason": "Asked for"});
                    asks.push(RawRequest::write(path, &body).bearer(second));
                }
                asks
            }
            "declineJournal" => {
                let found = self.contradiction().await;
                let mut asks = Vec::new();
                for _ in 0..count {
                    let journal = self.journal(corrected(&found, "1.00")).await;
                    let path = format!("{JOURNALS}/{journal}/decline");
                    asks.push(RawRequest::write(path, &reason()).bearer(second));
                }
                asks
            }
            new => panic!("{new} has no row of what is done"),
        }
    }

    /// Returns a request of this operation that a rule refuses, and the code; `None` if no rule
    /// refuses the write.
    pub(super) async fn refused(&self, operation: &str) -> Option<(RawRequest, &'static str)> {
        let fixture = &self.fixture;
        let paid = |verb: &str| format!("/v1/payments/{}/{verb}", fixture.payment);
        let account = |rest: &str| format!("/v1/accounts/{}/{rest}", *fixture.ada.account_id);
        Some(match operation {
            "openAccount" | "freezeClient" | "unfreezeClient" => return None,
            "setInstitutionLimits" => {
                let ask = RawRequest::limits(&fixture.limits_path(), 999, 60_000);
                (ask.bearer(self.desk.0.token()), "sequence_mismatch")
            }
            "registerClient" => {
                self.fill_the_other_institution().await;
                let ask = registration().bearer(self.other.token());
                (ask, "institution_limit_exceeded")
            }
            "rotateClientCredential" => {
                let ask = json!({"authentication": "client_secret"});
                let path = format!("/v1/clients/{}/credentials", self.signer().await);
                (RawRequest::write(path, &ask), "signing_key_required")
            }
            "setClientPolicy" => {
                let policy = json!({"request_signatures": "required"});
                let client = fixture
                    .caller
                    .register(&[Scope::AccountsRead])
                    .await
                    .client_id;
                let path = format!("/v1/clients/{client}/policy");
                let ask = RawRequest::write(path, &policy_change(1, &policy, "Asked for"));
                (ask, "signing_key_required")
            }
            "freezeAccount" | "unfreezeAccount" => {
                let verb = operation.strip_suffix("Account").expect("a verb");
                let path = format!("/v1/accounts/{}/{verb}", self.closed().await);
                (RawRequest::write(path, &reason()), "account_closed")
            }
            "setOverdraftLimit" => {
                let path = format!("/v1/accounts/{}/overdraft-limit", self.closed().await);
                (overdraft(path), "account_closed")
            }
            "closeAccount" => (
                RawRequest::write(account("close"), &reason()),
                "account_not_empty",
            ),
            "createPayment" => {
                let mut order = order(&fixture.ada);
                order["amount"]["amount"] = json!("999999.00");
                (RawRequest::pay(&order), "insufficient_funds")
            }
            "cancelPayment" => (
                RawRequest::write(paid("cancel"), &reason()),
                "not_cancellable",
            ),
            "approvePayment" | "declinePayment" => {
                let verb = operation.strip_suffix("Payment").expect("a verb");
                (
                    RawRequest::write(paid(verb), &reason()),
                    "not_awaiting_approval",
                )
            }
            "returnPayment" => {
                let why = json!({"reason_code": "not_given"});
                (RawRequest::write(paid("return"), &why), "not_returnable")
            }
            _ => return Some(self.refused_at_the_desk(operation).await),
        })
    }

    async fn refused_at_the_desk(&self, operation: &str) -> (RawRequest, &'static str) {
        let first = self.desk.0.token();
        let settled = |rest: &str| {
            let payment = &self.fixture.payment;
            format!("/v1/ledger/unknown-payments/{payment}/{rest}")
        };
        let stranger = json!({"assignee_client_id": self.fixture.client, "note": "Asked for"});
        let (path, body, code) = match operation {
            "proposeResolution" => (settled("resolution"), found(), "not_unknown"),
            "approveResolution" => (settled("resolution/approve"), agreed(), "not_unknown"),
            "declineResolution" => (settled("resolution/decline"), reason(), "not_proposed"),
            "resubmitPayment" => (settled("resubmission"), reason(), "not_resubmittable"),
            "assignSuspenseItem" => {
                let item = self.suspense_item().await;
                let path = format!("/v1/ledger/suspense-items/{item}/assign");
                (path, stranger, "assignee_unknown")
            }
            "assignBreak" => {
                let path = format!("/v1/ledger/breaks/{}/assign", self.contradiction().await);
                (path, stranger, "assignee_unknown")
            }
            "explainBreak" => {
                let path = format!("/v1/ledger/breaks/{}/explain", self.contradiction().await);
                let body = json!({"evidence": evidence(), "reason": "Asked for"});
                (path, body, "journal_required")
            }
            "proposeJournal" => {
                let wanted = corrected(&self.contradiction().await, "2.00");
                (JOURNALS.into(), wanted, "exceeds_open_amount")
            }
            "approveJournal" | "declineJournal" => {
                let verb = operation.strip_suffix("Journal").expect("a verb");
                let journal = corrected(&self.contradiction().await, "1.00");
                let path = format!("{JOURNALS}/{}", self.journal(journal).await);
                let declined = format!("{path}/decline");
                made(&self.desk.1, &declined, json!({"reason": "A mistake"})).await;
                let body = match verb {
                    "approve" => json!({"sequence": 1, "reason": "Asked for"}),
                    _ => reason(),
                };
                let ask = RawRequest::write(format!("{path}/{verb}"), &body);
                return (ask.bearer(self.desk.1.token()), "not_proposed");
            }
            new => panic!("{new} has no row of what is refused"),
        };
        (RawRequest::write(path, &body).bearer(first), code)
    }
}

fn registration() -> RawRequest {
    let client = json!({
        "name": "Till", "scopes": ["accounts:read"], "authentication": "client_secret",
    });
    RawRequest::write("/v1/clients".into(), &client)
}

fn overdraft(path: String) -> RawRequest {
    let limit = json!({"limit": {"amount": "1.00", "currency": "GBP"}});
    put(RawRequest::write(path, &limit))
}

fn found() -> Value {
    json!({"outcome": "settled", "evidence": evidence(), "reason": "Asked for"})
}

fn agreed() -> Value {
    json!({"outcome": "settled", "reason": "Asked for"})
}
