//! The bootstrap of `get-institution-limits`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_institution_limits::Function>()
}
