//! The bootstrap of `list-accounts`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_accounts::Function>()
}
