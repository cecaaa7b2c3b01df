//! The event source mapping of a reader: its next batch, and what is dropped.

use crate::planted::Bug;

/// The maximum number of changes in one batch.
const BATCH: i64 = 3;

const HALF_A_DAY_MS: i64 = 12 * 3_600_000;

/// When a mapping drops a change that its reader has not handled. The templates set neither, which
/// one of their tests checks: attempts are unlimited, at any age.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mapping {
    record_age_ms: i64,
    attempts: u32,
    /// Whether it reports partial failures: then it delivers again from the first change that failed.
    reports_failures: bool,
}

impl Mapping {
    /// The settings of the templates, or those of this bug.
    pub(crate) fn of(bug: Option<Bug>) -> Self {
        let age = bug == Some(Bug::ChangesDroppedForTheirAge);
        let attempts = bug == Some(Bug::ChangesDroppedAfterAttempts);
        Self {
            record_age_ms: if age { HALF_A_DAY_MS } else { i64::MAX },
            attempts: if attempts { 2 } else { u32::MAX },
            reports_failures: bug != Some(Bug::PartialFailureAcknowledgedWhole),
        }
    }

    /// Returns how many changes of a batch are acknowledged, of which the function handled so many.
    pub(super) fn acknowledged(self, given: usize, handled: usize) -> usize {
        if self.reports_failures {
            handled
        } else {
            given
        }
    }
}

/// A function's position in a shard.
pub(super) struct Reader {
    mapping: Mapping,
    /// The number of changes behind it.
    pub(super) done: usize,
    /// The maximum size of the next batch: smaller after a failed batch, which is split in two.
    pub(super) most: i64,
    /// How often the next change has failed alone. Split batches do not count.
    failed: u32,
}

impl Reader {
    /// Starts at the beginning of a shard.
    pub(super) fn new(mapping: Mapping) -> Self {
        Self {
            mapping,
            done: 0,
            most: BATCH,
            failed: 0,
        }
    }

    /// Drops the changes of a batch that are too old by these times, and returns their number.
    pub(super) fn drop_old(&mut self, now_ms: i64, times: impl Iterator<Item = i64>) -> usize {
        let is_old = |at_ms: &i64| now_ms.saturating_sub(*at_ms) > self.mapping.record_age_ms;
        let dropped = times.take_while(is_old).count();
        self.done += dropped;
        dropped
    }

    /// Advances by the handled part of a batch, if the position was stored, and returns whether it
    /// dropped a change.
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
