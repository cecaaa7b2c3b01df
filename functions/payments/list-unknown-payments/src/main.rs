//! The bootstrap of `list-unknown-payments`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_unknown_payments::Function>()
}
