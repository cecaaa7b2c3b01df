//! What several operations of the payments domain share: requests under a key, the operations desk, and the payment as the API
//! shows it.

pub mod change;
pub mod desk;
mod idempotency_row;
pub mod leg;
mod objection;
mod reason;
mod received;
pub mod resource;
mod return_reason;
mod returnable;
pub mod sent_back;

pub use idempotency_row::{IdempotencyRow, Refused};
pub use objection::returned_before;
pub use reason::Reason;
pub use received::{Received, ReceivedError};
pub use resource::Payment;
pub use return_reason::ReturnReason;
pub use returnable::returnable_days;
