//! A load that needs every secret: clients, other banks and the schedule of the seals,
//! concurrently.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use malai_client::types::Account;
use serde_json::Value;
use tests::bank::{Bank, Caller, elsewhere, fresh_key, order};
use tokio::sync::RwLock;

const CLIENTS: usize = 4;

/// The load. Each request must succeed, or the test fails.
pub(crate) struct MixedLoad {
    account: Account,
    stopped: AtomicBool,
    done: AtomicUsize,
    /// Held while a payment is in progress. Moving the clock during one would cause an enquiry
    /// about a payment that the scheme has not received, which is another case.
    time: RwLock<()>,
    payments: Mutex<Vec<String>>,
}

impl MixedLoad {
    pub(crate) async fn begin(bank: &Bank) -> Self {
        let account = bank.operator().await.open("Ada Okafor").await;
        let paid = bank.scheme().pay_in(&account, "100000.00").await;
        assert_eq!(paid["answer"], "ACCC", "{paid}");
        Self {
            account,
            stopped: AtomicBool::new(false),
            done: AtomicUsize::new(0),
            time: RwLock::new(()),
            payments: Mutex::default(),
        }
    }

    /// Runs until it is stopped.
    pub(crate) async fn run(&self, bank: &Bank) {
        let client = || async {
            while !self.stopped.load(Ordering::SeqCst) {
                self.round(bank).await;
            }
        };
        let clients = (0..CLIENTS).map(|_| client());
        futures_util::future::join_all(clients).await;
    }

    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// Gets a token, pays out, pays in, and reads.
    async fn round(&self, bank: &Bank) {
        let caller = bank.operator().await;
        let standing = self.time.read().await;
        let payment = self.pay(&caller).await;
        let paid = bank.scheme().pay_in(&self.account, "2.00").await;
        assert_eq!(paid["answer"], "ACCC", "{paid}");
        loop {
            let seen = caller.get(&format!("/v1/payments/{payment}")).await;
            assert_eq!(seen.status, 200, "{}", seen.body);
            if seen.body["status"] == "settled" {
                break;
            }
        }
        drop(standing);
        self.made().push(payment);
        self.done.fetch_add(1, Ordering::SeqCst);
    }

    fn made(&self) -> MutexGuard<'_, Vec<String>> {
        self.payments.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn pay(&self, caller: &Caller) -> String {
        let order = order(&self.account.account_id, &elsewhere("58302914"), "1.00");
        let order: Value = serde_json::to_value(order).expect("JSON");
        let made = caller
            .call("POST", "/v1/payments", Some(&fresh_key()), Some(order))
            .await;
        assert_eq!(made.status, 201, "{}", made.body);
        made.body["payment_id"].as_str().expect("an id").to_owned()
    }

    /// Moves the clock between two payments, with everything else running.
    pub(crate) async fn move_clock(&self, bank: &Bank, seconds: u64) {
        let _between = self.time.write().await;
        bank.move_clock(seconds).await;
    }

    /// Waits until every client has completed another round.
    pub(crate) async fn continues(&self) {
        let before = self.done.load(Ordering::SeqCst);
        while self.done.load(Ordering::SeqCst) < before + CLIENTS {
            tokio::task::yield_now().await;
        }
    }

    /// Asserts that every payment reached the scheme, and its outcome the bank.
    pub(crate) async fn is_settled(&self, bank: &Bank) {
        let caller = bank.operator().await;
        let payments = self.made().clone();
        assert!(payments.len() > 10 * CLIENTS);
        for payment in payments {
            let seen = caller.get(&format!("/v1/payments/{payment}")).await;
            assert_eq!(seen.body["status"], "settled", "{}", seen.body);
        }
    }
}
