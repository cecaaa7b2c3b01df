//! The bootstrap of `assign-suspense-item`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<assign_suspense_item::Function>()
}
