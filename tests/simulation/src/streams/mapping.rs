//! How a stream is mapped to its reader: what it is given next, and what is dropped.

use crate::planted::Bug;

/// The most changes in one batch.
const BATCH: i64 = 3;

const HALF_A_DAY_MS: i64 = 12 * 3_600_000;

/// When a mapping drops a change that its reader has not handled. The templates set neither, and a test of
/// theirs holds them to it: attempts are endless, at any age.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mapping {
    record_age_ms: i64,
    attempts: u32,
}

impl Mapping {
    /// What the templates say, or what this bug makes of it.
    pub(crate) fn of(bug: Option<Bug>) -> Self {
        let age = bug == Some(Bug::ChangesDroppedForTheirAge);
        let attempts = bug == Some(Bug::ChangesDroppedAfterAttempts);
        Self {
            record_age_ms: if age { HALF_A_DAY_MS } else { i64::MAX },
            attempts: if attempts { 2 } else { u32::MAX },
        }
    }
}

/// How far a function has come in a shard.
pub(super) struct Reader {
    mapping: Mapping,
    /// How many changes are behind it.
    pub(super) done: usize,
    /// The most changes that it is given at a time: fewer after a batch that failed, which is cut in two.
    pub(super) most: i64,
    /// How often the next change has failed alone. What is cut in two does not count.
    failed: u32,
}

impl Reader {
    /// At the beginning of a shard.
    pub(super) fn new(mapping: Mapping) -> Self {
        Self {
            mapping,
            done: 0,
            most: BATCH,
            failed: 0,
        }
    }

    /// Drops what is too old of a batch with these times, and says how many changes that are.
    pub(super) fn drop_old(&mut self, now_ms: i64, times: impl Iterator<Item = i64>) -> usize {
        let is_old = |at_ms: &i64| now_ms.saturating_sub(*at_ms) > self.mapping.record_age_ms;
        let dropped = times.take_while(is_old).count();
        self.done += dropped;
        dropped
    }

    /// Goes on after so many of a batch were handled, if that was kept, and says whether it dropped a change.
    pub(super) fn answered(&mut self, given: usize, handled: usize, kept: bool) -> bool {
        if kept {
            self.done += handled;
        }
        if handled > 0 {
            (self.most, self.failed) = (BATCH, 0);
            return false;
        }
        self.most = i64::try_from(given / 2).unwrap_or(BATCH).max(1);
        self.failed += u32::from(given == 1);
        let given_up = self.failed > self.mapping.attempts;
        if given_up {
            self.done += 1;
            self.failed = 0;
        }
        given_up
    }
}
