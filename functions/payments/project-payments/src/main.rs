//! The bootstrap of `project-payments`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<project_payments::Function>()
}
