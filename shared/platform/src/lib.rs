//! What stands between AWS and a handler: events in, answers out, one log line a request.
//!
//! A function is a crate whose library calls [`function!`] and offers one `handle`. The macro reads
//! the crate's own `Cargo.toml`, gives the handler just the ports declared there, and ties it to
//! the event it is triggered by. The same code serves the Lambda runtime and the local runner.

mod admission;
pub mod authorizer;
mod fault;
mod function;
pub mod http;
pub mod internal;
pub mod invocation;
pub mod lambda;
pub mod queue;
mod resource;
pub mod schedule;
pub mod stream;
pub mod telemetry;
pub mod versions;

pub use admission::{Admission, RefusedCaller};
pub use fault::FunctionError;
pub use function::Function;
/// Declares the crate to be a function; see the crate's documentation.
pub use function_macro::function;
/// What an operation of the contract is; used by the code that [`function!`] writes.
pub use operation;
#[doc(hidden)]
pub use store::Store;
