//! What the payments domain keeps and shows: the rows of its table, and the payment as the API
//! answers it.

pub mod change;
pub mod desk;
mod disputes;
pub mod early;
pub mod ending;
mod enquiry;
pub mod heard;
mod key_row;
pub mod leg;
mod listing;
mod objection;
mod paid_alone;
mod pending_return;
mod reading_place;
mod reason;
mod received;
pub mod resource;
mod return_reason;
mod returnable;
pub mod returned;
pub mod sent_back;
mod standing;
pub mod transition;
mod waiting;
pub mod work;

pub use disputes::Disputes;
pub use enquiry::{ENQUIRY_SHARDS, Enquiry};
pub use key_row::{KeyRow, Refused};
pub use listing::Listing;
pub use objection::returned_before;
pub use paid_alone::{ClientDay, PaidAlone};
pub use pending_return::PendingReturn;
pub use reading_place::ReadingPlace;
pub use reason::Reason;
pub use received::{Received, ReceivedError, is_received};
pub use resource::Payment;
pub use return_reason::ReturnReason;
pub use returnable::returnable_days;
pub use standing::{family, standing};
pub use waiting::Waiting;
