//! XML in and out, without knowledge of any one message.

mod fields;
mod reader;
mod writer;

pub(crate) use fields::{Fields, whole_pence};
pub(crate) use reader::{Found, Shape, read};
pub(crate) use writer::Xml;

/// The most bytes of a message that are read.
pub const MAX_BYTES: usize = 64 * 1024;

/// The most elements that may stand in each other.
pub const MAX_DEPTH: usize = 32;
