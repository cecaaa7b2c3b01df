//! The bootstrap of `list-breaks`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_breaks::Function>()
}
