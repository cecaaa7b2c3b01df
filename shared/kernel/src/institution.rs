//! What the bank allows an institution: set by the bank, and below it the institution's administrators choose.

use alloc::collections::BTreeMap;
use alloc::string::String;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::{CurrencyCode, Gbp, Money, parse_minor};
use crate::policy::{ClientPolicy, RequestRate};
use crate::whole;

/// The limits of an institution. The default holds for one that the bank set none for: it grants no
/// credit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionLimits {
    /// How many clients may be registered, frozen ones included.
    pub clients: ClientCount,
    /// How many requests each client may make in a minute, whatever its policy says.
    pub requests_per_minute: RequestRate,
    /// How much the overdraft limits of all its accounts may sum to.
    pub exposure: ExposureLimits,
}

impl InstitutionLimits {
    /// The policy as it holds: no more requests than the institution's clients may make.
    #[must_use]
    pub fn bound(&self, policy: ClientPolicy) -> ClientPolicy {
        ClientPolicy {
            requests_per_minute: policy.requests_per_minute.min(self.requests_per_minute),
            ..policy
        }
    }
}

/// A number of clients that an institution may have: 1 to 100,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ClientCount(u32);

impl ClientCount {
    /// The highest that can be set.
    pub const MAX: u32 = 100_000;

    /// As many as can be set.
    pub const HIGHEST: Self = Self(Self::MAX);

    /// This many, if it is one of those that can be set.
    pub fn new(clients: u32) -> Option<Self> {
        (1..=Self::MAX).contains(&clients).then_some(Self(clients))
    }

    /// The number.
    pub fn clients(self) -> u32 {
        self.0
    }
}

impl Default for ClientCount {
    fn default() -> Self {
        Self(100)
    }
}

impl<'de> Deserialize<'de> for ClientCount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole::within(deserializer, 1..=Self::MAX).map(Self)
    }
}

/// The highest sums of overdraft limits, by currency: `{"GBP":"250000.00"}`. Nothing in a currency
/// that is not named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExposureLimits(BTreeMap<CurrencyCode, ExposureLimit>);

impl ExposureLimits {
    /// The highest sum in this currency, in minor units.
    pub fn most(&self, currency: CurrencyCode) -> i64 {
        self.0.get(&currency).map_or(0, |limit| limit.0)
    }
}

/// An amount in minor units, not below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ExposureLimit(i64);

impl Serialize for ExposureLimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // How many decimals a currency has is the same for all that accounts are held in.
        serializer.serialize_str(&Money::new(self.0, Gbp).decimal())
    }
}

impl<'de> Deserialize<'de> for ExposureLimit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let decimal = String::deserialize(deserializer)?;
        parse_minor(&decimal).map(Self).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<InstitutionLimits, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn limits_are_read_as_they_are_written_and_every_field_is_required() {
        let text = r#"{"clients":20,"requests_per_minute":600,"exposure":{"GBP":"250000.00"}}"#;
        let limits = read(text).expect("limits");
        assert_eq!(serde_json::to_string(&limits).expect("JSON"), text);
        for wrong in [
            "{}",
            r#"{"clients":20,"requests_per_minute":600}"#,
            r#"{"clients":20,"exposure":{}}"#,
            r#"{"requests_per_minute":600,"exposure":{}}"#,
            r#"{"clients":0,"requests_per_minute":600,"exposure":{}}"#,
            r#"{"clients":100001,"requests_per_minute":600,"exposure":{}}"#,
            r#"{"clients":20,"requests_per_minute":0,"exposure":{}}"#,
            r#"{"clients":20,"requests_per_minute":600,"exposure":{"GBP":"-1.00"}}"#,
            r#"{"clients":20,"requests_per_minute":600,"exposure":{"GBP":1}}"#,
            r#"{"clients":20,"requests_per_minute":600,"exposure":{"GBX":"1.00"}}"#,
            r#"{"clients":20,"requests_per_minute":600,"exposure":{},"more":1}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_institution_without_limits_of_its_own_gets_no_credit() {
        let limits = InstitutionLimits::default();
        for currency in CurrencyCode::ALL {
            assert_eq!(limits.exposure.most(currency), 0);
        }
        assert_eq!(limits.clients.clients(), 100);
        assert_eq!(limits.requests_per_minute, RequestRate::default());
    }

    #[test]
    fn a_policy_allows_no_more_requests_than_the_institution_has() {
        let rate = |requests| RequestRate::new(requests).expect("a rate");
        let limits = InstitutionLimits {
            requests_per_minute: rate(600),
            ..InstitutionLimits::default()
        };
        let policy = |requests| ClientPolicy {
            requests_per_minute: rate(requests),
            ..ClientPolicy::default()
        };
        assert_eq!(limits.bound(policy(6_000)), policy(600));
        assert_eq!(limits.bound(policy(60)), policy(60));
    }
}
