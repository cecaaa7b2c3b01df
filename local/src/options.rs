use std::path::PathBuf;

use clap::Parser;

/// Malai, a UK bank core: the whole bank on this machine.
///
/// Everything it keeps is in one directory and survives the process. It needs no network, no
/// account anywhere and no other program.
#[derive(Clone, Debug, Parser)]
#[command(name = "malai", version)]
pub struct Options {
    /// The directory that holds the bank: made if it is not there, and used by one process at a
    /// time.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    pub data: PathBuf,
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// Begin with an empty bank: removes what an earlier run left in the directory.
    #[arg(long)]
    pub reset: bool,
    /// Where the functions' log goes, `-` for standard output. Without it: bank.log in the
    /// directory of the data.
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// What it means that the simulated Faster Payments says it never received a message: `closes_id`, it will
    /// not take it later either; `leaves_open`, it takes the same message if it is sent again. The bank is told
    /// the same.
    #[arg(long, value_name = "WORD", default_value = "closes_id",
        value_parser = ["closes_id", "leaves_open"])]
    pub fps_never_received: String,
    /// Whether clients may authenticate with a secret, or with a key alone (`refused`). The clients of demo.json
    /// have secrets.
    #[arg(long, value_name = "WORD", default_value = "accepted", value_parser = ["accepted", "refused"])]
    pub client_secrets: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_options_the_bank_is_in_the_current_directory_on_port_8080() {
        let options = Options::try_parse_from(["malai"]).expect("options");
        assert_eq!(
            (options.data, options.port),
            (PathBuf::from(".malai"), 8080)
        );
        assert!(!options.reset && options.log.is_none());
    }

    #[test]
    fn a_port_that_is_none_is_refused_in_words() {
        let error = Options::try_parse_from(["malai", "--port", "70000"]).expect_err("no port");
        assert!(error.to_string().contains("70000"), "{error}");
        assert!(Options::try_parse_from(["malai", "--prot", "1"]).is_err());
    }
}
