//! The bootstrap of `rotate-field-keys`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rotate_field_keys::Function>()
}
