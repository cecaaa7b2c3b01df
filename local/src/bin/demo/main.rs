//! `demo`: follows payments through the API of a running bank.

mod chapters;
mod demo_run;
mod orders;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use demo_run::DemoRun;

/// Follows payments through the API of a running bank.
///
/// Each run opens new accounts. It advances the bank's clock by a few minutes to show a payment
/// whose outcome is unknown; afterwards the clock runs at half speed until it has caught up.
#[derive(Debug, Parser)]
#[command(name = "demo", version)]
struct Options {
    /// The bank's origin. Default: the origin in demo.json.
    #[arg(long)]
    url: Option<String>,
    /// The bank's data directory, with the first credentials in demo.json.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
    /// Keeps the bank's clock where the demo moved it.
    #[arg(long)]
    keep_clock: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = Options::parse();
    let summary = async {
        let mut demo_run = DemoRun::at(options.url.as_deref(), &options.data)?;
        let summary = chapters::all(&mut demo_run).await;
        // Also after an error: the clock was moved all the same.
        let clock = demo_run.leave_clock(options.keep_clock).await;
        summary.and(clock)
    };
    match summary.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo: {error}");
            ExitCode::FAILURE
        }
    }
}
