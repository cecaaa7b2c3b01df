//! Payments in the words that all domains share: rail, route, direction, kind and status.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A payment rail: a scheme by which banks pay each other. What differs between rails is in the profile and the codec of each
/// (`shared/rails`); a new rail is a variant here, with the names that rows and clients hold of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rail {
    /// Faster Payments.
    Fps,
}

impl Rail {
    /// Every rail.
    pub const ALL: [Self; 1] = [Self::Fps];

    /// The rail as it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fps => "fps",
        }
    }

    /// The name of the bank's account with the other members of the scheme.
    pub fn settlement_account(self) -> &'static str {
        match self {
            Self::Fps => "fps-settlement",
        }
    }

    /// What the entry of a payment or return by this rail is, as it is stored and shown.
    pub fn entry_kind(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Fps, Kind::Payment) => "fps_payment",
            (Self::Fps, Kind::Return) => "fps_return",
        }
    }
}

/// How a payment travels. Stored and shown as `on_us` or as the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Between two accounts of this bank.
    OnUs,
    /// By a rail.
    Rail(Rail),
}

impl Route {
    /// The route as it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnUs => "on_us",
            Self::Rail(rail) => rail.as_str(),
        }
    }

    /// The rail that carries the payment; none within this bank.
    pub fn rail(self) -> Option<Rail> {
        match self {
            Self::OnUs => None,
            Self::Rail(rail) => Some(rail),
        }
    }
}

/// The text is no route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseRouteError;

impl fmt::Display for ParseRouteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "expected one of {}", Route::OnUs.as_str())?;
        let mut rails = Rail::ALL.into_iter();
        rails.try_for_each(|rail| write!(out, ", {}", rail.as_str()))
    }
}

impl FromStr for Route {
    type Err = ParseRouteError;

    fn from_str(text: &str) -> Result<Self, ParseRouteError> {
        let rails = Rail::ALL.into_iter().map(Self::Rail);
        let mut routes = core::iter::once(Self::OnUs).chain(rails);
        routes
            .find(|route| route.as_str() == text)
            .ok_or(ParseRouteError)
    }
}

impl Serialize for Route {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Route {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

/// Which way the money of a payment goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From an account at this bank.
    Outbound,
    /// To an account at this bank, from another bank.
    Inbound,
}

/// What a payment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A payment of its own.
    Payment,
    /// The return of another.
    Return,
}

/// The status of a payment; `payments-domain` decides what follows what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Above its client's limit: the funds are held, and another client decides.
    AwaitingApproval,
    /// Accepted: the funds are held.
    Accepted,
    /// Sent to the rail: the funds are held.
    Submitted,
    /// The rail was asked and did not respond: the funds stay held.
    Unknown,
    /// Settled: the funds moved.
    Settled,
    /// The rail rejected it: the funds were released.
    Rejected,
    /// Cancelled before it was sent to the rail: the funds were released.
    Cancelled,
    /// Another client declined it: the funds were released.
    Declined,
    /// A rule of this bank refused it: no funds were held.
    Refused,
    /// Settled, and then returned.
    Returned,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 10] = [
        Self::AwaitingApproval,
        Self::Accepted,
        Self::Submitted,
        Self::Unknown,
        Self::Settled,
        Self::Rejected,
        Self::Cancelled,
        Self::Declined,
        Self::Refused,
        Self::Returned,
    ];

    /// The status as it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingApproval => "awaiting_approval",
            Self::Accepted => "accepted",
            Self::Submitted => "submitted",
            Self::Unknown => "unknown",
            Self::Settled => "settled",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
            Self::Declined => "declined",
            Self::Refused => "refused",
            Self::Returned => "returned",
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::string::ToString as _;

    #[test]
    fn a_route_is_stored_as_it_is_shown() {
        for route in [Route::OnUs, Route::Rail(Rail::Fps)] {
            let stored = serde_json::to_string(&route).expect("JSON");
            assert_eq!(stored, std::format!("{:?}", route.as_str()));
            assert_eq!(
                serde_json::from_str::<Route>(&stored).expect("a route"),
                route
            );
        }
        assert_eq!("post".parse::<Route>(), Err(ParseRouteError));
        let error = ParseRouteError.to_string();
        assert!(error.starts_with("expected one of on_us, fps"), "{error}");
    }

    #[test]
    fn a_status_is_stored_as_it_is_shown() {
        for status in Status::ALL {
            let stored = serde_json::to_string(&status).expect("JSON");
            assert_eq!(stored, std::format!("{:?}", status.as_str()));
        }
    }
}
