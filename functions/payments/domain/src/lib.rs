//! The rules of payments, pure: which way one goes, what may follow what, what money does then.
//!
//! No clock, no table, no network. Facts come in, decisions go out; a refusal is a value.
#![no_std]

mod approval;
pub mod correction;
pub mod journal;
mod refusal;
pub mod resolution;
pub mod returning;
mod route;
mod state;

pub use approval::{ApprovalRefusal, PendingApproval, approve, decline};
pub use refusal::Refusal;
pub use resolution::{Found, Proposed, ResolutionRefusal};
pub use route::{RailLimits, RoutePreference, choose};
pub use state::{Effect, IllegalTransition, Transition, next};
