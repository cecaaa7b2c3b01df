//! What the bank says to requests that are not right, each by its documented problem and status;
//! and that afterwards nothing is written, and nobody named, anywhere.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

#[path = "sealing/proxy.rs"]
#[allow(
    dead_code,
    reason = "here a function is killed at any call, not at writes alone"
)]
mod proxy;

mod bad_input {
    mod access;
    mod addresses;
    mod ask;
    mod assertions;
    mod at_rest;
    mod bodies;
    mod crash;
    mod cursors;
    mod keys;
    mod leaks;
    mod messages;
    mod request_signatures;
    mod signatures;
    mod stand;
    mod token_requests;
    mod writes;
}

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");
