//! Time, chance and tasks: everything that decides what happens next, in one thread from one seed.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::{self, Write as _};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::task::{Context, Wake, Waker};

use kernel::time::Moment;

use crate::chaos::{Chaos, Fault};
use crate::crash::{Crash, CrashEffect};
use crate::draw::Draw;
use crate::waits::{After, Step};

type TaskFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A task: a client, a delivery, or an invocation, which alone can be killed.
struct Task {
    name: String,
    mortal: bool,
    ready: Arc<Ready>,
    future: TaskFuture,
}

#[derive(Debug)]
struct Ready(AtomicBool);

impl Wake for Ready {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A violation: the invariant, and the observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The invariant.
    pub invariant: &'static str,
    /// The observation.
    pub seen: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.invariant, self.seen)
    }
}

/// How often each fault and check happened.
pub(crate) type Counts = BTreeMap<&'static str, u64>;

/// The tasks to wake, by moment and in the order of their requests.
pub(crate) type Alarm = (i64, u64);

struct Inner {
    now_ms: i64,
    next: u64,
    timers: BTreeMap<Alarm, Waker>,
    spawned: VecDeque<Task>,
    schedule: Draw,
    faults: Draw,
    chaos: Chaos,
    stormy: bool,
    history: Vec<String>,
    keep_history: bool,
    trace: u64,
    faults_injected: Counts,
    checked: Counts,
    violation: Option<Violation>,
    steps: u64,
    crash: Option<Crash>,
    turns: u64,
}

/// A handle on the world.
#[derive(Clone)]
pub(crate) struct World(Arc<Mutex<Inner>>);

/// Shows that nothing references a world any more, so that it is freed with everything in it.
pub(crate) struct WorldRef(Weak<Mutex<Inner>>);

impl WorldRef {
    /// Returns whether the world is freed.
    pub(crate) fn is_gone(&self) -> bool {
        self.0.strong_count() == 0
    }
}

impl fmt::Debug for World {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("World")
    }
}

/// Why a run of the tasks ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunEnd {
    /// Nothing is left to do, now or later.
    Quiet,
    /// An invariant is violated.
    Violated,
    /// It does not come to rest.
    Restless,
}

impl World {
    /// Creates a world of this seed that starts at this moment.
    pub(crate) fn new(seed: u64, chaos: Chaos, start_ms: i64, keep_history: bool) -> Self {
        Self(Arc::new(Mutex::new(Inner {
            now_ms: start_ms,
            next: 0,
            timers: BTreeMap::new(),
            spawned: VecDeque::new(),
            schedule: Draw::new(seed, "schedule"),
            faults: Draw::new(seed, "faults"),
            chaos,
            stormy: true,
            history: Vec::new(),
            keep_history,
            trace: 0xcbf2_9ce4_8422_2325,
            faults_injected: Counts::new(),
            checked: Counts::new(),
            violation: None,
            steps: 0,
            crash: None,
            turns: 0,
        })))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().expect("one thread")
    }

    /// Returns the current moment.
    pub(crate) fn now(&self) -> Moment {
        Moment::from_unix_millis(self.lock().now_ms).expect("within the calendar")
    }

    /// Moves the clock forward at once, like a corrected machine clock.
    pub(crate) fn jump(&self, millis: i64) {
        self.lock().now_ms += millis;
        self.tell(|| format!("the clock jumps {millis} ms"));
    }

    /// Ends the faults: from now on none occurs by itself.
    pub(crate) fn calm(&self) {
        self.lock().stormy = false;
        self.tell(|| "the faults stop".to_owned());
    }

    /// Ends the world: tasks that never had their turn are dropped.
    pub(crate) fn end(&self) {
        let spawned = std::mem::take(&mut self.lock().spawned);
        drop(spawned);
    }

    /// Returns the indicator of its release.
    pub(crate) fn trail(&self) -> WorldRef {
        WorldRef(Arc::downgrade(&self.0))
    }

    /// Returns whether faults occur.
    pub(crate) fn has_faults(&self) -> bool {
        self.lock().stormy
    }

    /// Plans this crash.
    pub(crate) fn plan(&self, crash: Option<Crash>) {
        self.lock().crash = crash;
    }

    /// Returns the planned effect on an invocation of this function that is about to take a step.
    pub(crate) fn effect_of_crash(&self, function: &str) -> Option<CrashEffect> {
        let mut inner = self.lock();
        let crash = inner.crash.filter(|crash| crash.function == function)?;
        inner.turns += 1;
        let met = inner.turns == crash.step;
        drop(inner);
        met.then(|| {
            self.tell(|| format!("{function} is {:?} before step {}", crash.how, crash.step));
            crash.how
        })
    }

    /// Returns whether the planned crash occurred.
    pub(crate) fn crashed(&self) -> bool {
        let inner = self.lock();
        inner.crash.is_some_and(|crash| inner.turns >= crash.step)
    }

    /// Returns whether this fault occurs now.
    pub(crate) fn strikes(&self, fault: Fault) -> bool {
        let mut inner = self.lock();
        if !inner.stormy {
            return false;
        }
        let rate = inner.chaos.rate(fault);
        let strikes = inner.faults.chance(rate);
        if strikes {
            *inner.faults_injected.entry(fault.name()).or_default() += 1;
        }
        strikes
    }

    /// Returns a number that is not a fault, such as a delay.
    pub(crate) fn between(&self, from: i64, to: i64) -> i64 {
        self.lock().schedule.between(from, to)
    }

