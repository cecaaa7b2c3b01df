//! Money as a whole number of minor units, with its currency in the type or beside it.
//!
//! There is no `+`: sums are checked, and a sum across currencies has no value. In JSON an amount
//! is a string, `{"amount":"12.34","currency":"GBP"}`; a float never comes near it.

use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The currencies accounts are held in (ISO 4217). All have two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum CurrencyCode {
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// United States dollar.
    Usd,
}

impl CurrencyCode {
    /// Every currency, in the order of their codes.
    pub const ALL: [Self; 3] = [Self::Eur, Self::Gbp, Self::Usd];

    /// The three-letter code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Usd => "USD",
        }
    }
}

impl fmt::Display for CurrencyCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for CurrencyCode {
    type Err = ParseMoneyError;

    fn from_str(text: &str) -> Result<Self, ParseMoneyError> {
        Self::ALL
            .into_iter()
            .find(|code| code.as_str() == text)
            .ok_or(ParseMoneyError::Currency)
    }
}

/// What money is denominated in: a currency known to the compiler ([`Gbp`]) or one known at run
/// time ([`CurrencyCode`]).
pub trait Denomination: Copy + Eq + fmt::Debug {
    /// The currency's code.
    fn code(self) -> CurrencyCode;
}

impl Denomination for CurrencyCode {
    fn code(self) -> CurrencyCode {
        self
    }
}

/// Pounds sterling, known to the compiler: what Faster Payments and Bacs carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gbp;

impl Denomination for Gbp {
    fn code(self) -> CurrencyCode {
        CurrencyCode::Gbp
    }
}

/// An amount of money, of either sign or zero, in minor units (pence, cents).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money<C = CurrencyCode> {
    minor: i64,
    currency: C,
}

impl<C: Denomination> Money<C> {
    /// This many minor units.
    pub fn new(minor: i64, currency: C) -> Self {
        Self { minor, currency }
    }

    /// None of it.
    pub fn zero(currency: C) -> Self {
        Self::new(0, currency)
    }

    /// The number of minor units.
    pub fn minor(self) -> i64 {
        self.minor
    }

    /// What it is denominated in.
    pub fn currency(self) -> C {
        self.currency
    }

    /// The sum; `None` on overflow or if the currencies differ.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Self::new(minor, self.currency))
    }

    /// The difference; `None` on overflow or if the currencies differ.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The same amount the other way; `None` on overflow.
    pub fn checked_neg(self) -> Option<Self> {
        Some(Self::new(self.minor.checked_neg()?, self.currency))
    }

    /// The amount in major units with two decimals, as in `-12.34`.
    pub fn decimal(self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let whole = self.minor.unsigned_abs();
        format!("{sign}{}.{:02}", whole / 100, whole % 100)
    }
}

impl<C: Denomination> fmt::Debug for Money<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.decimal(), self.currency.code())
    }
}

impl<C: Denomination> fmt::Display for Money<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

/// Money that moves: always more than zero. The largest is 9,999,999,999,999.99, far inside `i64`,
/// so that balances cannot be driven to overflow by one posting.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount<C = CurrencyCode>(Money<C>);

impl<C: Denomination> Amount<C> {
    /// The largest amount, in minor units.
    pub const MAX_MINOR: i64 = 999_999_999_999_999;

    /// The money as an amount, if it is more than zero and not above [`Self::MAX_MINOR`].
    pub fn new(money: Money<C>) -> Option<Self> {
        (1..=Self::MAX_MINOR)
            .contains(&money.minor)
            .then_some(Self(money))
    }

    /// Parses `12.34`: digits, a point, exactly two decimals.
    pub fn parse(decimal: &str, currency: C) -> Result<Self, ParseMoneyError> {
        match parse_minor(decimal) {
            Ok(minor) => Self::new(Money::new(minor, currency)).ok_or(ParseMoneyError::Range),
            Err(ParseMoneyError::TooLarge) => Err(ParseMoneyError::Range),
            Err(wrong) => Err(wrong),
        }
    }

    /// The amount as money.
    pub fn money(self) -> Money<C> {
        self.0
    }

    /// The number of minor units, more than zero.
    pub fn minor(self) -> i64 {
        self.0.minor
    }

    /// What it is denominated in.
    pub fn currency(self) -> C {
        self.0.currency
    }
}

impl<C: Denomination> fmt::Debug for Amount<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

impl<C: Denomination> fmt::Display for Amount<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

impl Amount<CurrencyCode> {
    /// The same amount as pounds, if pounds it is.
    pub fn in_pounds(self) -> Option<Amount<Gbp>> {
        (self.currency() == CurrencyCode::Gbp).then_some(Amount(Money::new(self.minor(), Gbp)))
    }
}

impl Amount<Gbp> {
    /// The same amount with its currency known at run time.
    pub fn any(self) -> Amount<CurrencyCode> {
        Amount(Money::new(self.minor(), CurrencyCode::Gbp))
    }
}

