//! `verify`: verifies the audit log's seals, offline.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use verify::{Head, PublicKey, directory, proof, read_file};

/// Verifies seals of the audit log, offline, with the public key alone.
///
/// Exits with 0 if everything is valid, with 1 if anything is invalid or unreadable, and with 2 if
/// the command line is wrong.
#[derive(Debug, Parser)]
#[command(name = "verify", version)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Verifies that a record is sealed.
    Proof {
        /// The proof, as JSON.
        file: PathBuf,
        /// A trusted Ed25519 public key, 64 hexadecimal digits; repeat it for each key.
        #[arg(long, required = true, value_name = "HEX")]
        key: Vec<PublicKey>,
    },
    /// Verifies a directory of seals and their records.
    Trail {
        /// The directory, with one file for each seal and nothing else.
        directory: PathBuf,
        /// A trusted Ed25519 public key, 64 hexadecimal digits; repeat it for each key.
        #[arg(long, required = true, value_name = "HEX")]
        key: Vec<PublicKey>,
        /// A seal that must be in the trail: the head that an earlier verification printed. Without
        /// it, seals missing at the end are not detected, and the report warns of that.
        #[arg(long, value_name = "NUMBER:HASH")]
        head: Option<Head>,
    },
}

fn main() -> ExitCode {
    match check(&Options::parse().command) {
        Ok((is_valid, report)) => {
            // A closed pipe is no error: the exit status still carries the verdict.
            let _ = writeln!(io::stdout(), "{report}");
            if is_valid {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("verify: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns whether everything is valid, and the report.
fn check(command: &Command) -> io::Result<(bool, String)> {
    match command {
        Command::Proof { file, key } => match proof(&read_file(file)?, key) {
            Ok(verified) => Ok((true, verified.to_string())),
            Err(error) => Ok((false, format!("FAILED: 1 finding\n{error}"))),
        },
        Command::Trail {
            directory: path,
            key,
            head,
        } => {
            let report = directory(path, key, *head)?;
            Ok((report.is_valid(), report.to_string()))
        }
    }
}
