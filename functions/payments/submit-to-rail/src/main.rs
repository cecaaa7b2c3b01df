//! The bootstrap of `submit-to-rail`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<submit_to_rail::Function>()
}
