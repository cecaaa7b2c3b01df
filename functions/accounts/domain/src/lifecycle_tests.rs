use super::*;
use CurrencyCode::{Eur, Gbp};
use proptest::prelude::*;

fn state_with(status: Status, booked: i64, held: i64, overdraft_limit: i64) -> AccountState {
    AccountState {
        status,
        currency: Gbp,
        booked,
        held,
        overdraft_limit,
    }
}

fn limit(minor: i64) -> AccountCommand {
    AccountCommand::SetOverdraftLimit(Money::new(minor, Gbp))
}

#[test]
fn each_command_is_decided_for_each_status() {
    use Decision::Unchanged;
    use Refusal::{AccountClosed, AccountFrozen};
    use Status::{Active, Closed, Frozen};
    let of = |status| state_with(status, 0, 0, 0);
    let to = |status| Ok(Decision::Changed(of(status)));
    let limited = |status| Ok(Decision::Changed(state_with(status, 0, 0, 100)));
    let table = [
        (
            AccountCommand::Freeze,
            [to(Frozen), Ok(Unchanged), Err(AccountClosed)],
        ),
        (
            AccountCommand::Unfreeze,
            [Ok(Unchanged), to(Active), Err(AccountClosed)],
        ),
        (
            AccountCommand::Close,
            [to(Closed), Err(AccountFrozen), Ok(Unchanged)],
        ),
        (limit(0), [Ok(Unchanged), Ok(Unchanged), Err(AccountClosed)]),
        (
            limit(100),
            [limited(Active), limited(Frozen), Err(AccountClosed)],
        ),
    ];
    for (command, expected) in table {
        for (status, expected) in [Active, Frozen, Closed].into_iter().zip(expected) {
            assert_eq!(
                decide(&of(status), command),
                expected,
                "{command:?} when {status:?}"
            );
        }
    }
}

#[test]
fn an_account_with_a_balance_or_holds_cannot_be_closed() {
    let cases = [
        (
            state_with(Status::Active, 1, 0, 0),
            Refusal::AccountNotEmpty,
        ),
        (
            state_with(Status::Active, -1, 0, 500),
            Refusal::AccountNotEmpty,
        ),
        (
            state_with(Status::Active, 0, 1, 500),
            Refusal::AccountHasHolds,
        ),
        (
            state_with(Status::Active, 5, 5, 0),
            Refusal::AccountNotEmpty,
        ),
    ];
    for (now, refusal) in cases {
        assert_eq!(decide(&now, AccountCommand::Close), Err(refusal), "{now:?}");
    }
}

#[test]
fn closing_removes_the_overdraft_limit() {
    let closed = AccountState {
        status: Status::Closed,
        ..state_with(Status::Active, 0, 0, 0)
    };
    let now = state_with(Status::Active, 0, 0, 500);
    assert_eq!(
        decide(&now, AccountCommand::Close),
        Ok(Decision::Changed(closed))
    );
}

#[test]
fn a_limit_is_in_the_accounts_currency_and_covers_what_is_in_use() {
    let now = state_with(Status::Active, -300, 100, 500);
    let euros = AccountCommand::SetOverdraftLimit(Money::new(1000, Eur));
    assert_eq!(decide(&now, euros), Err(Refusal::CurrencyMismatch));
    assert_eq!(decide(&now, limit(399)), Err(Refusal::OverdraftInUse));
    let then = state_with(Status::Active, -300, 100, 400);
    assert_eq!(decide(&now, limit(400)), Ok(Decision::Changed(then)));
}

fn any_command() -> impl Strategy<Value = AccountCommand> {
    prop_oneof![
        Just(AccountCommand::Freeze),
        Just(AccountCommand::Unfreeze),
        Just(AccountCommand::Close),
        (0..=i64::MAX).prop_map(limit),
    ]
}

proptest! {
    #[test]
    fn no_command_moves_money_or_leaves_an_account_below_its_limit(
        status in prop_oneof![Just(Status::Active), Just(Status::Frozen), Just(Status::Closed)],
        booked in any::<i64>(), held in 0..=i64::MAX, overdraft in 0..=i64::MAX,
        command in any_command(),
    ) {
        let now = state_with(status, booked, held, overdraft);
        prop_assume!(now.available().is_some_and(|available| available >= 0));
        if let Ok(Decision::Changed(then)) = decide(&now, command) {
            prop_assert_ne!(then, now);
            prop_assert_eq!((then.booked, then.held), (now.booked, now.held));
            prop_assert!(then.available().is_some_and(|available| available >= 0));
            prop_assert!(now.status != Status::Closed);
        }
    }
}
