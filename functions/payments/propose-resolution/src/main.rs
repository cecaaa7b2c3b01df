//! The bootstrap of `propose-resolution`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<propose_resolution::Function>()
}
