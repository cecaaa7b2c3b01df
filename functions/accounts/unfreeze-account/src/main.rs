//! The bootstrap of `unfreeze-account`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<unfreeze_account::Function>()
}
