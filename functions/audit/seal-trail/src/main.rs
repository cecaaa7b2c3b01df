//! The bootstrap of `seal-trail`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<seal_trail::Function>()
}
