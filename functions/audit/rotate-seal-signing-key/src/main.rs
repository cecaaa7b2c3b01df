//! The bootstrap of `rotate-seal-signing-key`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rotate_seal_signing_key::Function>()
}
