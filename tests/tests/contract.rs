//! `openapi.yaml` and the bank, compared in both directions.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod contract {
    mod answers;
    mod desk;
    mod dpop;
    mod examples;
    mod lists;
    mod served;
    mod served_more;
    mod signatures;
}

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");
