//! What is asked of a client beyond its scopes: set by its tenant's administrator, carried from
//! the authorizer to every operation.

use alloc::collections::BTreeMap;
use alloc::string::String;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::{Amount, CurrencyCode, Gbp, Money, parse_minor};
use crate::whole;

/// The policy of a client. What is left out is as for a client that never had one set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientPolicy {
    /// Above what its payments need another client's approval.
    #[serde(skip_serializing_if = "ApprovalLimits::is_empty")]
    pub approval_above: ApprovalLimits,
    /// Above what of its payments from one account on one London day they need another client's
    /// approval. Empty: as much in a day as in one payment.
    #[serde(skip_serializing_if = "ApprovalLimits::is_empty")]
    pub account_daily_limit: ApprovalLimits,
    /// The same over all accounts.
    #[serde(skip_serializing_if = "ApprovalLimits::is_empty")]
    pub client_daily_limit: ApprovalLimits,
    /// Whether its tokens must be bound to a key (RFC 9449), so that it gets and uses no others.
    pub dpop_required: bool,
    /// Whether requests that move money must be signed.
    pub request_signatures: RequestSignatures,
    /// How many requests it may make in a minute.
    pub requests_per_minute: RequestRate,
}

impl ClientPolicy {
    /// The most that the client pays alone from one account on one London day, in minor units; none
    /// if its policy sets no limit at all. Without a limit for a day it is the one for a payment:
    /// else many payments would be what one may not be.
    pub fn account_daily_most(&self, currency: CurrencyCode) -> Option<i64> {
        if self.account_daily_limit.is_empty() {
            self.approval_above.most(currency)
        } else {
            self.account_daily_limit.most(currency)
        }
    }
}

/// Whether a client must sign the requests that move money (RFC 9421).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestSignatures {
    /// It need not; a signature that is there must hold all the same.
    #[default]
    Optional,
    /// It must.
    Required,
}

/// A number of requests in a minute: 1 to 60,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct RequestRate(u32);

impl RequestRate {
    /// The highest that can be set.
    pub const MAX: u32 = 60_000;

    /// This many, if it is one of those that can be set.
    pub fn new(requests: u32) -> Option<Self> {
        (1..=Self::MAX)
            .contains(&requests)
            .then_some(Self(requests))
    }

    /// The number.
    pub fn requests(self) -> u32 {
        self.0
    }
}

/// A hundred in a second: more than a back office needs, less than what slows its neighbours.
impl Default for RequestRate {
    fn default() -> Self {
        Self(6_000)
    }
}

impl<'de> Deserialize<'de> for RequestRate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole::within(deserializer, 1..=Self::MAX).map(Self)
    }
}

/// The highest amounts that a client pays alone, by currency: `{"GBP":"10000.00"}`. Where there are
/// some, a payment in a currency without one needs approval whatever its amount: what nobody thought
/// of is not let through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApprovalLimits(BTreeMap<CurrencyCode, ApprovalLimit>);

/// The highest amount in one currency, in minor units; not below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApprovalLimit(i64);

impl ApprovalLimits {
    /// Whether there are none, so that nothing needs approval.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The highest amount in this currency, in minor units: nothing where there are limits in others
    /// only. None if there are no limits.
    pub fn most(&self, currency: CurrencyCode) -> Option<i64> {
        match self.0.get(&currency) {
            Some(limit) => Some(limit.0),
            None => (!self.is_empty()).then_some(0),
        }
    }

    /// Whether a payment of this amount needs another client's approval.
    pub fn exceeded_by(&self, amount: Amount) -> bool {
        let most = self.most(amount.currency());
        most.is_some_and(|most| amount.minor() > most)
    }
}

impl Serialize for ApprovalLimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // How many decimals a currency has is the same for all that accounts are held in.
        serializer.serialize_str(&Money::new(self.0, Gbp).decimal())
    }
}

impl<'de> Deserialize<'de> for ApprovalLimit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let decimal = String::deserialize(deserializer)?;
        parse_minor(&decimal).map(Self).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(json: &str) -> ApprovalLimits {
        serde_json::from_str(json).expect(json)
    }

    fn amount(minor: i64, currency: CurrencyCode) -> Amount {
        Amount::new(Money::new(minor, currency)).expect("an amount")
    }

    #[test]
    fn a_payment_at_the_limit_needs_no_approval_and_one_above_it_does() {
        let most = amount(Amount::<CurrencyCode>::MAX_MINOR, CurrencyCode::Gbp);
        assert!(!ApprovalLimits::default().exceeded_by(most));
        let one_pound = limits(r#"{"GBP":"1.00"}"#);
        assert!(!one_pound.exceeded_by(amount(100, CurrencyCode::Gbp)));
        assert!(one_pound.exceeded_by(amount(101, CurrencyCode::Gbp)));
        assert!(one_pound.exceeded_by(amount(1, CurrencyCode::Eur)));
        assert!(limits(r#"{"GBP":"0.00"}"#).exceeded_by(amount(1, CurrencyCode::Gbp)));
    }

    #[test]
    fn a_client_with_a_limit_for_a_payment_only_has_it_for_a_day_as_well() {
        let read = |text: &str| serde_json::from_str::<ClientPolicy>(text).expect("a policy");
        let most = |text: &str| read(text).account_daily_most(CurrencyCode::Gbp);
        assert_eq!(most("{}"), None);
        assert_eq!(most(r#"{"approval_above":{"GBP":"10.00"}}"#), Some(1000));
        assert_eq!(most(r#"{"approval_above":{"EUR":"10.00"}}"#), Some(0));
        let day = r#"{"approval_above":{"GBP":"10.00"},"account_daily_limit":{"GBP":"50.00"}}"#;
        assert_eq!(most(day), Some(5000));
    }

    #[test]
    fn a_policy_is_read_as_it_is_written_and_what_is_missing_is_the_default() {
        let read = |text| serde_json::from_str::<ClientPolicy>(text);
        assert_eq!(read("{}").expect("a policy"), ClientPolicy::default());
        let text = r#"{"approval_above":{"GBP":"10.00"},"dpop_required":true,"request_signatures":"required","requests_per_minute":60}"#;
        let policy = read(text).expect("a policy");
        assert_eq!(serde_json::to_string(&policy).expect("JSON"), text);
        for wrong in [
            r#"{"requests_per_minute":0}"#,
            r#"{"requests_per_minute":60001}"#,
            r#"{"request_signatures":"never"}"#,
            r#"{"approval_above":{"GBP":"-1.00"}}"#,
            r#"{"approval_above":{"GBP":"1"}}"#,
            r#"{"approval_above":{"gbp":"1.00"}}"#,
            r#"{"more":1}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
