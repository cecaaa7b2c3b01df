//! The net has no hole: each bug that is planted is caught, within this many seeds from the first.

use simulation::{Bug, Chaos, Fault, Plan, run};

macro_rules! caught {
    ($($name:ident: $bug:ident within $seeds:literal,)*) => {
        $(#[test]
        fn $name() {
            catch(Bug::$bug, $seeds);
        })*

        #[test]
        fn no_bug_is_left_out() {
            let tried = [$(Bug::$bug),*];
            for bug in Bug::ALL {
                assert!(tried.contains(&bug), "{bug:?}");
            }
        }
    };
}

caught! {
    key_outside_the_transaction: KeyOutsideTheTransaction within 10,
    blind_put: BlindPut within 10,
    published_before_the_commit: PublishedBeforeTheCommit within 10,
    released_on_timeout: ReleasedOnTimeout within 20,
    captured_twice: CapturedTwice within 100,
    released_twice: ReleasedTwice within 60,
    funds_from_an_index_read: FundsFromAnIndexRead within 10,
    funds_checked_then_spent: FundsCheckedThenSpent within 20,
    unknown_taken_for_failure: UnknownTakenForFailure within 50,
    consumed_without_dedupe: ConsumedWithoutDedupe within 10,
    rolled_up_without_fence: RolledUpWithoutFence within 40,
    currency_mixed: CurrencyMixed within 20,
    replay_ignores_the_fingerprint: ReplayIgnoresTheFingerprint within 10,
    tenant_ignored: TenantIgnored within 100,
    frozen_account_pays: FrozenAccountPays within 30,
    event_lost: EventLost within 10,
    limit_ignored: LimitIgnored within 10,
    maker_approves: MakerApproves within 30,
}

/// Most bugs show in the common storm. Some need more of one thing: a stream with much in it, or many
/// decisions and answers about one payment.
fn plan(bug: Bug, seed: u64) -> Plan {
    let plan = Plan {
        bug: Some(bug),
        ..Plan::of_seed(seed)
    };
    let storm = Chaos::storm();
    match bug {
        Bug::RolledUpWithoutFence => Plan {
            clients: 1,
            operations: 0,
            payments_in: 40,
            chaos: storm
                .with(Fault::GivenUp, 300)
                .with(Fault::Slow, 250)
                .with(Fault::ShardSplit, 0),
            ..plan
        },
        Bug::CapturedTwice | Bug::ReleasedTwice | Bug::MakerApproves => Plan {
            clients: 3,
            operations: 40,
            chaos: Chaos::none()
                .with(Fault::Slow, 250)
                .with(Fault::RailRepeats, 500),
            ..plan
        },
        Bug::KeyOutsideTheTransaction
        | Bug::BlindPut
        | Bug::PublishedBeforeTheCommit
        | Bug::ReleasedOnTimeout
        | Bug::FundsFromAnIndexRead
        | Bug::FundsCheckedThenSpent
        | Bug::UnknownTakenForFailure
        | Bug::ConsumedWithoutDedupe
        | Bug::CurrencyMixed
        | Bug::ReplayIgnoresTheFingerprint
        | Bug::TenantIgnored
        | Bug::FrozenAccountPays
        | Bug::EventLost
        | Bug::LimitIgnored => plan,
    }
}

fn catch(bug: Bug, seeds: u64) {
    simulation::no_log();
    let caught = (1..=seeds).any(|seed| {
        let planted = plan(bug, seed);
        let sound = Plan {
            bug: None,
            ..planted.clone()
        };
        // A fault of the bank itself is no proof that the planted one is seen.
        run(&planted).violation.is_some() && run(&sound).violation.is_none()
    });
    assert!(caught, "{bug:?} goes unnoticed through {seeds} seeds");
}
