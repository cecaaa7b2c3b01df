//! The payment schemes with every other bank behind them, played on this machine. They speak the
//! same signed HTTP as a real gateway and keep what they saw in files of their own, because a
//! scheme does not forget when a bank's process dies.

mod fps;

pub use fps::{Behaviour, FpsSimulator, Keys, RailError, magic_accounts};
