//! When each rail does what.

use calendar::{BusinessDays, Day, OutOfRange, london, settlement_after};
use jiff::civil::{Date, Time};
use kernel::payment::Rail;
use kernel::time::Moment;
use rail::PaymentRail;
use serde::Serialize;

/// The times of a payment rail.
#[derive(Debug, Serialize)]
pub(crate) struct RailCalendar {
    rail: Rail,
    times: Vec<RailTime>,
}

/// What a rail does at a fixed time of business days.
#[derive(Debug, Serialize)]
struct RailTime {
    event: &'static str,
    local_time: Time,
    next_date: Day,
    next_at: Moment,
}

/// The times of every rail, with what comes next after an instant.
///
/// # Errors
/// [`OutOfRange`] after 2100, for which no bank holidays are known.
pub(crate) fn all(after: Moment) -> Result<Vec<RailCalendar>, OutOfRange> {
    let of_rail = |rail: &'static dyn PaymentRail| {
        let settlements = |day| rail.settlement_times(day);
        Ok(RailCalendar {
            rail: rail.profile().rail,
            times: next_times("settlement", settlements, after)?,
        })
    };
    rails::in_preference().into_iter().map(of_rail).collect()
}

/// When an event of a rail that has these times on each business day happens next, as often as on one business day, soonest
/// first.
fn next_times(
    event: &'static str,
    times_on: impl Fn(Date) -> Option<&'static [Time]>,
    after: Moment,
) -> Result<Vec<RailTime>, OutOfRange> {
    let mut times = Vec::new();
    let (mut latest, count) = (
        after,
        times_on(london::date(after)).map_or(0, <[Time]>::len),
    );
    while times.len() < count {
        let next = settlement_after(BusinessDays::current(), latest, &times_on)?;
        let Some((date, local_time)) = next else {
            break;
        };
        latest = london::instant(date, local_time).ok_or(OutOfRange(date))?;
        times.push(RailTime {
            event,
            local_time,
            next_date: Day(date),
            next_at: latest,
        });
    }
    Ok(times)
}
