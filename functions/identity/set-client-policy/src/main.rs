//! The bootstrap of `set-client-policy`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<set_client_policy::Function>()
}
