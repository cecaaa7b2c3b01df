//! The bootstrap of `receive-fps-message`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<receive_fps_message::Function>()
}
