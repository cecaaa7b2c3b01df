//! The Faster Payments id, under which the whole scheme knows a payment.

use std::fmt;
use std::str::FromStr;

use calendar::london;
use jiff::civil::Date;
use kernel::account::SortCode;
use kernel::base32;
use kernel::id::{PaymentId, REFERENCE_DIGITS};
use kernel::time::Moment;
use sha2::{Digest as _, Sha256};

/// The id of a payment in the scheme. Printed it has 42 characters: transaction reference (18),
/// payment type (2), date (8), currency 826 (3), originating sort code (6, zeros before it to 11).
///
/// That is longer than ISO 20022 allows for `TxId`, so messages carry [`Fpid::short`]: the same
/// without the currency and the zeros, which never differ. Nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fpid {
    reference: String,
    payment_type: PaymentType,
    date: Date,
    origin: SortCode,
}

/// The kinds of payment, named as in `LclInstrm`. The digits in an [`Fpid`] are known from
/// examples only; those of [`PaymentType::Poo`] are our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaymentType {
    /// Single immediate payment.
    Sip,
    /// Return of a payment.
    Rtn,
    /// Standing order payment.
    Sop,
    /// Forward dated payment.
    Fdp,
    /// Payment from a file of a corporate.
    Dca,
    /// Payment that originated overseas.
    Poo,
}

/// The text is not a Faster Payments id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a Faster Payments id")]
pub struct ParseFpidError;

/// Currency (826, pounds) and the zeros before the sort code.
const BETWEEN: &str = "82600000";

/// The length of the transaction reference: that of a payment's own.
const REFERENCE_CHARACTERS: usize = REFERENCE_DIGITS;

impl Fpid {
    /// The id that a payment has, determined by what names it at its sender. The same payment
    /// submitted again has the same id, so the scheme sees a duplicate and not a second payment.
    pub fn derive(payment_type: PaymentType, seed: &[u8], date: Date, origin: SortCode) -> Self {
        let digest = Sha256::new()
            .chain_update(b"fpid\0")
            .chain_update(seed)
            .finalize();
        let mut reference = base32::encode(&digest).to_ascii_uppercase();
        reference.truncate(REFERENCE_CHARACTERS);
        Self {
            reference,
            payment_type,
            date,
            origin,
        }
    }

    /// The id of a payment of this bank, whose reference is the first digits of its own id: the scheme's id
    /// alone finds the payment.
    /// Its day is that of London on which the payment was accepted.
    pub fn of_payment(payment: PaymentId, is_return: bool, accepted_at: Moment) -> Self {
        Self {
            reference: payment.reference().to_ascii_uppercase(),
            payment_type: if is_return {
                PaymentType::Rtn
            } else {
                PaymentType::Sip
            },
            date: london::date(accepted_at),
            origin: SortCode::THIS_BANK,
        }
    }

    /// The reference that the sender chose, in lower case as ids of this bank are written.
    pub fn reference(&self) -> String {
        self.reference.to_ascii_lowercase()
    }

    /// The kind of payment.
    pub fn payment_type(&self) -> PaymentType {
        self.payment_type
    }

    /// The day on which it was sent.
    pub fn date(&self) -> Date {
        self.date
    }

    /// The sort code from which it was sent.
    pub fn origin(&self) -> SortCode {
        self.origin
    }

    /// The 34 characters that fit into a message.
    pub fn short(&self) -> String {
        format!("{}{}", self.head(), self.origin.as_str())
    }

    /// When and from where a payment was sent that has this id, in the form of [`Fpid::short`] and of
    /// a type that is known here or not: those of other banks are not all known. `None` if it has
    /// another form.
    pub(crate) fn sent(text: &str) -> Option<(Date, SortCode)> {
        let digits = text.get(18..20)?;
        let is_type = digits.bytes().all(|byte| byte.is_ascii_digit());
        let (reference, rest) = text.split_at_checked(18).filter(|_| is_type)?;
        let rest = rest.get(2..).unwrap_or_default();
        let sip = PaymentType::Sip.digits();
        let fpid = Self::from_short(&format!("{reference}{sip}{rest}")).ok()?;
        Some((fpid.date, fpid.origin))
    }

    /// Reads what [`Fpid::short`] wrote.
    pub fn from_short(text: &str) -> Result<Self, ParseFpidError> {
        let (reference, rest) = text
            .split_at_checked(REFERENCE_CHARACTERS)
            .ok_or(ParseFpidError)?;
        let (digits, rest) = rest.split_at_checked(2).ok_or(ParseFpidError)?;
        let (date, origin) = rest.split_at_checked(8).ok_or(ParseFpidError)?;
        if !is_reference(reference) {
            return Err(ParseFpidError);
        }
        Ok(Self {
            reference: reference.to_owned(),
            payment_type: PaymentType::from_digits(digits).ok_or(ParseFpidError)?,
            date: compact_date(date).ok_or(ParseFpidError)?,
            origin: origin.parse().map_err(|_| ParseFpidError)?,
        })
    }