/// The text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseMoneyError {
    /// Not digits, a point and two decimals, or a zero before another digit.
    #[error(
        "expected digits without a leading zero, a point and exactly two decimals, such as 12.34"
    )]
    Form,
    /// Zero where money must move, or more than the largest amount.
    #[error("expected an amount from 0.01 to 9999999999999.99")]
    Range,
    /// More than the largest amount, where zero is one.
    #[error("expected an amount from 0.00 to 9999999999999.99")]
    TooLarge,
    /// A currency no account is held in.
    #[error("expected one of EUR, GBP, USD")]
    Currency,
}

/// Minor units of a decimal without sign, exponent, grouping, leading zero or white space: zero or more.
///
/// # Errors
/// [`ParseMoneyError::Form`] and [`ParseMoneyError::TooLarge`].
pub fn parse_minor(decimal: &str) -> Result<i64, ParseMoneyError> {
    let (whole, fraction) = decimal.split_once('.').ok_or(ParseMoneyError::Form)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = whole == "0" || !whole.is_empty() && !whole.starts_with('0');
    if !is_plain || fraction.len() != 2 || !digits(whole) || !digits(fraction) {
        return Err(ParseMoneyError::Form);
    }
    if whole.len() > 13 {
        return Err(ParseMoneyError::TooLarge);
    }
    let major: i64 = whole.parse().map_err(|_| ParseMoneyError::TooLarge)?;
    let minor: i64 = fraction.parse().map_err(|_| ParseMoneyError::Form)?;
    major
        .checked_mul(100)
        .and_then(|sum| sum.checked_add(minor))
        .ok_or(ParseMoneyError::TooLarge)
}

#[derive(Serialize)]
struct Wire {
    amount: String,
    currency: CurrencyCode,
}

/// As it is read: what is wrong with the amount is said of that field, whatever the currency.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMoney<T> {
    amount: T,
    currency: CurrencyCode,
}

/// Minor units of either sign.
struct Signed(i64);

/// Minor units of an amount.
struct Positive(i64);

impl FromStr for Signed {
    type Err = ParseMoneyError;

    fn from_str(text: &str) -> Result<Self, ParseMoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        match (negative, parse_minor(digits)?) {
            (false, minor) => Ok(Self(minor)),
            // Zero has one spelling, without a sign.
            (true, 0) => Err(ParseMoneyError::Form),
            (true, minor) => minor.checked_neg().map(Self).ok_or(ParseMoneyError::Range),
        }
    }
}

impl FromStr for Positive {
    type Err = ParseMoneyError;

    fn from_str(text: &str) -> Result<Self, ParseMoneyError> {
        Amount::parse(text, Gbp).map(|amount| Self(amount.minor()))
    }
}

impl<'de> Deserialize<'de> for Signed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

impl<'de> Deserialize<'de> for Positive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire {
            amount: self.decimal(),
            currency: self.currency,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let RawMoney { amount, currency } = RawMoney::<Signed>::deserialize(deserializer)?;
        Ok(Self::new(amount.0, currency))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let RawMoney { amount, currency } = RawMoney::<Positive>::deserialize(deserializer)?;
        Self::new(Money::new(amount.0, currency))
            .ok_or_else(|| serde::de::Error::custom(ParseMoneyError::Range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_digits_a_point_and_two_decimals() {
        let parsed = Amount::parse("12.34", Gbp).expect("an amount");
        assert_eq!(parsed.minor(), 1234);
        assert_eq!(parsed.money().decimal(), "12.34");
        let wrong =
            "12|12.3|12.345|-1.00|+1.00|1e3| 1.00|1,000.00|.50|01.00|00.50|00000000000001.00";
        for wrong in wrong.split('|') {
            assert_eq!(
                Amount::parse(wrong, Gbp),
                Err(ParseMoneyError::Form),
                "{wrong}"
            );
        }
        for wrong in ["0.00", "99999999999999.00", "999999999999999999999.00"] {
            assert_eq!(
                Amount::parse(wrong, Gbp),
                Err(ParseMoneyError::Range),
                "{wrong}"
            );
        }
    }

    #[test]
    fn money_of_either_sign_has_one_spelling() {
        let read = |text: &str| text.parse().map(|Signed(minor)| minor).ok();
        assert_eq!((read("-1.05"), read("0.00")), (Some(-105), Some(0)));
        for wrong in ["-0.00", "-01.05", "00.00", "--1.00", "+1.00"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sums_across_currencies_have_no_value() {
        let pounds = Money::new(1, CurrencyCode::Gbp);
        assert_eq!(pounds.checked_add(Money::new(1, CurrencyCode::Eur)), None);
        assert_eq!(
            pounds.checked_add(Money::new(i64::MAX, CurrencyCode::Gbp)),
            None
        );
        assert_eq!(
            pounds.checked_sub(pounds),
            Some(Money::zero(CurrencyCode::Gbp))
        );
    }

    #[test]
    fn small_negative_money_keeps_its_sign() {
        assert_eq!(Money::new(-5, Gbp).decimal(), "-0.05");
        assert_eq!(Money::new(i64::MIN, Gbp).decimal(), "-92233720368547758.08");
    }
}
