use kernel::money::{CurrencyCode, Money, parse_minor};
use serde::{Deserialize, Deserializer};

/// A limit in a request: money of zero or more, without a sign.
#[derive(Debug)]
pub(crate) struct NonNegativeMoney(pub(crate) Money);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLimit {
    amount: Minor,
    currency: CurrencyCode,
}

/// Minor units, zero or more.
struct Minor(i64);

impl<'de> Deserialize<'de> for NonNegativeMoney {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let RawLimit { amount, currency } = RawLimit::deserialize(deserializer)?;
        Ok(Self(Money::new(amount.0, currency)))
    }
}

impl<'de> Deserialize<'de> for Minor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let amount = String::deserialize(deserializer)?;
        parse_minor(&amount)
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(amount: &str) -> Option<i64> {
        let money = serde_json::json!({"amount": amount, "currency": "GBP"});
        serde_json::from_value::<NonNegativeMoney>(money)
            .ok()
            .map(|NonNegativeMoney(money)| money.minor())
    }

    #[test]
    fn only_amounts_of_zero_or_more_are_limits() {
        assert_eq!(read("0.00"), Some(0));
        assert_eq!(read("500.00"), Some(50_000));
        assert_eq!(read("9999999999999.99"), Some(999_999_999_999_999));
        for wrong in [
            "-0.00",
            "00.00",
            "0500.00",
            "-1.00",
            "+1.00",
            "0",
            "0.0",
            "1e3",
            "",
            ".00",
            "00000000000000.00",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
