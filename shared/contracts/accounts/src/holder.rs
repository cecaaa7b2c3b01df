use field_encryption::{FieldFault, Place, Ring, Sealed};
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
    pub fn seal(&self, ring: &Ring, account: AccountId) -> Result<Sealed<Self>, FieldFault> {
        ring.seal(&place(account), self)
    }
}

/// Opens what the row of this account keeps.
pub(crate) fn open(
    sealed: &Sealed<Holder>,
    ring: &Ring,
    account: AccountId,
) -> Result<Holder, FieldFault> {
    ring.open(&place(account), sealed)
}

/// An account's holder and number never change.
fn place(account: AccountId) -> Place {
    Place::new(account, "A", "hn")
}
