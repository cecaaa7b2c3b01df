//! Invalid requests: each gets its documented problem and status, writes nothing, and leaves no
//! personal data anywhere.
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
    mod assertions;
    mod at_rest;
    mod bodies;
    mod crash;
    mod cursors;
    mod fault_pairs;
    mod fixture;
    mod heads;
    mod keys;
    mod leaks;
    mod messages;
    mod raw_request;
    mod request_signatures;
    mod signatures;
    mod token_requests;
    mod writes;
    mod wrong_types;
}

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");
