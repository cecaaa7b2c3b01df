//! `export-trail`: exports the audit log's seals and their records from a bank, for `verify`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use local::trail::export;

/// Exports the audit log's seals and their records into a directory, in the format of `verify
/// trail`. The bank may be running.
#[derive(Debug, Parser)]
#[command(name = "export-trail", version)]
struct Options {
    /// The target directory: it is created, or must be empty.
    directory: PathBuf,
    /// The bank's data directory.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
}

fn main() -> ExitCode {
    let Options { directory, data } = Options::parse();
    match export(&data, &directory) {
        Ok(seals) => {
            // A closed pipe is no error: the exit status still carries the result.
            let _ = writeln!(io::stdout(), "{seals} seals in {}", directory.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("export-trail: {error}");
            ExitCode::FAILURE
        }
    }
}
