//! The bootstrap of `submit-fps-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<submit_fps_payment::Function>()
}
