use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::account::AccountNumber;
use kernel::id::AccountId;
use kernel::party::PartyName;
use serde::{Deserialize, Serialize};

/// Who holds an account, and under which number: what its row keeps sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The holder.
    #[serde(rename = "n")]
    pub name: PartyName,
    /// The account's number at our sort code.
    #[serde(rename = "a")]
    pub number: AccountNumber,
}

impl Holder {
    /// Sealed for the row of this account.
    ///
    /// # Errors
    /// When it cannot be sealed: a fault of ours.
    pub fn seal(
        &self,
        ring: &FieldKeyRing,
        account: AccountId,
    ) -> Result<Encrypted<Self>, EncryptionError> {
        ring.encrypt(&place(account), self)
    }
}

/// Opens what the row of this account keeps.
pub(crate) fn open(
    sealed: &Encrypted<Holder>,
    ring: &FieldKeyRing,
    account: AccountId,
) -> Result<Holder, EncryptionError> {
    ring.decrypt(&place(account), sealed)
}

/// An account's holder and number never change.
fn place(account: AccountId) -> EncryptionContext {
    EncryptionContext::new(account, "A", "hn")
}
