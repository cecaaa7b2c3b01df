//! The costs as a golden file, and the limits of the design.

use super::units::Cost;

/// The costs by operation, in the order of counting.
pub(crate) type Costs = Vec<(&'static str, Cost)>;

/// Formats the file: one line for each operation.
pub(crate) fn text(costs: &Costs) -> String {
    let mut text = format!(
        "{}\n",
        row(["operation", "write", "index", "read", "trips"])
    );
    for (operation, cost) in costs {
        let half = if cost.half_reads % 2 == 0 { "" } else { ".5" };
        let read = format!("{}{half}", cost.half_reads / 2);
        let (write, index) = (cost.write.to_string(), cost.index.to_string());
        text.push_str(&row([
            operation,
            &write,
            &index,
            &read,
            &cost.trips.to_string(),
        ]));
        text.push('\n');
    }
    text
}

fn row([operation, write, index, read, trips]: [&str; 5]) -> String {
    format!("{operation:<44}{write:>6}{index:>6}{read:>6}{trips:>6}")
}

/// Returns the differing lines of both; empty if there are none.
pub(crate) fn differences(expected: &str, actual: &str) -> Vec<String> {
    let missing = expected
        .lines()
        .filter(|line| !actual.lines().any(|other| other == *line));
    let new = actual
        .lines()
        .filter(|line| !expected.lines().any(|other| other == *line));
    let missing = missing.map(|line| format!("expected {line}"));
    missing
        .chain(new.map(|line| format!("actual   {line}")))
        .collect()
}

/// An operation and its maximum cost: write units, half read units, round trips.
type Limit = (&'static str, u64, u64, u64);

/// The limits of the design. None of these operations may write to an index.
const LIMITS: [Limit; 14] = [
    ("create payment on a rail", 4, 0, 1),
    ("create payment on a rail, again", 4, 0, 1),
    ("create payment on us", 6, 0, 1),
    ("rail answer: settled", 4, 2, 2),
    ("rail answer: rejected", 4, 2, 2),
    // The design's target was no read: docs/adr/0004.
    ("inbound credit", 4, 2, 2),
    ("get account", 0, 2, 1),
    ("get payment", 0, 2, 1),
    ("list transactions, first 50 of 60", 0, 5, 1),
    ("list transactions, 50 of 120 further down", 0, 5, 1),
    ("project one entry", 1, 2, 2),
    ("append one payment's changes, warm", 1, 0, 1),
    // An insert that finds the chain registered, and the newest block by an eventual read.
    ("append one payment's changes, cold", 2, 1, 3),
    ("append 100 payments' changes", 18, 0, 1),
];

/// Returns the limits that are exceeded or not measured.
pub(crate) fn excesses(costs: &Costs) -> Vec<String> {
    let kept = |&(operation, write, half_reads, trips): &Limit| {
        let mut counted = costs.iter().filter(|(name, _)| *name == operation);
        counted.next().is_some_and(|(_, cost)| {
            cost.write <= write
                && cost.half_reads <= half_reads
                && cost.trips <= trips
                && cost.index == 0
        })
    };
    let broken = LIMITS.iter().filter(|limit| !kept(limit));
    broken
        .map(|limit| format!("{limit:?}, but {:?}", costs_of(costs, limit.0)))
        .collect()
}

fn costs_of(costs: &Costs, operation: &str) -> Vec<Cost> {
    costs
        .iter()
        .filter(|(name, _)| *name == operation)
        .map(|(_, cost)| *cost)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_at_their_limits() -> Costs {
        let cost = |&(operation, write, half_reads, trips): &Limit| {
            (
                operation,
                Cost {
                    write,
                    index: 0,
                    half_reads,
                    trips,
                },
            )
        };
        LIMITS.iter().map(cost).collect()
    }

    #[test]
    fn one_unit_or_round_trip_more_is_another_line_and_over_the_limit() {
        let expected = all_at_their_limits();
        assert_eq!(excesses(&expected), [""; 0]);
        let more: [fn(&mut Cost); 4] = [
            |cost| cost.write += 1,
            |cost| cost.index += 1,
            |cost| cost.half_reads += 1,
            |cost| cost.trips += 1,
        ];
        for (more, at) in more
            .iter()
            .flat_map(|more| (0..LIMITS.len()).map(move |at| (more, at)))
        {
            let mut costs = expected.clone();
            more(&mut costs[at].1);
            assert_eq!(differences(&text(&expected), &text(&costs)).len(), 2);
            assert_eq!(excesses(&costs).len(), 1);
        }
    }

    #[test]
    fn an_operation_that_is_not_counted_keeps_no_limit() {
        assert_eq!(excesses(&Vec::new()).len(), LIMITS.len());
        assert_eq!(differences("a\nb\n", "a\n"), ["expected b"]);
    }
}
