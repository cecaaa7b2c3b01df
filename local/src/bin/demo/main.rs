//! `demo`: the story of a payment, told through the API of a running bank.

mod chapters;
mod people;
mod stage;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use stage::Stage;

/// Tells the story of a payment through the API of a running bank.
///
/// It opens new accounts each time and can be told as often as one likes. It moves the bank's own
/// clock on by a few minutes, to see what becomes of a payment that nobody answers; afterwards that
/// clock runs at half speed until it is where it was before.
#[derive(Debug, Parser)]
#[command(name = "demo", version)]
struct Options {
    /// Where the bank answers. Without it: where demo.json says.
    #[arg(long)]
    url: Option<String>,
    /// The bank's directory: the first credentials are in its demo.json.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
    /// Leaves the bank's clock where the story has moved it.
    #[arg(long)]
    keep_clock: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = Options::parse();
    let told = async {
        let mut stage = Stage::at(options.url.as_deref(), &options.data)?;
        let told = chapters::all(&mut stage).await;
        // Of a story that ended early too: its clock was moved all the same.
        let clock = stage.leave_clock(options.keep_clock).await;
        told.and(clock)
    };
    match told.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo: {error}");
            ExitCode::FAILURE
        }
    }
}
