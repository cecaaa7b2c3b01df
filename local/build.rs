//! Judges the whole workspace by the fence table: the runner is built by each plain `cargo build`, and nothing is compiled
//! again because a manifest changed. A function that is built without the runner is judged by its macro.

fn main() -> std::process::ExitCode {
    fence::guard::run()
}
