//! The tables' streams: changes in order within a shard, shards that split, and one consumer for
//! each function and shard, which may restart from an earlier position. Expiry in DynamoDB after a
//! day is not simulated: `scripts/rebuild` handles it.

mod chains;
mod mapping;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};

use audit_contract::{Chain, SequenceNumber};
use serde_json::{Value, json};

use crate::bank::Bank;
use crate::chaos::Fault;
use crate::tables::Change;
use crate::world::World;

use chains::Chains;
pub(crate) use mapping::Mapping;
use mapping::Reader;

/// The longest failure of a reader: shorter than DynamoDB's retention.
const LONGEST_OUTAGE_MS: i64 = 22 * 3_600_000;
/// The maximum number of shards of a table's stream.
const SHARDS: usize = 8;

/// A change in a stream.
#[derive(Clone)]
struct Record {
    sequence: u64,
    /// When it was committed, in Unix milliseconds.
    at_ms: i64,
    change: Change,
}

struct Shard {
    table: &'static str,
    /// Its part of the key space: from the first, up to but excluding the second.
    range: (u32, u32),
    changes: Vec<Record>,
    children: Vec<usize>,
    waiting: Vec<Waker>,
}

struct State {
    shards: Vec<Shard>,
    consumers: BTreeMap<&'static str, Vec<&'static str>>,
    bank: Option<Bank>,
    sequence: u64,
    chains: Chains,
}

/// The streams of a world.
#[derive(Clone)]
pub(crate) struct Streams {
    world: World,
    mapping: Mapping,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Streams {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Streams")
    }
}

enum Next {
    Batch(Vec<Record>),
    Ended(Vec<usize>),
}

