//! Business days and the times of the rails.

use kernel::time::Moment;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller};

use crate::MALAI;

/// Moves the bank's clock forward to an instant and returns a caller with a token valid then.
async fn at(bank: &Bank, instant: &str) -> Caller {
    let then: Moment = instant.parse().expect("an instant");
    let seconds = then.unix_seconds().saturating_sub(bank.now().await);
    let seconds = u64::try_from(seconds).expect("an instant to come");
    bank.advance(seconds).await;
    bank.operator().await
}

async fn calendar(caller: &Caller, query: &str) -> Value {
    let answer = caller.get(&format!("/v1/calendar{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

/// Returns, for each day, its date, its hours, and whether it is a business day or a bank holiday.
fn outline(calendar: &Value) -> Vec<(&str, i64, bool, bool)> {
    let mut outline = Vec::new();
    for day in calendar["days"].as_array().expect("days") {
        let is = |name: &str| day[name].as_bool().expect("a boolean");
        outline.push((
            day["date"].as_str().expect("a date"),
            day["hours"].as_i64().expect("a number"),
            is("is_business_day"),
            is("is_bank_holiday"),
        ));
    }
    outline
}

/// Returns, for each settlement of Faster Payments, the local time and the instant of the next one.
fn settlements(calendar: &Value) -> Vec<(&str, &str)> {
    assert_eq!(calendar["rails"][0]["rail"], "fps");
    let times = calendar["rails"][0]["times"].as_array().expect("times");
    let mut settlements = Vec::new();
    for time in times {
        assert_eq!(time["event"], "settlement");
        let text = |name: &str| time[name].as_str().expect("a text");
        settlements.push((text("local_time"), text("next_at")));
    }
    settlements
}

#[tokio::test]
async fn easter_settles_nothing_and_the_night_of_the_clock_change_is_an_hour_shorter() {
    let bank = Bank::start(MALAI);
    let caller = at(&bank, "2027-03-25T14:30:00Z").await;
    let calendar = calendar(&caller, "?to=2027-03-30").await;
    assert_eq!(calendar["today"], "2027-03-25");
    assert_eq!(calendar["time_zone"], "Europe/London");
    let expected = [
        ("2027-03-25", 24, true, false),
        ("2027-03-26", 24, false, true),
        ("2027-03-27", 24, false, false),
        ("2027-03-28", 23, false, false),
        ("2027-03-29", 24, false, true),
        ("2027-03-30", 24, true, false),
    ];
    assert_eq!(outline(&calendar), expected);
    assert_eq!(calendar["days"][4]["starts_at"], "2027-03-28T23:00:00.000Z");
    let expected = [
        ("17:00:00", "2027-03-25T17:00:00.000Z"),
        ("07:00:00", "2027-03-30T06:00:00.000Z"),
        ("13:00:00", "2027-03-30T12:00:00.000Z"),
    ];
    assert_eq!(settlements(&calendar), expected);
    // At a settlement time the next one is a later one.
    let caller = at(&bank, "2027-03-30T06:00:00Z").await;
    let calendar = self::calendar(&caller, "").await;
    let first = settlements(&calendar)[0];
    assert_eq!(first, ("13:00:00", "2027-03-30T12:00:00.000Z"));
    assert_eq!(calendar["days"].as_array().map(Vec::len), Some(14));
}

#[tokio::test]
async fn a_year_is_returned_and_an_unknown_calendar_is_refused() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let leap = calendar(&caller, "?from=2028-01-01&to=2028-12-31").await;
    let days = outline(&leap);
    assert_eq!(days.len(), 366);
    // The eight bank holidays of 2028, by the government's list: New Year's Day is a Saturday, so
    // Monday replaces it.
    let holidays: Vec<_> = days.iter().filter(|day| day.3).map(|day| day.0).collect();
    let expected = [
        "2028-01-03",
        "2028-04-14",
        "2028-04-17",
        "2028-05-01",
        "2028-05-29",
        "2028-08-28",
        "2028-12-25",
        "2028-12-26",
    ];
    assert_eq!(holidays, expected);
    let long = days.iter().find(|day| day.1 == 25).expect("25 hours");
    assert_eq!(long.0, "2028-10-29");
    for (query, pointers) in [
        ("from=2100-12-31&to=2101-01-01", json!(["query:to"])),
        ("from=1989-12-31", json!(["query:from"])),
        ("from=2027-02-29", json!(["query:from"])),
        ("from=1989-12-31&to=x", json!(["query:from", "query:to"])),
        ("from=2027-03-02&to=2027-03-01", json!(["query:to"])),
        ("from=2027-01-01&to=2028-01-02", json!(["query:to"])),
        ("to=2020-01-01", json!(["query:to"])),
    ] {
        let answer = caller.get(&format!("/v1/calendar?{query}")).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.body);
        assert_eq!(answer.body["code"], "invalid_field", "{query}");
        let errors = answer.body["errors"].as_array().expect("errors");
        let named: Value = errors
            .iter()
            .map(|error| error["pointer"].clone())
            .collect();
        assert_eq!(named, pointers, "{query}: {}", answer.body);
    }
    // The end of the calendar shortens the two weeks.
    let last = calendar(&caller, "?from=2100-12-30").await;
    assert_eq!(outline(&last).len(), 2);
}
