//! Why a payment was rejected or returned, in the scheme's digits and in ISO 20022.
//!
//! In a message the ISO code stands in `Rsn/Cd` (or, being longer than four characters, in
//! `Rsn/Prtry`), where everybody looks for it; the scheme's digits stand beside it in `AddtlInf`
//! as `FPS 1160`. Either alone is understood, and so are the digits in the place of the ISO code.

/// A code of the scheme with so many digits, and what its table says of it.
macro_rules! scheme_code {
    ($(#[$doc:meta])* $name:ident, $digits:literal, $table:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// Every code of the table, in the order of its digits.
            pub fn all() -> impl Iterator<Item = Self> {
                $table.iter().map(|row| Self(row.number))
            }

            fn row(self) -> Option<&'static $crate::codes::Row> {
                $table.iter().find(|row| row.number == self.0)
            }
        }

        impl $crate::codes::SchemeCode for $name {
            fn from_iso(reason: &str) -> Option<Self> {
                $crate::codes::number_for($table, reason).map(Self)
            }

            fn is_listed(self) -> bool {
                self.row().is_some()
            }

            fn iso(self) -> $crate::codes::IsoReason {
                $crate::codes::IsoReason::known(self.row().map_or($crate::codes::NARRATIVE, |row| row.iso))
            }

            fn retry(self) -> $crate::codes::Retry {
                self.row().map_or($crate::codes::Retry::ReviewThenRetry, |row| row.retry)
            }

            fn message(self) -> &'static str {
                self.row().map_or($crate::codes::UNLISTED, |row| row.message)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(out, "{:0width$}", self.0, width = $digits)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::codes::ParseReasonCodeError;

            fn from_str(text: &str) -> Result<Self, $crate::codes::ParseReasonCodeError> {
                $crate::codes::digits(text, $digits).map(Self).ok_or($crate::codes::ParseReasonCodeError)
            }
        }
    };
}

mod qualifier;
mod reason;
mod reject;
mod returned;

use std::fmt;
use std::str::FromStr;

pub use qualifier::Qualifier;
pub use rail::Retry;
pub use reason::Reason;
pub use reject::RejectCode;
pub use returned::ReturnCode;

/// What is known of one code: the scheme's digits as a number, the ISO reason that we send with it
/// and those that others send for it, the advice, and the reason in words for a client.
struct Row {
    number: u32,
    iso: &'static str,
    also: &'static [&'static str],
    retry: Retry,
    message: &'static str,
}

/// A code of the scheme: digits of a fixed length. Codes that are in no table are kept as they
/// came, since a rejection remains one whatever its reason.
pub trait SchemeCode: Copy + PartialEq + fmt::Display + FromStr {
    /// The first code of the table for which somebody might send this ISO reason.
    fn from_iso(reason: &str) -> Option<Self>;

    /// Whether it is in the scheme's table.
    fn is_listed(self) -> bool;

    /// The ISO reason that goes with it.
    fn iso(self) -> IsoReason;

    /// What the payer's side should do.
    fn retry(self) -> Retry;

    /// The reason in words for a client.
    fn message(self) -> &'static str;
}

/// An ISO 20022 reason: an external code of up to four characters (`AC04`), or the longer name
/// where ISO has none (`REF_MISSING`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoReason(String);

/// Why a payment was rejected (pacs.002).
pub type Rejection = Reason<RejectCode>;
/// Why a payment was returned (pacs.004).
pub type ReturnReason = Reason<ReturnCode>;

impl IsoReason {
    /// The reason as text, 1 to 35 of letters, digits, `_` and `-`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn known(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Whether it is an external code of ISO, by its length.
    pub fn is_code(&self) -> bool {
        self.0.len() <= 4
    }
}

/// The text cannot be a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 35 letters, digits, underscores or hyphens")]
pub struct ParseReasonCodeError;

impl FromStr for IsoReason {
    type Err = ParseReasonCodeError;

    fn from_str(text: &str) -> Result<Self, ParseReasonCodeError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        let fits = (1..=35).contains(&text.len()) && text.bytes().all(allowed);
        fits.then(|| Self(text.to_owned()))
            .ok_or(ParseReasonCodeError)
    }
}

impl fmt::Display for IsoReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// ISO's "see the narrative", here the original message.
const NARRATIVE: &str = "NARR";
const UNLISTED: &str = "The receiving side gave a reason that is not in the scheme's list.";

const fn row(
    number: u32,
    iso: &'static str,
    also: &'static [&'static str],
    retry: Retry,
    message: &'static str,
) -> Row {
    Row {
        number,
        iso,
        also,
        retry,
        message,
    }
}

/// What others are known to send goes first: one ISO reason of ours may stand for several codes.
/// "See the narrative" says nothing.
fn number_for(table: &'static [Row], reason: &str) -> Option<u32> {
    if reason == NARRATIVE {
        return None;
    }
    let others = table.iter().find(|row| row.also.contains(&reason));
    others
        .or_else(|| table.iter().find(|row| row.iso == reason))
        .map(|row| row.number)
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}
