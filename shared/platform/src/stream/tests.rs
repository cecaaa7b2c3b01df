use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use futures_util::FutureExt;
use serde_json::Value;
use store::{
    Attempt, Backend, Condition, ConditionResult, Future as Answer, Item, Key, Operation, Page,
    Query, Store, StoreError,
};

use super::*;

type Items = BTreeMap<Key, Item>;

/// A table in memory, which judges conditions as far as parking uses them.
#[derive(Clone, Default)]
struct Memory {
    items: Arc<Mutex<Items>>,
    broken: bool,
}

fn holds(condition: &Condition, item: Option<&Item>) -> bool {
    match condition {
        Condition::Missing => item.is_none(),
        Condition::Present => item.is_some(),
        Condition::Equals(name, value) => item.is_some_and(|item| item.get(*name) == Some(value)),
        Condition::Without(_)
        | Condition::Differs(..)
        | Condition::AtLeast(..)
        | Condition::Below(..)
        | Condition::All(_)
        | Condition::Any(_) => panic!("parking does not use {condition:?}"),
    }
}

fn apply(items: &mut Items, operation: &Operation) {
    match operation {
        Operation::PutOnce { item } => {
            items.insert(Key::of(item).expect("a key"), item.clone());
        }
        Operation::Update(update) => {
            let item = items.get_mut(&update.key).expect("judged before");
            let mut fields = item.clone().into_inner();
            for change in &update.changes {
                let store::Change::Increment(name, by) = change else {
                    panic!("parking only counts");
                };
                let Some(store::Value::N(number)) = fields.get(*name) else {
                    panic!("a number");
                };
                let number: i64 = number.parse().expect("digits");
                fields.insert(
                    (*name).to_owned(),
                    store::Value::N(number.saturating_add(*by).to_string()),
                );
            }
            *item = Item::from(fields);
        }
        Operation::Delete { key, .. } => {
            items.remove(key);
        }
        Operation::Check { .. } => panic!("parking checks nothing"),
    }
}

impl Backend for Memory {
    fn get<'a>(&'a self, _: &'a str, key: &'a Key) -> Answer<'a, Result<Option<Item>, StoreError>> {
        let item = self.items.lock().expect("one thread").get(key).cloned();
        Box::pin(std::future::ready(Ok(item)))
    }

    fn view<'a>(
        &'a self,
        _: &'a str,
        _: &'a Key,
        _: &'static [&'static str],
    ) -> Answer<'a, Result<Option<Item>, StoreError>> {
        panic!("parking views nothing")
    }

    fn query<'a>(
        &'a self,
        _: &'a str,
        query: &'a Query,
    ) -> Answer<'a, Result<Page<Item>, StoreError>> {
        if self.broken {
            let error = StoreError::NoAnswer("broken".into());
            return Box::pin(std::future::ready(Err(error)));
        }
        assert!(
            query.consistent,
            "an old list would let a change pass those before it"
        );
        let items = self.items.lock().expect("one thread");
        let range = query.from.clone()..=query.to.clone();
        let rows = items
            .iter()
            .filter(|(key, _)| key.pk == query.pk && range.contains(&key.sk));
        let rows = rows.map(|(_, item)| item.clone()).collect();
        Box::pin(std::future::ready(Ok(Page { rows, last: None })))
    }

    fn scan<'a>(
        &'a self,
        _: &'a str,
        _: Option<&'a Key>,
        _: u16,
    ) -> Answer<'a, Result<Page<Item>, StoreError>> {
        panic!("parking scans nothing")
    }

    fn commit<'a>(&'a self, writes: &'a [(&'static str, Operation)]) -> Answer<'a, Attempt> {
        let mut items = self.items.lock().expect("one thread");
        let judge = |(_, operation): &(&str, Operation)| {
            let (key, condition) = match operation {
                Operation::PutOnce { item } => (Key::of(item).expect("a key"), &Condition::Missing),
                Operation::Update(update) => (update.key.clone(), &update.condition),
                Operation::Delete { key, condition } | Operation::Check { key, condition } => {
                    (key.clone(), condition)
                }
            };
            let stored = items.get(&key);
            if holds(condition, stored) {
                ConditionResult::None
            } else {
                ConditionResult::Condition(stored.cloned())
            }
        };
        let failures: Vec<_> = writes.iter().map(judge).collect();
        let attempt = if failures.iter().any(ConditionResult::is_condition) {
            Attempt::Refused(failures)
        } else {
            for (_, write) in writes {
                apply(&mut items, write);
            }
            Attempt::Committed
        };
        Box::pin(std::future::ready(attempt))
    }

    fn insert<'a>(&'a self, _: &'a str, _: &'a Item) -> Answer<'a, Result<bool, StoreError>> {
        panic!("parking inserts nothing")
    }
}

