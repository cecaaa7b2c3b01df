//! Durable stand-ins, in this process, for the AWS services that the bank uses: `DynamoDB` with
//! streams, `EventBridge`, `SQS`, schedules, Secrets Manager and S3. Functions call them with the
//! unmodified AWS SDK on loopback ports and are called with AWS's own event JSON. All state is in
//! one data directory and survives a kill of the process.

mod aws_chunked;
mod batch;
mod bus;
mod clock;
mod consumers;
mod control;
mod disk;
mod dynamodb;
mod error;
mod invoke;
mod object_files;
mod object_index;
mod object_range;
mod object_responses;
mod object_upload;
mod objects;
mod queue;
mod rotations;
mod scheduler;
mod secret_versions;
mod secrets;
mod state;
mod streams;
mod tables;
mod wire;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use fence::declaration::Only;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use bus::BUS_NAME;
pub use clock::Clock;
pub use control::Control;
pub use error::EngineError;
pub use invoke::Invoke;
pub use queue::{DeadLetter, MAX_RECEIVES, QueueDepth};
pub use streams::StreamState;
pub use tables::{Index, Projection, TABLES, Table};

use bus::{Bus, Rule};
use disk::Disk;
use dynamodb::Dynamodb;
use objects::Objects;
use queue::Queues;
use rotations::Rotations;
use scheduler::Schedule;
use secrets::Secrets;
use state::State;
use streams::{Mapping, Source};
use wire::Services;

/// A function that the engines call, with its trigger.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// The function's name, as given to [`Invoke`].
    pub function: String,
    /// The trigger.
    pub trigger: Trigger,
}

/// The trigger of a function.
#[derive(Clone, Debug)]
pub enum Trigger {
    /// Every change of these tables, in order per table.
    Stream {
        /// The tables.
        tables: Vec<String>,
        /// Whether the event names the shard, as Lambda does for functions with a tumbling window.
        windowed: bool,
        /// The changes that it is called for; all if there are none.
        only: Vec<Only>,
    },
    /// Events of these detail types, through a queue of the function's own.
    Events {
        /// Exact detail types; one that ends with `*` is a prefix.
        detail_types: Vec<String>,
        /// The delay before the queue delivers an event.
        delay_seconds: u32,
    },
    /// Rotations of a secret.
    Rotation {
        /// The secret's name.
        secret: String,
    },
    /// The clock: `rate(1 minute)`.
    Schedule {
        /// The expression.
        expression: String,
    },
}

/// The base URLs of the stand-ins, for the SDK's `endpoint_url`.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// `DynamoDB`.
    pub dynamodb: String,
    /// `EventBridge`, Secrets Manager and S3 (path-style). The path is a token of this run, without
    /// which requests are refused.
    pub aws: String,
}

/// The running engines. Dropping them stops their work immediately, like a kill; [`Engines::stop`]
/// lets it complete.
#[derive(Debug)]
pub struct Engines {
    endpoints: Endpoints,
    control: Control,
    stop_working: watch::Sender<bool>,
    workers: JoinSet<()>,
    stop_serving: watch::Sender<bool>,
    servers: JoinSet<()>,
    _lock: File,
}

impl Engines {
    /// Opens all state under `data`, creating what is missing, and starts calling `functions`
    /// through `invoke`.
    pub async fn start(
        data: &Path,
        functions: &[Subscription],
        invoke: Invoke,
    ) -> Result<Self, EngineError> {
        let lock = lock_directory(data)?;
        let disk = Disk::open(data)?;
        let state = State::open(&data.join("bus.sqlite"))?;
        let clock = Clock::open(state.clone())?;
        let rules = rules(functions);
        let queues = Queues::open(
            state.clone(),
            clock.clone(),
            rules.iter().map(|rule| rule.function.clone()),
        )?;
        let sources = sources(functions);
        let database = Dynamodb::open(
            &data.join("dynamodb.sqlite"),
            TABLES,
            &streams::passed_positions(&state, &sources)?,
            clock.now_s(),
        )?;
        let (file, time) = (state.clone(), clock.clone());
        let rotations = Rotations::new(rotated(functions), file, time, invoke.clone());
        let secrets = Secrets::new(state.clone(), clock.clone(), rotations);
        let control = Control {
            secrets: secrets.clone(),
            schedules: schedules(functions, &state, &clock, &invoke)?,
            mappings: mappings(sources, &database, (&state, &clock, &invoke)),
            clock: clock.clone(),
            disk,
            invoke,
            queues: queues.clone(),
        };
        let services = Services {
            secrets,
            objects: Objects::new(state, clock.clone(), &data.join("objects")),
            bus: Bus::new(rules.clone(), queues, clock),
        };
        let stop_serving = watch::Sender::new(false);
        let stop = || stop_serving.subscribe();
        let mut servers = JoinSet::new();
        let dynamodb = database.serve(&mut servers, stop()).await?;
        let aws = wire::serve(services, &mut servers, stop()).await?;
        let stop_working = watch::Sender::new(false);
        let workers = start_workers(&control, rules, database, &stop_working);
        Ok(Self {
            endpoints: Endpoints {
                dynamodb: format!("http://{dynamodb}"),
                aws,
            },
            control,
            stop_working,
            workers,
            stop_serving,
            servers,
            _lock: lock,
        })
    }

    /// Returns the endpoints for the SDK.
    pub fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    /// Returns the bank's clock.
    pub fn clock(&self) -> &Clock {
        self.control.clock()
    }

    /// Returns the controls for the console and tests.
    pub fn control(&self) -> &Control {
        &self.control
    }

