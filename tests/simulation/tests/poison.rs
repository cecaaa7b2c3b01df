//! Rows that no reader can handle, one of each kind, in banks with all other faults.
#![allow(
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

use simulation::{Plan, run};

#[test]
fn each_reader_parks_each_unreadable_row_and_everything_else_comes_to_rest() {
    for seed in 0..25 {
        let plan = Plan {
            poisoned: true,
            ..Plan::of_seed(seed)
        };
        let report = run(&plan);
        assert_eq!(report.violation, None, "seed {seed}");
        let looked = report.checked.get(simulation::PARKED).copied();
        assert_eq!(looked, Some(1), "seed {seed}");
    }
}