/// A reader that notes what it handled, and cannot handle what holds a poison.
struct Bench {
    memory: Memory,
    handled: Arc<Mutex<Vec<String>>>,
    poison: Arc<Mutex<bool>>,
    recorded: Arc<Mutex<Vec<Seen>>>,
    /// Whether nothing can be recorded.
    unrecordable: bool,
}

impl Bench {
    fn new() -> Self {
        Self {
            memory: Memory::default(),
            handled: Arc::default(),
            poison: Arc::new(Mutex::new(true)),
            recorded: Arc::default(),
            unrecordable: false,
        }
    }

    fn call(&self, payload: &Value) -> Value {
        let parked = Parked::declared(&Store::over(self.memory.clone()), "reader", &["payments"]);
        let handle = |changes: Vec<Change>| {
            let mut result = Ok(());
            for change in changes {
                let new = change.new.expect("an item");
                let poisoned = new.get("bad").is_some() && *self.poison.lock().expect("one thread");
                if poisoned {
                    result = Err(Stopped {
                        sequence_number: change.sequence_number,
                        fault: FunctionError::permanent("a row cannot be read"),
                    });
                    break;
                }
                self.handled
                    .lock()
                    .expect("one thread")
                    .push(change.sequence_number);
            }
            std::future::ready(result)
        };
        let payload = payload.to_string().into_bytes();
        let clock = Clock::system();
        let record = |delivery: Delivery| {
            let mut recorded = self.recorded.lock().expect("one thread");
            assert_eq!(delivery.shard.as_deref(), Some("shard-1"));
            let refused = self
                .unrecordable
                .then(|| FunctionError::new("not recorded"));
            if refused.is_none() {
                recorded.extend(delivery.changes);
            }
            std::future::ready(refused.map_or(Ok(()), Err))
        };
        let answer = serve_recorded("reader", payload, &parked, &clock, record, handle);
        let answer = answer.now_or_never().expect("at once").expect("an answer");
        serde_json::from_slice(&answer).expect("JSON")
    }

    fn handled(&self) -> Vec<String> {
        std::mem::take(&mut self.handled.lock().expect("one thread"))
    }

    fn listed(&self) -> Vec<String> {
        let items = self.memory.items.lock().expect("one thread");
        let listed = items.keys().filter(|key| key.pk == "parked");
        listed.map(|key| key.sk.clone()).collect()
    }
}

fn record(number: u32, pk: &str, bad: bool) -> Value {
    let mut image = json!({"pk": {"S": pk}, "sk": {"S": "A"}});
    if bad {
        image["bad"] = json!({"BOOL": true});
    }
    json!({
        "eventSourceARN": "arn:aws:dynamodb:eu-west-2:0:table/malai-payments/stream/s",
        "dynamodb": {"SequenceNumber": number.to_string(), "NewImage": image},
    })
}

fn batch(records: &[Value]) -> Value {
    json!({"Records": records, "shardId": "shard-1"})
}

#[test]
fn the_last_call_of_a_window_has_no_changes_and_is_answered_with_a_state() {
    let bench = Bench::new();
    let last = json!({"Records": [], "state": {}, "isFinalInvokeForWindow": true, "shardId": "s"});
    let answer = bench.call(&last);
    assert_eq!(answer, json!({"batchItemFailures": [], "state": {}}));
}

#[test]
fn what_cannot_be_handled_is_parked_with_what_follows_it_and_all_others_go_on() {
    let bench = Bench::new();
    let answer = bench.call(&batch(&[
        record(1, "a", false),
        record(2, "a", true),
        record(3, "b", false),
        record(4, "a", false),
    ]));
    assert_eq!(answer["batchItemFailures"], json!([]));
    assert_eq!(bench.handled(), ["1", "3"]);
    // Another batch, perhaps of another shard, by a sandbox that knows nothing of this one.
    bench.call(&batch(&[record(5, "a", false), record(6, "b", false)]));
    assert_eq!(bench.handled(), ["6"]);
    assert_eq!(bench.listed(), ["reader#a"]);
}

#[test]
fn parked_records_are_put_back_in_order_once_and_the_subject_goes_on() {
    let bench = Bench::new();
    let first = batch(&[
        record(2, "a", true),
        record(10, "a", false),
        record(9, "c", true),
    ]);
    bench.call(&first);
    // Delivered again: it is there already.
    bench.call(&first);
    assert_eq!(bench.handled(), Vec::<String>::new());
    let still = bench.call(&json!({"putBack": {}}));
    assert_eq!(
        (&still["put_back"], &still["parked"]),
        (&json!(0), &json!(2))
    );
    *bench.poison.lock().expect("one thread") = false;
    let one = bench.call(&json!({"putBack": {"subject": "a"}}));
    assert_eq!((&one["put_back"], &one["parked"]), (&json!(2), &json!(0)));
    assert_eq!(bench.handled(), ["2", "10"]);
    let rest = bench.call(&json!({"putBack": {}}));
    assert_eq!((&rest["put_back"], &rest["parked"]), (&json!(1), &json!(0)));
    assert_eq!(bench.listed(), Vec::<String>::new());
    bench.handled();
    bench.call(&batch(&[record(11, "a", false)]));
    assert_eq!(bench.handled(), ["11"]);
    assert!(bench.memory.items.lock().expect("one thread").is_empty());
}