impl Streams {
    /// Creates streams of these tables, two shards each, without consumers.
    pub(crate) fn new(world: &World, tables: &[&'static str], mapping: Mapping) -> Self {
        let halves = [(0, 1 << 31), (1 << 31, u32::MAX)];
        let shards = tables
            .iter()
            .flat_map(|table| halves.map(|range| shard(table, range)));
        Self {
            world: world.clone(),
            mapping,
            state: Arc::new(Mutex::new(State {
                shards: shards.collect(),
                consumers: BTreeMap::new(),
                bank: None,
                sequence: 0,
                chains: Chains::default(),
            })),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Delivers the changes to the functions of this bank: to each those of its tables.
    pub(crate) fn serve(&self, bank: &Bank, consumers: BTreeMap<&'static str, Vec<&'static str>>) {
        let started: Vec<_> = {
            let mut state = self.lock();
            state.bank = Some(bank.clone());
            state.consumers = consumers;
            let places = 0..state.shards.len();
            places
                .flat_map(|place| {
                    let table = state.shards[place].table;
                    let consumers = state.consumers.iter();
                    consumers
                        .filter(move |(_, tables)| tables.contains(&table))
                        .map(move |(function, _)| (*function, place))
                })
                .collect()
        };
        for (function, place) in started {
            self.consume(function, place);
        }
    }

    /// Releases the bank.
    pub(crate) fn end(&self) {
        self.lock().bank = None;
    }

    /// Appends the changes of a commit.
    pub(crate) fn take(&self, changes: &[Change]) {
        for change in changes {
            self.take_one(change);
        }
    }

    fn take_one(&self, change: &Change) {
        let split = self.world.strikes(Fault::ShardSplit);
        let now = self.world.now();
        let mut state = self.lock();
        state.chains.take(change, now);
        let hash = hash_of(&change.key.pk);
        let open = |shard: &Shard| {
            shard.table == change.table
                && shard.children.is_empty()
                && (shard.range.0..shard.range.1).contains(&hash)
        };
        let Some(place) = state.shards.iter().position(open) else {
            return;
        };
        let of_table = state.shards.iter().filter(|s| s.table == change.table);
        let place = if split && of_table.count() < SHARDS {
            split_shard(&mut state, place, hash)
        } else {
            place
        };
        state.sequence += 1;
        let sequence = state.sequence;
        let shard = &mut state.shards[place];
        shard.changes.push(Record {
            sequence,
            at_ms: self.world.now().unix_millis(),
            change: change.clone(),
        });
        shard.waiting.drain(..).for_each(Waker::wake);
    }

    fn consume(&self, function: &'static str, place: usize) {
        let streams = self.clone();
        self.world
            .spawn(format!("stream to {function}"), async move {
                streams.follow(function, place).await;
            });
    }

    /// Delivers the shard's changes from its beginning until it ends; then its children continue.
    async fn follow(&self, function: &'static str, place: usize) {
        let bank = self.lock().bank.clone().expect("the streams have a bank");
        let mut reader = Reader::new(self.mapping);
        loop {
            // A consumer polls from time to time, so that several changes accumulate.
            let pause = self.world.between(0, 1500);
            self.world.after(pause).await;
            let batch = match self.next(place, &reader).await {
                Next::Ended(children) => {
                    for child in children {
                        self.consume(function, child);
                    }
                    return;
                }
                Next::Batch(batch) => batch,
            };
            if self.world.strikes(Fault::ReaderFails) {
                self.fail_for_hours(function).await;
            }
            let now = self.world.now().unix_millis();
            let times = batch.iter().map(|record| record.at_ms);
            let dropped = reader.drop_old(now, times);
            if dropped > 0 {
                self.world
                    .tell(|| format!("{dropped} changes are too old for {function}"));
                continue;
            }
            let payload = payload(&batch, place, bank.is_windowed(function));
            let answer = bank.invoke(function, payload).await;
            let handled = answer.map_or(0, |answer| {
                self.mapping
                    .acknowledged(batch.len(), handled(&answer, &batch))
            });
            let acknowledged = batch.iter().take(handled).next_back();
            if let Some(record) = acknowledged.filter(|_| bank.is_relay(function)) {
                self.hold_found(place, record);
            }
            let kept = handled > 0 && !self.world.strikes(Fault::CheckpointLost);
            if reader.answered(batch.len(), handled, kept) {
                self.world
                    .tell(|| format!("{function} is given up a change that failed too often"));
            }
            if handled < batch.len() {
                let wait = self.world.between(10, 1000);
                self.world.after(wait).await;
            }
        }
    }

    /// A batch is acknowledged only once the sealer finds the chain that recorded it.
    fn hold_found(&self, place: usize, acknowledged: &Record) {
        const FOUND: &str = "a chain is registered before its batch is acknowledged";
        let state = self.lock();
        let chain = Chain::of(state.shards[place].table, &shard_id(place)).expect("a chain");
        let newest = SequenceNumber::of_stream(&number(acknowledged.sequence)).expect("a number");
        let found = state.chains.is_found(&chain, &newest);
        drop(state);
        self.world.hold(FOUND, found, || chain.to_string());
    }

    /// The reader fails on everything while the bank continues, and then for hours in which nothing
    /// else happens: its pending changes age.
    async fn fail_for_hours(&self, function: &'static str) {
        self.world.tell(|| format!("{function} fails for hours"));
        let busy = self.world.between(0, 30_000);
        self.world.after(busy).await;
        self.world
            .jump(self.world.between(LONGEST_OUTAGE_MS / 3, LONGEST_OUTAGE_MS));
    }

    async fn next(&self, place: usize, reader: &Reader) -> Next {
        let size = self.world.between(1, reader.most);
        let (size, done) = (usize::try_from(size).unwrap_or(1), reader.done);
        std::future::poll_fn(|context| {
            let mut state = self.lock();
            let shard = &mut state.shards[place];
            if let Some(rest) = shard.changes.get(done..).filter(|rest| !rest.is_empty()) {
                return Poll::Ready(Next::Batch(rest.iter().take(size).cloned().collect()));
            }
            if !shard.children.is_empty() {
                return Poll::Ready(Next::Ended(shard.children.clone()));
            }
            shard.waiting.push(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}

fn shard(table: &'static str, range: (u32, u32)) -> Shard {
    Shard {
        table,
        range,
        changes: Vec::new(),
        children: Vec::new(),
        waiting: Vec::new(),
    }
}

/// Ends a shard; its two children continue. Returns the one that has this hash.
fn split_shard(state: &mut State, place: usize, hash: u32) -> usize {
    let Shard { table, range, .. } = state.shards[place];
    let middle = range.0 + (range.1 - range.0) / 2;
    let first = state.shards.len();
    state.shards.push(shard(table, (range.0, middle)));
    state.shards.push(shard(table, (middle, range.1)));
    let parent = &mut state.shards[place];
    parent.children = vec![first, first + 1];
    parent.waiting.drain(..).for_each(Waker::wake);
    first + usize::from(hash >= middle)
}

fn hash_of(key: &str) -> u32 {
    let fold = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    key.bytes().fold(0x811c_9dc5, fold) % (u32::MAX - 1)
}

fn shard_id(place: usize) -> String {
    format!("shardId-{place:020}")
}

fn number(sequence: u64) -> String {
    format!("3000000000{sequence:011}")
}

/// Returns a batch as Lambda passes it: only functions with a window receive the shard.
fn payload(batch: &[Record], place: usize, windowed: bool) -> Vec<u8> {
    let records: Vec<Value> = batch
        .iter()
        .map(|record| {
            let change = &record.change;
            let mut images = json!({
                "SequenceNumber": number(record.sequence),
                // To the second, as the service has it.
                "ApproximateCreationDateTime": record.at_ms.div_euclid(1000),
                "Keys": change.key.item(),
            });
            if let Some(old) = &change.old {
                images["OldImage"] = json!(old);
            }
            if let Some(new) = &change.new {
                images["NewImage"] = json!(new);
            }
            let table = change.table;
            let source = format!("arn:aws:dynamodb:eu-west-2:000000000000:table/{table}/stream/s");
            json!({"eventSourceARN": source, "dynamodb": images})
        })
        .collect();
    let mut event = json!({"Records": records});
    if windowed {
        event["shardId"] = shard_id(place).into();
    }
    event.to_string().into_bytes()
}

/// Returns how many of the batch, from the first, the function handled.
fn handled(answer: &[u8], batch: &[Record]) -> usize {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    if answer.get("state").is_none() {
        return 0;
    }
    let failed = answer["batchItemFailures"][0]["itemIdentifier"].as_str();
    match failed {
        None => batch.len(),
        Some(failed) => batch
            .iter()
            .position(|record| number(record.sequence) == failed)
            .unwrap_or(0),
    }
}
