//! The simulated tables and the local engine, which has other authors, get the same calls: the
//! simulation's model of `DynamoDB` is not its own invention.
//!
//! They differ as follows: only the simulation loses requests and replies, throttles, ends pages
//! early and lets indexes lag; only the engine has limits of sizes.
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
async fn the_simulated_tables_meet_the_stores_requirements() {
    suite::everything(&simulation::quiet_tables()).await;
}

#[tokio::test]
async fn the_local_engine_meets_the_stores_requirements() {
    let data = tempfile::tempdir().expect("a directory");
    let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
    let engines = Engines::start(data.path(), &[], nobody)
        .await
        .expect("engines");
    let environment = environment_at(engines.endpoints(), Clock::system());
    suite::everything(&Store::connect(&environment)).await;
}
