//! The bootstrap of `project-entries`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<project_entries::Function>()
}
