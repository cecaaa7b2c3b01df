use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use kernel::event::{ChangeContext, Event};
use kernel::id::{PaymentId, TenantId};
use serde_json::json;
use store::{Attempt, Backend, Future, Item, Key, Operation, Page, Query, Store, Value};

use super::*;

const SHARD: &str = "shardId-1";
const CHAIN: &str = "payments/shardId-1";

/// The audit table in memory.
#[derive(Clone, Default)]
struct Memory {
    items: Arc<Mutex<BTreeMap<Key, Item>>>,
    /// The number of next inserts whose answer is lost.
    lost: Arc<AtomicUsize>,
}

impl Backend for Memory {
    fn get<'a>(&'a self, _: &'a str, _: &'a Key) -> Future<'a, Result<Option<Item>, StoreError>> {
        panic!("an append gets nothing")
    }

    fn view<'a>(
        &'a self,
        _: &'a str,
        _: &'a Key,
        _: &'static [&'static str],
    ) -> Future<'a, Result<Option<Item>, StoreError>> {
        panic!("an append views nothing")
    }

    fn query<'a>(
        &'a self,
        _: &'a str,
        query: &'a Query,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        let items = self.items.lock().expect("one thread");
        let before = query.after.as_ref().and_then(Key::of);
        let in_range = |key: &&Key| {
            let range = query.from.as_str()..=query.to.as_str();
            let beyond = before.as_ref().is_none_or(|before| *key < before);
            key.pk == query.pk && range.contains(&key.sk.as_str()) && beyond
        };
        let newest = items.keys().rev().find(in_range);
        let rows: Vec<_> = newest
            .and_then(|key| items.get(key).cloned())
            .into_iter()
            .collect();
        let last = newest.map(Key::item);
        Box::pin(std::future::ready(Ok(Page { rows, last })))
    }

    fn scan<'a>(
        &'a self,
        _: &'a str,
        _: Option<&'a Key>,
        _: u16,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        panic!("an append scans nothing")
    }

    fn commit<'a>(&'a self, _: &'a [(&'static str, Operation)]) -> Future<'a, Attempt> {
        panic!("an append is an insert")
    }

    fn insert<'a>(&'a self, _: &'a str, item: &'a Item) -> Future<'a, Result<bool, StoreError>> {
        let key = Key::of(item).expect("a key");
        let mut items = self.items.lock().expect("one thread");
        let is_new = !items.contains_key(&key);
        if is_new {
            items.insert(key, item.clone());
        }
        let lost = self.lost.load(Ordering::Relaxed);
        self.lost.store(lost.saturating_sub(1), Ordering::Relaxed);
        let answer = if lost == 0 {
            Ok(is_new)
        } else {
            Err(StoreError::NoAnswer("lost".into()))
        };
        Box::pin(std::future::ready(answer))
    }
}

impl Memory {
    fn lines(&self) -> Vec<Vec<String>> {
        let items = self.items.lock().expect("one thread");
        let blocks = items.iter().filter(|(key, _)| key.pk == CHAIN);
        let blocks = blocks.filter_map(|(_, item)| BlockRow::read(item.clone()).ok());
        blocks.map(|block| block.lines().expect("lines")).collect()
    }

    fn keys(&self, partition: &str) -> Vec<String> {
        let items = self.items.lock().expect("one thread");
        let of = items.keys().filter(|key| key.pk.starts_with(partition));
        of.map(|key| format!("{} {}", key.pk, key.sk)).collect()
    }
}

#[derive(Debug)]
struct Grants;
impl Can<verb::Append> for Grants {}

/// A sandbox of a relay.
struct Sandbox {
    audit: Table<Audit, Grants>,
    chains: Chains,
    clock: Clock,
}

impl Sandbox {
    fn over(memory: &Memory) -> Self {
        Self::with_clock(memory, Clock::of(|| Moment::EPOCH))
    }

