//! A load of payments whose every answer is remembered, so that a bank that died in the middle of
//! it can be held to what it said.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::bank::{Caller, fresh_key};

/// What was asked, and what was answered if it was.
type Asked = (Value, Option<(u16, Value)>);

/// Payments by their keys. A handle: clones are the same load.
#[derive(Clone, Debug, Default)]
pub struct Load {
    asked: Arc<Mutex<BTreeMap<String, Asked>>>,
    answered: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl Load {
    fn asked(&self) -> MutexGuard<'_, BTreeMap<String, Asked>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many payments were answered for good.
    pub fn answered(&self) -> usize {
        self.answered.load(Ordering::SeqCst)
    }

    /// How many were asked for.
    pub fn len(&self) -> usize {
        self.asked().len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.asked().is_empty()
    }

    /// Lets nobody order any more, until [`Load::go_on`].
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// Lets them order again.
    pub fn go_on(&self) {
        self.stopped.store(false, Ordering::SeqCst);
    }

    /// Orders payments, each under a key of its own, until there is no answer any more or the load
    /// is stopped. What a bank in trouble answers is no answer.
    pub async fn order(self, caller: Caller, orders: Vec<Value>) {
        for order in orders.iter().cycle() {
            if self.stopped.load(Ordering::SeqCst) {
                return;
            }
            let key = fresh_key();
            self.asked().insert(key.clone(), (order.clone(), None));
            let asked = caller
                .try_call("POST", "/v1/payments", Some(&key), Some(order.clone()))
                .await;
            let Ok(answer) = asked else { return };
            if answer.status == 401 {
                // The clock has outrun the token.
                return;
            }
            if answer.status >= 500 || answer.body["retryable"] == true {
                continue;
            }
            let answer = Some((answer.status, answer.body));
            self.asked().insert(key, (order.clone(), answer));
            self.answered.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Asks for every payment once more, under its key: what was answered is answered again, and
    /// what was not is done now. Answers the payments, each with its order.
    ///
    /// # Panics
    /// When one is not.
    pub async fn holds(&self, caller: &Caller) -> Vec<Value> {
        let asked = self.asked().clone();
        let mut payments = Vec::new();
        for (key, (order, answer)) in asked {
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
