use alloc::vec::Vec;
use core::ops::RangeInclusive;

use jiff::civil::Date;

use crate::holidays;

/// The years that the rules and proclamations cover.
const YEARS: RangeInclusive<i16> = 1990..=2100;

/// The business days of England and Wales (`GB-EAW`): Monday to Friday, bank holidays excepted. The
/// same calendar serves Bacs, Faster Payments settlement and CHAPS.
///
/// Holidays of Scotland and Northern Ireland alone are business days here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BusinessDays {
    known_on: Option<Date>,
}

/// The day is outside 1990 to 2100, for which no holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no bank holidays are known for {0}")]
pub struct OutOfRange(pub Date);

impl BusinessDays {
    /// The calendar with every change that is known now.
    pub const fn current() -> Self {
        Self { known_on: None }
    }

    /// The calendar as it was known on a day, to repeat a decision of that day. Only changes that
    /// were proclaimed at short notice differ.
    pub const fn known_on(day: Date) -> Self {
        Self {
            known_on: Some(day),
        }
    }

    /// The holidays of a year that fall on weekdays, in date order.
    ///
    /// # Errors
    /// [`OutOfRange`].
    pub fn holidays(&self, year: i16) -> Result<Vec<Date>, OutOfRange> {
        let first = Date::new(year, 1, 1).unwrap_or(Date::ZERO);
        covered(first).map(|_| holidays::of_year(year, self.known_on))
    }

    /// Whether the schemes settle on this day.
    ///
    /// # Errors
    /// [`OutOfRange`], as for every step from one day to another.
    pub fn contains(&self, day: Date) -> Result<bool, OutOfRange> {
        covered(day)?;
        let holidays = holidays::of_year(day.year(), self.known_on);
        Ok(!holidays::is_weekend(day) && !holidays.contains(&day))
    }

    /// The first business day strictly after a day.
    pub fn next(&self, day: Date) -> Result<Date, OutOfRange> {
        self.on_or_after(tomorrow(day)?)
    }

    /// The last business day strictly before a day.
    pub fn previous(&self, day: Date) -> Result<Date, OutOfRange> {
        self.on_or_before(yesterday(day)?)
    }

    /// The day itself if it is a business day, else the next one.
    pub fn on_or_after(&self, mut day: Date) -> Result<Date, OutOfRange> {
        while !self.contains(day)? {
            day = tomorrow(day)?;
        }
        Ok(day)
    }

    /// The day itself if it is a business day, else the one before.
    pub fn on_or_before(&self, mut day: Date) -> Result<Date, OutOfRange> {
        while !self.contains(day)? {
            day = yesterday(day)?;
        }
        Ok(day)
    }

    /// The `count`th business day strictly after a day, or before it if `count` is negative; with 0
    /// the same as [`on_or_after`](Self::on_or_after). From a day that is no business day the first
    /// one after it counts 1.
    pub fn add(&self, day: Date, count: i32) -> Result<Date, OutOfRange> {
        if count == 0 {
            return self.on_or_after(day);
        }
        let mut day = day;
        for _ in 0..count.unsigned_abs() {
            day = if count > 0 {
                self.next(day)?
            } else {
                self.previous(day)?
            };
        }
        Ok(day)
    }

    /// How many business days there are after `from`, up to and including `to`; none if `to` is not
    /// later.
    pub fn between(&self, from: Date, to: Date) -> Result<u32, OutOfRange> {
        covered(from)?;
        covered(to)?;
        let (mut day, mut count) = (from, 0_u32);
        while day < to {
            day = tomorrow(day)?;
            count = count.saturating_add(u32::from(self.contains(day)?));
        }
        Ok(count)
    }
}

fn covered(day: Date) -> Result<Date, OutOfRange> {
    let is_covered = YEARS.contains(&day.year());
    is_covered.then_some(day).ok_or(OutOfRange(day))
}

fn tomorrow(day: Date) -> Result<Date, OutOfRange> {
    day.tomorrow().map_err(|_| OutOfRange(day))
}

fn yesterday(day: Date) -> Result<Date, OutOfRange> {
    day.yesterday().map_err(|_| OutOfRange(day))
}
