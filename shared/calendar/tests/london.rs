//! London days and times around both clock changes.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    reason = "a test that panics has failed"
)]

use calendar::london;
use jiff::civil::{Date, Time};
use kernel::time::Moment;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

#[test]
fn a_day_is_the_london_day() {
    // Half past midnight in summer time is the day before in UTC.
    assert_eq!(london::date(at("2026-06-30T23:30:00Z")), day("2026-07-01"));
    assert_eq!(
        london::date(at("2026-06-30T22:59:59.999Z")),
        day("2026-06-30")
    );
    assert_eq!(
        london::date(at("2026-12-31T23:59:59.999Z")),
        day("2026-12-31")
    );
    let noon = london::time(at("2026-07-01T11:00:00Z"));
    assert_eq!(noon, Time::constant(12, 0, 0, 0));
}

#[test]
fn a_day_has_23_24_or_25_hours() {
    for (text, hours) in [("2026-03-29", 23), ("2026-07-01", 24), ("2026-10-25", 25)] {
        let today = day(text);
        let start = london::start_of_day(today).expect("an instant");
        let tomorrow = today.tomorrow().expect("a date");
        let end = london::start_of_day(tomorrow).expect("an instant");
        let millis = end.unix_millis() - start.unix_millis();
        assert_eq!(millis, hours * 60 * 60 * 1000, "{text}");
    }
}

#[test]
fn a_skipped_time_is_the_end_of_the_gap_and_a_doubled_one_its_first_occurrence() {
    let half_past_one = Time::constant(1, 30, 0, 0);
    let skipped = london::instant(day("2026-03-29"), half_past_one);
    assert_eq!(skipped, Some(at("2026-03-29T01:00:00Z")));
    let doubled = london::instant(day("2026-10-25"), half_past_one);
    assert_eq!(doubled, Some(at("2026-10-25T00:30:00Z")));
    let plain = london::instant(day("2026-07-01"), half_past_one);
    assert_eq!(plain, Some(at("2026-07-01T00:30:00Z")));
}

#[test]
fn the_rules_hold_for_years_that_no_table_lists() {
    assert_eq!(london::date(at("2099-06-30T23:30:00Z")), day("2099-07-01"));
    assert_eq!(london::date(at("2099-12-31T23:30:00Z")), day("2099-12-31"));
}
