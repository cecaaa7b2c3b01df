//! The bootstrap of `get-statement`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_statement::Function>()
}
