use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use environment::deadline;

use crate::{ConditionResult, Item, Key, Operation, Outcome, Page, Query, StoreError};

/// What a backend answers, in time.
pub type Future<'a, T> = Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;

/// What holds the tables: `DynamoDB` itself, or a simulation of it. The seam at which the whole
/// bank can be put on one thread under one seed.
pub trait Backend: Send + Sync {
    /// The item under a key, read consistently.
    fn get<'a>(
        &'a self,
        table: &'a str,
        key: &'a Key,
    ) -> Future<'a, Result<Option<Item>, StoreError>>;

    /// These attributes of the item under a key, read consistently.
    fn view<'a>(
        &'a self,
        table: &'a str,
        key: &'a Key,
        attributes: &'static [&'static str],
    ) -> Future<'a, Result<Option<Item>, StoreError>>;

    /// A page of a partition, read as consistently as the query asks for.
    fn query<'a>(
        &'a self,
        table: &'a str,
        query: &'a Query,
    ) -> Future<'a, Result<Page<Item>, StoreError>>;

    /// A page of all items after the one with this key, read consistently.
    fn scan<'a>(
        &'a self,
        table: &'a str,
        after: Option<&'a Key>,
        limit: u16,
    ) -> Future<'a, Result<Page<Item>, StoreError>>;

    /// One attempt at all writes together.
    fn commit<'a>(&'a self, writes: &'a [(&'static str, Operation)]) -> Future<'a, Attempt>;

    /// Inserts an item by a statement that can do nothing else; `false` if the key is taken.
    fn insert<'a>(&'a self, table: &'a str, item: &'a Item)
    -> Future<'a, Result<bool, StoreError>>;

    /// Waits before a transaction is attempted again, after this many attempts.
    fn pause(&self, attempts: u32) -> Future<'_, ()> {
        Box::pin(tokio::time::sleep(pause_before_retry(attempts)))
    }
}

/// What one attempt at a transaction came to.
#[derive(Debug)]
pub enum Attempt {
    /// It took place.
    Committed,
    /// Conditions did not hold, by position.
    Refused(Vec<ConditionResult>),
    /// It did not take place, but might at another attempt: a conflict, or throttling.
    Busy,
    /// No answer came: it may have taken place.
    Unknown,
}

/// A handle on the tables, cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<dyn Backend>);

impl fmt::Debug for Store {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Store")
    }
}

/// Attempts at one transaction, the first included. With full jitter from 20 ms doubling to
/// 400 ms, the last starts within about 2 s.
const ATTEMPTS: u32 = 10;
/// What must be left of the invocation's time for another attempt.
const SHORTEST: Duration = Duration::from_millis(500);

impl Store {
    /// The store over a backend.
    pub fn over(backend: impl Backend + 'static) -> Self {
        Self(Arc::new(backend))
    }

    pub(crate) fn backend(&self) -> &dyn Backend {
        &*self.0
    }

    pub(crate) async fn commit(&self, writes: Vec<(&'static str, Operation)>) -> Outcome {
        let mut unknown = false;
        for attempt in 1..=ATTEMPTS {
            match self.0.commit(&writes).await {
                Attempt::Committed => return Outcome::Committed,
                Attempt::Refused(failures) => return Outcome::Refused(failures),
                Attempt::Busy => {}
                Attempt::Unknown => unknown = true,
            }
            if attempt == ATTEMPTS || deadline::left().is_some_and(|left| left < SHORTEST) {
                break;
            }
            self.0.pause(attempt).await;
        }
        if unknown {
            Outcome::Unknown
        } else {
            Outcome::Busy
        }
    }
}

/// Full jitter: anything from nothing to 20 ms doubled with each attempt, 400 ms at most.
fn pause_before_retry(attempt: u32) -> Duration {
    let most = 20_u64.saturating_mul(1_u64 << attempt.min(8)).min(400);
    let mut draw = [0_u8; 8];
    let drawn = getrandom::fill(&mut draw).map_or(most, |()| u64::from_le_bytes(draw));
    Duration::from_millis(drawn.checked_rem(most).unwrap_or(most))
}
