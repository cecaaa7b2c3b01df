//! The payment schemes and all other banks, simulated on this machine. They use the same signed
//! HTTP as a real gateway and store their records in files of their own, because a scheme remembers
//! when a bank's process dies.

mod fps;

pub use fps::{Behaviour, FpsSimulator, Keys, RailError, magic_accounts};
