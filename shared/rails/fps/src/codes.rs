//! Why a payment was rejected or returned, in the scheme's digits and in ISO 20022.
//!
//! In a message the ISO code stands in `Rsn/Cd` (or, being longer than four characters, in
//! `Rsn/Prtry`), where everybody looks for it; the scheme's digits stand beside it in `AddtlInf`
//! as `FPS 1160`. Either alone is understood.

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
            type Err = $crate::codes::NotAReason;

            fn from_str(text: &str) -> Result<Self, $crate::codes::NotAReason> {
                $crate::codes::digits(text, $digits).map(Self).ok_or($crate::codes::NotAReason)
            }
        }
    };
}

mod qualifier;
mod reject;
mod returned;

use std::fmt;
use std::str::FromStr;

pub use qualifier::Qualifier;
pub use reject::RejectCode;
pub use returned::ReturnCode;

use crate::xml::Xml;

/// What the payer's side should do about a payment that did not go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same payment may be sent again.
    Retry,
    /// Something about the payment has to be mended before.
    ReviewThenRetry,
    /// It would fail again.
    DoNotRetry,
}

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
pub trait SchemeCode: Copy + fmt::Display + FromStr {
    /// The first code of the table for which somebody might send this ISO reason.
    fn from_iso(reason: &str) -> Option<Self>;

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

/// A reason as it travels in a message: the ISO code always, the scheme's when it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<C> {
    /// The scheme's code, if the message held one.
    pub scheme: Option<C>,
    /// The ISO reason.
    pub iso: IsoReason,
    /// The field of the message that it is about, by its path, where a syntax error names one.
    pub field: Option<String>,
}

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
pub struct NotAReason;

impl FromStr for IsoReason {
    type Err = NotAReason;

    fn from_str(text: &str) -> Result<Self, NotAReason> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        let fits = (1..=35).contains(&text.len()) && text.bytes().all(allowed);
        fits.then(|| Self(text.to_owned())).ok_or(NotAReason)
    }
}

impl fmt::Display for IsoReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Retry {
    /// The advice as the API says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::ReviewThenRetry => "review_then_retry",
            Self::DoNotRetry => "do_not_retry",
        }
    }
}

impl<C: SchemeCode> Reason<C> {
    /// The reason with this code of the scheme and the ISO reason that goes with it.
    pub fn of(code: C) -> Self {
        Self::of_field(code, None)
    }

    /// The reason that names no code of the scheme.
    pub fn of_iso(iso: IsoReason) -> Self {
        Self {
            scheme: None,
            iso,
            field: None,
        }
    }

    /// The same as [`Reason::of`] about a field of the message. A date that cannot be is ISO's `DT01`.
    pub fn of_field(code: C, field: Option<&str>) -> Self {
        let field = field.filter(|path| is_path(path)).map(str::to_owned);
        let is_date = field
            .as_deref()
            .is_some_and(|path| path.ends_with(DATE_FIELD));
        Self {
            scheme: Some(code),
            iso: if is_date {
                IsoReason::known(INVALID_DATE)
            } else {
                code.iso()
            },
            field,
        }
    }

    /// The scheme's code: the one given, else the one that the ISO reason stands for.
    pub fn scheme_code(&self) -> Option<C> {
        self.scheme.or_else(|| C::from_iso(self.iso.as_str()))
    }

    /// What the payer's side should do. A reason nobody knows has to be looked at.
    pub fn retry(&self) -> Retry {
        self.scheme_code().map_or(Retry::ReviewThenRetry, C::retry)
    }

    /// The reason in words for a client.
    pub fn message(&self) -> &'static str {
        self.scheme_code().map_or(UNLISTED, C::message)
    }

    /// `Rsn` and `AddtlInf`, to stand in `StsRsnInf` or `RtrRsnInf`.
    pub(crate) fn write(&self, xml: &mut Xml) {
        let choice = if self.iso.is_code() { "Cd" } else { "Prtry" };
        xml.nested(&["Rsn", choice], &self.iso);
        xml.optional("AddtlInf", self.note());
        let field = self.field.as_deref();
        xml.optional("AddtlInf", field.map(|path| format!("{FIELD_NOTE}{path}")));
    }

    /// The line of `AddtlInf` that carries the scheme's code.
    pub(crate) fn note(&self) -> Option<String> {
        self.scheme.map(|code| format!("{NOTE}{code}"))
    }

    /// Puts together what a message said. Nothing in it makes a rejection unreadable.
    pub(crate) fn from_message<'a>(
        iso: Option<&str>,
        notes: impl Iterator<Item = &'a str>,
    ) -> Self {
        let (mut scheme, mut field) = (None, None);
        for note in notes {
            let path = note.strip_prefix(FIELD_NOTE).filter(|path| is_path(path));
            field = field.or_else(|| path.map(str::to_owned));
            scheme = scheme.or_else(|| note.strip_prefix(NOTE)?.parse::<C>().ok());
        }
        let given = iso.and_then(|text| text.parse().ok());
        let iso = given
            .or_else(|| scheme.map(C::iso))
            .unwrap_or_else(|| IsoReason::known(NARRATIVE));
        Self { scheme, iso, field }
    }
}

/// Whether the text is a path of element names that fits into `AddtlInf` behind its mark.
fn is_path(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'/';
    (1..=95).contains(&text.len()) && text.bytes().all(allowed)
}

/// ISO's "see the narrative", here the original message.
const NARRATIVE: &str = "NARR";
const NOTE: &str = "FPS ";
/// Before the path of the first bad field, which the scheme's own messages name in their field 44.
const FIELD_NOTE: &str = "FPS field ";
/// ISO's "invalid date", and the field whose date it is.
const INVALID_DATE: &str = "DT01";
const DATE_FIELD: &str = "IntrBkSttlmDt";
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(iso: Option<&str>, notes: &[&str]) -> Rejection {
        Reason::from_message(iso, notes.iter().copied())
    }

    #[test]
    fn either_code_alone_is_understood() {
        assert_eq!(
            read(Some("AC04"), &["closed"]).scheme_code(),
            Some(RejectCode::ACCOUNT_CLOSED)
        );
        assert_eq!(
            read(None, &["closed", "FPS 1160"]),
            Reason::of(RejectCode::ACCOUNT_CLOSED)
        );
    }

    #[test]
    fn an_unknown_reason_is_still_a_reason() {
        for (iso, notes) in [
            (None, &[][..]),
            (Some("no such thing!"), &["FPS 99999", "FPS x"]),
            (Some("ZZ99"), &[""]),
        ] {
            let reason = read(iso, notes);
            assert_eq!(reason.scheme_code(), None);
            assert_eq!(reason.retry(), Retry::ReviewThenRetry);
            assert!(!reason.message().is_empty());
        }
        assert_eq!(read(None, &[]).iso.as_str(), "NARR");
    }

    #[test]
    fn a_code_outside_the_table_is_kept() {
        let reason = read(Some("MS03"), &["FPS 1199"]);
        assert_eq!(
            reason.scheme.map(|code| code.to_string()).as_deref(),
            Some("1199")
        );
        assert_eq!(reason.retry(), Retry::ReviewThenRetry);
    }
}
