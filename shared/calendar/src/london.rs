//! London days and times, by the rules of the tz database for `Europe/London`.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use kernel::time::Moment;

/// Compiled in, so that no function reads a zone file.
const LONDON: TimeZone = jiff::tz::get!("Europe/London");

/// The day from which days are counted.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// The day in London at an instant.
pub fn date(at: Moment) -> Date {
    local(at).date()
}

/// The day in London at an instant, as the number of days since 1 January 1970.
pub fn day_number(at: Moment) -> i64 {
    date(at).duration_since(EPOCH).as_hours() / 24
}

/// The time of day in London at an instant, to the millisecond.
pub fn time(at: Moment) -> Time {
    local(at).time()
}

/// The instant at which a London day begins.
pub fn start_of_day(day: Date) -> Option<Moment> {
    instant(day, Time::midnight())
}

/// The instant of a time on a London day. A time that the clocks skip in March is the first instant
/// after the gap; one that comes twice in October is the first of the two. `None` if the instant is
/// outside the range of [`Moment`].
pub fn instant(day: Date, time: Time) -> Option<Moment> {
    let ambiguous = LONDON.to_ambiguous_zoned(day.to_datetime(time));
    let timestamp = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
            ambiguous.earlier().ok()?.timestamp()
        }
        // The clocks go forward at the first instant after the gap, which is a transition.
        AmbiguousOffset::Gap { .. } => {
            let before = ambiguous.earlier().ok()?.timestamp();
            LONDON.following(before).next()?.timestamp()
        }
    };
    Moment::from_unix_millis(timestamp.as_millisecond())
}

fn local(at: Moment) -> jiff::civil::DateTime {
    // A moment is within the range of a timestamp; years 1970 to 9999.
    let timestamp = Timestamp::from_millisecond(at.unix_millis()).unwrap_or(Timestamp::UNIX_EPOCH);
    LONDON.to_datetime(timestamp)
}