    fn head(&self) -> String {
        let (year, month, day) = (self.date.year().max(0), self.date.month(), self.date.day());
        format!(
            "{}{}{year:04}{month:02}{day:02}",
            self.reference,
            self.payment_type.digits()
        )
    }
}

impl fmt::Display for Fpid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{BETWEEN}{}", self.head(), self.origin.as_str())
    }
}

impl FromStr for Fpid {
    type Err = ParseFpidError;

    fn from_str(text: &str) -> Result<Self, ParseFpidError> {
        let (head, rest) = text.split_at_checked(28).ok_or(ParseFpidError)?;
        let origin = rest.strip_prefix(BETWEEN).ok_or(ParseFpidError)?;
        Self::from_short(&format!("{head}{origin}"))
    }
}

impl PaymentType {
    const ALL: [Self; 6] = [
        Self::Sip,
        Self::Rtn,
        Self::Sop,
        Self::Fdp,
        Self::Dca,
        Self::Poo,
    ];

    /// The name in messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sip => "SIP",
            Self::Rtn => "RTN",
            Self::Sop => "SOP",
            Self::Fdp => "FDP",
            Self::Dca => "DCA",
            Self::Poo => "POO",
        }
    }

    /// The two digits in an [`Fpid`].
    pub fn digits(self) -> &'static str {
        match self {
            Self::Sip => "10",
            Self::Rtn => "20",
            Self::Sop => "30",
            Self::Fdp => "40",
            Self::Dca => "50",
            Self::Poo => "60",
        }
    }

    fn from_digits(digits: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.digits() == digits)
    }
}

impl FromStr for PaymentType {
    type Err = ParseFpidError;

    fn from_str(code: &str) -> Result<Self, ParseFpidError> {
        Self::ALL
            .into_iter()
            .find(|known| known.code() == code)
            .ok_or(ParseFpidError)
    }
}

fn is_reference(text: &str) -> bool {
    text.len() == REFERENCE_CHARACTERS
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn compact_date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn fpid(seed: &[u8]) -> Fpid {
        Fpid::derive(
            PaymentType::Sip,
            seed,
            date(2026, 11, 23),
            SortCode::THIS_BANK,
        )
    }

    #[test]
    fn it_has_the_shape_of_the_scheme() {
        let text = fpid(b"payment").to_string();
        assert_eq!(text.len(), 42);
        assert!(
            text[..18]
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        );
        assert_eq!(&text[18..], "102026112382600000000001");
    }

    #[test]
    fn one_payment_has_one_id() {
        assert_eq!(fpid(b"payment"), fpid(b"payment"));
        assert_ne!(fpid(b"payment"), fpid(b"payment2"));
    }

    #[test]
    fn the_reference_of_a_payment_is_read_back_from_its_scheme_id() {
        let payment = PaymentId::derive(&["order", "1"]);
        // Half past midnight of 1 July in London.
        let accepted_at = "2026-06-30T23:30:00Z".parse().expect("a moment");
        let id = Fpid::of_payment(payment, true, accepted_at);
        assert_eq!(id.payment_type(), PaymentType::Rtn);
        assert_eq!(id.date(), date(2026, 7, 1));
        let read = Fpid::from_short(&id.short()).expect("an id");
        assert_eq!(read, id);
        assert_eq!(read.reference(), payment.reference());
    }

    #[test]
    fn both_forms_come_back() {
        for payment_type in PaymentType::ALL {
            let id = Fpid::derive(payment_type, b"x", date(1999, 12, 31), SortCode::THIS_BANK);
            assert_eq!(id.to_string().parse(), Ok(id.clone()));
            assert_eq!(id.short().len(), 34);
            assert_eq!(Fpid::from_short(&id.short()), Ok(id));
            assert_eq!(payment_type.code().parse(), Ok(payment_type));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let good = fpid(b"payment").to_string();
        for at in 0..good.len() {
            assert!(good[..at].parse::<Fpid>().is_err());
            let mut wrong = good.clone().into_bytes();
            wrong[at] = b'*';
            assert!(
                String::from_utf8(wrong)
                    .expect("ASCII")
                    .parse::<Fpid>()
                    .is_err()
            );
        }
        let impossible = good.replace("20261123", "20261131");
        for wrong in [
            "",
            "\u{e9}",
            &format!("{good}0"),
            &impossible,
            &good.replace("826", "978"),
        ] {
            assert!(wrong.parse::<Fpid>().is_err(), "{wrong}");
        }
    }
}
