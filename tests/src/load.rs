//! A load of payments with every response recorded, so that a bank that died under load can be
//! checked against them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::bank::{Caller, fresh_key};

/// A request, and its response if there was one.
type RecordedRequest = (Value, Option<(u16, Value)>);

/// Payments by their keys. A handle: clones share the same load.
#[derive(Clone, Debug, Default)]
pub struct Load {
    requests: Arc<Mutex<BTreeMap<String, RecordedRequest>>>,
    answered: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl Load {
    fn requests(&self) -> MutexGuard<'_, BTreeMap<String, RecordedRequest>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the number of payments with a final response.
    pub fn completed_count(&self) -> usize {
        self.answered.load(Ordering::SeqCst)
    }

    /// Returns the number of payments requested.
    pub fn len(&self) -> usize {
        self.requests().len()
    }

    /// Returns whether no payment was requested.
    pub fn is_empty(&self) -> bool {
        self.requests().is_empty()
    }

    /// Stops new payments until [`Load::go_on`].
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// Allows new payments again.
    pub fn go_on(&self) {
        self.stopped.store(false, Ordering::SeqCst);
    }

    /// Sends payments, each under a key of its own, until there is no response or the load is
    /// stopped. An error of the bank counts as no response.
    pub async fn order(self, caller: Caller, orders: Vec<Value>) {
        for order in orders.iter().cycle() {
            if self.stopped.load(Ordering::SeqCst) {
                return;
            }
            let key = fresh_key();
            self.requests().insert(key.clone(), (order.clone(), None));
            let requests = caller
                .try_call("POST", "/v1/payments", Some(&key), Some(order.clone()))
                .await;
            let Ok(answer) = requests else { return };
            if answer.status == 401 {
                // The token has expired with the clock.
                return;
            }
            if answer.status >= 500 || answer.body["retryable"] == true {
                continue;
            }
            let answer = Some((answer.status, answer.body));
            self.requests().insert(key, (order.clone(), answer));
            self.answered.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Repeats every payment under its key: completed ones must be replayed, and the others
    /// complete now. Returns the payments, each with its order.
    ///
    /// # Panics
    /// If one differs.
    pub async fn holds(&self, caller: &Caller) -> Vec<Value> {
        let requests = self.requests().clone();
        let mut payments = Vec::new();
        for (key, (order, answer)) in requests {
            let again = caller
                .call("POST", "/v1/payments", Some(&key), Some(order))
                .await;
            assert_eq!(again.status, 201, "{}", again.body);
            if let Some((status, body)) = answer {
                assert_eq!((again.status, again.is_replay()), (status, true));
                assert_eq!(again.body, body, "another answer than the acknowledged one");
            }
            payments.push(again.body);
        }
        payments
    }
}
