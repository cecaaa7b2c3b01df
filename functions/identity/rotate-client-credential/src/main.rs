//! The bootstrap of `rotate-client-credential`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rotate_client_credential::Function>()
}
