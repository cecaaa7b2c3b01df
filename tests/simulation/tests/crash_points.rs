//! Each function is stopped before each of its steps, and left to itself beside its own repetition
//! from each of them; and every time all is as it should be in the end.

use simulation::{Crash, How, Plan, run, writers};

/// How many steps of each function are tried with every change: fewer in a build that is not optimised,
/// in which each story takes long; `scripts/simulate --crash-points` tries all.
const STEPS: u64 = if cfg!(debug_assertions) { 2 } else { 4 };

fn at_every_step(how: How) {
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
fn stopped_before_each_step_nothing_is_lost_and_nothing_done_twice() {
    at_every_step(How::Killed);
}

#[test]
fn repeated_while_it_goes_on_nothing_is_done_twice() {
    at_every_step(How::GivenUp);
}
