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
/// clock on by a few minutes, to see what becomes of a payment that nobody answers.
#[derive(Debug, Parser)]
#[command(name = "demo", version)]
struct Options {
    /// Where the bank answers.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,
    /// The bank's directory: the first credentials are in its demo.json.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    data: PathBuf,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = Options::parse();
    let told = async {
        let mut stage = Stage::at(&options.url, &options.data)?;
        chapters::all(&mut stage).await
    };
    match told.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo: {error}");
            ExitCode::FAILURE
        }
    }
}
