use field_encryption::{Encrypted, EncryptionError, FieldKeyRing};
use kernel::id::{AccountId, TenantId};
use kernel::money::CurrencyCode;
use serde::Deserialize;
use store::View;

use crate::{Accounts, Holder, Status, holder};

/// What a payment needs to know of an account to name it to another bank and to answer for it.
/// Balances are not part of it: whoever needs one puts a posting, which carries its condition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AccountView {
    /// Whose it is.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// Who holds it under which number, sealed.
    #[serde(rename = "hn")]
    pub holder: Encrypted<Holder>,
    /// Its currency.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// Whether it takes part in payments.
    #[serde(rename = "st")]
    pub status: Status,
}

impl AccountView {
    /// Who holds the account that this was seen of.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn holder(
        &self,
        ring: &FieldKeyRing,
        account: AccountId,
    ) -> Result<Holder, EncryptionError> {
        holder::open(&self.holder, ring, account)
    }
}

impl View for AccountView {
    type Owner = Accounts;
    const WITNESS: Accounts = Accounts(());
    const ATTRIBUTES: &'static [&'static str] = &["tn", "hn", "cy", "st"];
}
