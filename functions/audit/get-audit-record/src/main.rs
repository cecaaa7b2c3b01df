//! The bootstrap of `get-audit-record`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_audit_record::Function>()
}
