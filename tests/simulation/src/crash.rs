//! Crash points: where an invocation is stopped, or left to itself.

/// What becomes of an invocation at a crash point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It stops there.
    Killed,
    /// Whoever waits for it stops waiting, and it goes on.
    GivenUp,
}

/// One point at which one invocation meets its fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crash {
    /// The function.
    pub function: &'static str,
    /// Before which of its steps, from 1: a step is what it does from one wait to the next.
    pub step: u64,
    /// What becomes of it.
    pub how: How,
}
