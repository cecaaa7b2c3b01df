//! The bootstrap of `project-clients`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<project_clients::Function>()
}
