//! The bootstrap of `chase-fps-payments`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<chase_fps_payments::Function>()
}
