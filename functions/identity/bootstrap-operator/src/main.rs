//! The bootstrap of `bootstrap-operator`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<bootstrap_operator::Function>()
}
