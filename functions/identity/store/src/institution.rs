//! Institutions: what the bank allows them, and how many clients they have.

use identity_contract::Identity;
use identity_contract::limits::LimitsRow;
use kernel::id::TenantId;
use kernel::institution::{ClientCount, InstitutionLimits};
use serde::{Deserialize, Serialize};
use store::{Can, Change, Condition, Key, Row, StoreError, Table, Update, attribute, verb};

/// How many clients an institution has: one more with each registration, in its transaction. An
/// institution is known to the bank from its first client on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientCountRow {
    /// The institution.
    #[serde(rename = "of")]
    pub tenant: TenantId,
    /// The clients, frozen ones included.
    #[serde(rename = "n")]
    pub clients: u32,
}

impl Row for ClientCountRow {
    fn key(&self) -> Key {
        Self::key_of(self.tenant)
    }
}

impl ClientCountRow {
    /// Where an institution's count is kept.
    pub fn key_of(tenant: TenantId) -> Key {
        Key::new(tenant, "N")
    }

    /// Counts one more client. Refused if there are as many as there may be.
    ///
    /// # Errors
    /// When a value cannot be stored, which is an internal error.
    pub fn one_more(tenant: TenantId, most: ClientCount) -> Result<Update, StoreError> {
        let value = |value: Result<_, _>| value.map_err(StoreError::NotARow);
        let most = value(attribute(most.clients()))?;
        Ok(Update {
            key: Self::key_of(tenant),
            condition: Condition::Any(vec![Condition::Without("n"), Condition::Below("n", most)]),
            changes: vec![
                Change::Set("of", value(attribute(tenant))?),
                Change::Add("n", 1),
            ],
        })
    }
}

/// The limits of an institution: those that the bank set, or those that hold without.
///
/// # Errors
/// When the table does not answer.
pub async fn limits_of<G: Can<verb::Get>>(
    identity: &Table<Identity, G>,
    tenant: TenantId,
) -> Result<InstitutionLimits, StoreError> {
    let row: Option<LimitsRow> = identity.get(&LimitsRow::key_of(tenant)).await?;
    Ok(row.map(|row| row.limits).unwrap_or_default())
}
