//! The bootstrap of `unfreeze-client`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<unfreeze_client::Function>()
}
