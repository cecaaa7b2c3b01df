//! The bootstrap of `rebuild-entries`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rebuild_entries::Function>()
}
