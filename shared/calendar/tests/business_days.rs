//! Published vectors, and the arithmetic against counting day by day.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    reason = "a test that panics has failed"
)]

use calendar::{BusinessDays, ThreeDayCycle, london, settlement_after};
use jiff::civil::{Date, Time, Weekday};
use kernel::time::Moment;
use proptest::prelude::*;

const DAYS: BusinessDays = BusinessDays::current();

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

fn half_past_ten() -> Time {
    Time::constant(22, 30, 0, 0)
}

fn cycle(at: Moment) -> [Date; 3] {
    let cycle = ThreeDayCycle::from_instant(DAYS, at, half_past_ten()).expect("in range");
    [cycle.input, cycle.processing, cycle.entry]
}

#[test]
fn steps_agree_with_the_published_vectors() {
    let steps = [
        ("2026-04-01", 4, "2026-04-09"),
        ("2026-12-11", 14, "2027-01-05"),
        ("2022-09-15", 3, "2022-09-21"),
        ("2020-05-01", 5, "2020-05-11"),
        ("2026-06-12", 1, "2026-06-15"),
        ("2026-04-09", -4, "2026-04-01"),
        ("2026-04-03", 0, "2026-04-07"),
    ];
    for (from, count, to) in steps {
        assert_eq!(DAYS.add(day(from), count), Ok(day(to)), "{from} {count}");
    }
    let between = DAYS.between(day("2026-12-24"), day("2027-01-04"));
    assert_eq!(between, Ok(4));
    assert_eq!(DAYS.previous(day("2026-04-07")), Ok(day("2026-04-02")));
    assert_eq!(DAYS.on_or_before(day("2026-04-05")), Ok(day("2026-04-02")));
}

#[test]
fn holidays_follow_the_rules_and_the_proclamations() {
    let of_2033 = DAYS.holidays(2033).expect("in range");
    let expected = [
        "2033-01-03",
        "2033-04-15",
        "2033-04-18",
        "2033-05-02",
        "2033-05-30",
        "2033-08-29",
        "2033-12-26",
        "2033-12-27",
    ];
    assert_eq!(of_2033, expected.map(day));
    // Christmas Day on a Saturday: the substitutes are Monday and Tuesday.
    let of_2027 = DAYS.holidays(2027).expect("in range");
    assert!(of_2027.ends_with(&[day("2027-12-27"), day("2027-12-28")]));
    let mut all = 0;
    for year in 1990..=2100 {
        let holidays = DAYS.holidays(year).expect("in range");
        let expected = match year {
            1999 | 2002 | 2011 | 2012 | 2023 => 9,
            2022 => 10,
            _ => 8,
        };
        assert_eq!(holidays.len(), expected, "{year}");
        assert!(holidays.iter().all(|day| {
            !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && day.year() == year
        }));
        all += holidays.len();
    }
    assert_eq!(all, 895);
}

#[test]
fn a_decision_of_an_earlier_day_can_be_repeated_with_what_was_known_then() {
    let funeral = day("2022-09-19");
    let before = BusinessDays::known_on(day("2022-09-09"));
    assert_eq!(before.contains(funeral), Ok(true));
    assert_eq!(before.add(day("2022-09-15"), 3), Ok(day("2022-09-20")));
    let after = BusinessDays::known_on(day("2022-09-10"));
    assert_eq!(after.contains(funeral), Ok(false));
}

#[test]
fn a_day_without_known_holidays_is_an_error() {
    assert!(DAYS.contains(day("1989-12-29")).is_err());
    assert!(DAYS.contains(day("2101-01-03")).is_err());
    assert!(DAYS.next(day("2100-12-31")).is_err());
    assert!(DAYS.holidays(2101).is_err());
}

#[test]
fn a_three_day_cycle_begins_by_the_london_cut_off() {
    let cycles = [
        (
            "2026-04-02T20:00:00Z",
            ["2026-04-02", "2026-04-07", "2026-04-08"],
        ),
        (
            "2026-04-02T21:31:00Z",
            ["2026-04-07", "2026-04-08", "2026-04-09"],
        ),
        (
            "2026-12-23T12:00:00Z",
            ["2026-12-23", "2026-12-24", "2026-12-29"],
        ),
        (
            "2026-07-14T21:45:00Z",
            ["2026-07-15", "2026-07-16", "2026-07-17"],
        ),
        // To the second.
        (
            "2026-07-14T21:30:00Z",
            ["2026-07-14", "2026-07-15", "2026-07-16"],
        ),
    ];
    for (instant, expected) in cycles {
        assert_eq!(cycle(at(instant)), expected.map(day), "{instant}");
    }
    let entering = ThreeDayCycle::entering_on(DAYS, day("2026-04-07")).expect("in range");
    let input = entering.expect("a business day").input;
    assert_eq!(input, day("2026-04-01"));
    let latest = london::instant(input, half_past_ten());
    assert_eq!(latest, Some(at("2026-04-01T21:30:00Z")));
    let on_good_friday = ThreeDayCycle::entering_on(DAYS, day("2026-04-03"));
    assert_eq!(on_good_friday, Ok(None));
}

#[test]
fn what_is_accepted_at_a_settlement_time_belongs_to_the_next_one() {
    let times = [7, 13, 17].map(|hour| Time::constant(hour, 0, 0, 0));
    // Later times from Wednesday after Easter on.
    let later = times.map(|time| time.saturating_add(jiff::Span::new().hours(1)));
    let times_on = |on: Date| {
        Some(if on < day("2026-04-08") {
            &times[..]
        } else {
            &later
        })
    };
    let after = |instant| settlement_after(DAYS, at(instant), times_on).expect("in range");
    let settles = |text, hour| Some((day(text), Time::constant(hour, 0, 0, 0)));
    assert_eq!(after("2026-04-02T16:30:00Z"), settles("2026-04-07", 7));
    assert_eq!(after("2026-04-02T12:00:00Z"), settles("2026-04-02", 17));
    assert_eq!(after("2026-04-02T11:59:59.999Z"), settles("2026-04-02", 13));
    assert_eq!(after("2026-04-04T09:00:00Z"), settles("2026-04-07", 7));
    assert_eq!(after("2026-04-07T16:30:00Z"), settles("2026-04-08", 8));
}

proptest! {
    #[test]
    fn adding_and_counting_agree(offset in 0_i32..40_000, count in 1_i32..40) {
        let from = day("1990-01-01").saturating_add(jiff::Span::new().days(offset));
        if let Ok(to) = DAYS.add(from, count) {
            prop_assert_eq!(DAYS.contains(to), Ok(true));
            prop_assert_eq!(DAYS.between(from, to), Ok(count.unsigned_abs()));
            // Back again: to the day itself if it is a business day, else to the one before it.
            let back = DAYS.add(to, -count);
            if DAYS.contains(from) == Ok(true) {
                prop_assert_eq!(back, Ok(from));
            } else if let Ok(back) = back {
                prop_assert_eq!(back, DAYS.on_or_before(from).expect("in range"));
            }
        }
    }
}
