//! The bootstrap of `publish-events`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<publish_events::Function>()
}
