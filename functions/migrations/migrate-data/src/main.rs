//! The bootstrap of `migrate-data`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<migrate_data::Function>()
}
