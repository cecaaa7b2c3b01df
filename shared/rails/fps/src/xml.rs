//! XML in and out, without knowledge of any one message.

mod fields;
mod reader;
mod writer;

pub(crate) use fields::Fields;
pub(crate) use reader::{Found, Shape, read};
pub(crate) use writer::Xml;

/// The most bytes of a message that are read: those of several hundred transactions, each with all that the standard
/// allows in it. The scheme states no limit; AWS Lambda takes 6 MB with the envelope of API Gateway.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The most elements that may stand in each other.
pub const MAX_DEPTH: usize = 32;
