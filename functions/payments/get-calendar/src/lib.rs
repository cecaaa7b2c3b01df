//! Business days and the times of the rails: `GET /v1/calendar`.
//!
//! The answer follows from the clock and from data that is compiled in; no table is read.

mod days;
mod period;
mod rails;

use calendar::Day;
use kernel::time::Moment;
use platform::http::{Call, Problem, Reply};
use serde::Serialize;

platform::function!();

/// The zone of all days and local times, in the tz database.
const TIME_ZONE: &str = "Europe/London";

#[derive(Serialize)]
struct Calendar {
    time_zone: &'static str,
    as_of: Moment,
    today: Day,
    days: Vec<days::CalendarDay>,
    rails: Vec<rails::RailCalendar>,
}

/// Returns the days of the period, and what each rail does next.
///
/// # Errors
/// `invalid_field` for days that are outside the calendar, too many or in the wrong order.
#[expect(clippy::unused_async, reason = "nothing is read")]
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    call.principal()?;
    let as_of = ports.clock.now();
    let today = Day::of(as_of);
    let period = period::of(&call, today)?;
    let calendar = Calendar {
        time_zone: TIME_ZONE,
        as_of,
        today,
        days: days::of(period).map_err(Problem::internal)?,
        rails: rails::all(as_of).map_err(Problem::internal)?,
    };
    Ok(Reply::json(200, &calendar))
}
