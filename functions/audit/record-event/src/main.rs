//! The bootstrap of `record-event`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<record_event::Function>()
}
