//! `reconcile`: checks the books of a stopped bank, and fails if they are inconsistent.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use local::reconcile::{Report, reconcile};

/// Checks the books of a stopped bank: all legs sum to zero, every balance is the sum of its
/// postings, and every change has exactly one audit record.
#[derive(Debug, Parser)]
#[command(name = "reconcile", version)]
struct Options {
    /// The bank's data directory.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match reconcile(&options.data) {
        Ok(report) => {
            let is_consistent = report.is_consistent();
            // A closed pipe is no error: the exit status still carries the verdict.
            let _ = print_report(&report, &mut io::stdout());
            if is_consistent {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("reconcile: {error}");
            ExitCode::from(2)
        }
    }
}

fn print_report(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let checks = report.checks.len();
    match (report.breaks().count(), report.is_complete()) {
        (0, true) => writeln!(out, "OK: {checks} checks\n")?,
        (0, false) => writeln!(
            out,
            "OK so far: {checks} checks. The bank stopped before all its work was done; start it,\n\
             and reconcile again once it is idle.\n"
        )?,
        (1, _) => writeln!(out, "FAILED: 1 break in {checks} checks\n")?,
        (breaks, _) => writeln!(out, "FAILED: {breaks} breaks in {checks} checks\n")?,
    }
    write!(out, "{report}")
}
