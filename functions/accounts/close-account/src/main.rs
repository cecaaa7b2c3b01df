//! The bootstrap of `close-account`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<close_account::Function>()
}
