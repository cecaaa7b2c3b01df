//! The bootstrap of `decline-journal`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<decline_journal::Function>()
}
