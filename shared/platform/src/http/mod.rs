//! Requests through API Gateway (REST, Lambda proxy integration) and their answers.

mod binding;
mod body;
mod call;
mod caller;
mod code;
mod cursor;
pub mod dpop;
mod event;
mod field_error;
mod head;
mod listed;
mod media;
mod problem;
mod refusal;
mod reply;
mod security;
mod serve;
mod signature;
mod source;
mod url;

pub use body::{Parts, strict as strict_json};
pub use call::Call;
pub use caller::{Caller, CallerToken, Principal};
pub use code::Code;
pub use cursor::Cursors;
pub use field_error::FieldError;
pub use head::{SINGLE_HEADERS, repeated_headers};
pub use listed::{OfOneRow, listed};
pub use problem::Problem;
pub use refusal::{DECISIONS, StoredRefusal};
pub use reply::Reply;
pub use security::{API_POLICY, SECURITY_HEADERS};
pub use serve::serve;
pub use signature::ClientKey;
pub use source::Source;