    fn with_clock(memory: &Memory, clock: Clock) -> Self {
        Self {
            audit: Table::declared(&Store::over(memory.clone())),
            chains: Chains::default(),
            clock,
        }
    }

    async fn record(&self, delivery: &Delivery) -> Result<(), FunctionError> {
        let trail = Trail {
            audit: &self.audit,
            chains: &self.chains,
            clock: &self.clock,
        };
        trail.record(delivery, event_of).await
    }
}

/// The event of a test's change: number 13 cannot be read, and number 14 is none.
fn event_of(change: &Change) -> Result<Option<Received>, FunctionError> {
    match change.sequence_number.as_str() {
        "13" => Err(FunctionError::permanent("a row cannot be read")),
        "14" => Ok(None),
        number => Ok(Some(event(number))),
    }
}

fn event(number: &str) -> Received {
    let cause = ChangeContext {
        tenant: TenantId::derive(&["t"]),
        client: None,
        request: "req-1".parse().expect("a request id"),
        at: Moment::EPOCH,
    };
    let subject = PaymentId::derive(&[number]).to_string();
    Event::new("payments", "x.v1", subject, 1, cause, json!({}))
}

fn delivery(numbers: std::ops::RangeInclusive<u32>) -> Delivery {
    let seen = |number: u32| {
        let sequence_number = number.to_string();
        let change = Change {
            source: String::new(),
            shard: None,
            sequence_number: sequence_number.clone(),
            old: None,
            new: Some(Key::new(format_args!("pay_{number}"), "P").item()),
            put_back: false,
        };
        Seen {
            sequence_number,
            at: Some(Moment::EPOCH.plus_millis(1000)),
            key: Some(Key::new(format_args!("pay_{number}"), "P")),
            change: Some(change),
        }
    };
    Delivery {
        table: "payments",
        shard: Some(SHARD.to_owned()),
        changes: numbers.map(seen).collect(),
    }
}

/// Whether these lines are of the changes with these numbers.
fn are_of(lines: &[String], numbers: &[u32]) -> bool {
    let subject = |number: &u32| PaymentId::derive(&[&number.to_string()]).to_string();
    let each = lines.iter().zip(numbers);
    lines.len() == numbers.len() && each.into_iter().all(|(line, n)| line.contains(&subject(n)))
}

#[tokio::test]
async fn a_batch_that_comes_again_with_more_behind_it_adds_only_what_is_new() {
    let memory = Memory::default();
    let warm = Sandbox::over(&memory);
    warm.record(&delivery(1..=3)).await.expect("recorded");
    warm.record(&delivery(1..=3)).await.expect("recorded");
    Sandbox::over(&memory)
        .record(&delivery(2..=5))
        .await
        .expect("recorded");
    // It does not know the block of the other.
    warm.record(&delivery(3..=6)).await.expect("recorded");
    let lines = memory.lines();
    let [first, second, third] = lines.as_slice() else {
        panic!("three blocks: {lines:?}");
    };
    assert!(are_of(first, &[1, 2, 3]), "{first:?}");
    assert!(are_of(second, &[4, 5]), "{second:?}");
    assert!(are_of(third, &[6]), "{third:?}");
    let registered = memory.keys("chains#");
    assert_eq!(registered, ["chains#1970-01-01 payments/shardId-1"]);
}

#[tokio::test]
async fn an_insert_whose_answer_is_lost_is_done_again_and_records_nothing_twice() {
    let memory = Memory::default();
    memory.lost.store(1, Ordering::Relaxed);
    let relay = Sandbox::over(&memory);
    relay.record(&delivery(1..=2)).await.expect("recorded");
    memory.lost.store(2, Ordering::Relaxed);
    let failed = relay.record(&delivery(3..=4)).await;
    assert!(failed.is_err_and(|fault| !fault.is_permanent()));
    relay.record(&delivery(3..=4)).await.expect("recorded");
    let lines = memory.lines();
    let [first, second] = lines.as_slice() else {
        panic!("two blocks: {lines:?}");
    };
    assert!(
        are_of(first, &[1, 2]) && are_of(second, &[3, 4]),
        "{lines:?}"
    );
}

