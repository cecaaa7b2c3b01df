use kernel::account::AccountNumber;
use kernel::id::TenantId;
use kernel::money::CurrencyCode;
use kernel::party::PartyName;
use serde::Deserialize;
use store::View;

use crate::{Accounts, Status};

/// What a payment needs to know of an account to name it to another bank and to answer for it.
/// Balances are not part of it: whoever needs one puts a posting, which carries its condition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Particulars {
    /// Whose it is.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// Who holds it.
    #[serde(rename = "hn")]
    pub holder: PartyName,
    /// Its number at our sort code.
    #[serde(rename = "no")]
    pub number: AccountNumber,
    /// Its currency.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// Whether it takes part in payments.
    #[serde(rename = "st")]
    pub status: Status,
}

impl View for Particulars {
    type Owner = Accounts;
    const WITNESS: Accounts = Accounts(());
    const ATTRIBUTES: &'static [&'static str] = &["tn", "hn", "no", "cy", "st"];
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The policies of the cloud allow these attributes and no others.
    #[test]
    fn the_view_shows_what_the_root_manifest_says() {
        let manifest = include_str!("../../../../Cargo.toml");
        let views = manifest.split("[workspace.metadata.malai.views]").nth(1);
        let said = format!("\naccounts = {:?}\n", Particulars::ATTRIBUTES);
        assert!(views.expect("the views").starts_with(&said), "{said}");
    }
}
