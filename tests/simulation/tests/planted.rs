//! Each planted bug is detected, within this many seeds from one shortly before the seed that
//! detects it.

use simulation::{Bug, Plan, run};

macro_rules! caught {
    ($($name:ident: $bug:ident from $first:literal within $seeds:literal,)*) => {
        $(#[test]
        fn $name() {
            detect(Bug::$bug, $first, $seeds);
        })*

        #[test]
        fn every_bug_is_planted() {
            let tried = [$(Bug::$bug),*];
            for bug in Bug::ALL {
                assert!(tried.contains(&bug), "{bug:?}");
            }
        }
    };
}

caught! {
    key_outside_the_transaction: KeyOutsideTheTransaction from 1 within 120,
    blind_put: BlindPut from 1 within 120,
    published_before_the_commit: PublishedBeforeTheCommit from 1 within 120,
    released_on_timeout: ReleasedOnTimeout from 24 within 120,
    captured_twice: CapturedTwice from 1 within 120,
    released_twice: ReleasedTwice from 1 within 120,
    funds_from_an_index_read: FundsFromAnIndexRead from 1 within 120,
    funds_checked_then_spent: FundsCheckedThenSpent from 28 within 120,
    unknown_taken_for_failure: UnknownTakenForFailure from 1 within 120,
    gap_passed: GapPassed from 1 within 120,
    rolled_up_without_fence: RolledUpWithoutFence from 1 within 120,
    currency_mixed: CurrencyMixed from 3 within 120,
    replay_ignores_the_fingerprint: ReplayIgnoresTheFingerprint from 1 within 120,
    tenant_ignored: TenantIgnored from 1 within 120,
    frozen_account_pays: FrozenAccountPays from 7 within 120,
    limit_ignored: LimitIgnored from 5 within 120,
    maker_approves: MakerApproves from 2 within 120,
    identity_with_the_agent: IdentityWithTheAgent from 1 within 120,
    second_return_answered_accepted: SecondReturnAnsweredAccepted from 5 within 120,
    matched_by_instruction: MatchedByInstruction from 5 within 120,
    report_on_enquiry_is_a_verdict: ReportOnEnquiryIsAVerdict from 1 within 120,
    never_received_is_no_answer: NeverReceivedIsNoAnswer from 1 within 120,
    permanent_refusal_is_temporary: PermanentRefusalIsTemporary from 1 within 120,
    overtaking_return_refused: OvertakingReturnRefused from 1 within 120,
    contradiction_only_logged: ContradictionOnlyLogged from 1 within 120,
    proposer_approves: ProposerApproves from 7 within 120,
    break_cleared_twice: BreakClearedTwice from 4 within 120,
    return_not_reopened: ReturnNotReopened from 1 within 120,
    partial_failure_acknowledged_whole: PartialFailureAcknowledgedWhole from 2 within 120,
    changes_dropped_for_their_age: ChangesDroppedForTheirAge from 3 within 120,
    changes_dropped_after_attempts: ChangesDroppedAfterAttempts from 1 within 120,
    ended_token_administers: EndedTokenAdministers from 1 within 120,
    caller_unchecked: CallerUnchecked from 1 within 120,
    exposure_not_taken: ExposureNotTaken from 7 within 120,
    newest_word_dropped: NewestWordDropped from 5 within 120,
    freeze_forgotten: FreezeForgotten from 1 within 120,
    block_keyed_by_its_first_change: BlockKeyedByItsFirstChange from 1 within 120,
    chain_without_shard: ChainWithoutShard from 1 within 120,
    acknowledged_before_the_append: AcknowledgedBeforeTheAppend from 1 within 120,
    registered_after_the_acknowledgement: RegisteredAfterTheAcknowledgement from 1 within 120,
}

fn detect(bug: Bug, first: u64, seeds: u64) {
    simulation::no_log();
    let caught = (first..first.saturating_add(seeds)).any(|seed| {
        let planted = Plan::of_bug(bug, seed);
        let sound = Plan {
            bug: None,
            ..planted.clone()
        };
        // An error of the bank itself does not prove that the planted one is detected.
        run(&planted).violation.is_some() && run(&sound).violation.is_none()
    });
    assert!(
        caught,
        "{bug:?} goes unnoticed through {seeds} seeds from {first}"
    );
}
