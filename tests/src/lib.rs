//! Shared code of the end-to-end tests: a bank as a child process, and its callers.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "it is for tests alone: whatever goes wrong here is a test that fails"
)]

pub mod bank;
pub mod examples;
pub mod load;
pub mod specification;
