//! The shortest history that still violates the invariant of a seed.

use crate::chaos::Fault;
use crate::run::{Plan, Report, run};

/// Returns plans with less in them than this one: fewer clients, fewer operations, one kind of
/// fault less.
fn smaller(plan: &Plan) -> Vec<Plan> {
    let mut plans = Vec::new();
    let mut less = |change: &dyn Fn(&mut Plan)| {
        let mut smaller = plan.clone();
        change(&mut smaller);
        if smaller != *plan {
            plans.push(smaller);
        }
    };
    less(&|plan| plan.clients = plan.clients.saturating_sub(1).max(1));
    less(&|plan| plan.operations /= 2);
    less(&|plan| plan.operations = plan.operations.saturating_sub(1));
    less(&|plan| plan.payments_in /= 2);
    less(&|plan| plan.payments_in = plan.payments_in.saturating_sub(1));
    less(&|plan| plan.desk /= 2);
    for fault in Fault::ALL {
        less(&|plan| plan.chaos = plan.chaos.clone().with(fault, 0));
    }
    plans
}

/// Removes what can be removed while the same invariant is still violated, within this many runs:
/// returns the smallest plan and its result, with its history.
pub fn shrink(plan: &Plan, most: u32) -> (Plan, Report) {
    let kept = |plan: &Plan| Plan {
        keep_history: true,
        ..plan.clone()
    };
    let mut best = kept(plan);
    let mut report = run(&best);
    let Some(wanted) = report.violation.clone() else {
        return (best, report);
    };
    let mut runs = 0;
    'again: loop {
        for plan in smaller(&best) {
            runs += 1;
            if runs > most {
                return (best, report);
            }
            let tried = run(&plan);
            let same = tried
                .violation
                .as_ref()
                .is_some_and(|found| found.invariant == wanted.invariant);
            if same && tried.history.len() < report.history.len() {
                (best, report) = (plan, tried);
                continue 'again;
            }
        }
        return (best, report);
    }
}
