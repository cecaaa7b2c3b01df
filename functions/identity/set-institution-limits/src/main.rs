//! The bootstrap of `set-institution-limits`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<set_institution_limits::Function>()
}
