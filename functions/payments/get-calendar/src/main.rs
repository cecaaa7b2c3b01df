//! The bootstrap of `get-calendar`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_calendar::Function>()
}
