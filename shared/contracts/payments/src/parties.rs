use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::account::{AccountNumber, SortCode};
use kernel::id::PaymentId;
use kernel::party::{EndToEndId, PartyName, Reference};
use serde::{Deserialize, Serialize};

/// One side of a payment, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The name.
    #[serde(rename = "n", skip_serializing_if = "Option::is_none", default)]
    pub name: Option<PartyName>,
    /// The sort code.
    #[serde(rename = "s", skip_serializing_if = "Option::is_none", default)]
    pub sort_code: Option<SortCode>,
    /// The account number.
    #[serde(rename = "a", skip_serializing_if = "Option::is_none", default)]
    pub account_number: Option<AccountNumber>,
}

impl Party {
    fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// Who pays whom and what they wrote: what the row of a payment keeps sealed. It is written with the
/// payment and never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parties {
    /// Who pays.
    #[serde(rename = "d", skip_serializing_if = "Party::is_unknown", default)]
    pub debtor: Party,
    /// Who is paid.
    #[serde(rename = "c", skip_serializing_if = "Party::is_unknown", default)]
    pub creditor: Party,
    /// What the payer wrote.
    #[serde(rename = "r", skip_serializing_if = "Option::is_none", default)]
    pub reference: Option<Reference>,
    /// The payer's name for it.
    #[serde(rename = "e")]
    pub end_to_end_id: EndToEndId,
}

impl Parties {
    /// The parties of a payment of which nothing is known but, perhaps, its end-to-end id.
    pub fn unknown(end_to_end_id: Option<EndToEndId>) -> Self {
        Self {
            debtor: Party::default(),
            creditor: Party::default(),
            reference: None,
            end_to_end_id: end_to_end_id.unwrap_or_else(EndToEndId::not_provided),
        }
    }

    /// Sealed for this payment.
    ///
    /// # Errors
    /// When they cannot be sealed: a fault of ours.
    pub fn seal(
        &self,
        ring: &FieldKeyRing,
        payment: PaymentId,
    ) -> Result<Encrypted<Self>, EncryptionError> {
        ring.encrypt(&place(payment), self)
    }

    /// Opens what was sealed for this payment, wherever a copy of it stands.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(
        sealed: &Encrypted<Self>,
        ring: &FieldKeyRing,
        payment: PaymentId,
    ) -> Result<Self, EncryptionError> {
        open(sealed, ring, payment)
    }
}

/// Opens what was sealed for this payment.
pub(crate) fn open(
    sealed: &Encrypted<Parties>,
    ring: &FieldKeyRing,
    payment: PaymentId,
) -> Result<Parties, EncryptionError> {
    ring.decrypt(&place(payment), sealed)
}

/// The payment's own row, wherever a copy of it stands: a list of payments is written by somebody
/// who cannot open them.
fn place(payment: PaymentId) -> EncryptionContext {
    EncryptionContext::new(payment, "P", "pd")
}
