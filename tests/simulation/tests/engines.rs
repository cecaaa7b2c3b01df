//! The simulated tables and the local engine, which was written by others, are asked the same: what
//! the simulation believes of `DynamoDB` is not its own invention.
//!
//! They differ in this: only the simulation loses requests and replies, throttles, ends pages early
//! and lets indexes fall behind; only the engine knows the limits of sizes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod engines {
    pub(crate) mod suite;
}

use environment::Clock;
use local::bank::environment_at;
use local::engines::{Engines, Invoke};
use store::Store;

use engines::suite;

#[tokio::test]
async fn the_simulated_tables_do_as_the_store_expects() {
    suite::everything(&simulation::quiet_tables()).await;
}

#[tokio::test]
async fn the_local_engine_does_as_the_store_expects() {
    let data = tempfile::tempdir().expect("a directory");
    let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
    let engines = Engines::start(data.path(), &[], nobody)
        .await
        .expect("engines");
    let environment = environment_at(engines.endpoints(), Clock::system());
    suite::everything(&Store::connect(&environment)).await;
}
