//! The limits of an institution as the API answers them.

use std::collections::BTreeMap;

use field_encryption::{EncryptionError, FieldKeyRing};
use identity_contract::limits::LimitsRow;
use kernel::id::TenantId;
use kernel::institution::InstitutionLimits;
use kernel::money::{CurrencyCode, Money};
use kernel::reason::Reason;
use kernel::time::Moment;
use serde::Serialize;

/// An institution's limits, and what is used of them where that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstitutionInForce {
    tenant_id: TenantId,
    limits: InstitutionLimits,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_use: Option<InstitutionUsage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_at: Option<Moment>,
    sequence: u64,
}

/// What an institution uses of its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstitutionUsage {
    clients: u32,
    exposure: BTreeMap<CurrencyCode, String>,
}

impl InstitutionUsage {
    /// So many clients, and overdraft limits of these sums in minor units.
    pub fn new(clients: u32, exposure: impl IntoIterator<Item = (CurrencyCode, i64)>) -> Self {
        let used = exposure.into_iter().filter(|(_, minor)| *minor != 0);
        let decimal = |(currency, minor)| (currency, Money::new(minor, currency).decimal());
        Self {
            clients,
            exposure: used.map(decimal).collect(),
        }
    }
}

impl InstitutionInForce {
    /// The limits of this row, or those that hold where the bank set none.
    ///
    /// # Errors
    /// When the reason cannot be decrypted.
    pub fn of(
        tenant: TenantId,
        row: Option<&LimitsRow>,
        in_use: Option<InstitutionUsage>,
        ring: &FieldKeyRing,
    ) -> Result<Self, EncryptionError> {
        let reason = row.and_then(|row| row.reason.as_ref());
        Ok(Self {
            tenant_id: tenant,
            limits: row.map(|row| row.limits.clone()).unwrap_or_default(),
            in_use,
            reason: reason.map(|reason| reason.open(ring, tenant)).transpose()?,
            set_at: row.map(|row| row.set_at),
            sequence: row.map_or(0, |row| row.version),
        })
    }
}
