//! What the tests of the whole bank share: a bank of one's own as a child process, and callers who
//! speak to it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "it is for tests alone: whatever goes wrong here is a test that fails"
)]

pub mod bank;
pub mod examples;
pub mod load;
pub mod specification;
