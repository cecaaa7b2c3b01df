//! The bootstrap of `list-payments`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_payments::Function>()
}
