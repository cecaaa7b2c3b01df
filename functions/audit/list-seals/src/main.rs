//! The bootstrap of `list-seals`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_seals::Function>()
}
