//! The event bus, the queues behind its rules, and their dead letters.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::bank::Bank;
use crate::chaos::Fault;
use crate::planted::Bug;
use crate::world::World;

/// The deliveries after which a message is a dead letter.
const RECEIVES: u32 = 5;
/// How long a received message stays invisible.
const VISIBILITY_MILLIS: i64 = 180_000;
/// The maximum number of messages in a batch.
const BATCH: i64 = 10;
/// How long a poller waits for a batch to fill.
const WINDOW_MILLIS: i64 = 1000;

/// A rule: events of these types go to this function; all events if there are none.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) function: &'static str,
    pub(crate) types: Vec<String>,
}

/// A message in a queue.
struct Message {
    id: String,
    body: String,
    /// The number of its deliveries.
    received: u32,
}

struct State {
    rules: Vec<Rule>,
    bank: Option<Bank>,
    /// The visible messages of each queue, oldest first.
    waiting: BTreeMap<&'static str, VecDeque<Message>>,
    messages: u64,
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
    /// Creates a bus without rules.
    pub(crate) fn new(world: &World, bug: Option<Bug>) -> Self {
        Self {
            world: world.clone(),
            bug,
            state: Arc::new(Mutex::new(State {
                rules: Vec::new(),
                bank: None,
                waiting: BTreeMap::new(),
                messages: 0,
                dead: Vec::new(),
                put: Vec::new(),
            })),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Delivers events to the functions of this bank by these rules.
    pub(crate) fn serve(&self, bank: &Bank, rules: Vec<Rule>) {
        let mut state = self.lock();
        state.bank = Some(bank.clone());
        state.rules = rules;
    }

    /// Releases the bank.
    pub(crate) fn end(&self) {
        self.lock().bank = None;
    }

    /// Returns every event that was ever accepted.
    pub(crate) fn taken(&self) -> Vec<Value> {
        self.lock().put.clone()
    }

    /// Accepts the entries of a `PutEvents` request, and responds as the service does.
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
        let kind = detail["type"].as_str().unwrap_or_default().to_owned();
        let message = json!({"detail-type": kind, "detail": detail}).to_string();
        let rules = self.lock().rules.clone();
        for rule in rules {
            if !rule.types.is_empty() && !rule.types.contains(&kind) {
                continue;
            }
            if rule.function == "submit-fps-payment" && self.world.strikes(Fault::DeliveryLost) {
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

    /// A repeated event is identical.
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

    fn deliver(&self, function: &'static str, body: String) {
        let mut state = self.lock();
        state.messages += 1;
        let message = Message {
            id: format!("m{}", state.messages),
            body,
            received: 0,
        };
        drop(state);
        let delay = if self.world.has_faults() { 5000 } else { 50 };
        let delay = self.world.between(0, delay);
        self.arrive(function, message, delay);
    }

    /// Makes a message visible; a poller then receives what there is. Each message has a poller, so
    /// that none stays.
    fn arrive(&self, function: &'static str, message: Message, delay: i64) {
        let bus = self.clone();
        self.world
            .spawn(format!("queue of {function}"), async move {
                bus.world.after(delay).await;
                bus.lock()
                    .waiting
                    .entry(function)
                    .or_default()
                    .push_back(message);
                // More may arrive while the poller waits for a batch.
                let window = bus.world.between(0, WINDOW_MILLIS);
                bus.world.after(window).await;
                let most = usize::try_from(bus.world.between(1, BATCH)).unwrap_or(1);
                let batch: Vec<_> = {
                    let mut state = bus.lock();
                    let waiting = state.waiting.entry(function).or_default();
                    let count = most.min(waiting.len());
                    waiting.drain(..count).collect()
                };
                if !batch.is_empty() {
                    bus.hand_over(function, batch).await;
                }
            });
    }

    /// Delivers a batch to the function. Messages that it does not handle return, or become dead
    /// letters.
    async fn hand_over(&self, function: &'static str, batch: Vec<Message>) {
        let bank = self.lock().bank.clone().expect("the bus has a bank");
        let records: Vec<_> = batch
            .iter()
            .map(|message| json!({"messageId": message.id, "body": message.body}))
            .collect();
        let event = json!({ "Records": records });
        let answer = bank.invoke(function, event.to_string().into_bytes()).await;
        let failed = answer.map(|answer| failures(&answer));
        if let Some(failed) = failed.as_ref().filter(|failed| !failed.is_empty()) {
            let (count, all) = (failed.len(), batch.len());
            self.world
                .tell(|| format!("{function} fails {count} of {all}"));
        }
        for mut message in batch {
            message.received += 1;
            let handled = match &failed {
                None => false,
                // A poller that ignores which items failed.
                Some(_) if self.bug == Some(Bug::PartialFailureAcknowledgedWhole) => true,
                Some(failed) => !failed.contains(&message.id),
            };
            if handled && !self.world.strikes(Fault::AcknowledgementLost) {
                continue;
            }
            if message.received >= RECEIVES {
                self.world
                    .tell(|| format!("a message of {function} is a dead letter"));
                self.lock().dead.push((function, message.body));
                continue;
            }
            self.arrive(function, message, VISIBILITY_MILLIS);
        }
    }

    /// Redrives every dead letter, as an operator does after a repair. Returns their number.
    pub(crate) fn redrive(&self) -> usize {
        let dead = std::mem::take(&mut self.lock().dead);
        let count = dead.len();
        for (function, message) in dead {
            self.deliver(function, message);
        }
        count
    }
}

/// Returns the messages that a function reports as failed.
fn failures(answer: &[u8]) -> Vec<String> {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    let failed = answer["batchItemFailures"].as_array();
    let failed = failed.into_iter().flatten();
    failed
        .filter_map(|one| Some(one["itemIdentifier"].as_str()?.to_owned()))
        .collect()
}
