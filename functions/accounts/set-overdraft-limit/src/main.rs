//! The bootstrap of `set-overdraft-limit`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<set_overdraft_limit::Function>()
}
