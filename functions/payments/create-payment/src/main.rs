//! The bootstrap of `create-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<create_payment::Function>()
}
