//! The bootstrap of `rotate-token-signing-key`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rotate_token_signing_key::Function>()
}
