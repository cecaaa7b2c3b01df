use kernel::money::Amount;

/// An amount that a message only repeats: whatever it is, the message can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedAmount {
    /// Decimal text.
    pub amount: String,
    /// A currency code.
    pub currency: String,
}

impl StatedAmount {
    /// Whether this is that amount, however it is written.
    pub fn is(&self, amount: Amount) -> bool {
        self.currency == amount.currency().as_str()
            && minor_units(&self.amount) == Some(amount.minor())
    }
}

impl From<Amount> for StatedAmount {
    fn from(amount: Amount) -> Self {
        Self {
            amount: amount.money().decimal(),
            currency: amount.currency().as_str().to_owned(),
        }
    }
}

/// The minor units of a decimal of a currency with two of them, as ISO 20022 schemas write it: `250`, `250.7` and `250.700` are
/// whole, `250.705` is not. Zeros at either end and space around it mean nothing.
pub fn minor_units(text: &str) -> Option<i64> {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let text = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_empty = whole.is_empty() && fraction.is_empty();
    let fraction_minor = fraction.trim_end_matches('0');
    if is_empty || !digits(whole) || !digits(fraction) || fraction_minor.len() > 2 {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    format!("{whole}{fraction_minor:0<2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use kernel::money::{CurrencyCode, Money};

    use super::*;

    #[test]
    fn a_stated_amount_is_the_same_however_it_is_written() {
        let amount = Amount::new(Money::new(25_070, CurrencyCode::Gbp)).expect("an amount");
        let stated = |text: &str, currency: &str| StatedAmount {
            amount: text.to_owned(),
            currency: currency.to_owned(),
        };
        for text in ["250.7", "250.70", " +0250.700 "] {
            assert!(stated(text, "GBP").is(amount), "{text}");
        }
        for text in ["250.705", "250", "", ".", "250.7x", "-250.70"] {
            assert!(!stated(text, "GBP").is(amount), "{text}");
        }
        assert!(!stated("250.70", "EUR").is(amount));
        assert!(StatedAmount::from(amount).is(amount));
    }
}
