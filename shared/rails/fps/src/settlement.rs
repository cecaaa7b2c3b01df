//! When accepted payments settle between the banks: dated rows, since the scheme changes its times from a day on.

use calendar::{BusinessDays, OutOfRange, london, settlement_after};
use jiff::civil::{Date, Time, date, time};
use kernel::time::Moment;

/// The settlement times that hold from a day on, until those of the next row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlementTimes {
    /// The first day of these times.
    pub valid_from: Date,
    /// London times of a business day, earliest first. What is accepted strictly before one settles at it.
    pub times: [Time; 3],
    /// The publication that states them.
    pub source: &'static str,
}

/// Oldest first. The first row holds from the beginning of the calendar of bank holidays.
pub const SETTLEMENT_TIMES: [SettlementTimes; 1] = [SettlementTimes {
    valid_from: date(1990, 1, 1),
    times: [time(7, 0, 0, 0), time(13, 0, 0, 0), time(17, 0, 0, 0)],
    source: "Pay.UK, Faster Payments: three settlement cycles each business day",
}];

impl SettlementTimes {
    /// The times that hold on a day; `None` before the first row.
    pub fn on(day: Date) -> Option<&'static Self> {
        let is_valid = |row: &&Self| row.valid_from <= day;
        SETTLEMENT_TIMES.iter().rev().find(is_valid)
    }
}

/// A settlement of the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The business day on which it takes place, in London.
    pub date: Date,
    /// Its London time.
    pub time: Time,
    /// Its number on that day, from 1.
    pub cycle: u8,
}

impl Settlement {
    /// The settlement to which a payment accepted at an instant belongs: the first one strictly after it.
    ///
    /// # Errors
    /// [`OutOfRange`] after 2100, for which no bank holidays are known.
    pub fn of(accepted_at: Moment) -> Result<Self, OutOfRange> {
        let today = london::date(accepted_at);
        let times_on = |day| SettlementTimes::on(day).map(|row| &row.times[..]);
        let next = settlement_after(BusinessDays::current(), accepted_at, times_on)?;
        let (date, time) = next.ok_or(OutOfRange(today))?;
        let times = times_on(date).unwrap_or_default();
        let cycle = (1..).zip(times).find(|(_, known)| **known == time);
        let (cycle, _) = cycle.ok_or(OutOfRange(today))?;
        Ok(Self { date, time, cycle })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(at: &str) -> (String, u8) {
        let at = at.parse().expect("a moment");
        let settlement = Settlement::of(at).expect("a settlement");
        (settlement.date.to_string(), settlement.cycle)
    }

    #[test]
    fn a_payment_settles_at_the_next_time_of_a_business_day() {
        assert_eq!(of("2026-11-23T06:59:59Z"), ("2026-11-23".to_owned(), 1));
        assert_eq!(of("2026-11-23T07:00:00Z"), ("2026-11-23".to_owned(), 2));
        assert_eq!(of("2026-11-23T16:59:59Z"), ("2026-11-23".to_owned(), 3));
        assert_eq!(of("2026-11-23T17:00:00Z"), ("2026-11-24".to_owned(), 1));
        assert_eq!(of("2026-11-27T18:00:00Z"), ("2026-11-30".to_owned(), 1));
        assert_eq!(of("2026-11-28T09:00:00Z"), ("2026-11-30".to_owned(), 1));
    }

    #[test]
    fn times_are_those_of_london_and_bank_holidays_settle_nothing() {
        // British Summer Time: 17:00 in London is 16:00 in UTC.
        assert_eq!(of("2026-07-01T15:59:59Z"), ("2026-07-01".to_owned(), 3));
        assert_eq!(of("2026-07-01T16:00:00Z"), ("2026-07-02".to_owned(), 1));
        // Half past midnight of 1 July in London is still June in UTC.
        assert_eq!(of("2026-06-30T23:30:00Z"), ("2026-07-01".to_owned(), 1));
        // Maundy Thursday after the last settlement: Tuesday after Easter.
        assert_eq!(of("2026-04-02T16:30:00Z"), ("2026-04-07".to_owned(), 1));
        assert_eq!(of("2026-12-24T18:00:00Z"), ("2026-12-29".to_owned(), 1));
    }
}
