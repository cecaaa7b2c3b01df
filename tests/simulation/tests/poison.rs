//! Rows that no reader can handle, one of each kind, in banks with all their other troubles.
#![allow(
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

use simulation::{Plan, run};

#[test]
fn a_poisoned_row_of_each_kind_is_parked_by_each_reader_and_everything_else_comes_to_rest() {
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
