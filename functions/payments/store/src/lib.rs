//! What the payments domain keeps and shows: the rows of its table, and the payment as the API
//! answers it.

mod enquiry;
mod key_row;
mod listing;
mod reason;
pub mod resource;
pub mod scheme_word;
mod state;
pub mod transition;

pub use enquiry::{ENQUIRY_SHARDS, Enquiry};
pub use key_row::KeyRow;
pub use listing::Listing;
pub use reason::Reason;
pub use resource::Payment;
pub use state::{state_of, status_of};
