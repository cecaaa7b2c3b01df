//! Writes `operation.rs` of each function from the contract; see `scripts/operations`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("operations: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Leaves a file alone that is as it should be, so that nothing is compiled for it.
fn write() -> io::Result<()> {
    let functions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../functions");
    let mut crates = Vec::new();
    for domain in fs::read_dir(functions)? {
        for function in fs::read_dir(domain?.path())? {
            crates.push(function?.path());
        }
    }
    for (name, text) in contract::SOURCES {
        let of_it = |directory: &&PathBuf| directory.ends_with(name);
        // An operation can be in the contract before its function is made.
        let Some(directory) = crates.iter().find(of_it) else {
            continue;
        };
        let file = directory.join("operation.rs");
        if fs::read_to_string(&file).ok().as_deref() != Some(*text) {
            fs::write(file, text)?;
        }
    }
    Ok(())
}
