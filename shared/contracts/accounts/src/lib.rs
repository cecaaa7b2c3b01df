//! What the accounts domain shows to the others: its postings, two views, its events.
//!
//! Another domain may put the [`posting`]s into a transaction of its own, and nothing else: every
//! condition (tenant, status, currency, funds) travels inside the posting, so whoever commits it
//! cannot forget one. The identity domain, where the bank sets the limits of institutions, moves the limit of an
//! [`exposure`] like that. What is not here: opening, freezing and closing, which are the domain's own.

mod alone;
pub mod booked_leg;
pub mod checkpoint;
pub mod entry;
pub mod event;
pub mod exposure;
mod holder;
mod particulars;
pub mod posting;
pub mod rebuild;
pub mod recent;
pub mod refusal;
mod row;

pub use alone::Alone;
pub use holder::Holder;
pub use particulars::AccountView;
pub use row::{AccountRow, Status};

/// The accounts domain and its table. Only this crate can make the witness, so only this crate can
/// make postings on the table:
///
/// ```compile_fail,E0423
/// # use accounts_contract::Accounts;
/// # fn forge(update: store::Update) -> store::PublishedUpdate<Accounts> {
/// store::PublishedUpdate::new(Accounts(()), update)
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Accounts(());

impl store::Domain for Accounts {
    const TABLE: &'static str = "accounts";
}