#[tokio::test]
async fn a_change_that_cannot_be_read_is_recorded_by_its_key_among_the_others() {
    let memory = Memory::default();
    let mut delivery = delivery(12..=16);
    delivery.changes[3].change = None;
    let relay = Sandbox::over(&memory);
    relay.record(&delivery).await.expect("recorded");
    let lines = memory.lines().concat();
    let [readable, unreadable, malformed, last] = lines.as_slice() else {
        panic!("four records: {lines:?}");
    };
    assert!(are_of(std::slice::from_ref(readable), &[12]));
    let expected = r#""record_id":"unreadable:payments/shardId-1#13","event_type":"unreadable-change","recorded_at":"1970-01-01T00:00:01.000Z""#;
    assert!(unreadable.contains(expected), "{unreadable}");
    assert!(
        unreadable.contains(r#""pk":"pay_13","sk":"P","new_sha256""#),
        "{unreadable}"
    );
    assert!(
        malformed.contains("#15\"") && !malformed.contains("sha256"),
        "{malformed}"
    );
    assert!(are_of(std::slice::from_ref(last), &[16]));
}

#[tokio::test]
async fn a_chain_continues_after_a_damaged_block_with_what_is_delivered_again() {
    let memory = Memory::default();
    let relay = Sandbox::over(&memory);
    for numbers in [1..=2, 3..=4, 5..=6] {
        relay.record(&delivery(numbers)).await.expect("recorded");
    }
    for ordinal in ["0000000000000002", "0000000000000003"] {
        let key = Key::new(CHAIN, ordinal);
        let mut items = memory.items.lock().expect("one thread");
        let mut damaged = items.remove(&key).expect("a block").into_inner();
        damaged.insert("z".to_owned(), Value::B(vec![0xff]));
        items.insert(key, damaged.into());
    }
    let cold = Sandbox::over(&memory);
    cold.record(&delivery(5..=7)).await.expect("recorded");
    let lines = memory.lines();
    let [first, fourth] = lines.as_slice() else {
        panic!("two readable blocks: {lines:?}");
    };
    assert!(
        are_of(first, &[1, 2]) && are_of(fourth, &[5, 6, 7]),
        "{lines:?}"
    );
    assert_eq!(memory.keys(CHAIN).len(), 4);
}

#[tokio::test]
async fn a_batch_without_a_known_shard_is_not_recorded_and_comes_again() {
    let memory = Memory::default();
    let delivery = Delivery {
        shard: None,
        ..delivery(1..=1)
    };
    let refused = Sandbox::over(&memory).record(&delivery).await;
    assert!(refused.is_err_and(|fault| !fault.is_permanent()));
    assert!(memory.items.lock().expect("one thread").is_empty());
}

#[tokio::test]
async fn a_chain_is_registered_for_the_next_day_if_midnight_passes_meanwhile() {
    let memory = Memory::default();
    let midnight: Moment = "2026-12-01T00:00:00Z".parse().expect("a moment");
    // A second passes with each look at the clock.
    let looks = AtomicI64::new(-1);
    let clock = Clock::of(move || {
        midnight.plus_millis(looks.fetch_add(1, Ordering::Relaxed).saturating_mul(1000))
    });
    let relay = Sandbox::with_clock(&memory, clock);
    relay.record(&delivery(1..=1)).await.expect("recorded");
    let days = [
        "chains#2026-11-30 payments/shardId-1",
        "chains#2026-12-01 payments/shardId-1",
    ];
    assert_eq!(memory.keys("chains#"), days);
}

#[tokio::test]
async fn changes_that_are_no_events_leave_no_trace() {
    let memory = Memory::default();
    let relay = Sandbox::over(&memory);
    relay
        .record(&delivery(14..=14))
        .await
        .expect("nothing to do");
    assert!(memory.items.lock().expect("one thread").is_empty());
}
