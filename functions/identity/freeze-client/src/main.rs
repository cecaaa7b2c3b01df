//! The bootstrap of `freeze-client`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<freeze_client::Function>()
}
