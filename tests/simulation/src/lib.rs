//! The whole bank in one thread under one seed.
//!
//! Every function is the bank's own, with its own ports and adapters; only its environment is
//! simulated: the tables, the streams, the bus and its queues, secrets and objects, the rail, the
//! clients and the clock. They have the rare behaviour that the real ones permit. After each commit
//! a reference bank, simple enough to be evidently correct, replays it and must reach the same
//! balances; when the faults end, everything must come to rest in a consistent state.
//!
//! A seed determines everything, so any finding can be reproduced.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "it is for tests alone: whatever goes wrong here is a test that fails"
)]

mod api;
mod approval;
mod backend;
mod bank;
mod books;
mod bus;
mod chaos;
mod client;
mod clients;
mod condition;
mod crash;
mod deployment;
mod desk;
mod draw;
mod gateway;
mod limits;
mod planted;
mod poison;
mod rail;
mod reference;
mod run;
mod services;
mod shrink;
mod steps;
mod streams;
mod tables;
mod waits;
mod world;

/// The invariant that a row which no reader can handle is parked, and shown in the books.
pub const PARKED: &str = "what a reader cannot handle is parked";

pub use bank::writers;
pub use chaos::{Chaos, Fault};
pub use crash::{Crash, CrashEffect};
pub use planted::Bug;
pub use run::{Plan, Report, run};
pub use shrink::shrink;
pub use world::Violation;

/// Tables without faults, for comparison with other implementations.
pub fn quiet_tables() -> store::Store {
    let world = world::World::new(1, Chaos::none(), 0, false);
    let streams = streams::Streams::new(&world, &[], streams::Mapping::of(None));
    store::Store::over(backend::Service::new(&world, &streams, None))
}

/// Discards the log of the functions, which is large and theirs.
///
/// # Panics
/// On a machine without `/dev/null`.
pub fn no_log() {
    let nowhere = std::fs::OpenOptions::new().append(true).open("/dev/null");
    platform::telemetry::install_in(nowhere.expect("/dev/null"));
}
