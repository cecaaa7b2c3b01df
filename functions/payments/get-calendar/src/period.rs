//! The period that is requested.

use calendar::Day;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use platform::http::{Call, Problem};

/// The first and the last day for which bank holidays are known.
const KNOWN: (Date, Date) = (date(1990, 1, 1), date(2100, 12, 31));
/// How many days after the first one the period ends, if no end is requested: two weeks together.
const DEFAULT_DAYS_AFTER: i64 = 13;
/// How many days a period has at most.
const MAX_DAYS: i32 = 366;

/// The first and the last day, both included.
///
/// # Errors
/// `invalid_field`, for each day that is wrong.
pub(crate) fn of(call: &Call, today: Day) -> Result<(Day, Day), Problem> {
    let given = |name: &str| {
        let day: Option<Day> = call.query(name)?;
        day.map_or(Ok(None), |day| known(name, day).map(Some))
    };
    let (from, to) = Problem::both(given("from"), given("to"))?;
    let from = from.unwrap_or(today);
    let to = to.unwrap_or_else(|| {
        let days = DEFAULT_DAYS_AFTER.days();
        Day(from.0.saturating_add(days).min(KNOWN.1))
    });
    if to < from {
        let expected = "expected a day that is not before from, which is today if it is not given";
        return Err(Problem::field("query:to", expected));
    }
    if from.days_until(to) > MAX_DAYS {
        return Err(Problem::field("query:to", "expected at most 366 days"));
    }
    Ok((from, to))
}

fn known(name: &str, day: Day) -> Result<Day, Problem> {
    let (first, last) = KNOWN;
    if (first..=last).contains(&day.0) {
        return Ok(day);
    }
    let expected = format!("expected a day from {first} to {last}");
    Err(Problem::field(format!("query:{name}"), expected))
}
