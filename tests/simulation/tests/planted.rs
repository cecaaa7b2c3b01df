//! The net has no hole: each bug that is planted is caught.

use simulation::{Bug, Plan, run};

/// Within how many seeds each must be caught, from the first.
fn seeds(bug: Bug) -> u64 {
    match bug {
        _ => 400,
    }
}

#[test]
fn every_planted_bug_is_caught() {
    let mut table = Vec::new();
    for bug in Bug::ALL {
        let caught = (1..=seeds(bug)).find_map(|seed| {
            let plan = Plan {
                bug: Some(bug),
                ..Plan::of_seed(seed)
            };
            Some((seed, run(&plan).violation?))
        });
        let line = match caught {
            Some((seed, violation)) => format!("{bug:?}: seed {seed}, {}", violation.invariant),
            None => format!("{bug:?}: NOT CAUGHT"),
        };
        println!("{line}");
        table.push(line);
    }
    assert!(!table.iter().any(|line| line.contains("NOT")), "{table:#?}");
}
