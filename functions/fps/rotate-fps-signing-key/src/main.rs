//! The bootstrap of `rotate-fps-signing-key`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rotate_fps_signing_key::Function>()
}
