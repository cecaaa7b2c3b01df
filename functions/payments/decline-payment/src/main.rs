//! The bootstrap of `decline-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<decline_payment::Function>()
}
