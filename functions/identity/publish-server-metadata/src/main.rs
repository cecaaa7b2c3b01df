//! The bootstrap of `publish-server-metadata`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<publish_server_metadata::Function>()
}
