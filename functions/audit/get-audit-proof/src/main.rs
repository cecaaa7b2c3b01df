//! The bootstrap of `get-audit-proof`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<get_audit_proof::Function>()
}
