//! The days of a period.

use calendar::{BusinessDays, Day, OutOfRange, london};
use kernel::time::Moment;
use serde::Serialize;

const MILLIS_PER_HOUR: i64 = 3_600_000;

/// A day in London.
#[derive(Debug, Serialize)]
pub(crate) struct CalendarDay {
    date: Day,
    is_business_day: bool,
    is_bank_holiday: bool,
    starts_at: Moment,
    hours: i64,
}

/// Each day of a period, the first and the last included.
///
/// # Errors
/// [`OutOfRange`] before 1990 and after 2100.
pub(crate) fn of((first, last): (Day, Day)) -> Result<Vec<CalendarDay>, OutOfRange> {
    let business_days = BusinessDays::current();
    let dates = first.0.series(jiff::Span::new().days(1));
    let dates = dates.take_while(|date| *date <= last.0);
    let mut holidays = (0, Vec::new());
    let day = |date: jiff::civil::Date| {
        if holidays.0 != date.year() {
            holidays = (date.year(), business_days.holidays(date.year())?);
        }
        let start = |date| london::start_of_day(date).ok_or(OutOfRange(date));
        let starts_at = start(date)?;
        let ends_at = start(date.tomorrow().map_err(|_| OutOfRange(date))?)?;
        let millis = ends_at
            .unix_millis()
            .saturating_sub(starts_at.unix_millis());
        Ok(CalendarDay {
            date: Day(date),
            is_business_day: business_days.contains(date)?,
            is_bank_holiday: holidays.1.contains(&date),
            starts_at,
            hours: millis / MILLIS_PER_HOUR,
        })
    };
    dates.map(day).collect()
}
