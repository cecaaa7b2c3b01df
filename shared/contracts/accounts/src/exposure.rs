//! The exposure of an institution in one currency: how much the overdraft limits of its accounts sum
//! to, and how much they may.
//!
//! One item for each institution and currency holds the limit and the room that is left below it. Every change of an
//! account's overdraft limit takes from the room, or gives back to it, in its own transaction; so the
//! room is the limit less the sum, as of each commit. It is below zero where the limit was lowered
//! beyond what is used. Without an item there is no room.

use kernel::id::TenantId;
use kernel::money::CurrencyCode;
use serde::{Deserialize, Serialize};
use store::{
    Change, Condition, Key, PublishedUpdate, Row, StoreError, Update, Value, View, attribute,
};

use crate::Accounts;

/// The limit and the room below it, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exposure {
    /// How much the overdraft limits may sum to.
    #[serde(rename = "cp")]
    pub limit: i64,
    /// How much of that is left.
    #[serde(rename = "rm")]
    pub room: i64,
}

/// The item of an exposure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExposureRow {
    /// The institution.
    #[serde(rename = "pk")]
    pub tenant: TenantId,
    /// The currency.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// The limit and the room below it.
    #[serde(flatten)]
    pub exposure: Exposure,
}

impl Row for ExposureRow {
    fn key(&self) -> Key {
        Exposure::key_of(self.tenant, self.currency)
    }
}

impl Exposure {
    /// Where an institution's exposure in a currency is kept.
    pub fn key_of(tenant: TenantId, currency: CurrencyCode) -> Key {
        Key::new(tenant, format_args!("X#{currency}"))
    }

    /// What the overdraft limits sum to.
    pub fn used(self) -> i64 {
        self.limit.saturating_sub(self.room)
    }
}

impl View for Exposure {
    type Owner = Accounts;
    const WITNESS: Accounts = Accounts(());
    const ATTRIBUTES: &'static [&'static str] = &["cp", "rm"];
}

/// Moves an institution's limit in one currency, and the room below it by as much. Refused unless
/// the limit is what it is moved from, which the identity domain keeps: the two agree after every
/// commit.
///
/// # Errors
/// When a value cannot be stored, which is an internal error.
pub fn move_limit(
    tenant: TenantId,
    currency: CurrencyCode,
    from: i64,
    to: i64,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let is_from = Condition::Equals("cp", value(from)?);
    let condition = if from == 0 {
        Condition::Any(vec![Condition::Without("cp"), is_from])
    } else {
        is_from
    };
    let changes = vec![
        Change::Set("cy", value(currency)?),
        Change::Set("cp", value(to)?),
        Change::Add("rm", to.saturating_sub(from)),
    ];
    Ok(PublishedUpdate::new(
        Accounts(()),
        Update {
            key: Exposure::key_of(tenant, currency),
            condition,
            changes,
        },
    ))
}

fn value<T: Serialize>(of: T) -> Result<Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AccountView;

    /// The policies of the cloud allow these attributes and no others.
    #[test]
    fn the_views_show_what_the_root_manifest_says() {
        let manifest = include_str!("../../../../Cargo.toml");
        let views = manifest.split("[workspace.metadata.malai.views]").nth(1);
        let attributes = [AccountView::ATTRIBUTES, Exposure::ATTRIBUTES].concat();
        let said = format!("\naccounts = {attributes:?}\n");
        assert!(views.expect("the views").starts_with(&said), "{said}");
    }
}
