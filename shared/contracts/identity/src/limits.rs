//! The event of an institution's limits, projected from the stream of their row.

use field_encryption::GivenReason;
use kernel::event::{ChangeContext, Event};
use kernel::id::{ClientId, TenantId};
use kernel::institution::InstitutionLimits;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Value};

/// The event's name in the catalogue, with its version.
pub const EVENT_NAME: &str = "institution-limits-set.v1";

/// The sort key of an institution's limits.
pub const SORT_KEY: &str = "L";

/// What the event tells: the limits after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionLimitsSet {
    /// The institution.
    pub tenant_id: TenantId,
    /// Its limits.
    pub limits: InstitutionLimits,
    /// The reason that was given, encrypted for the institution and this version; none of the
    /// deployment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encrypted_reason: Option<String>,
}

/// An institution's limits as the bank set them last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitsRow {
    /// The institution.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// The limits.
    #[serde(rename = "li")]
    pub limits: InstitutionLimits,
    /// Why they were set; none if the deployment set them.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<GivenReason>,
    /// The client that set them; none for the deployment.
    #[serde(rename = "by", skip_serializing_if = "Option::is_none", default)]
    pub set_by: Option<ClientId>,
    /// When they were set.
    #[serde(rename = "up")]
    pub set_at: Moment,
    /// The request that set them.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// How many times they were set; orders the institution's events.
    #[serde(rename = "ver")]
    pub version: u64,
}

impl store::Row for LimitsRow {
    fn key(&self) -> store::Key {
        Self::key_of(self.tenant)
    }
}

impl LimitsRow {
    /// Where an institution's limits are kept.
    pub fn key_of(tenant: TenantId) -> store::Key {
        store::Key::new(tenant, SORT_KEY)
    }
}

/// The event of a change, if it was one: a row of limits whose version grew.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<InstitutionLimitsSet>> {
    let new = row(new?)?;
    let before = old.and_then(row).map_or(0, |old| old.version);
    (new.version > before).then(|| of_row(&new))
}

/// The event that a row's last change was.
pub fn of_row(row: &LimitsRow) -> Event<InstitutionLimitsSet> {
    let reason = row.reason.as_ref();
    let data = InstitutionLimitsSet {
        tenant_id: row.tenant,
        limits: row.limits.clone(),
        encrypted_reason: reason.and_then(|reason| reason.in_event_of(row.version)),
    };
    let cause = ChangeContext {
        tenant: row.tenant,
        client: row.set_by,
        request: row.request_id.clone(),
        at: row.set_at,
    };
    let subject = row.tenant.to_string();
    Event::new("identity", EVENT_NAME, subject, row.version, cause, data)
}

fn row(item: &Item) -> Option<LimitsRow> {
    let is_limits = item.get("sk") == Some(&Value::S(SORT_KEY.into()));
    is_limits
        .then(|| store::row_of(item.clone()).ok())
        .flatten()
}
