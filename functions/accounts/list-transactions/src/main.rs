//! The bootstrap of `list-transactions`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_transactions::Function>()
}
