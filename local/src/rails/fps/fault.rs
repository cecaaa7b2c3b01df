use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

/// A fault of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fault {
    /// The message is accepted and the reply is lost.
    Drop,
    /// The message is accepted and the reply arrives this many seconds later, by the bank's clock.
    DelaySeconds(u32),
    /// The message is accepted with 202, and is lost within the scheme.
    Lose,
    /// The message is refused, and the gateway returns 500.
    #[serde(rename = "http_500")]
    Http500,
}

/// The faults of the next submissions, in order. They end with the process.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults(Arc<Mutex<VecDeque<Fault>>>);

impl Faults {
    /// Adds a fault for the next submission without one.
    pub(super) fn add(&self, fault: Fault) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(fault);
    }

    /// Returns the fault of this submission.
    pub(super) fn take(&self) -> Option<Fault> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }
}
