//! The bootstrap of `approve-journal`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<approve_journal::Function>()
}
