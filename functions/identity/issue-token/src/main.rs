//! The bootstrap of `issue-token`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<issue_token::Function>()
}
