//! The bootstrap of `resubmit-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<resubmit_payment::Function>()
}
