//! The bootstrap of `list-suspense-items`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_suspense_items::Function>()
}
