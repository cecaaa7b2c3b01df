//! The tables behind the store's seam, with the faults of network and service on each call.

mod bugs;
mod trail;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard};

use store::{Attempt, Backend, Future, Item, Key, Operation, Page, Query, SortOrder, StoreError};

use crate::chaos::Fault;
use crate::planted::Bug;
use crate::streams::Streams;
use crate::tables::{Change, Commit, Tables, key_of, keys};
use crate::world::{Violation, World};

/// The observers of each commit: the reference and the streams.
pub(crate) type Witness = Box<dyn FnMut(&Tables, &[Change]) + Send>;

/// The simulated service.
#[derive(Clone)]
pub(crate) struct Service {
    world: World,
    state: Arc<Mutex<State>>,
    bug: Option<Bug>,
    streams: Streams,
}

struct State {
    tables: Tables,
    /// Items of undecided transactions: other writes to them conflict.
    locked: BTreeSet<(&'static str, Key)>,
    witnesses: Vec<Witness>,
    /// The end of an outage, in milliseconds.
    down_until: i64,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Service")
    }
}

impl Service {
    /// Creates empty tables in this world.
    pub(crate) fn new(world: &World, streams: &Streams, bug: Option<Bug>) -> Self {
        Self {
            world: world.clone(),
            state: Arc::new(Mutex::new(State {
                tables: Tables::new(),
                locked: BTreeSet::new(),
                witnesses: Vec::new(),
                down_until: 0,
            })),
            bug,
            streams: streams.clone(),
        }
    }

    /// Adds a witness of every later commit.
    pub(crate) fn tell(&self, witness: Witness) {
        self.lock().witnesses.push(witness);
    }

    /// Releases the witnesses and the bank behind the streams.
    pub(crate) fn end(&self) {
        self.lock().witnesses.clear();
        self.streams.end();
    }

