use jiff::civil::{Date, Weekday};
use kernel::time::Moment;

/// The ends of the settlement cycles of a banking day, in hours UTC.
const ENDS: [(i64, u8); 3] = [(7, 1), (13, 2), (17, 3)];

/// The day and cycle in which the banks settle what is accepted now. Saturdays and Sundays are no
/// banking days; of bank holidays the simulator knows nothing.
pub(super) fn settlement(now: Moment) -> (Date, u8) {
    let today = now.utc_date();
    let hour = now.unix_seconds().rem_euclid(86_400) / 3_600;
    let open = ENDS
        .into_iter()
        .find(|(end, _)| hour < *end && is_banking_day(today));
    match open {
        Some((_, cycle)) => (today, cycle),
        None => (next_banking_day(today), 1),
    }
}

fn is_banking_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn next_banking_day(day: Date) -> Date {
    let mut next = day.saturating_add(jiff::Span::new().days(1));
    while !is_banking_day(next) && next < Date::MAX {
        next = next.saturating_add(jiff::Span::new().days(1));
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: &str) -> (String, u8) {
        let (day, cycle) = settlement(moment.parse().expect("a moment"));
        (day.to_string(), cycle)
    }

    #[test]
    fn a_payment_settles_in_the_next_cycle_of_a_banking_day() {
        assert_eq!(at("2026-11-23T06:59:59Z"), ("2026-11-23".to_owned(), 1));
        assert_eq!(at("2026-11-23T07:00:00Z"), ("2026-11-23".to_owned(), 2));
        assert_eq!(at("2026-11-23T16:59:59Z"), ("2026-11-23".to_owned(), 3));
        assert_eq!(at("2026-11-23T17:00:00Z"), ("2026-11-24".to_owned(), 1));
        assert_eq!(at("2026-11-27T18:00:00Z"), ("2026-11-30".to_owned(), 1));
        assert_eq!(at("2026-11-28T09:00:00Z"), ("2026-11-30".to_owned(), 1));
    }
}
