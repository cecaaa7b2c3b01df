//! Clients, other banks and the clock of the seals, all at once: whatever needs a secret.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use malai_client::types::Account;
use serde_json::Value;
use tests::bank::{Bank, Caller, elsewhere, fresh_key, order};
use tokio::sync::RwLock;

const CLIENTS: usize = 4;

/// The load. Each request has to succeed, or the test fails.
pub(crate) struct Mixed {
    account: Account,
    stopped: AtomicBool,
    done: AtomicUsize,
    /// Held while a payment is on its way. A leap of the clock in the middle of one would have the
    /// scheme asked about a payment that it did not get yet, which is another story.
    time: RwLock<()>,
    payments: Mutex<Vec<String>>,
}

impl Mixed {
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

    /// Works until it is stopped.
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

    /// A token, a payment out, a payment in, and a look.
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

    /// Moves the clock between two payments, with everything else under way.
    pub(crate) async fn move_clock(&self, bank: &Bank, seconds: u64) {
        let _between = self.time.write().await;
        bank.move_clock(seconds).await;
    }

    /// Waits until every client has been round again.
    pub(crate) async fn goes_on(&self) {
        let before = self.done.load(Ordering::SeqCst);
        while self.done.load(Ordering::SeqCst) < before + CLIENTS {
            tokio::task::yield_now().await;
        }
    }

    /// Every payment reached the scheme, and its answer the bank.
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
