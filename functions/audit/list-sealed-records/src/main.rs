//! The bootstrap of `list-sealed-records`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_sealed_records::Function>()
}
