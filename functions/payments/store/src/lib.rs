//! The rows of the payments domain that other domains do not see: read models, limits of a day, and what becomes of rows that
//! meet. The payment itself, its work items and its notes are in the contract (`payments_contract`). Requests and responses
//! are in `payments-operations`.

mod approval_list_row;
mod disputes;
pub mod early;
mod listing;
mod paid_alone;
pub mod work;

pub use approval_list_row::ApprovalListRow;
pub use disputes::Disputes;
pub use listing::{Listing, is_received};
pub use paid_alone::{ClientDay, PaidAlone};
