use std::path::PathBuf;

use clap::Parser;
use environment::Published;

/// Malai, a UK bank core: the whole bank on this machine.
///
/// All its data is in one directory and survives the process. It needs no network, no account and
/// no other program.
#[derive(Clone, Debug, Parser)]
#[command(name = "malai", version)]
pub struct Options {
    /// The data directory: created if it is missing, and used by one process at a time.
    #[arg(long, value_name = "DIR", default_value = ".malai")]
    pub data: PathBuf,
    /// The port on 127.0.0.1; 0 selects any free one.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// Start with an empty bank: removes the data of earlier runs.
    #[arg(long)]
    pub reset: bool,
    /// The file of the functions' log, `-` for standard output. Default: bank.log in the data
    /// directory.
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// What the simulated Faster Payments scheme means if it reports that it never received a
    /// message: `closes_id`, it will not accept the message later either; `leaves_open`, it accepts
    /// the same message if it is sent again. The bank is configured likewise.
    #[arg(long, value_name = "WORD", default_value = "closes_id",
        value_parser = ["closes_id", "leaves_open"])]
    pub fps_never_received: String,
    /// Whether clients may authenticate with a secret, or with a key only (`refused`). The clients
    /// of demo.json have secrets.
    #[arg(long, value_name = "WORD", default_value = "accepted", value_parser = ["accepted", "refused"])]
    pub client_secrets: String,
    /// The types of events that are put on the event bus, with commas between them; `*` is all. On AWS an
    /// environment names those that somebody subscribed to.
    #[arg(long, value_name = "TYPES", default_value = "*", value_parser = known_events)]
    pub events: String,
}

fn known_events(text: &str) -> Result<String, String> {
    let known = Published::of_text(text).map(|_| text.to_owned());
    known.ok_or_else(|| "expected * or types such as malai.payments.payment-settled.v1".to_owned())
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
    fn an_invalid_port_is_refused_with_a_message() {
        let error = Options::try_parse_from(["malai", "--port", "70000"]).expect_err("no port");
        assert!(error.to_string().contains("70000"), "{error}");
        assert!(Options::try_parse_from(["malai", "--prot", "1"]).is_err());
    }

    #[test]
    fn events_that_are_no_types_are_refused() {
        let settled = "malai.payments.payment-settled.v1";
        for (text, known) in [
            ("*", true),
            (settled, true),
            ("settled", false),
            ("malai.*", false),
            ("", false),
        ] {
            let options = Options::try_parse_from(["malai", "--events", text]);
            assert_eq!(options.is_ok(), known, "{text}");
        }
    }
}
