//! The net has no hole: each bug that is planted is caught, within this many seeds from one shortly before the
//! seed that catches it.

use simulation::{Bug, Chaos, Fault, Plan, run};

macro_rules! caught {
    ($($name:ident: $bug:ident from $first:literal within $seeds:literal,)*) => {
        $(#[test]
        fn $name() {
            catch(Bug::$bug, $first, $seeds);
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
    key_outside_the_transaction: KeyOutsideTheTransaction from 1 within 10,
    blind_put: BlindPut from 1 within 10,
    published_before_the_commit: PublishedBeforeTheCommit from 1 within 10,
    released_on_timeout: ReleasedOnTimeout from 1 within 20,
    captured_twice: CapturedTwice from 1 within 100,
    released_twice: ReleasedTwice from 1 within 60,
    funds_from_an_index_read: FundsFromAnIndexRead from 1 within 10,
    funds_checked_then_spent: FundsCheckedThenSpent from 1 within 20,
    unknown_taken_for_failure: UnknownTakenForFailure from 1 within 50,
    consumed_without_dedupe: ConsumedWithoutDedupe from 1 within 10,
    rolled_up_without_fence: RolledUpWithoutFence from 1 within 40,
    currency_mixed: CurrencyMixed from 1 within 20,
    replay_ignores_the_fingerprint: ReplayIgnoresTheFingerprint from 1 within 10,
    tenant_ignored: TenantIgnored from 1 within 100,
    frozen_account_pays: FrozenAccountPays from 1 within 30,
    event_lost: EventLost from 1 within 10,
    limit_ignored: LimitIgnored from 1 within 10,
    maker_approves: MakerApproves from 1 within 30,
    identity_with_the_agent: IdentityWithTheAgent from 1 within 10,
    second_return_answered_accepted: SecondReturnAnsweredAccepted from 145 within 10,
    matched_by_instruction: MatchedByInstruction from 1 within 10,
    report_on_enquiry_is_a_verdict: ReportOnEnquiryIsAVerdict from 40 within 10,
    never_received_is_no_answer: NeverReceivedIsNoAnswer from 20 within 10,
    permanent_refusal_is_temporary: PermanentRefusalIsTemporary from 420 within 20,
    overtaking_return_refused: OvertakingReturnRefused from 20 within 10,
    contradiction_only_logged: ContradictionOnlyLogged from 1 within 10,
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
        | Bug::LimitIgnored
        | Bug::IdentityWithTheAgent
        | Bug::SecondReturnAnsweredAccepted
        | Bug::MatchedByInstruction
        | Bug::ReportOnEnquiryIsAVerdict
        | Bug::NeverReceivedIsNoAnswer
        | Bug::PermanentRefusalIsTemporary
        | Bug::OvertakingReturnRefused
        | Bug::ContradictionOnlyLogged => plan,
    }
}

fn catch(bug: Bug, first: u64, seeds: u64) {
    simulation::no_log();
    let caught = (first..first + seeds).any(|seed| {
        let planted = plan(bug, seed);
        let sound = Plan {
            bug: None,
            ..planted.clone()
        };
        // A fault of the bank itself is no proof that the planted one is seen.
        run(&planted).violation.is_some() && run(&sound).violation.is_none()
    });
    assert!(
        caught,
        "{bug:?} goes unnoticed through {seeds} seeds from {first}"
    );
}
