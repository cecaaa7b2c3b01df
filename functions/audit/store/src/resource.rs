use kernel::id::{ClientId, TenantId};
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::Serialize;
use serde_json::value::RawValue;

use audit_domain::SubjectId;

use crate::RecordRow;

/// A record as the API shows it.
#[derive(Debug, Serialize)]
pub struct AuditRecord<'a> {
    record_id: String,
    subject: &'a SubjectId,
    sequence: u64,
    event_type: &'a str,
    occurred_at: Moment,
    recorded_at: Moment,
    actor: Actor,
    request_id: &'a RequestId,
    data: &'a RawValue,
}

/// For whom it was done and, when a client asked for it, by which.
#[derive(Debug, Serialize)]
struct Actor {
    tenant_id: TenantId,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<ClientId>,
}

impl<'a> AuditRecord<'a> {
    /// The record of a row.
    ///
    /// # Errors
    /// When the stored details are not JSON: a fault of ours.
    pub fn of_row(row: &'a RecordRow) -> Result<Self, serde_json::Error> {
        Ok(Self {
            record_id: format!("{}.{}", row.subject, row.sequence),
            subject: &row.subject,
            sequence: row.sequence,
            event_type: &row.event_type,
            occurred_at: row.occurred_at,
            recorded_at: row.recorded_at,
            actor: Actor {
                tenant_id: row.tenant,
                client_id: row.client,
            },
            request_id: &row.request,
            data: serde_json::from_str(&row.data)?,
        })
    }
}