#[test]
fn a_record_that_is_wrong_itself_can_be_discarded_and_is_kept() {
    let bench = Bench::new();
    bench.call(&batch(&[record(1, "a", true), record(2, "a", false)]));
    let listed = bench.call(&json!({"putBack": {"list": true}}));
    let place = listed["first"][0]["place"].as_str().expect("a place");
    let done = bench.call(&json!({"putBack": {"subject": "a", "discard": place}}));
    assert_eq!(
        (&done["discarded"], &done["put_back"], &done["parked"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!(bench.handled(), ["2"]);
    let items = bench.memory.items.lock().expect("one thread");
    let kept: Vec<_> = items.keys().map(|key| key.pk.as_str()).collect();
    assert_eq!(kept, ["parked#a"]);
}

#[test]
fn a_record_that_is_no_record_is_parked_alone() {
    let bench = Bench::new();
    let mut odd = record(2, "a", false);
    odd["dynamodb"]["NewImage"]["x"] = json!({"Q": "no such type"});
    let nothing = json!({"what": "is this"});
    let answer = bench.call(&batch(&[
        record(1, "b", false),
        odd,
        nothing,
        record(3, "b", false),
    ]));
    assert_eq!(answer["batchItemFailures"], json!([]));
    assert_eq!(bench.handled(), ["1", "3"]);
    assert_eq!(bench.listed(), ["reader#a", "reader#shard-1"]);
}

#[test]
fn a_table_that_does_not_answer_holds_the_shard_and_parks_nothing() {
    let mut bench = Bench::new();
    bench.memory.broken = true;
    let answer = bench.call(&batch(&[record(7, "a", true)]));
    assert_eq!(
        answer["batchItemFailures"],
        json!([{"itemIdentifier": "7"}])
    );
    assert!(bench.memory.items.lock().expect("one thread").is_empty());
}

#[test]
fn a_batch_is_recorded_whole_with_what_is_parked_and_what_cannot_be_read() {
    let bench = Bench::new();
    let mut odd = record(3, "b", false);
    odd["dynamodb"]["NewImage"]["x"] = json!({"Q": "no such type"});
    odd["dynamodb"]["ApproximateCreationDateTime"] =
        serde_json::from_str("1479499740.25").expect("a number");
    let mut dated = record(2, "a", false);
    dated["dynamodb"]["ApproximateCreationDateTime"] = json!(1_479_499_740);
    bench.call(&batch(&[record(1, "a", true), dated, odd]));
    assert_eq!(bench.handled(), Vec::<String>::new());
    let recorded = bench.recorded.lock().expect("one thread");
    let seen: Vec<_> = recorded
        .iter()
        .map(|seen| {
            let pk = seen.key.as_ref().map(|key| key.pk.as_str());
            let at = seen.at.map(|at| at.to_string());
            (seen.sequence_number.as_str(), pk, at, seen.change.is_some())
        })
        .collect();
    let at = |text: &str| Some(text.to_owned());
    let expected = [
        ("1", Some("a"), None, true),
        ("2", Some("a"), at("2016-11-18T20:09:00.000Z"), true),
        ("3", Some("b"), at("2016-11-18T20:09:00.250Z"), false),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn what_is_not_recorded_is_neither_handled_nor_parked() {
    let mut bench = Bench::new();
    bench.unrecordable = true;
    let answer = bench.call(&batch(&[record(7, "a", true), record(8, "b", false)]));
    assert_eq!(
        answer["batchItemFailures"],
        json!([{"itemIdentifier": "7"}])
    );
    assert_eq!(bench.handled(), Vec::<String>::new());
    assert!(bench.memory.items.lock().expect("one thread").is_empty());
}

#[test]
fn what_is_put_back_was_recorded_when_it_was_delivered() {
    let bench = Bench::new();
    bench.call(&batch(&[record(1, "a", true)]));
    *bench.poison.lock().expect("one thread") = false;
    bench.call(&json!({"putBack": {}}));
    assert_eq!(bench.handled(), ["1"]);
    assert_eq!(bench.recorded.lock().expect("one thread").len(), 1);
}
