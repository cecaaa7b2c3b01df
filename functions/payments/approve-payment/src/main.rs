//! The bootstrap of `approve-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<approve_payment::Function>()
}
