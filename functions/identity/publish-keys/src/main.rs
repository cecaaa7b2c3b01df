//! The bootstrap of `publish-keys`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<publish_keys::Function>()
}