    /// Reads the tables.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Tables) -> T) -> T {
        look(&self.lock().tables)
    }

    /// Writes an item outside the bank's code, unseen by the witnesses.
    pub(crate) fn damage(&self, table: &'static str, item: Item) {
        let write = [(table, Operation::PutOnce { item })];
        if let Commit::Done(changes) = self.lock().tables.commit(&write) {
            self.streams.take(&changes);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Returns the delay of a lost call.
    async fn no_answer(&self, what: &str) {
        self.world.tell(|| format!("{what} is lost"));
        let wait = self.world.between(100, 3000);
        self.world.after(wait).await;
    }

    fn lost_read() -> StoreError {
        StoreError::NoAnswer("the simulation lost it".into())
    }

    /// The path of a read to the service and back, on which it may be lost.
    async fn reads(&self, what: &str) -> Result<(), StoreError> {
        if !self.arrives().await || self.is_down() || self.world.strikes(Fault::ReadLost) {
            self.no_answer(what).await;
            return Err(Self::lost_read());
        }
        Ok(())
    }

    /// Makes eventual reads fall behind, or catch up.
    fn lag(&self, table: &str) {
        let seen = if self.world.strikes(Fault::StaleRead) {
            self.world.between(0, 2)
        } else {
            i64::MAX
        };
        let seen = usize::try_from(seen).unwrap_or(usize::MAX);
        self.lock().tables.catch_up(table, seen);
    }

    /// Performs all writes together, at this moment.
    fn decide(&self, writes: &[(&'static str, Operation)]) -> Result<Attempt, Violation> {
        let mut state = self.lock();
        let State {
            tables, witnesses, ..
        } = &mut *state;
        match tables.commit(writes) {
            Commit::Done(changes) => {
                for witness in witnesses {
                    witness(tables, &changes);
                }
                self.streams.take(&changes);
                Ok(Attempt::Committed)
            }
            Commit::Refused(failures) => {
                if self.bug == Some(Bug::PublishedBeforeTheCommit) {
                    self.streams.take(&tables.as_if_unconditional(writes));
                }
                Ok(Attempt::Refused(failures))
            }
            Commit::Invalid(why) => Err(Violation {
                invariant: "every expression is one the service takes",
                seen: why,
            }),
        }
    }

    fn decided(&self, writes: &[(&'static str, Operation)]) -> Attempt {
        self.decide(writes).unwrap_or_else(|violation| {
            self.world.violate(violation);
            Attempt::Busy
        })
    }

    /// Locks the items while the transaction is decided; `None` if another holds one of them.
    fn locked(&self, writes: &[(&'static str, Operation)]) -> Option<Locked> {
        let keys: Vec<_> = writes
            .iter()
            .map(|(table, operation)| (*table, key_of(operation)))
            .collect();
        let mut state = self.lock();
        if keys.iter().any(|key| state.locked.contains(key)) {
            return None;
        }
        if keys.len() > 1 {
            state.locked.extend(keys.iter().cloned());
        }
        Some(Locked {
            service: self.clone(),
            keys,
        })
    }

    /// The path of a request to the service. Returns whether it arrives.
    async fn arrives(&self) -> bool {
        self.world.step().await;
        if self.world.strikes(Fault::Slow) {
            let wait = self.world.between(10, 6000);
            self.world.after(wait).await;
        }
        if self.world.strikes(Fault::Outage) {
            let until = self.world.between(1000, 20_000);
            self.world
                .tell(|| format!("the tables are out of reach for {until} ms"));
            self.lock().down_until = self.world.now().unix_millis() + until;
        }
        !(self.world.strikes(Fault::RequestLost) || self.is_down() && self.world.between(0, 1) == 0)
    }

    fn is_down(&self) -> bool {
        let until = self.lock().down_until;
        self.world.has_faults() && self.world.now().unix_millis() < until
    }

    /// The reply was lost, and the SDK repeats the request: a transaction usually with its token,
    /// by which the service recognises it; any other write as a new one.
    async fn repeated(&self, writes: &[(&'static str, Operation)], first: Attempt) -> Attempt {
        self.world.tell(|| "the SDK repeats a write".to_owned());
        let wait = self.world.between(10, 3000);
        self.world.after(wait).await;
        let known = writes.len() > 1 && self.world.between(0, 3) > 0;
        if known || self.locked(writes).is_none() {
            return first;
        }
        self.decided(writes)
    }

    async fn attempt(&self, writes: &[(&'static str, Operation)]) -> Attempt {
        if !self.arrives().await {
            self.no_answer("a request to a table").await;
            return Attempt::Unknown;
        }
        if self.world.strikes(Fault::Throttled) {
            return Attempt::Busy;
        }
        let rewritten;
        let writes = match self.bug {
            None => writes,
            Some(bug) => {
                rewritten = bug.rewritten(writes, &self.lock().tables);
                &rewritten
            }
        };
        if let Some(attempt) = self.planted(writes).await {
            return attempt;
        }
        let Some(locked) = self.locked(writes) else {
            self.world.tell(|| "a transaction meets another".to_owned());
            return Attempt::Busy;
        };
        if writes.len() > 1 {
            self.world.step().await;
        }
        let mut attempt = self.decided(writes);
        drop(locked);
        if self.world.strikes(Fault::SdkRepeats) {
            attempt = self.repeated(writes, attempt).await;
        }
        if self.is_down() || self.world.strikes(Fault::ReplyLost) {
            self.no_answer("a table's reply").await;
            return Attempt::Unknown;
        }
        self.world.step().await;
        self.fingerprint_forged(writes, attempt)
    }
}

/// The items of a transaction, released when it ends in any way.
struct Locked {
    service: Service,
    keys: Vec<(&'static str, Key)>,
}

impl Drop for Locked {
    fn drop(&mut self) {
        if self.keys.len() > 1 {
            let mut state = self.service.lock();
            for key in &self.keys {
                state.locked.remove(key);
            }
        }
    }
}

impl Backend for Service {
    fn get<'a>(
        &'a self,
        table: &'a str,
        key: &'a Key,
    ) -> Future<'a, Result<Option<Item>, StoreError>> {
        Box::pin(async move {
            self.reads("a read").await?;
            let item = self.lock().tables.get(table, key).cloned();
            self.world.step().await;
            Ok(Bug::read(self.bug, table, item))
        })
    }

    fn view<'a>(
        &'a self,
        table: &'a str,
        key: &'a Key,
        attributes: &'static [&'static str],
    ) -> Future<'a, Result<Option<Item>, StoreError>> {
        Box::pin(async move {
            let item = self.get(table, key).await?;
            Ok(item.map(|item| {
                let seen = item.into_inner().into_iter();
                seen.filter(|(name, _)| attributes.contains(&name.as_str()))
                    .collect::<std::collections::HashMap<_, _>>()
                    .into()
            }))
        })
    }

    fn query<'a>(
        &'a self,
        table: &'a str,
        query: &'a Query,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        Box::pin(async move {
            let query = &self.asked(query);
            self.reads("a query").await?;
            if !query.consistent {
                self.lag(table);
            }
            let mut page = self.lock().tables.query(table, query);
            if page.rows.len() > 1 && self.world.strikes(Fault::ShortPage) {
                page.rows.truncate(page.rows.len() / 2);
                page.last = page.rows.last().map(|item| keys(item, query));
            }
            let is_of_a_chain = table == "audit" && query.pk.contains('/');
            if self.bug == Some(Bug::GapPassed)
                && is_of_a_chain
                && query.order == SortOrder::Ascending
            {
                Bug::pass_the_first(&mut page.rows);
            }
            self.world.step().await;
            Ok(page)
        })
    }

    fn scan<'a>(
        &'a self,
        table: &'a str,
        after: Option<&'a Key>,
        limit: u16,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        Box::pin(async move {
            self.reads("a scan").await?;
            let page = self.lock().tables.scan(table, after, limit);
            self.world.step().await;
            Ok(page)
        })
    }

    fn commit<'a>(&'a self, writes: &'a [(&'static str, Operation)]) -> Future<'a, Attempt> {
        Box::pin(self.attempt(writes))
    }

    fn insert<'a>(
        &'a self,
        table: &'a str,
        item: &'a Item,
    ) -> Future<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            let table = crate::tables::TABLES
                .into_iter()
                .find(|known| *known == table)
                .ok_or_else(Self::lost_read)?;
            self.insert_into(table, item.clone()).await
        })
    }

    fn pause(&self, attempts: u32) -> Future<'_, ()> {
        let most = (20_i64 << attempts.min(8)).min(400);
        let wait = self.world.between(0, most);
        Box::pin(self.world.after(wait))
    }
}
