use super::*;
use CurrencyCode::{Eur, Gbp};
use proptest::prelude::*;

fn standing(status: Status, booked: i64, held: i64, overdraft_limit: i64) -> Standing {
    Standing {
        status,
        currency: Gbp,
        booked,
        held,
        overdraft_limit,
    }
}

fn limit(minor: i64) -> Order {
    Order::SetOverdraftLimit(Money::new(minor, Gbp))
}

#[test]
fn each_order_meets_each_status() {
    use Decision::Unchanged;
    use Refusal::{AccountClosed, AccountFrozen};
    use Status::{Active, Closed, Frozen};
    let of = |status| standing(status, 0, 0, 0);
    let to = |status| Ok(Decision::Changed(of(status)));
    let limited = |status| Ok(Decision::Changed(standing(status, 0, 0, 100)));
    let table = [
        (
            Order::Freeze,
            [to(Frozen), Ok(Unchanged), Err(AccountClosed)],
        ),
        (
            Order::Unfreeze,
            [Ok(Unchanged), to(Active), Err(AccountClosed)],
        ),
        (
            Order::Close,
            [to(Closed), Err(AccountFrozen), Ok(Unchanged)],
        ),
        (limit(0), [Ok(Unchanged), Ok(Unchanged), Err(AccountClosed)]),
        (
            limit(100),
            [limited(Active), limited(Frozen), Err(AccountClosed)],
        ),
    ];
    for (order, expected) in table {
        for (status, expected) in [Active, Frozen, Closed].into_iter().zip(expected) {
            assert_eq!(
                decide(&of(status), order),
                expected,
                "{order:?} when {status:?}"
            );
        }
    }
}

#[test]
fn an_account_with_money_debt_or_holds_is_not_closed() {
    let cases = [
        (standing(Status::Active, 1, 0, 0), Refusal::AccountNotEmpty),
        (
            standing(Status::Active, -1, 0, 500),
            Refusal::AccountNotEmpty,
        ),
        (
            standing(Status::Active, 0, 1, 500),
            Refusal::AccountHasHolds,
        ),
        (standing(Status::Active, 5, 5, 0), Refusal::AccountNotEmpty),
    ];
    for (now, refusal) in cases {
        assert_eq!(decide(&now, Order::Close), Err(refusal), "{now:?}");
    }
}

#[test]
fn closing_takes_the_overdraft_limit_away() {
    let closed = Standing {
        status: Status::Closed,
        ..standing(Status::Active, 0, 0, 0)
    };
    let now = standing(Status::Active, 0, 0, 500);
    assert_eq!(decide(&now, Order::Close), Ok(Decision::Changed(closed)));
}

#[test]
fn a_limit_is_in_the_accounts_currency_and_covers_what_is_in_use() {
    let now = standing(Status::Active, -300, 100, 500);
    let euros = Order::SetOverdraftLimit(Money::new(1000, Eur));
    assert_eq!(decide(&now, euros), Err(Refusal::CurrencyMismatch));
    assert_eq!(decide(&now, limit(399)), Err(Refusal::OverdraftInUse));
    let then = standing(Status::Active, -300, 100, 400);
    assert_eq!(decide(&now, limit(400)), Ok(Decision::Changed(then)));
}

fn any_order() -> impl Strategy<Value = Order> {
    prop_oneof![
        Just(Order::Freeze),
        Just(Order::Unfreeze),
        Just(Order::Close),
        (0..=i64::MAX).prop_map(limit),
    ]
}

proptest! {
    #[test]
    fn no_order_moves_money_or_leaves_an_account_below_its_limit(
        status in prop_oneof![Just(Status::Active), Just(Status::Frozen), Just(Status::Closed)],
        booked in any::<i64>(), held in 0..=i64::MAX, overdraft in 0..=i64::MAX,
        order in any_order(),
    ) {
        let now = standing(status, booked, held, overdraft);
        prop_assume!(now.available().is_some_and(|available| available >= 0));
        if let Ok(Decision::Changed(then)) = decide(&now, order) {
            prop_assert_ne!(then, now);
            prop_assert_eq!((then.booked, then.held), (now.booked, now.held));
            prop_assert!(then.available().is_some_and(|available| available >= 0));
            prop_assert!(now.status != Status::Closed);
        }
    }
}
