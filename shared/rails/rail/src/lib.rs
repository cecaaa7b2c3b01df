//! What every payment rail has: a profile of data, and its own forms of ids, texts and reasons.
//!
//! Generic code reads a rail by this crate and names none; `rails` finds the rail of a payment. Each rail is a crate of its own
//! beside this one, with its messages. Pure: no clock, no table, no network.

mod reason;
mod stated_amount;

pub use reason::{Reason, Retry};
pub use stated_amount::{StatedAmount, minor_units};

use std::fmt;

use jiff::civil::{Date, Time};
use kernel::id::PaymentId;
use kernel::money::{CurrencyCode, Money};
use kernel::payment::{Kind, Rail};
use kernel::time::Moment;

/// What is fixed of a rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The rail.
    pub rail: Rail,
    /// The name of the scheme, for people.
    pub scheme: &'static str,
    /// The currency that the rail carries.
    pub currency: CurrencyCode,
    /// The largest amount of one payment, in minor units.
    pub largest_minor: i64,
    /// For how many calendar days after it came a payment can be returned.
    pub returnable_days: u16,
}

impl Profile {
    /// The limit of one payment, as people read it: `Faster Payments carries at most 1,000,000.00 GBP.`
    pub fn limit_in_words(&self) -> String {
        let limit = Money::new(self.largest_minor, self.currency).decimal();
        let (whole, fraction) = limit.split_once('.').unwrap_or((&limit, "00"));
        let mut grouped = String::new();
        for (position, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(position);
            if position > 0 && left.is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!(
            "{} carries at most {grouped}.{fraction} {}.",
            self.scheme,
            self.currency.as_str()
        )
    }
}

/// A text made to fit a scheme, and whether that cost a part of it.
#[derive(Clone, PartialEq, Eq)]
pub struct FittedText {
    /// What is sent.
    pub sent: String,
    /// Whether characters were cut; spaces around the text do not count.
    pub truncated: bool,
    /// Whether characters were replaced by such as the scheme carries.
    pub transliterated: bool,
}

/// Personal data: not shown.
impl fmt::Debug for FittedText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("FittedText(..)")
    }
}

/// A payment rail as generic code uses it.
pub trait PaymentRail: fmt::Debug + Sync {
    /// What is fixed of the rail.
    fn profile(&self) -> &'static Profile;

    /// The id that a payment of this bank has in the scheme, in the form that messages carry. It follows from the payment's own
    /// id and kind, and from the instant at which the payment was accepted.
    fn scheme_id(&self, payment: PaymentId, kind: Kind, accepted_at: Moment) -> String;

    /// The id as the scheme prints it; none for a text that is no id of the scheme.
    fn printed_id(&self, scheme_id: &str) -> Option<String>;

    /// The name of a party as the scheme carries it; none if nothing of it can be carried.
    fn fit_name(&self, name: &str) -> Option<FittedText>;

    /// The payer's reference as the scheme carries it; none if it has characters that do not travel.
    fn fit_reference(&self, reference: &str) -> Option<FittedText>;

    /// Why the scheme or the other bank rejected a payment, by the code that the payment keeps; none if the text is no code of
    /// the scheme.
    fn rejection(&self, code: &str) -> Option<Reason>;

    /// Why a payment was returned, by the code that the payment keeps.
    fn return_reason(&self, code: &str) -> Option<Reason>;

    /// The return code of the scheme that a client means, by the code or by this bank's word for it.
    fn return_code(&self, given: &str) -> Option<String>;

    /// The times at which the scheme settles on this business day, in London; none before the first that are known.
    fn settlement_times(&self, day: Date) -> Option<&'static [Time]>;
}
