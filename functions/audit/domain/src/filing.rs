use kernel::time::Moment;

use crate::Minute;

/// The last minute that is over, and can be closed, when the clock shows this moment.
pub fn last_over(now: Moment) -> Minute {
    Minute::of(now).previous()
}

/// Where a record is to be filed next, that was filed in this minute. `None` once it is in a minute
/// that was open after it had been filed there: whoever closes it reads it, and so seals it.
///
/// `closed` is the newest minute that was closed, as it is read after the record was filed. All
/// minutes before it are closed with it.
pub fn next_to_file_in(filed: Minute, closed: Option<Minute>, now: Moment) -> Option<Minute> {
    let closed = closed.filter(|closed| filed <= *closed)?;
    Some(closed.next().max(Minute::of(now)))
}

/// Whether the seal of this minute has a record that came too late for the minute in which it was
/// written down. Such a record may have been sealed before, a record in time never was.
pub fn is_late(recorded_at: Moment, sealed_in: Minute) -> bool {
    Minute::of(recorded_at) != sealed_in
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(text: &str) -> Minute {
        text.parse().expect("a minute")
    }

    #[test]
    fn a_minute_can_be_closed_once_it_is_over() {
        let now: Moment = "2026-11-23T09:01:00.000Z".parse().expect("a moment");
        assert_eq!(last_over(now), minute("2026-11-23T09:00Z"));
        assert_eq!(last_over(now.plus_millis(-1)), minute("2026-11-23T08:59Z"));
        assert_eq!(
            last_over(now.plus_millis(59_999)),
            minute("2026-11-23T09:00Z")
        );
    }

    #[test]
    fn a_record_stays_where_it_is_filed_if_that_was_open_and_goes_on_if_it_was_closed() {
        let now: Moment = "2026-11-23T09:05:30.000Z".parse().expect("a moment");
        let filed = minute("2026-11-23T09:03Z");
        assert_eq!(next_to_file_in(filed, None, now), None);
        let before = Some(minute("2026-11-23T09:02Z"));
        assert_eq!(next_to_file_in(filed, before, now), None);
        for closed in ["2026-11-23T09:03Z", "2026-11-23T09:04Z"] {
            let next = next_to_file_in(filed, Some(minute(closed)), now);
            assert_eq!(next, Some(minute("2026-11-23T09:05Z")), "{closed}");
        }
        // Another clock was ahead: what it closed stays closed.
        let ahead = next_to_file_in(filed, Some(minute("2026-11-23T09:07Z")), now);
        assert_eq!(ahead, Some(minute("2026-11-23T09:08Z")));
    }

    #[test]
    fn a_record_is_late_in_any_minute_but_its_own() {
        let written: Moment = "2026-11-23T09:03:59.999Z".parse().expect("a moment");
        assert!(!is_late(written, minute("2026-11-23T09:03Z")));
        assert!(is_late(written, minute("2026-11-23T09:04Z")));
    }
}
