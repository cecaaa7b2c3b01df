//! Each function is stopped after each of its steps, and run on beside its own repetition from each
//! of its steps; and every time all is as it should be in the end.

use simulation::{Crash, How, Plan, functions, run};

fn at_every_step(how: How) {
    simulation::no_log();
    for function in functions() {
        let mut step = 1;
        loop {
            let crash = Crash {
                function,
                step,
                how,
            };
            let report = run(&Plan::of_crash(crash));
            assert_eq!(report.violation, None, "{crash:?}");
            if !report.crashed {
                break;
            }
            step += 1;
        }
        assert!(step > 2, "{function} is not part of the story");
    }
}

#[test]
fn killed_after_each_step_nothing_is_lost_and_nothing_done_twice() {
    at_every_step(How::Killed);
}

#[test]
fn repeated_while_it_goes_on_nothing_is_done_twice() {
    at_every_step(How::GivenUp);
}
