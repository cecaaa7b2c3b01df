use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

/// What goes wrong with a submission on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fault {
    /// The message is taken and the reply is lost.
    Drop,
    /// The message is taken and the reply comes so many seconds later, by the bank's clock.
    DelaySeconds(u32),
    /// The message is taken, 202, and is lost within the scheme.
    Lose,
    /// The message is not taken, and the gateway answers 500.
    #[serde(rename = "http_500")]
    Http500,
}

/// The faults of the next submissions, first come first served. They end with the process.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults(Arc<Mutex<VecDeque<Fault>>>);

impl Faults {
    /// Lets it happen to the next submission that has none yet.
    pub(super) fn add(&self, fault: Fault) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(fault);
    }

    /// What happens to this submission.
    pub(super) fn take(&self) -> Option<Fault> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }
}
