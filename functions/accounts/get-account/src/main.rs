//! The bootstrap of `get-account`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_account::Function>()
}
