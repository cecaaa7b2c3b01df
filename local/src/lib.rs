//! The whole bank in one process.

pub mod engines;
