//! The bootstrap of `roll-up-internal-accounts`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<roll_up_internal_accounts::Function>()
}
