//! Each function is stopped before each of its steps, and abandoned there beside its own retry; and
//! every time the bank ends in a consistent state.

use simulation::{Crash, CrashEffect, Plan, run, writers};

/// The number of steps of each function that every change tries: fewer in an unoptimised build, in
/// which each story takes long; `scripts/simulate --crash-points` tries all.
const STEPS: u64 = if cfg!(debug_assertions) { 2 } else { 4 };

fn at_every_step(how: CrashEffect) {
    simulation::no_log();
    for function in writers() {
        for step in 1..=STEPS {
            let crash = Crash {
                function,
                step,
                how,
            };
            let report = run(&Plan::of_crash(crash));
            assert_eq!(report.violation, None, "{crash:?}");
            assert!(
                report.crashed || step > 2,
                "{function} is not part of the story"
            );
            if !report.crashed {
                break;
            }
        }
    }
}

#[test]
fn an_invocation_stopped_before_any_step_loses_and_repeats_nothing() {
    at_every_step(CrashEffect::Killed);
}

#[test]
fn an_abandoned_invocation_beside_its_retry_repeats_nothing() {
    at_every_step(CrashEffect::GivenUp);
}
