//! The bootstrap of `propose-journal`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<propose_journal::Function>()
}
