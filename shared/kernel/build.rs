//! Holds the fences: every crate of the bank uses the kernel, so no build goes past this one.

fn main() -> std::process::ExitCode {
    fence::guard::run()
}
