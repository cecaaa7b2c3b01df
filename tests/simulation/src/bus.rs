//! The event bus, the queues behind its rules, and their dead letters.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::bank::Bank;
use crate::chaos::Fault;
use crate::planted::Bug;
use crate::world::World;

/// How often a message is tried before it is a dead letter.
const RECEIVES: u32 = 5;
/// For how long a message that was received stays out of sight.
const VISIBILITY_MILLIS: i64 = 180_000;

/// A rule: the events of these types go to this function; all of them if there are none.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) function: &'static str,
    pub(crate) types: Vec<String>,
}

struct State {
    rules: Vec<Rule>,
    bank: Option<Bank>,
    dead: Vec<(&'static str, String)>,
    put: Vec<Value>,
}

/// The bus of a world.
#[derive(Clone)]
pub(crate) struct Bus {
    world: World,
    bug: Option<Bug>,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Bus {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Bus")
    }
}

impl Bus {
    /// A bus without rules.
    pub(crate) fn new(world: &World, bug: Option<Bug>) -> Self {
        Self {
            world: world.clone(),
            bug,
            state: Arc::new(Mutex::new(State {
                rules: Vec::new(),
                bank: None,
                dead: Vec::new(),
                put: Vec::new(),
            })),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Gives the events to the functions of this bank by these rules.
    pub(crate) fn serve(&self, bank: &Bank, rules: Vec<Rule>) {
        let mut state = self.lock();
        state.bank = Some(bank.clone());
        state.rules = rules;
    }

    /// Every event that was ever taken.
    pub(crate) fn taken(&self) -> Vec<Value> {
        self.lock().put.clone()
    }

    /// Takes the entries of a `PutEvents` request, and answers as the service does.
    pub(crate) fn put(&self, body: &[u8]) -> Value {
        let request: Value = serde_json::from_slice(body).unwrap_or_default();
        let entries = request["Entries"].as_array().cloned().unwrap_or_default();
        let mut failed = 0;
        let answers: Vec<Value> = entries
            .iter()
            .map(|entry| {
                if self.world.strikes(Fault::EntryRefused) {
                    failed += 1;
                    return json!({"ErrorCode": "ThrottlingException"});
                }
                self.take(entry);
                json!({"EventId": "taken"})
            })
            .collect();
        json!({"FailedEntryCount": failed, "Entries": answers})
    }

    fn take(&self, entry: &Value) {
        let detail = entry["Detail"].as_str().unwrap_or_default();
        let detail: Value = serde_json::from_str(detail).unwrap_or_default();
        self.world
            .tell(|| format!("event {} {}", detail["type"], detail["id"]));
        self.same_as_before(&detail);
        self.lock().put.push(detail.clone());
        if self.bug == Some(Bug::EventLost) && self.world.between(0, 9) == 0 {
            return;
        }
        let kind = detail["type"].as_str().unwrap_or_default().to_owned();
        let message = json!({"detail-type": kind, "detail": detail}).to_string();
        let rules = self.lock().rules.clone();
        for rule in rules {
            if !rule.types.is_empty() && !rule.types.contains(&kind) {
                continue;
            }
            if rule.function == "submit-to-rail" && self.world.strikes(Fault::DeliveryLost) {
                continue;
            }
            let copies = if self.world.strikes(Fault::DeliveredTwice) {
                2
            } else {
                1
            };
            for _ in 0..copies {
                self.deliver(rule.function, message.clone());
            }
        }
    }

    /// An event that is told again is told as it was.
    fn same_as_before(&self, detail: &Value) {
        let state = self.lock();
        let first = state.put.iter().find(|known| known["id"] == detail["id"]);
        let same = first.is_none_or(|first| first == detail);
        let seen = first.map(|first| format!("{first} and {detail}"));
        drop(state);
        self.world.hold("an event is the same each time", same, || {
            seen.unwrap_or_default()
        });
    }

    fn deliver(&self, function: &'static str, message: String) {
        let bus = self.clone();
        self.world
            .spawn(format!("queue of {function}"), async move {
                bus.consume(function, message).await;
            });
    }

    /// Hands the message to the function until it is handled, or too often.
    async fn consume(&self, function: &'static str, message: String) {
        let bank = self.lock().bank.clone().expect("the bus has a bank");
        let delay = if self.world.is_stormy() { 5000 } else { 50 };
        let delay = self.world.between(0, delay);
        self.world.after(delay).await;
        let mut received = 0;
        loop {
            received += 1;
            let batch = json!({"Records": [{"messageId": "m", "body": message}]});
            let answer = bank.invoke(function, batch.to_string().into_bytes()).await;
            let handled = answer.is_some_and(|answer| no_failures(&answer));
            if handled && !self.world.strikes(Fault::AcknowledgementLost) {
                return;
            }
            if received >= RECEIVES {
                self.world
                    .tell(|| format!("a message of {function} is a dead letter"));
                self.lock().dead.push((function, message));
                return;
            }
            self.world.after(VISIBILITY_MILLIS).await;
        }
    }

    /// Puts every dead letter into its queue again, as an operator does after a repair. How many.
    pub(crate) fn redrive(&self) -> usize {
        let dead = std::mem::take(&mut self.lock().dead);
        let count = dead.len();
        for (function, message) in dead {
            self.deliver(function, message);
        }
        count
    }
}

/// Whether a function's answer to a batch names no failure.
pub(crate) fn no_failures(answer: &[u8]) -> bool {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    answer["batchItemFailures"]
        .as_array()
        .is_none_or(Vec::is_empty)
}
