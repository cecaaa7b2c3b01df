//! What the payments domain keeps and shows: the rows of its table, and the payment as the API
//! answers it.

mod approval_list_row;
pub mod change;
pub mod desk;
mod disputes;
pub mod early;
mod idempotency_row;
pub mod leg;
mod listing;
mod objection;
mod paid_alone;
mod reason;
mod received;
pub mod resource;
mod return_reason;
mod returnable;
pub mod sent_back;
pub mod work;

pub use approval_list_row::ApprovalListRow;
pub use disputes::Disputes;
pub use idempotency_row::{IdempotencyRow, Refused};
pub use listing::Listing;
pub use objection::returned_before;
pub use paid_alone::{ClientDay, PaidAlone};
pub use reason::Reason;
pub use received::{Received, ReceivedError, is_received};
pub use resource::Payment;
pub use return_reason::ReturnReason;
pub use returnable::returnable_days;
