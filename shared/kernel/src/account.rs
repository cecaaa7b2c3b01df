//! What names an account in the United Kingdom: sort code, account number, IBAN.

use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! digits {
    ($(#[$doc:meta])* $name:ident, $count:literal, $error:ident, $message:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $count]);

        /// The text is not of the form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        #[error($message)]
        pub struct $error;

        impl $name {
            /// The digits as text.
            pub fn as_str(&self) -> &str {
                core::str::from_utf8(&self.0).unwrap_or_default()
            }

            /// The value of each digit, first to last.
            pub fn digits(&self) -> [u8; $count] {
                self.0.map(|digit| digit.saturating_sub(b'0'))
            }
        }

        impl FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                let bytes: [u8; $count] = text.as_bytes().try_into().map_err(|_| $error)?;
                bytes.iter().all(u8::is_ascii_digit).then_some(Self(bytes)).ok_or($error)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::parsed(deserializer)
            }
        }
    };
}

digits! {
    /// Six digits that name a branch of a bank.
    SortCode, 6, ParseSortCodeError, "expected six digits"
}
digits! {
    /// Eight digits that name an account at a sort code. Personal data: shown redacted.
    AccountNumber, 8, ParseAccountNumberError, "expected eight digits"
}

impl SortCode {
    /// The one sort code of this bank. Fictitious: no bank of the United Kingdom has it.
    pub const THIS_BANK: Self = Self(*b"000001");
}

impl fmt::Debug for SortCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for AccountNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("AccountNumber(..)")
    }
}

/// The bank code in our IBANs.
const BANK_CODE: &str = "MALA";
/// Weights of our own MOD11 check over sort code and account number, in digit order.
const WEIGHTS: [u32; 14] = [0, 0, 0, 0, 0, 0, 8, 7, 6, 5, 4, 3, 2, 1];

impl AccountNumber {
    /// The number of ours that these seven digits open, its check digit last. `None` if the check
    /// would need the digit ten, and for numbers above 9,999,999.
    pub fn with_check_digit(seven: u32) -> Option<Self> {
        (0..=9).find_map(|check| {
            let number: Self = format!("{seven:07}{check}").parse().ok()?;
            number.passes_our_check().then_some(number)
        })
    }

    /// Whether the number could have been issued by this bank: its weighted digit sum leaves no
    /// remainder by eleven (the MOD11 method of the UK modulus check, with weights of our own).
    pub fn passes_our_check(&self) -> bool {
        let digits = SortCode::THIS_BANK
            .digits()
            .into_iter()
            .chain(self.digits());
        let sum = digits.zip(WEIGHTS).fold(0_u32, |sum, (digit, weight)| {
            sum.saturating_add(u32::from(digit).saturating_mul(weight))
        });
        sum % 11 == 0
    }

    /// The IBAN of the account of ours with this number (ISO 13616, United Kingdom).
    pub fn our_iban(&self) -> Iban {
        let bban = format!(
            "{BANK_CODE}{}{}",
            SortCode::THIS_BANK.as_str(),
            self.as_str()
        );
        let check = 98_u64.saturating_sub(mod_97(&format!("{bban}GB00")));
        Iban(format!("GB{check:02}{bban}"))
    }
}

/// An international bank account number of the United Kingdom, 22 characters without spaces.
/// Personal data: shown redacted.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Iban(String);

impl Iban {
    /// The IBAN as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The fourteen digits of sort code and account number, which stand behind the bank's letters.
    pub fn domestic(&self) -> &str {
        self.0.get(8..).unwrap_or_default()
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Iban(..)")
    }
}

/// The text is not a British IBAN, or its check digits are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected GB, two check digits, four letters and fourteen digits")]
pub struct ParseIbanError;

impl FromStr for Iban {
    type Err = ParseIbanError;

    fn from_str(text: &str) -> Result<Self, ParseIbanError> {
        let parts = text
            .split_at_checked(4)
            .zip(text.get(4..8))
            .zip(text.get(8..));
        let (((head, bban), bank), digits) = parts.ok_or(ParseIbanError)?;
        let well_formed = text.len() == 22
            && head.starts_with("GB")
            && head.bytes().skip(2).all(|byte| byte.is_ascii_digit())
            && bank.bytes().all(|byte| byte.is_ascii_uppercase())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if well_formed && mod_97(&format!("{bban}{head}")) == 1 {
            Ok(Self(text.into()))
        } else {
            Err(ParseIbanError)
        }
    }
}

impl<'de> Deserialize<'de> for Iban {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

/// The remainder by 97 of the text read as a number, letters as 10 to 35 (ISO 7064).
fn mod_97(text: &str) -> u64 {
    text.chars()
        .filter_map(|symbol| symbol.to_digit(36))
        .fold(0, |rest, value| {
            let shift: u64 = if value > 9 { 100 } else { 10 };
            rest.saturating_mul(shift).saturating_add(u64::from(value)) % 97
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_ibans_pass_and_their_neighbours_do_not() {
        assert!("GB29NWBK60161331926819".parse::<Iban>().is_ok());
        assert!("GB33BUKB20201555555555".parse::<Iban>().is_ok());
        assert!("GB29NWBK60161331926818".parse::<Iban>().is_err());
        for wrong in [
            "",
            "GB29",
            "FR29NWBK60161331926819",
            "GB29nwbk60161331926819",
            "GB2é",
        ] {
            assert!(wrong.parse::<Iban>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_number_we_issue_passes_its_check_and_any_wrong_digit_fails_it() {
        let issued = (0..2_000).filter_map(AccountNumber::with_check_digit);
        for number in issued {
            assert!(number.our_iban().as_str().parse::<Iban>().is_ok());
            for (place, digit) in number.as_str().bytes().enumerate() {
                let mut wrong = number.0;
                wrong[place] = if digit == b'9' {
                    b'0'
                } else {
                    digit.saturating_add(1)
                };
                assert!(!AccountNumber(wrong).passes_our_check());
            }
        }
    }

    #[test]
    fn personal_numbers_do_not_show_in_debug() {
        let number: AccountNumber = "12345678".parse().expect("eight digits");
        assert_eq!(
            format!("{number:?} {:?}", number.our_iban()),
            "AccountNumber(..) Iban(..)"
        );
    }
}
