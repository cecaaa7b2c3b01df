//! The bootstrap of `get-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_payment::Function>()
}
