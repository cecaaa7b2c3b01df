//! The bootstrap of `return-payment`.

fn main() -> std::process::ExitCode {
    platform::lambda::main::<return_payment::Function>()
}
