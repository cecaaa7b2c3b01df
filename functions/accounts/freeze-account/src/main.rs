//! The bootstrap of `freeze-account`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<freeze_account::Function>()
}
