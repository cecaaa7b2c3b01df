//! `reconcile`: proves the books of a stopped bank, and fails if they do not hold.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use local::reconcile::{Report, reconcile};

/// Proves the books of a stopped bank: that all legs sum to zero, that every balance is the sum of
/// what led to it, and that every change has its one audit record.
#[derive(Debug, Parser)]
#[command(name = "reconcile", version)]
struct Options {
    /// The directory that holds the bank.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match reconcile(&options.data) {
        Ok(report) => {
            let holds = report.holds();
            // Who closed the pipe has seen enough; the exit status still tells.
            let _ = tell(&report, &mut io::stdout());
            if holds {
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

fn tell(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{report}")?;
    let verdict = match (report.holds(), report.is_complete()) {
        (false, _) => "The books do NOT hold.",
        (true, true) => "The books hold.",
        (true, false) => {
            "The books hold as far as can be told. The bank was stopped before everything was\n\
             done; start it, and reconcile again once it is quiet."
        }
    };
    writeln!(out, "{verdict}")
}
