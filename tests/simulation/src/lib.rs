//! The whole bank in one thread under one seed.
//!
//! Every function here is the bank's own, with its own ports and adapters; only what is outside is
//! simulated: the tables' service, the streams, the bus and its queues, secrets and objects, the
//! rail, the clients and the clock. All of them do what the real ones may do and seldom do. After
//! each commit a bank so simple that one can see that it is right replays it, and must come to the
//! same balances; when the storm is over, everything must come to rest and to right.
//!
//! A seed determines everything, so what it found once it finds again.
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

/// The invariant that a row which no reader can handle is parked, and held in the books.
pub const PARKED: &str = "what a reader cannot handle is parked";

pub use bank::writers;
pub use chaos::{Chaos, Fault};
pub use crash::{Crash, How};
pub use planted::Bug;
pub use run::{Plan, Report, run};
pub use shrink::shrink;
pub use world::Violation;

/// Tables in which nothing goes wrong, for whoever wants to hold them against others.
pub fn quiet_tables() -> store::Store {
    let world = world::World::new(1, Chaos::none(), 0, false);
    let streams = streams::Streams::new(&world, &[], streams::Mapping::of(None));
    store::Store::over(backend::Service::new(&world, &streams, None))
}

/// Sends what the functions log nowhere: it is theirs, and there is much of it.
///
/// # Panics
/// On a machine without `/dev/null`.
pub fn no_log() {
    let nowhere = std::fs::OpenOptions::new().append(true).open("/dev/null");
    platform::telemetry::install_in(nowhere.expect("/dev/null"));
}
