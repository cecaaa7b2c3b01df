//! The bank's own functions, each in sandboxes that start, wait, are reused, and die.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::Poll;

use environment::{Clock, Environment};
use fence::declaration::{Declaration, Trigger, Verb};
use platform::Function;
use store::Store;
use tokio::sync::oneshot;

use crate::bus::{Bus, Rule};
use crate::chaos::Fault;
use crate::crash::CrashEffect;
use crate::streams::Streams;
use crate::world::World;

/// A function's response, or its error.
type Answered = Result<Vec<u8>, String>;
type Answer = Pin<Box<dyn Future<Output = Answered> + Send>>;
type Sandbox = Arc<dyn Fn(Vec<u8>) -> Answer + Send + Sync>;

type Start = Box<dyn Fn(&Environment, &Store) -> Sandbox + Send>;

struct Deployed {
    declaration: Declaration,
    start: Start,
    warm: Vec<Sandbox>,
}

fn deployed<F: Function>(
    connect: impl Fn(&Environment, &Store) -> F + Send + 'static,
) -> (&'static str, Deployed) {
    let declaration = Declaration::from_manifest(F::MANIFEST).expect("a manifest");
    let start = move |environment: &Environment, store: &Store| -> Sandbox {
        let function = Arc::new(connect(environment, store));
        Arc::new(move |payload| {
            let function = Arc::clone(&function);
            Box::pin(async move {
                let answered = function.invoke(payload).await;
                answered.map_err(|fault| fault.to_string())
            })
        })
    };
    let deployed = Deployed {
        declaration,
        start: Box::new(start),
        warm: Vec::new(),
    };
    (F::NAME, deployed)
}

/// The functions as they are visited.
struct All(BTreeMap<&'static str, Deployed>);

impl functions::Visitor for All {
    fn visit<F: Function>(&mut self) {
        let (name, function) = deployed(F::over);
        self.0.insert(name, function);
    }
}

/// The functions of the bank, over the tables of the simulation.
fn functions() -> BTreeMap<&'static str, Deployed> {
    let mut all = All(BTreeMap::new());
    functions::each(&mut all);
    all.0
}

/// Functions that write and are in no story: an operator calls them, and tests of their own stop them at each step.
const BY_HAND: [&str; 2] = ["migrate-data", "rebuild-entries"];

struct Killed;

struct State {
    functions: BTreeMap<&'static str, Deployed>,
}

/// The bank in a world.
#[derive(Clone)]
pub(crate) struct Bank {
    world: World,
    environment: Environment,
    store: Store,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Bank {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Bank")
    }
}

impl Bank {
    /// Creates the bank over these tables, and connects the streams and the bus to it.
    pub(crate) fn open(
        world: &World,
        environment: Environment,
        store: Store,
        bus: &Bus,
        streams: &Streams,
    ) -> Self {
        let functions = functions();
        let mut rules = Vec::new();
        let mut consumers = BTreeMap::new();
        for (name, function) in &functions {
            match &function.declaration.trigger {
                Trigger::Events { events, .. } => rules.push(Rule {
                    function: name,
                    types: events
                        .iter()
                        .map(|event| format!("malai.{}", event.as_str()))
                        .collect(),
                }),
                Trigger::Stream { tables, .. } => {
                    let tables = crate::tables::TABLES
                        .into_iter()
                        .filter(|table| tables.iter().any(|known| known == table));
                    consumers.insert(*name, tables.collect());
                }
                Trigger::Http { .. }
                | Trigger::Authorizer
                | Trigger::Schedule { .. }
                | Trigger::Rotation { .. }
                | Trigger::Internal => {}
            }
        }
        let bank = Self {
            world: world.clone(),
            environment,
            store,
            state: Arc::new(Mutex::new(State { functions })),
        };
        bus.serve(&bank, rules);
        streams.serve(&bank, consumers);
        bank
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Returns whether a function reads its stream with a tumbling window.
    pub(crate) fn is_windowed(&self, name: &str) -> bool {
        let state = self.lock();
        let function = state.functions.get(name).expect("a function");
        matches!(
            function.declaration.trigger,
            Trigger::Stream { window_seconds, .. } if window_seconds > 0
        )
    }

    /// Returns whether a function records its batches in the audit trail.
    pub(crate) fn is_relay(&self, name: &str) -> bool {
        let state = self.lock();
        let function = state.functions.get(name).expect("a function");
        let mut verbs = function.declaration.tables.values().flatten();
        verbs.any(|verb| *verb == Verb::Append)
    }

    /// A sandbox of a function: a warm one, or a new one with a clock that is slightly off.
    fn sandbox(&self, name: &str) -> Sandbox {
        let cold = self.world.strikes(Fault::ColdStart);
        let most = if self.world.strikes(Fault::ClockSkewed) {
            5000
        } else {
            200
        };
        let skew = self.world.between(-most, most);
        let mut state = self.lock();
        let function = state.functions.get_mut(name).expect("a function");
        if let Some(warm) = function.warm.pop().filter(|_| !cold) {
            return warm;
        }
        let world = self.world.clone();
        let mut environment = self.environment.clone();
        environment.clock = Clock::of(move || world.now().plus_millis(skew));
        (function.start)(&environment, &self.store)
    }

    /// Calls a function as Lambda does; `None` if it fails or dies.
    pub(crate) async fn invoke(&self, name: &'static str, payload: Vec<u8>) -> Option<Vec<u8>> {
        self.answer(name, payload).await?.ok()
    }

    /// Calls a function and returns its error as well; `None` if it dies.
    pub(crate) async fn answer(&self, name: &'static str, payload: Vec<u8>) -> Option<Answered> {
        let (told, answer) = oneshot::channel();
        let bank = self.clone();
        self.world.spawn_mortal(name, async move {
            let sandbox = bank.sandbox(name);
            let mut told = Some(told);
            let mut work = sandbox(payload);
            let answered = std::future::poll_fn(|context| match bank.world.effect_of_crash(name) {
                // The sandbox is gone, with all its pending work.
                Some(CrashEffect::Killed) => Poll::Ready(Err(Killed)),
                Some(CrashEffect::GivenUp) => {
                    drop(told.take());
                    work.as_mut().poll(context).map(Ok)
                }
                None => work.as_mut().poll(context).map(Ok),
            });
            let Ok(answered) = answered.await else {
                return;
            };
            if let Err(fault) = &answered {
                bank.world.tell(|| format!("{name} fails: {fault}"));
            }
            let mut state = bank.lock();
            let function = state.functions.get_mut(name).expect("a function");
            function.warm.push(sandbox);
            if let Some(told) = told {
                // The caller may be gone.
                let _ = told.send(answered);
            }
        });
        if self.world.strikes(Fault::GivenUp) {
            self.world.tell(|| format!("{name} is given up"));
            let patience = self.world.between(0, 30);
            self.world.after(patience).await;
            return None;
        }
        answer.await.ok()
    }
}

/// The names of the functions that change something, or publish what changed, and are in the stories.
pub fn writers() -> Vec<&'static str> {
    let reads = [Verb::Get, Verb::Query, Verb::View, Verb::None];
    let writes = |declaration: &Declaration| {
        let mut verbs = declaration.tables.values().flatten();
        // The secrets of the simulation do not rotate.
        let rotates = matches!(declaration.trigger, Trigger::Rotation { .. });
        !rotates && (declaration.bus || verbs.any(|verb| !reads.contains(verb)))
    };
    functions()
        .into_iter()
        .filter(|(name, _)| !BY_HAND.contains(name))
        .filter(|(_, function)| writes(&function.declaration))
        .map(|(name, _)| name)
        .collect()
}
