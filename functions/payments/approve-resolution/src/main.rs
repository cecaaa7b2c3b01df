//! The bootstrap of `approve-resolution`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<approve_resolution::Function>()
}