    /// Completes the batches in progress, then closes the ports and the files. Calls that take
    /// longer than ten seconds are aborted and repeated at the next start.
    pub async fn stop(mut self) {
        self.stop_working.send_replace(true);
        let workers = &mut self.workers;
        let drained = async { while workers.join_next().await.is_some() {} };
        if tokio::time::timeout(STOP_LIMIT, drained).await.is_err() {
            tracing::warn!("function did not complete in time, aborted");
            self.workers.shutdown().await;
        }
        // Running functions need the ports until they end, so these close last.
        self.stop_serving.send_replace(true);
        let servers = &mut self.servers;
        let closed = async { while servers.join_next().await.is_some() {} };
        if tokio::time::timeout(STOP_LIMIT, closed).await.is_err() {
            tracing::warn!("connection to a stand-in still open");
        }
    }
}

const STOP_LIMIT: Duration = Duration::from_secs(10);

/// Creates the directory and locks it for this process: two processes would corrupt its files.
fn lock_directory(data: &Path) -> Result<File, EngineError> {
    let name = data.display().to_string();
    std::fs::create_dir_all(data).map_err(EngineError::io(&name))?;
    let lock = File::create(data.join("lock")).map_err(EngineError::io(&name))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(EngineError::InUse(name)),
        Err(TryLockError::Error(error)) => Err(EngineError::io(&name)(error)),
    }
}

fn rules(functions: &[Subscription]) -> Vec<Rule> {
    let rule = |subscription: &Subscription| match &subscription.trigger {
        Trigger::Events {
            detail_types,
            delay_seconds,
        } => Some(Rule {
            function: subscription.function.clone(),
            detail_types: detail_types.clone(),
            delay_seconds: *delay_seconds,
        }),
        Trigger::Stream { .. } | Trigger::Schedule { .. } | Trigger::Rotation { .. } => None,
    };
    functions.iter().filter_map(rule).collect()
}

/// Returns the secrets that functions rotate, each with its function.
fn rotated(functions: &[Subscription]) -> BTreeMap<String, String> {
    let rotates = |subscription: &Subscription| match &subscription.trigger {
        Trigger::Rotation { secret } => Some((secret.clone(), subscription.function.clone())),
        Trigger::Stream { .. } | Trigger::Events { .. } | Trigger::Schedule { .. } => None,
    };
    functions.iter().filter_map(rotates).collect()
}

/// Returns each function that reads streams with each of its tables.
fn sources(functions: &[Subscription]) -> Vec<Source> {
    let of = |subscription: &Subscription| match &subscription.trigger {
        Trigger::Stream {
            tables,
            windowed,
            only,
        } => {
            let source = |table: &String| Source {
                function: subscription.function.clone(),
                table: table.clone(),
                windowed: *windowed,
                only: only.clone(),
            };
            tables.iter().map(source).collect()
        }
        Trigger::Events { .. } | Trigger::Schedule { .. } | Trigger::Rotation { .. } => Vec::new(),
    };
    functions.iter().flat_map(of).collect()
}

fn mappings(
    sources: Vec<Source>,
    database: &Dynamodb,
    (state, clock, invoke): (&State, &Clock, &Invoke),
) -> Vec<Mapping> {
    let reads = |source: Source| Mapping {
        function: source.function,
        table: source.table,
        windowed: source.windowed,
        only: source.only,
        dynamodb: database.clone(),
        state: state.clone(),
        clock: clock.clone(),
        invoke: invoke.clone(),
        wake: Arc::default(),
        failure: Arc::default(),
    };
    sources.into_iter().map(reads).collect()
}

fn schedules(
    functions: &[Subscription],
    state: &State,
    clock: &Clock,
    invoke: &Invoke,
) -> Result<Vec<Schedule>, EngineError> {
    let open = |subscription: &Subscription| match &subscription.trigger {
        Trigger::Schedule { expression } => {
            let with = (state.clone(), clock.clone(), invoke.clone());
            Some(Schedule::open(&subscription.function, expression, with))
        }
        Trigger::Stream { .. } | Trigger::Events { .. } | Trigger::Rotation { .. } => None,
    };
    functions.iter().filter_map(open).collect()
}

fn start_workers(
    control: &Control,
    rules: Vec<Rule>,
    database: Dynamodb,
    stop: &watch::Sender<bool>,
) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    for rule in rules {
        let (queues, invoke) = (control.queues.clone(), control.invoke.clone());
        workers.spawn(consumers::consume(
            queues,
            rule.function,
            invoke,
            stop.subscribe(),
        ));
    }
    for mapping in &control.mappings {
        workers.spawn(mapping.clone().run(stop.subscribe()));
    }
    for schedule in &control.schedules {
        workers.spawn(schedule.clone().run(stop.subscribe()));
    }
    let rotations = control.secrets.rotations();
    for secret in rotations.secrets() {
        workers.spawn(rotations.clone().run(secret.clone(), stop.subscribe()));
    }
    let wakes = control.mappings.iter().map(|m| m.wake.clone()).collect();
    workers.spawn(streams::watch_for_commits(
        database.clone(),
        wakes,
        control.invoke.wrote().clone(),
        stop.subscribe(),
    ));
    workers.spawn(remove_expired_rows(database, stop.subscribe()));
    workers.spawn(control.disk.clone().watch(stop.subscribe()));
    workers
}

/// Removes expired rows every minute, because the engine does not do so itself.
async fn remove_expired_rows(database: Dynamodb, stop: watch::Receiver<bool>) {
    let mut minutes = tokio::time::interval(Duration::from_mins(1));
    loop {
        tokio::select! {
            _ = minutes.tick() => {}
            () = wire::stopped(stop.clone()) => return,
        }
        if let Err(error) = database.remove_expired().await {
            tracing::warn!(%error, "expired rows not removed, retrying");
        }
    }
}
