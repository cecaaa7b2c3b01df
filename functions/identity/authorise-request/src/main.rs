//! The bootstrap of `authorise-request`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<authorise_request::Function>()
}
