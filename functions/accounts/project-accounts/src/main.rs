//! The bootstrap of `project-accounts`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<project_accounts::Function>()
}
