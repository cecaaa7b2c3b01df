//! Business time: London days, England and Wales business days, and the arithmetic on both.
//!
//! Instants are UTC ([`Moment`](kernel::time::Moment)); every day that a customer, a statement or a
//! scheme sees is a day in London. Three pieces:
//!
//! - [`london`]: the London day of an instant, and the instant of a London time, on days of 23 and
//!   25 hours too;
//! - [`BusinessDays`]: which days the payment schemes settle on, and steps from one to another;
//! - [`ThreeDayCycle`] and [`settlement_after`]: what follows from a cut-off and from settlement
//!   times, which are a rail's data and not this crate's.
//!
//! No clock is read here. A day outside 1990 to 2100 is an error, not a guess.
#![no_std]

extern crate alloc;

mod business_days;
mod cycle;
mod day;
mod easter;
mod holidays;
pub mod london;

pub use business_days::{BusinessDays, OutOfRange};
pub use cycle::{ThreeDayCycle, settlement_after};
pub use day::{Day, ParseDayError};
