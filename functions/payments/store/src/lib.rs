//! What the payments domain keeps and shows: the rows of its table, and the payment as the API
//! answers it.

mod reason;
pub mod resource;
mod state;

pub use reason::Reason;
pub use resource::Payment;
pub use state::{state_of, status_of};
