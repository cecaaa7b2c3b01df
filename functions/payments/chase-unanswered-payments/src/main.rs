//! The bootstrap of `chase-unanswered-payments`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<chase_unanswered_payments::Function>()
}
