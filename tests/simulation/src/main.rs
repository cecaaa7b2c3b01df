//! Runs the bank under one seed, or under as many as there is time for.

use std::process::ExitCode;

fn main() -> ExitCode {
    let file = std::fs::OpenOptions::new().append(true).open("/dev/null").unwrap();
    platform::telemetry::install_in(file);
    let seed = std::env::args().nth(1).and_then(|seed| seed.parse().ok());
    let n: u64 = std::env::args().nth(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let first: u64 = seed.unwrap_or(1);
    let t = std::time::Instant::now();
    for seed in first..first + n {
        let mut plan = simulation::Plan::of_seed(seed);
        plan.keep_history = n == 1;
        let report = simulation::run(&plan);
        for line in &report.history { println!("{line}"); }
        if n == 1 { println!("{plan:?}"); }
        println!("{seed} {:?} calls {} commits {} items {} {:?}", report.violation, report.calls, report.commits, report.items, t.elapsed());
        if n == 1 { println!("{:?} {:?}", report.faults, report.checked); }
    }
    ExitCode::SUCCESS
}
