//! The bootstrap of `list-audit-records`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<list_audit_records::Function>()
}
