//! `verify`: checks the audit log's seals, offline.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use verify::{Head, PublicKey, directory, proof, read_file};

/// Checks seals of the audit log, offline, with nothing but the public key.
///
/// Ends with 0 if everything holds, with 1 if anything does not or cannot be read, and with 2 if the
/// command line is wrong.
#[derive(Debug, Parser)]
#[command(name = "verify", version)]
struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Checks that a record is sealed.
    Proof {
        /// The proof, as JSON.
        file: PathBuf,
        /// An Ed25519 public key to trust, 64 hexadecimal digits; once for each.
        #[arg(long, required = true, value_name = "HEX")]
        key: Vec<PublicKey>,
    },
    /// Checks a directory of seals and their records.
    Trail {
        /// The directory, with one file a seal and nothing else.
        directory: PathBuf,
        /// An Ed25519 public key to trust, 64 hexadecimal digits; once for each.
        #[arg(long, required = true, value_name = "HEX")]
        key: Vec<PublicKey>,
        /// A seal that must be there, as an earlier check has named its head. Without it, seals
        /// that are missing at the end cannot be found, and the report warns of that.
        #[arg(long, value_name = "NUMBER:HASH")]
        head: Option<Head>,
    },
}

fn main() -> ExitCode {
    match check(&Options::parse().what) {
        Ok((holds, told)) => {
            // Who closed the pipe has seen enough; the exit status still tells.
            let _ = writeln!(io::stdout(), "{told}");
            if holds {
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

/// Whether it holds, and what is to be said.
fn check(what: &What) -> io::Result<(bool, String)> {
    match what {
        What::Proof { file, key } => match proof(&read_file(file)?, key) {
            Ok(proved) => Ok((true, proved.to_string())),
            Err(fault) => Ok((false, format!("FAILED: 1 finding\n{fault}"))),
        },
        What::Trail {
            directory: path,
            key,
            head,
        } => {
            let report = directory(path, key, *head)?;
            Ok((report.holds(), report.to_string()))
        }
    }
}
