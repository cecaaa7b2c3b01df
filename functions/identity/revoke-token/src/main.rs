//! The bootstrap of `revoke-token`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<revoke_token::Function>()
}
