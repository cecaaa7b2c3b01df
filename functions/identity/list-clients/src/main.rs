//! The bootstrap of `list-clients`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_clients::Function>()
}
