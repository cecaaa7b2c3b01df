//! The bootstrap of `open-account`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<open_account::Function>()
}
