//! What postings do to an account, applied as the table would apply them.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed; clippy knows the tests, not what they call"
)]

mod postings {
    pub(crate) mod table;
}

use accounts_contract::entry::{Kind, Leg};
use accounts_contract::posting::{
    BOOKED_BELOW, DuplicateCheck, Purpose, Spending, capture, credit, debit, release,
    require_active, reserve,
};
use accounts_contract::recent::{DUPLICATE_WINDOW_MILLIS, Slot};
use accounts_contract::refusal::{self, PostingRefusal, SpendingRefusal};
use accounts_contract::{Alone, Status};
use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::{AccountId, PaymentId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::{Amount, CurrencyCode, Money};
use kernel::time::Moment;
use postings::table::{account, apply, cause, now, row};
use proptest::prelude::*;
use store::{Item, Update};

#[derive(Clone, Copy, Debug)]
enum Posted {
    Reserve,
    Capture,
    Release,
    Debit,
    Credit,
}

fn ring() -> FieldKeyRing {
    let text = r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
    FieldKeyRing::read(text).expect("a ring")
}

fn amount(minor: i64) -> Amount {
    Amount::new(Money::new(minor, CurrencyCode::Gbp)).expect("an amount")
}

fn leg(minor: i64) -> Leg {
    Leg {
        minor,
        kind: Kind::OnUs,
        payment: None,
        journal: None,
        other: None,
        reference: None,
        at: now(),
    }
}

/// A payment like all others of this amount, which nobody limits.
fn spending(minor: i64, allowed: bool) -> Spending {
    Spending {
        purpose: Purpose::Payment(DuplicateCheck {
            like: Fingerprint::of(&[&minor.to_string()]),
            payment: PaymentId::derive(&[&minor.to_string()]),
            allowed,
            spared: Vec::new(),
        }),
        alone: None,
    }
}

fn update(posted: Posted, minor: i64, allowed: bool) -> Update {
    let (account, cause) = (AccountId::derive(&["a"]), cause(now()));
    let (amount, leg, spending) = (amount(minor), leg(minor), spending(minor, allowed));
    let posting = match posted {
        Posted::Reserve => reserve(&ring(), account, amount, &cause, &leg, &spending),
        Posted::Capture => capture(&ring(), account, amount, &cause, &leg),
        Posted::Release => release(&ring(), account, amount, &cause, &leg),
        Posted::Debit => debit(&ring(), account, amount, &cause, &leg, &spending),
        Posted::Credit => credit(&ring(), account, amount, &cause, &leg),
    };
    posting.expect("a posting").update().clone()
}

fn any_posted() -> impl Strategy<Value = Posted> {
    prop_oneof![
        Just(Posted::Reserve),
        Just(Posted::Capture),
        Just(Posted::Release),
        Just(Posted::Debit),
        Just(Posted::Credit),
    ]
}

proptest! {
    #[test]
    fn no_balance_leaves_its_bound_whatever_is_posted(
        booked in prop_oneof![
            Just(BOOKED_BELOW - 1), BOOKED_BELOW - 1_000..BOOKED_BELOW, -1_000_i64..1_000,
        ],
        limit in prop_oneof![Just(Amount::<CurrencyCode>::MAX_MINOR), 1_000_i64..2_000],
        postings in prop::collection::vec(
            (any_posted(), prop_oneof![Just(Amount::<CurrencyCode>::MAX_MINOR), 1_i64..400]),
            0..60,
        ),
    ) {
        let mut item = account(booked, 0, limit);
        let most = BOOKED_BELOW + limit;
        for (posted, minor) in postings {
            let Some(after) = apply(&update(posted, minor, true), &item) else { continue };
            item = after;
            let now = row(&item);
            prop_assert!(now.booked < BOOKED_BELOW && now.booked >= -limit, "{:?}", posted);
            prop_assert!((0..most).contains(&now.available), "{:?}", posted);
            prop_assert!((0..most).contains(&now.held), "{:?}", posted);
        }
    }

    #[test]
    fn available_and_held_is_booked_and_limit_whatever_is_posted(
        booked in -100_i64..1_000, limit in 100_i64..500,
        postings in prop::collection::vec((any_posted(), 1_i64..400), 0..60),
    ) {
        let mut item = account(booked, 0, limit);
        for (posted, minor) in postings {
            let before = row(&item);
            let Some(after) = apply(&update(posted, minor, true), &item) else { continue };
            item = after;
            let now = row(&item);
            prop_assert_eq!(now.available + now.held, now.booked + now.overdraft_limit);
            prop_assert!(now.available >= 0 && now.held >= 0, "{:?} of {}", posted, minor);
            prop_assert_eq!(now.version, before.version + 1);
            let moved = now.booked != before.booked;
            prop_assert_eq!(now.sequence, before.sequence + u64::from(moved));
        }
    }
}

#[test]
fn a_frozen_account_receives_and_finishes_what_is_under_way_but_pays_nothing_new() {
    let mut attributes = account(500, 100, 0).into_inner();
    attributes.insert(
        "st".into(),
        store::attribute(Status::Frozen).expect("a value"),
    );
    let frozen = Item::from(attributes);
    for posted in [Posted::Reserve, Posted::Debit] {
        assert_eq!(apply(&update(posted, 1, true), &frozen), None, "{posted:?}");
    }
    for posted in [Posted::Capture, Posted::Release, Posted::Credit] {
        assert!(
            apply(&update(posted, 1, true), &frozen).is_some(),
            "{posted:?}"
        );
    }
}

#[test]
fn a_credit_is_booked_below_the_bound_and_refused_at_it() {
    for (booked, minor, fits) in [
        (BOOKED_BELOW - 11, 10, true),
        (BOOKED_BELOW - 10, 10, false),
        (BOOKED_BELOW - 1, 1, false),
        (-10, Amount::<CurrencyCode>::MAX_MINOR, true),
    ] {
        let item = account(booked, 0, 10);
        let after = apply(&update(Posted::Credit, minor, true), &item);
        assert_eq!(after.is_some(), fits, "{minor} on {booked}");
        let said = refusal::of_credit(Some(&item), amount(minor));
        assert_eq!(
            said == PostingRefusal::BalanceLimit,
            !fits,
            "{minor} on {booked}"
        );
    }
}

#[test]
fn the_same_payment_again_is_noticed_unless_it_is_meant() {
    let first = apply(&update(Posted::Debit, 10, false), &account(500, 0, 0)).expect("paid");
    assert_eq!(apply(&update(Posted::Debit, 10, false), &first), None);
    assert!(apply(&update(Posted::Debit, 10, true), &first).is_some());
    assert!(apply(&update(Posted::Debit, 11, false), &first).is_some());
}

/// The reservation of one payment, at a moment, as it is spent.
fn reserved(item: &Item, at: Moment, minor: i64, spending: &Spending) -> Option<Item> {
    let account = AccountId::derive(&["a"]);
    let posting = reserve(
        &ring(),
        account,
        amount(minor),
        &cause(at),
        &leg(minor),
        spending,
    );
    apply(posting.expect("a posting").update(), item)
}

fn like(name: &str, payment: u64, spared: &[Slot]) -> Spending {
    Spending {
        purpose: Purpose::Payment(DuplicateCheck {
            like: Fingerprint::of(&[name]),
            payment: PaymentId::derive(&[&payment.to_string()]),
            allowed: false,
            spared: spared.to_vec(),
        }),
        alone: None,
    }
}

#[test]
fn a_repetition_is_noticed_past_other_payments_and_names_the_earlier_one() {
    let paid = |item: &Item, name, payment| reserved(item, now(), 1, &like(name, payment, &[]));
    let first = paid(&account(500, 0, 0), "a", 1).expect("a");
    let second = paid(&first, "b", 2).expect("b");
    assert_eq!(paid(&second, "a", 3), None);
    let again = like("a", 3, &[]);
    let said = refusal::of_spending(Some(&second), amount(1), &cause(now()), &again);
    let SpendingRefusal::Repeats(slots) = said else {
        panic!("{said:?}")
    };
    let references: Vec<_> = slots.iter().filter_map(Slot::reference).collect();
    assert_eq!(references, [PaymentId::derive(&["1"]).reference()]);
    // It came to nothing: the same order passes, and is noticed itself.
    let third = reserved(&second, now(), 1, &like("a", 3, &slots)).expect("spared");
    assert_eq!(reserved(&third, now(), 1, &like("a", 4, &slots)), None);
}

#[test]
fn a_frozen_account_returns_money_and_a_closed_one_does_not() {
    let back = Spending {
        purpose: Purpose::Return,
        alone: None,
    };
    for (status, returns) in [
        (Status::Active, true),
        (Status::Frozen, true),
        (Status::Closed, false),
    ] {
        let mut attributes = account(500, 0, 0).into_inner();
        attributes.insert("st".into(), store::attribute(status).expect("a value"));
        let item = Item::from(attributes);
        let after = reserved(&item, now(), 10, &back);
        assert_eq!(after.is_some(), returns, "{status:?}");
        let confirmed = require_active(AccountId::derive(&["a"]), amount(1), &cause(now()), true);
        let held = after.unwrap_or(item);
        let confirmed = apply(confirmed.expect("a posting").update(), &held);
        assert_eq!(confirmed.is_some(), returns, "{status:?}");
    }
}

/// Pays as a caller does: what the row tells of the day is followed once.
fn paid_alone(item: &Item, day: i64, most: i64, minor: i64) -> Option<Item> {
    let mut spending = spending(minor, true);
    spending.alone = Some(Alone::on(day, most));
    if let Some(after) = reserved(item, now(), minor, &spending) {
        return Some(after);
    }
    match refusal::of_spending(Some(item), amount(minor), &cause(now()), &spending) {
        SpendingRefusal::OtherDay(alone) => {
            spending.alone = Some(alone);
            let after = reserved(item, now(), minor, &spending);
            Some(after.expect("the row said how"))
        }
        SpendingRefusal::AboveDayLimit => None,
        other @ (SpendingRefusal::Refused(_) | SpendingRefusal::Repeats(_)) => panic!("{other:?}"),
    }
}

proptest! {
    #[test]
    fn no_order_of_payments_passes_the_limit_of_a_day(
        most in 1_i64..500,
        payments in prop::collection::vec((0_i64..2, 1_i64..300), 1..40),
    ) {
        let mut item = account(100_000, 0, 0);
        let (mut day, mut spent) = (20_000, 0);
        for (turned, minor) in payments {
            if turned == 1 {
                (day, spent) = (day + 1, 0);
            }
            let fits = spent + minor <= most;
            let after = paid_alone(&item, day, most, minor);
            prop_assert_eq!(after.is_some(), fits, "{} after {} of {}", minor, spent, most);
            if let Some(after) = after {
                item = after;
                spent += minor;
            }
        }
    }

    #[test]
    fn the_last_eight_payments_of_the_window_are_noticed_and_no_others(
        payments in prop::collection::vec((0_u8..6, 0_i64..300_000), 1..60),
    ) {
        let mut item = account(100_000, 0, 0);
        let mut at = now();
        let mut reference: Vec<(u8, i64)> = Vec::new();
        for (number, (name, later)) in (0..).zip(payments) {
            at = at.plus_millis(later);
            let since = (at.unix_millis() - DUPLICATE_WINDOW_MILLIS).div_euclid(1000);
            let newest = reference.iter().rev().take(8);
            let repeats = newest
                .filter(|(known, second)| *known == name && *second >= since)
                .count() > 0;
            let after = reserved(&item, at, 1, &like(&name.to_string(), number, &[]));
            prop_assert_eq!(after.is_none(), repeats);
            if let Some(after) = after {
                item = after;
                reference.push((name, at.unix_millis().div_euclid(1000)));
            }
        }
    }
}

#[test]
fn a_day_is_counted_on_by_a_clock_that_is_behind() {
    let ahead = paid_alone(&account(500, 0, 0), 20_001, 100, 60).expect("the new day");
    let behind = paid_alone(&ahead, 20_000, 100, 40).expect("there is room");
    assert_eq!(row(&behind).spent, Some(100));
    assert_eq!(paid_alone(&behind, 20_000, 100, 1), None);
}

#[test]
fn the_reason_of_a_refusal_is_told_from_the_account() {
    let now = now();
    let spending = spending(600, false);
    let why = |item: Option<&Item>, cause: &ChangeContext| {
        let said = refusal::of_spending(item, amount(600), cause, &spending);
        let SpendingRefusal::Refused(refusal) = said else {
            panic!("{said:?}")
        };
        refusal
    };
    let poor = account(500, 0, 0);
    assert_eq!(
        why(Some(&poor), &cause(now)),
        PostingRefusal::InsufficientFunds
    );
    assert_eq!(why(None, &cause(now)), PostingRefusal::NoSuchAccount);
    let stranger = ChangeContext {
        tenant: TenantId::derive(&["u"]),
        ..cause(now)
    };
    assert_eq!(why(Some(&poor), &stranger), PostingRefusal::NoSuchAccount);
    assert_eq!(
        why(Some(&account(700, 0, 0)), &cause(now)),
        PostingRefusal::Transient
    );
}
