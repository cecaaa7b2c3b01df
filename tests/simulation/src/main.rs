//! `simulate`: the whole bank under one seed, or under as many as time allows.
#![expect(
    clippy::print_stdout,
    reason = "it is a program for people at a terminal"
)]

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use simulation::{Bug, Crash, CrashEffect, Plan, Report, run, shrink, writers};

/// Runs the whole bank in one thread under a seed, and checks its invariants.
#[derive(Debug, Parser)]
struct Options {
    /// Runs this seed and prints its history.
    #[arg(long, conflicts_with = "minutes")]
    seed: Option<u64>,
    /// Runs one seed after another for this many minutes.
    #[arg(long, default_value_t = 1)]
    minutes: u64,
    /// Plants each bug in turn and prints which seed detected it, and how.
    #[arg(long, conflicts_with_all = ["seed", "minutes"])]
    planted: bool,
    /// Stops each function before each of its steps, and abandons it there.
    #[arg(long, conflicts_with_all = ["seed", "minutes", "planted"])]
    crash_points: bool,
    /// Starts with the function of this name, in the order of names.
    #[arg(long, requires = "crash_points")]
    from_function: Option<String>,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    from: u64,
}

/// The maximum number of runs spent on shortening a history.
const SHRINKING: u32 = 400;

fn main() -> ExitCode {
    let options = Options::parse();
    simulation::no_log();
    if options.planted {
        return planted(options.from);
    }
    if options.crash_points {
        return crash_points(&options.from_function.unwrap_or_default());
    }
    match options.seed {
        Some(seed) => one(seed),
        None => many(
            options.from,
            Duration::from_secs(options.minutes.saturating_mul(60)),
        ),
    }
}

fn one(seed: u64) -> ExitCode {
    let plan = Plan {
        keep_history: true,
        ..Plan::of_seed(seed)
    };
    let report = run(&plan);
    if report.violation.is_some() {
        return failed(&plan);
    }
    for line in &report.history {
        println!("{line}");
    }
    println!("\nSeed {seed} ends well.");
    Totals::default().and(&report).print();
    ExitCode::SUCCESS
}

fn many(first: u64, time: Duration) -> ExitCode {
    let started = Instant::now();
    let mut totals = Totals::default();
    let mut seed = first;
    while started.elapsed() < time {
        let plan = Plan::of_seed(seed);
        let report = run(&plan);
        if report.violation.is_some() {
            return failed(&plan);
        }
        totals = totals.and(&report);
        seed = seed.saturating_add(1);
    }
    let seconds = started.elapsed().as_secs().max(1);
    println!(
        "Seeds {first} to {}, {} a second.",
        seed.saturating_sub(1),
        rate(totals.runs, seconds)
    );
    totals.print();
    ExitCode::SUCCESS
}

/// The maximum number of seeds that a planted bug may stay undetected.
const UNNOTICED: u64 = 1000;

fn planted(first: u64) -> ExitCode {
    let mut all = ExitCode::SUCCESS;
    for bug in Bug::ALL {
        let caught = (first..first.saturating_add(UNNOTICED)).find_map(|seed| {
            let plan = Plan::of_bug(bug, seed);
            let violation = run(&plan).violation?;
            // An error of the bank itself does not prove that the planted one is detected.
            let sound = Plan { bug: None, ..plan };
            run(&sound).violation.is_none().then_some((seed, violation))
        });
        let Some((seed, violation)) = caught else {
            println!("{bug:?}: NOT CAUGHT within {UNNOTICED} seeds");
            all = ExitCode::FAILURE;
            continue;
        };
        println!("{bug:?}: caught by seed {seed}: {}", violation.invariant);
    }
    all
}

fn crash_points(first: &str) -> ExitCode {
    for function in writers().into_iter().filter(|name| *name >= first) {
        for how in [CrashEffect::Killed, CrashEffect::GivenUp] {
            let mut steps: u64 = 0;
            loop {
                let step = steps.saturating_add(1);
                let crash = Crash {
                    function,
                    step,
                    how,
                };
                let plan = Plan::of_crash(crash);
                let report = run(&plan);
                if report.violation.is_some() {
                    return failed(&plan);
                }
                if !report.crashed {
                    break;
                }
                steps = step;
            }
            println!("{function}: {how:?} before each of {steps} steps");
        }
    }
    ExitCode::SUCCESS
}

/// Formats to one digit after the point.
fn rate(count: u64, seconds: u64) -> String {
    let tenths = count
        .saturating_mul(10)
        .checked_div(seconds)
        .unwrap_or_default();
    format!(
        "{}.{}",
        tenths.checked_div(10).unwrap_or_default(),
        tenths.checked_rem(10).unwrap_or_default()
    )
}

fn failed(plan: &Plan) -> ExitCode {
    println!(
        "Seed {} breaks an invariant; making its history shorter ...",
        plan.seed
    );
    let (smallest, report) = shrink(plan, SHRINKING);
    for line in &report.history {
        println!("{line}");
    }
    if let Some(violation) = &report.violation {
        println!("\n{violation}");
    }
    println!("\nThe plan was {smallest:?}");
    println!("Again in full: scripts/simulate --seed {}", plan.seed);
    ExitCode::FAILURE
}

/// The totals of all runs.
#[derive(Default)]
struct Totals {
    runs: u64,
    calls: u64,
    commits: u64,
    faults: BTreeMap<&'static str, u64>,
    checked: BTreeMap<&'static str, u64>,
}

impl Totals {
    fn and(mut self, report: &Report) -> Self {
        self.runs = self.runs.saturating_add(1);
        self.calls = self.calls.saturating_add(report.calls);
        self.commits = self.commits.saturating_add(report.commits);
        add(&mut self.faults, &report.faults);
        add(&mut self.checked, &report.checked);
        self
    }

    fn print(&self) {
        println!(
            "{} histories, {} requests of clients, {} commits replayed and compared.",
            self.runs, self.calls, self.commits
        );
        print("Invariants looked at", &self.checked);
        print("Faults injected", &self.faults);
    }
}

fn add(totals: &mut BTreeMap<&'static str, u64>, counts: &BTreeMap<&'static str, u64>) {
    for (name, count) in counts {
        let total = totals.entry(name).or_default();
        *total = total.saturating_add(*count);
    }
}

fn print(title: &str, counts: &BTreeMap<&'static str, u64>) {
    println!("{title}:");
    for (name, count) in counts {
        println!("{count:>12}  {name}");
    }
}
