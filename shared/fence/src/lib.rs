//! The build guard: which part of the bank may use which other, and what a function may touch.
//!
//! The rules are the table `[workspace.metadata.fence]` of the root manifest. What a function
//! declares about itself is `[package.metadata.malai]` in its own. [`crossings()`] compares the two
//! with what the manifests depend on and is pure; [`guard`] runs it from the runner's build script, and
//! for one function from its macro, so that `cargo build`, `check` and `test` fail with one line for each crossing. Not here: what
//! a crate does with a dependency it may have (types and IAM judge that).
#![warn(missing_docs)]

pub mod crossings;
pub mod declaration;
pub mod guard;
pub mod metadata;
pub mod table;

pub use crossings::{Crossing, crossings};
pub use declaration::Declaration;
pub use metadata::Metadata;
pub use table::FenceTable;
