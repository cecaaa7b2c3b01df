//! Checks the whole workspace against the fence table. Every plain `cargo build` builds the runner,
//! and no other crate is recompiled because a manifest changed. A function that is built without
//! the runner is checked by its macro.

fn main() -> std::process::ExitCode {
    fence::guard::run()
}
