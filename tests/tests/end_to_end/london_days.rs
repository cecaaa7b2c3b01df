//! Days of customers and of the scheme are London days: across both clock changes, at midnight in
//! summer, and over Easter.

use kernel::time::Moment;
use malai_client::types::{Account, PaymentStatus};
use serde_json::Value;
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, order};

use crate::{MALAI, funded, once};

/// Moves the bank's clock forward to an instant and returns a caller with a token valid then.
async fn at(bank: &Bank, instant: &str) -> Caller {
    let then: Moment = instant.parse().expect("an instant");
    let seconds = then.unix_seconds().saturating_sub(bank.now().await);
    let seconds = u64::try_from(seconds).expect("an instant to come");
    bank.advance(seconds).await;
    bank.operator().await
}

async fn statement(caller: &Caller, account: &Account, from: &str, to: &str) -> Value {
    let id = &*account.account_id;
    let path = format!("/v1/accounts/{id}/statement?from={from}&to={to}");
    let answer = caller.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

fn amount<'a>(statement: &'a Value, name: &str) -> &'a str {
    statement[name]["amount"].as_str().unwrap_or_default()
}

/// Returns the number of entries, and the balances around them.
fn outline(statement: &Value) -> (usize, &str, &str) {
    let entries = statement["transactions"].as_array().map_or(0, Vec::len);
    let opening = amount(statement, "opening_balance");
    (entries, opening, amount(statement, "closing_balance"))
}

#[tokio::test]
async fn a_statement_covers_its_london_day_of_23_24_or_25_hours() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    // Each payment of 1.00: an instant in UTC, and the London day on which it is booked.
    let booked = [
        ("2027-03-27T23:59:30Z", "2027-03-27"),
        ("2027-03-28T00:30:00Z", "2027-03-28"),
        ("2027-03-28T01:00:30Z", "2027-03-28"),
        ("2027-03-28T22:59:00Z", "2027-03-28"),
        ("2027-03-28T23:00:30Z", "2027-03-29"),
        ("2027-06-30T22:59:00Z", "2027-06-30"),
        ("2027-06-30T23:30:00Z", "2027-07-01"),
        ("2027-10-30T23:00:30Z", "2027-10-31"),
        ("2027-10-31T00:30:00Z", "2027-10-31"),
        ("2027-10-31T01:30:00Z", "2027-10-31"),
        ("2027-10-31T23:59:00Z", "2027-10-31"),
        ("2027-11-01T00:00:30Z", "2027-11-01"),
    ];
    let mut caller = caller;
    for (instant, _) in booked {
        caller = at(&bank, instant).await;
        caller
            .pay(order(&ada.account_id, &at_this_bank(&ben), "1.00"))
            .await;
    }
    bank.settle().await;
    let of = |day: &'static str| (day, day);
    for ((from, to), entries, opening, closing) in [
        (of("2027-03-27"), 1, "100.00", "99.00"),
        (of("2027-03-28"), 3, "99.00", "96.00"),
        (of("2027-03-29"), 1, "96.00", "95.00"),
        (of("2027-06-30"), 1, "95.00", "94.00"),
        (of("2027-07-01"), 1, "94.00", "93.00"),
        (of("2027-10-31"), 4, "93.00", "89.00"),
        (of("2027-11-01"), 1, "89.00", "88.00"),
        (("2027-03-27", "2027-11-01"), 12, "100.00", "88.00"),
    ] {
        let shown = statement(&caller, &ada, from, to).await;
        assert_eq!(
            outline(&shown),
            (entries, opening, closing),
            "{from} to {to}"
        );
        let id = &*ada.account_id;
        let listed = caller
            .get(&format!(
                "/v1/accounts/{id}/transactions?from={from}&to={to}"
            ))
            .await;
        let listed = listed.body["data"].as_array().map_or(0, Vec::len);
        assert_eq!(listed, entries, "the transactions from {from} to {to}");
    }
    // Today is London's today: its day can be requested before UTC reaches it.
    let caller = at(&bank, "2028-05-01T23:30:00Z").await;
    let shown = statement(&caller, &ada, "2028-05-02", "2028-05-02").await;
    assert_eq!(outline(&shown), (0, "88.00", "88.00"));
}

#[tokio::test]
async fn outbound_payments_have_the_london_date_and_settle_on_the_next_business_day() {
    let bank = Bank::start(MALAI);
    // Good Friday is 26 March 2027, Easter Monday the 29th.
    for (instant, day, settles, cycle) in [
        ("2027-03-25T16:59:00Z", "20270325", "2027-03-25", 3),
        ("2027-03-25T17:00:00Z", "20270325", "2027-03-30", 1),
        ("2027-03-27T10:00:00Z", "20270327", "2027-03-30", 1),
        ("2027-03-29T12:00:00Z", "20270329", "2027-03-30", 1),
        ("2027-06-30T23:30:00Z", "20270701", "2027-07-01", 1),
        ("2027-07-01T12:30:00Z", "20270701", "2027-07-01", 3),
    ] {
        let caller = at(&bank, instant).await;
        let ada = funded(&bank, &caller, "Ada Okafor", "10.00").await;
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere("58302914"), "1.00"))
            .await;
        let settled = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
        let fpid = settled.scheme.and_then(|scheme| scheme.fpid);
        let fpid = fpid.expect("the scheme's id");
        assert_eq!(fpid.get(20..28), Some(day), "{instant}");
        let seen = bank.scheme().payments().await;
        let seen = seen.iter().find(|seen| seen["fpid"] == fpid.as_str());
        let seen = seen.expect("the payment at the scheme");
        assert_eq!(seen["settlement_date"], settles, "{instant}");
        assert_eq!(seen["settlement_cycle"], cycle, "{instant}");
    }
}
