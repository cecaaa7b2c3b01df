//! The bootstrap of `cancel-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<cancel_payment::Function>()
}
