//! Bank holidays of England and Wales: rules, and proclaimed changes as dated data.

use alloc::vec::Vec;

use jiff::civil::{Date, Weekday, date};

use crate::easter;

/// What a proclamation changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// The day is a holiday as well.
    Add,
    /// The holiday that the rules put on `from` is on this day instead.
    MoveFrom(Date),
}

/// A change of the rules for one year. Rows are appended, never edited, so that a decision of an
/// earlier day can be repeated with what was known then.
#[derive(Clone, Copy, Debug)]
struct Proclaimed {
    date: Date,
    change: Change,
    /// The first day on which it was public; `None` if it was known at least a month ahead.
    known_from: Option<Date>,
}

const fn moved(from: Date, date: Date) -> Proclaimed {
    Proclaimed {
        date,
        change: Change::MoveFrom(from),
        known_from: None,
    }
}

const fn added(date: Date) -> Proclaimed {
    Proclaimed {
        date,
        change: Change::Add,
        known_from: None,
    }
}

/// Royal proclamations under the Banking and Financial Dealings Act 1971, section 1.
const PROCLAIMED: [Proclaimed; 12] = [
    moved(date(1995, 5, 1), date(1995, 5, 8)),
    added(date(1999, 12, 31)),
    moved(date(2002, 5, 27), date(2002, 6, 4)),
    added(date(2002, 6, 3)),
    added(date(2011, 4, 29)),
    moved(date(2012, 5, 28), date(2012, 6, 4)),
    added(date(2012, 6, 5)),
    moved(date(2020, 5, 4), date(2020, 5, 8)),
    moved(date(2022, 5, 30), date(2022, 6, 2)),
    added(date(2022, 6, 3)),
    // The funeral of Queen Elizabeth II, proclaimed nine days before it.
    Proclaimed {
        date: date(2022, 9, 19),
        change: Change::Add,
        known_from: Some(date(2022, 9, 10)),
    },
    added(date(2023, 5, 8)),
];

/// The weekday holidays of a year in date order, as far as they were known on a day. Empty outside
/// 1990 to 2100.
pub(crate) fn of_year(year: i16, known_on: Option<Date>) -> Vec<Date> {
    let mut holidays = by_rule(year).unwrap_or_default();
    let known = PROCLAIMED.iter().filter(|row| {
        let public = row.known_from.zip(known_on);
        row.date.year() == year && public.is_none_or(|(from, on)| from <= on)
    });
    for row in known {
        if let Change::MoveFrom(from) = row.change {
            holidays.retain(|holiday| *holiday != from);
        }
        holidays.push(row.date);
    }
    holidays.sort_unstable();
    holidays
}

fn by_rule(year: i16) -> Option<Vec<Date>> {
    let easter = easter::sunday(year)?;
    let month = |month| Date::new(year, month, 1).ok();
    let monday = |of, nth| month(of)?.nth_weekday_of_month(nth, Weekday::Monday).ok();
    let fixed = [
        Date::new(year, 1, 1).ok()?,
        Date::new(year, 12, 25).ok()?,
        Date::new(year, 12, 26).ok()?,
    ];
    let mut holidays: Vec<Date> = [
        easter.yesterday().ok()?.yesterday().ok()?,
        easter.tomorrow().ok()?,
        monday(5, 1)?,
        monday(5, -1)?,
        monday(8, -1)?,
    ]
    .into();
    holidays.extend(fixed.into_iter().filter(|day| !is_weekend(*day)));
    // One that falls on a weekend is kept on the next weekday that is not a holiday yet.
    for day in fixed.into_iter().filter(|day| is_weekend(*day)) {
        let mut substitute = day;
        while is_weekend(substitute) || holidays.contains(&substitute) {
            substitute = substitute.tomorrow().ok()?;
        }
        holidays.push(substitute);
    }
    Some(holidays)
}

pub(crate) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
