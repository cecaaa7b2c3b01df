//! `export-trail`: copies the seals of the audit log and their records out of a bank, for `verify`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use local::trail::export;

/// Copies the seals of the audit log and their records into a directory, as `verify trail` reads
/// it. The bank may be running.
#[derive(Debug, Parser)]
#[command(name = "export-trail", version)]
struct Options {
    /// Where to: made, or empty.
    directory: PathBuf,
    /// The directory that holds the bank.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
}

fn main() -> ExitCode {
    let Options { directory, data } = Options::parse();
    match export(&data, &directory) {
        Ok(seals) => {
            // Who closed the pipe has seen enough; the exit status still tells.
            let _ = writeln!(io::stdout(), "{seals} seals in {}", directory.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("export-trail: {error}");
            ExitCode::FAILURE
        }
    }
}
