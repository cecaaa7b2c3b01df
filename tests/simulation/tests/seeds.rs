//! The bank survives every run, and every run can be repeated.

use simulation::{Plan, run};

/// The number of seeds that every change runs; `scripts/simulate` runs as many as time allows.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=12;

/// Seeds that once found an error of the bank. They stay.
const FOUND: [u64; 1] = [6];

#[test]
fn every_seed_ends_consistent_and_is_reproducible() {
    simulation::no_log();
    for seed in SEEDS.chain(FOUND) {
        let plan = Plan::of_seed(seed);
        let first = run(&plan);
        assert_eq!(first.violation, None, "scripts/simulate --seed {seed}");
        assert_eq!(
            first,
            run(&plan),
            "seed {seed} ran otherwise the second time"
        );
    }
}
