//! The bootstrap of `get-internal-balance`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_internal_balance::Function>()
}
