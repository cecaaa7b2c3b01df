//! The bootstrap of `publish-seal-keys`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<publish_seal_keys::Function>()
}
