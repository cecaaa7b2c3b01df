//! The bootstrap of `register-client`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<register_client::Function>()
}
