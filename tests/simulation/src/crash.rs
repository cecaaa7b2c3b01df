//! Crash points: where an invocation is stopped, or abandoned by its caller.

/// The effect of a crash point on an invocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrashEffect {
    /// It stops there.
    Killed,
    /// Its caller stops waiting, and it continues.
    GivenUp,
}

/// One point of one invocation, with its effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crash {
    /// The function.
    pub function: &'static str,
    /// The number of the step before which it happens, from 1: a step runs from one wait to the
    /// next.
    pub step: u64,
    /// The effect.
    pub how: CrashEffect,
}
