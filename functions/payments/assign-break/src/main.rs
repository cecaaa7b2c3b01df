//! The bootstrap of `assign-break`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<assign_break::Function>()
}
