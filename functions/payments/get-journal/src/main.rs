//! The bootstrap of `get-journal`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_journal::Function>()
}
