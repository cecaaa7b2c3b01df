use kernel::time::Moment;
use serde::{Deserialize, Serialize};

/// For how long further failures are turned away at first; each that is counted doubles it.
const SHORTEST_MILLIS: i64 = 1_000;
/// For how long they are turned away at most.
const LONGEST_MILLIS: i64 = 15 * 60 * 1_000;
/// After how long without a failure all is forgotten.
const MEMORY_MILLIS: i64 = 60 * 60 * 1_000;

/// The recent failures of one source to authenticate, as one client or as any. Kept for every id that is
/// tried, whether or not there is such a client, so that being slowed down reveals nothing. A right
/// proof is never slowed down: a caller that knows a client's id could otherwise keep the client out by
/// wrong secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failures {
    /// How many.
    #[serde(rename = "n")]
    pub count: u32,
    /// When the last was.
    #[serde(rename = "at")]
    pub last_at: Moment,
}

impl Failures {
    /// Failures of one source as one client that slow nothing down yet.
    pub const FREE: u32 = 4;
    /// Failures of one source as any client that slow nothing down yet: several clients of an
    /// institution may share an address.
    pub const FREE_OF_SOURCE: u32 = 32;

    /// The first failure.
    pub fn first(at: Moment) -> Self {
        Self {
            count: 1,
            last_at: at,
        }
    }

    /// For how many seconds more, rounded up, a further failure is turned away and not counted, where so
    /// many are `free`; `None` if it is counted.
    pub fn slowed_seconds(self, free: u32, now: Moment) -> Option<u32> {
        let doublings = self.count.checked_sub(free)?.checked_sub(1)?;
        let length = SHORTEST_MILLIS
            .saturating_mul(1_i64.checked_shl(doublings.min(32)).unwrap_or(i64::MAX))
            .min(LONGEST_MILLIS);
        let end = self.last_at.unix_millis().saturating_add(length);
        let left = end.saturating_sub(now.unix_millis());
        // A clock that was set back must not make the wait longer than it is at most.
        let left = left.min(length).max(0).unsigned_abs().div_ceil(1_000);
        u32::try_from(left).ok().filter(|seconds| *seconds > 0)
    }

    /// Whether they are so old that they no longer count.
    pub fn forgotten(self, now: Moment) -> bool {
        self.last_at.plus_millis(MEMORY_MILLIS) <= now
    }

    /// When they will be, as seconds since 1970: the item's time to live.
    pub fn forgotten_at_seconds(last_at: Moment) -> i64 {
        last_at.plus_millis(MEMORY_MILLIS).unix_seconds()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start() -> Moment {
        Moment::from_unix_millis(1_795_000_000_000).expect("in range")
    }

    fn slowed(count: u32) -> Option<u32> {
        Failures {
            count,
            last_at: start(),
        }
        .slowed_seconds(Failures::FREE, start())
    }

    #[test]
    fn the_fifth_failure_slows_down_for_a_second_and_each_further_one_for_twice_as_long() {
        for count in 0..=4 {
            assert_eq!(slowed(count), None);
        }
        let lengths: alloc::vec::Vec<_> = (5..=16).filter_map(slowed).collect();
        assert_eq!(lengths, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        assert_eq!(slowed(u32::MAX), Some(900));
    }

    #[test]
    fn the_wait_ends_by_itself() {
        let failures = Failures {
            count: 7,
            last_at: start(),
        };
        assert_eq!(
            failures.slowed_seconds(4, start().plus_millis(3_999)),
            Some(1)
        );
        assert_eq!(failures.slowed_seconds(4, start().plus_millis(4_000)), None);
    }

    #[test]
    fn after_a_quiet_hour_all_is_forgotten() {
        let failures = Failures {
            count: 99,
            last_at: start(),
        };
        assert!(!failures.forgotten(start().plus_millis(3_599_999)));
        assert!(failures.forgotten(start().plus_millis(3_600_000)));
    }

    proptest! {
        #[test]
        fn no_wait_is_longer_than_a_quarter_of_an_hour_whatever_the_clocks_say(
            count in any::<u32>(), free in any::<u32>(), last in 0_i64..4_000_000_000_000, now in 0_i64..4_000_000_000_000
        ) {
            let at = |millis| Moment::from_unix_millis(millis).expect("in range");
            let failures = Failures { count, last_at: at(last) };
            prop_assert!(failures.slowed_seconds(free, at(now)).is_none_or(|left| (1..=900).contains(&left)));
            prop_assert!(failures.slowed_seconds(free, at(now)).is_none() || count > free);
        }
    }
}
