//! The bootstrap of `decline-resolution`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<decline_resolution::Function>()
}
