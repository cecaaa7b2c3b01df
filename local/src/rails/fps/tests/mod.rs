//! The simulator from outside: signed HTTP in, signed HTTP out, the controls, and a clock that
//! the tests move.

mod answers;
mod controls;
mod gateway;
mod keys;
mod restarts;
mod stand;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::http::Request;
use environment::Clock;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use kernel::account::SortCode;
use kernel::money::{Amount, Gbp};
use kernel::time::Moment;
use message_signature::{KeyId, SignParams, SigningKey, sign};
use rail_fps::{
    CreditTransfer, Fpid, Message, NeverReceived, Original, Party, PaymentType, SettlementDate,
    StatusRequest, TransactionId,
};
use serde_json::Value;
use tempfile::TempDir;

use super::{FpsSimulator, Keys, deliver, status_text};
use stand::Stand;

/// 2026-11-23, a Monday, 09:00 UTC.
const NINE: i64 = 1_795_424_400_000;

fn bank_key() -> SigningKey {
    SigningKey::from_seed([1; 32])
}

fn scheme_key() -> SigningKey {
    SigningKey::from_seed([2; 32])
}

fn keys() -> Keys {
    Keys {
        scheme_key: scheme_key(),
        scheme_keyid: KeyId::parse("fps-1").unwrap(),
        bank_key: bank_key().verifying_key(),
        bank_keyid: KeyId::parse("bank-1").unwrap(),
    }
}

/// The scheme, a bank that takes its calls, and the clock of both.
struct World {
    scheme: FpsSimulator,
    bank: Stand,
    now: Arc<AtomicI64>,
    data: TempDir,
}

impl World {
    async fn new() -> Self {
        let now = Arc::new(AtomicI64::new(NINE));
        let bank = Stand::start(Arc::clone(&now)).await;
        let data = tempfile::tempdir().unwrap();
        let scheme = open(data.path(), &now, Some(bank.origin())).await;
        Self {
            scheme,
            bank,
            now,
            data,
        }
    }

    /// Kills the scheme and starts it on the same file.
    async fn restart(&mut self) {
        let scheme = open(self.data.path(), &self.now, Some(self.bank.origin())).await;
        drop(std::mem::replace(&mut self.scheme, scheme));
    }

    fn advance(&self, seconds: i64) {
        self.now
            .fetch_add(seconds.checked_mul(1000).unwrap(), Ordering::SeqCst);
    }

    /// Submits a message as the bank does. Answers the status.
    async fn submit(&self, xml: &str) -> u16 {
        let now = self.now.load(Ordering::SeqCst);
        post(self.scheme.origin(), xml, &bank_key(), "bank-1", now)
            .await
            .unwrap()
    }

    /// Waits until the scheme has nothing to do at this time.
    async fn quiet(&self) {
        let mut changes = self.scheme.scheme.book.changes();
        while !self.scheme.idle().await.unwrap() {
            changes.changed().await.unwrap();
        }
    }

    /// The answers that the bank was told about a payment, in the order in which they came.
    fn told(&self, payment: &CreditTransfer) -> Vec<String> {
        self.bank.told(payment.transaction_id.as_str())
    }

    async fn control(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let request = Request::builder().method(method).uri(path);
        let request = request.body(Body::from(body.to_string())).unwrap();
        let answer = TowerToHyperService::new(self.scheme.control())
            .call(request)
            .await
            .unwrap();
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&body).unwrap())
    }
}

async fn open(data: &Path, now: &Arc<AtomicI64>, bank: Option<String>) -> FpsSimulator {
    let now = Arc::clone(now);
    let read = move || Moment::from_unix_millis(now.load(Ordering::SeqCst)).unwrap();
    FpsSimulator::start(
        data,
        Clock::of(read),
        (keys(), NeverReceived::ClosesId),
        bank,
    )
    .await
    .unwrap()
}

/// Posts a message to the gateway. An error is a connection that ended without an answer.
async fn post(
    origin: &str,
    xml: &str,
    key: &SigningKey,
    keyid: &str,
    now_ms: i64,
) -> Result<u16, String> {
    let answer = post_to(origin, "/fps/messages", xml, key, keyid, now_ms).await;
    answer.map(|(status, _)| status)
}

/// The same to another path, with what is answered.
async fn post_to(
    origin: &str,
    path: &str,
    xml: &str,
    key: &SigningKey,
    keyid: &str,
    now_ms: i64,
) -> Result<(u16, Vec<u8>), String> {
    let keyid = KeyId::parse(keyid).unwrap();
    let body = xml.as_bytes();
    let signed = message_signature::Request {
        method: "POST",
        path,
        headers: &[],
        body,
    };
    let proof = sign(&signed, key, &SignParams::new(&keyid, now_ms / 1000)).unwrap();
    let authority = origin.strip_prefix("http://").unwrap();
    let mut request = Request::post(path)
        .header("host", authority)
        .header("content-type", "application/xml");
    for (name, value) in proof.pairs() {
        request = request.header(name, value);
    }
    let request = request
        .body(Full::new(Bytes::from(xml.to_owned())))
        .unwrap();
    deliver::exchange(authority, request).await
}

/// A payment of 12.34 from our bank to this account number, with ids from the seed.
fn payment(number: &str, seed: &str) -> CreditTransfer {
    let now = Moment::from_unix_millis(NINE).unwrap();
    let date = now.utc_date();
    let fpid = Fpid::derive(PaymentType::Sip, seed.as_bytes(), date, SortCode::THIS_BANK);
    let other: SortCode = "000002".parse().unwrap();
    let party = |name: &str, sort_code, number: &str| Party {
        name: Some(name.parse().unwrap()),
        sort_code,
        account_number: number.parse().unwrap(),
    };
    CreditTransfer {
        message_id: format!("M-{seed}").parse().unwrap(),
        created: now,
        payment_type: PaymentType::Sip,
        instruction_id: None,
        end_to_end_id: format!("E-{seed}").parse().unwrap(),
        transaction_id: TransactionId::from(&fpid),
        uetr: None,
        amount: pounds("12.34"),
        settlement_date: SettlementDate::in_header(date),
        accepted: Some(now),
        instructing_agent: SortCode::THIS_BANK,
        instructed_agent: other,
        debtor: party("A Payer", SortCode::THIS_BANK, "12345678"),
        creditor: party("A Payee", other, number),
        reference: None,
    }
}

fn pounds(decimal: &str) -> Amount<Gbp> {
    Amount::parse(decimal, Gbp).unwrap()
}

/// The question what became of a payment.
fn enquiry(original: Original, seed: &str) -> String {
    let created = Moment::from_unix_millis(NINE).unwrap();
    let message_id = format!("Q-{seed}").parse().unwrap();
    StatusRequest {
        message_id,
        created,
        request_id: None,
        original,
    }
    .write()
}
