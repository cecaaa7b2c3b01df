//! The scripts of operators, run on this bank.

use std::path::Path;
use std::process::{Command, Output};

use super::Bank;

impl Bank {
    /// Returns the command of a script in `scripts/` for this bank, with these arguments.
    pub fn script(&self, name: &str, arguments: &[&str]) -> Command {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts");
        let mut command = Command::new("python3");
        command.arg("-u").arg(scripts.join(name)).arg(self.origin());
        command.args(arguments);
        command
    }

    /// Runs a script and returns its exit status and output, while the bank runs.
    ///
    /// # Panics
    /// Without Python 3.
    pub async fn run_script(&self, name: &str, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = self.script(name, arguments);
        let ran = tokio::task::spawn_blocking(move || command.output());
        ended(&ran.await.expect("a thread").expect("python3"))
    }
}

/// Returns the exit status and the output of a program that ended.
pub fn ended(ran: &Output) -> (Option<i32>, String) {
    let told = [ran.stdout.as_slice(), &ran.stderr].concat();
    let told = String::from_utf8_lossy(&told).into_owned();
    (ran.status.code(), told)
}