    /// Counts a check of an invariant.
    pub(crate) fn checked(&self, invariant: &'static str) {
        *self.lock().checked.entry(invariant).or_default() += 1;
    }

    /// Checks a condition; ends the run if it is violated.
    pub(crate) fn hold(&self, invariant: &'static str, holds: bool, seen: impl FnOnce() -> String) {
        self.checked(invariant);
        if !holds {
            self.violate(Violation {
                invariant,
                seen: seen(),
            });
        }
    }

    /// Ends the run with a violation.
    pub(crate) fn violate(&self, violation: Violation) {
        self.tell(|| format!("VIOLATION {violation}"));
        self.lock().violation.get_or_insert(violation);
    }

    /// Returns the violation.
    pub(crate) fn violation(&self) -> Option<Violation> {
        self.lock().violation.clone()
    }

    /// Adds a line to the history and to the digest by which two runs are compared.
    pub(crate) fn tell(&self, line: impl FnOnce() -> String) {
        let mut inner = self.lock();
        let line = line();
        for byte in line.bytes() {
            inner.trace = (inner.trace ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        if inner.keep_history {
            let at = Moment::from_unix_millis(inner.now_ms).expect("within the calendar");
            let mut text = at.to_string();
            let _ = write!(text, " {line}");
            inner.history.push(text);
        }
    }

    /// Returns the history so far.
    pub(crate) fn history(&self) -> Vec<String> {
        self.lock().history.clone()
    }

    /// Returns a digest of the whole run, in order.
    pub(crate) fn trace(&self) -> u64 {
        self.lock().trace
    }

    /// Returns the counts of injected faults and checked invariants.
    pub(crate) fn counts(&self) -> (Counts, Counts) {
        let inner = self.lock();
        (inner.faults_injected.clone(), inner.checked.clone())
    }

    /// Starts a task that lasts.
    pub(crate) fn spawn(
        &self,
        name: impl Into<String>,
        work: impl Future<Output = ()> + Send + 'static,
    ) {
        self.start(name.into(), false, Box::pin(work));
    }

    /// Starts a task that may be killed wherever it waits.
    pub(crate) fn spawn_mortal(
        &self,
        name: impl Into<String>,
        work: impl Future<Output = ()> + Send + 'static,
    ) {
        self.start(name.into(), true, Box::pin(work));
    }

    fn start(&self, name: String, mortal: bool, future: TaskFuture) {
        self.lock().spawned.push_back(Task {
            name,
            mortal,
            ready: Arc::new(Ready(AtomicBool::new(true))),
            future,
        });
    }

    /// Yields to other tasks, like anything that crosses a network.
    pub(crate) fn step(&self) -> Step {
        self.lock().steps += 1;
        Step::default()
    }

    /// Returns a future that is ready this much later, by the world's clock.
    pub(crate) fn after(&self, millis: i64) -> After {
        let until = self.lock().now_ms.saturating_add(millis);
        After::at(self, until)
    }

    /// Schedules a wake-up at this moment; nothing if it is past.
    pub(crate) fn alarm(&self, until: i64, waker: &Waker) -> Option<Alarm> {
        let mut inner = self.lock();
        if inner.now_ms >= until {
            return None;
        }
        inner.next += 1;
        let alarm = (until, inner.next);
        inner.timers.insert(alarm, waker.clone());
        Some(alarm)
    }

    /// Cancels a wake-up.
    pub(crate) fn cancel(&self, alarm: Alarm) {
        self.lock().timers.remove(&alarm);
    }

    /// Runs the tasks until nothing is left to do, within this many steps.
    pub(crate) fn run(&self, tasks: &mut Tasks, most: u64) -> RunEnd {
        for _ in 0..most {
            if self.lock().violation.is_some() {
                return RunEnd::Violated;
            }
            tasks.0.extend(std::mem::take(&mut self.lock().spawned));
            let ready: Vec<usize> = tasks
                .0
                .iter()
                .enumerate()
                .filter(|(_, task)| task.ready.0.load(Ordering::Relaxed))
                .map(|(place, _)| place)
                .collect();
            let Some(&place) = self.lock().schedule.one_of(&ready) else {
                if self.wake_the_next() {
                    continue;
                }
                return RunEnd::Quiet;
            };
            self.turn(tasks, place);
        }
        RunEnd::Restless
    }

    fn turn(&self, tasks: &mut Tasks, place: usize) {
        let mortal = tasks.0[place].mortal;
        {
            let mut inner = self.lock();
            let passed = inner.schedule.between(0, 2);
            inner.now_ms += passed;
        }
        if mortal && self.strikes(Fault::Killed) {
            let task = tasks.0.swap_remove(place);
            self.tell(|| format!("{} is killed", task.name));
            return;
        }
        let task = &mut tasks.0[place];
        task.ready.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(Arc::clone(&task.ready));
        let done = task.future.as_mut().poll(&mut Context::from_waker(&waker));
        if done.is_ready() {
            drop(tasks.0.swap_remove(place));
        }
    }

    /// Advances time to the next waiting task.
    fn wake_the_next(&self) -> bool {
        let mut inner = self.lock();
        let Some(((at, _), waker)) = inner.timers.pop_first() else {
            return false;
        };
        inner.now_ms = inner.now_ms.max(at);
        waker.wake();
        true
    }
}

/// The tasks of a world.
#[derive(Default)]
pub(crate) struct Tasks(Vec<Task>);

impl fmt::Debug for Tasks {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|task| &task.name);
        out.debug_list().entries(names).finish()
    }
}
