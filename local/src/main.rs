//! `malai`: the whole bank on this machine.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use local::bank::{self, Bank};
use local::banner;
use local::options::Options;
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let started = Instant::now();
    let options = Options::parse();
    let log_error = tokio::runtime::Runtime::new()
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(run(&options, started)));
    match log_error {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("malai: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options, started: Instant) -> Result<(), String> {
    // From here on a signal stops the bank in order, also during its start.
    let mut signals = Signals::listen().map_err(|error| error.to_string())?;
    bank::directory(&options.data).map_err(|error| error.to_string())?;
    let log = log(options)?;
    let bank = tokio::select! {
        bank = Bank::start(options) => bank.map_err(|error| error.to_string())?,
        () = signals.next() => return Ok(()),
    };
    // A closed standard output does not stop the bank.
    let _ = banner::print(&bank, &log, started.elapsed(), &mut io::stdout());
    let mut disk_error = bank.engines().control().disk_error();
    loop {
        tokio::select! {
            () = signals.next() => break,
            Ok(()) = disk_error.changed() => {
                let now = disk_error.borrow_and_update().clone();
                let _ = banner::print_disk_state(now.as_deref(), &mut io::stdout());
            }
        }
    }
    let _ = writeln!(io::stdout(), "Stopping.");
    tokio::select! {
        () = bank.stop() => Ok(()),
        () = signals.next() => Err("stopped before all work in progress was complete".to_owned()),
    }
}

/// Directs the functions' log to its file and returns the file's path.
fn log(options: &Options) -> Result<PathBuf, String> {
    let path = options
        .log
        .clone()
        .unwrap_or_else(|| options.data.join("bank.log"));
    if path == Path::new("-") {
        platform::telemetry::install();
        return Ok("standard output".into());
    }
    let log_error = |error: io::Error| format!("{}: {error}", path.display());
    let file = File::options()
        .append(true)
        .create(true)
        .open(&path)
        .map_err(log_error)?;
    platform::telemetry::install_in(file);
    Ok(path)
}

/// The signals by which people and supervisors stop a process.
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
