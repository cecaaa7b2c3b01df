use audit_domain::{Day, Record, RecordId, SubjectId};
use kernel::id::{ClientId, TenantId};
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// A record as it is stored, once and for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    /// What changed.
    #[serde(rename = "sb")]
    pub subject: SubjectId,
    /// The number of the change.
    #[serde(rename = "sq")]
    pub sequence: u64,
    /// What happened.
    #[serde(rename = "et")]
    pub event_type: String,
    /// When it happened.
    #[serde(rename = "oc")]
    pub occurred_at: Moment,
    /// When it was written down.
    #[serde(rename = "rc")]
    pub recorded_at: Moment,
    /// For whom it was done.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// The client that asked for it; none if it was the bank itself, or a rail.
    #[serde(rename = "cl", skip_serializing_if = "Option::is_none", default)]
    pub client: Option<ClientId>,
    /// The request that led to it.
    #[serde(rename = "rid")]
    pub request: RequestId,
    /// The details as JSON text: what was written stays so to the byte.
    #[serde(rename = "d")]
    pub data: String,
    /// Partition of the index by request.
    #[serde(rename = "rq")]
    pub(crate) request_partition: String,
    /// Partition of the index by day.
    #[serde(rename = "dy")]
    pub(crate) day_partition: String,
    /// Order in both indexes: when it was recorded, then its id, so that no two are equal.
    #[serde(rename = "ts")]
    pub(crate) recorded: String,
}

impl RecordRow {
    /// The row of a record.
    ///
    /// # Errors
    /// When the details cannot be written down: a fault of ours.
    pub fn of<D: Serialize>(record: &Record<D>) -> Result<Self, serde_json::Error> {
        let tenant = record.tenant;
        Ok(Self {
            subject: record.id.subject().clone(),
            sequence: record.id.sequence(),
            event_type: record.event_type.clone(),
            occurred_at: record.occurred_at,
            recorded_at: record.recorded_at,
            tenant,
            client: record.client,
            request: record.request.clone(),
            data: serde_json::to_string(&record.data)?,
            request_partition: request_partition(tenant, &record.request),
            day_partition: day_partition(tenant, Day::of(record.occurred_at)),
            recorded: format!("{}#{}", record.recorded_at, record.id),
        })
    }
}

impl Row for RecordRow {
    fn key(&self) -> Key {
        key(self.tenant, &self.subject, self.sequence)
    }
}

/// Where a tenant's record is kept.
pub fn key_of(tenant: TenantId, record: &RecordId) -> Key {
    key(tenant, record.subject(), record.sequence())
}

fn key(tenant: TenantId, subject: &SubjectId, sequence: u64) -> Key {
    // 16 digits hold the largest sequence, so that the order of text is that of numbers.
    Key::new(
        subject_partition(tenant, subject),
        format!("{sequence:016}"),
    )
}

pub(crate) fn subject_partition(tenant: TenantId, subject: &SubjectId) -> String {
    format!("{tenant}#{subject}")
}

pub(crate) fn request_partition(tenant: TenantId, request: &RequestId) -> String {
    format!("{tenant}#{request}")
}

pub(crate) fn day_partition(tenant: TenantId, day: Day) -> String {
    format!("{tenant}#{day}")
}
