//! The bootstrap of `explain-break`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<explain_break::Function>()
}
