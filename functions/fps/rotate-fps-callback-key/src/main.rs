//! The bootstrap of `rotate-fps-callback-key`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<rotate_fps_callback_key::Function>()
}
