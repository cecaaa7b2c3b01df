use kernel::account::SortCode;
use kernel::money::{Amount, CurrencyCode};
use kernel::payment::{ParseRouteError, Rail, Route};

use crate::Refusal;

/// Which routes the client accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoutePreference {
    /// Any that leads to the creditor.
    #[default]
    Auto,
    /// This one only.
    Only(Route),
}

/// The text is no preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}, auto")]
pub struct ParsePreferenceError(ParseRouteError);

impl RoutePreference {
    /// The preference as a client writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Only(route) => route.as_str(),
        }
    }
}

impl core::str::FromStr for RoutePreference {
    type Err = ParsePreferenceError;

    fn from_str(text: &str) -> Result<Self, ParsePreferenceError> {
        if text == Self::Auto.as_str() {
            return Ok(Self::Auto);
        }
        let route = text.parse().map_err(ParsePreferenceError)?;
        Ok(Self::Only(route))
    }
}

/// What a rail carries to other banks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RailLimits {
    /// The rail.
    pub rail: Rail,
    /// The currency that it carries.
    pub currency: CurrencyCode,
    /// The largest amount of one payment, in minor units.
    pub largest_minor: i64,
}

/// The route to a creditor's sort code: within this bank, or by the first of these rails that the client does not exclude.
///
/// # Errors
/// [`Refusal::RouteUnavailable`] if the client's preference does not lead there, or no rail carries the currency;
/// [`Refusal::AmountAboveLimit`] above the limit of the rail.
pub fn choose(
    preference: RoutePreference,
    creditor: SortCode,
    amount: Amount,
    rails: &[RailLimits],
) -> Result<Route, Refusal> {
    let is_wanted = |route: Route| match preference {
        RoutePreference::Auto => true,
        RoutePreference::Only(only) => only == route,
    };
    if creditor == SortCode::THIS_BANK {
        return is_wanted(Route::OnUs)
            .then_some(Route::OnUs)
            .ok_or(Refusal::RouteUnavailable);
    }
    let mut leading = rails
        .iter()
        .filter(|limits| is_wanted(Route::Rail(limits.rail)));
    let limits = leading.find(|limits| limits.currency == amount.currency());
    let limits = limits.ok_or(Refusal::RouteUnavailable)?;
    if amount.minor() > limits.largest_minor {
        return Err(Refusal::AmountAboveLimit);
    }
    Ok(Route::Rail(limits.rail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Money;

    const LIMIT: i64 = 100_000_000;
    const FPS: Route = Route::Rail(Rail::Fps);

    fn choose_for(
        preference: RoutePreference,
        sort_code: &str,
        minor: i64,
        currency: CurrencyCode,
    ) -> Result<Route, Refusal> {
        let amount = Amount::new(Money::new(minor, currency)).expect("an amount");
        let rails = [RailLimits {
            rail: Rail::Fps,
            currency: CurrencyCode::Gbp,
            largest_minor: LIMIT,
        }];
        choose(
            preference,
            sort_code.parse().expect("a sort code"),
            amount,
            &rails,
        )
    }

    #[test]
    fn each_wish_meets_each_creditor() {
        use CurrencyCode::{Eur, Gbp};
        let cases = [
            (RoutePreference::Auto, "000001", 1, Gbp, Ok(Route::OnUs)),
            (
                RoutePreference::Auto,
                "000001",
                i64::pow(10, 14),
                Eur,
                Ok(Route::OnUs),
            ),
            (RoutePreference::Auto, "000002", 1, Gbp, Ok(FPS)),
            (RoutePreference::Auto, "000002", LIMIT, Gbp, Ok(FPS)),
            (
                RoutePreference::Auto,
                "000002",
                LIMIT + 1,
                Gbp,
                Err(Refusal::AmountAboveLimit),
            ),
            (
                RoutePreference::Auto,
                "000002",
                1,
                Eur,
                Err(Refusal::RouteUnavailable),
            ),
            (
                RoutePreference::Only(Route::OnUs),
                "000001",
                1,
                Gbp,
                Ok(Route::OnUs),
            ),
            (
                RoutePreference::Only(Route::OnUs),
                "000002",
                1,
                Gbp,
                Err(Refusal::RouteUnavailable),
            ),
            (
                RoutePreference::Only(FPS),
                "000001",
                1,
                Gbp,
                Err(Refusal::RouteUnavailable),
            ),
            (RoutePreference::Only(FPS), "000002", 1, Gbp, Ok(FPS)),
        ];
        for (preference, sort_code, minor, currency, expected) in cases {
            let chosen = choose_for(preference, sort_code, minor, currency);
            assert_eq!(chosen, expected, "{preference:?} to {sort_code}");
        }
    }
}
