use field_encryption::{EncryptionError, GivenReason};
use kernel::id::{ClientId, TenantId};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use secret_store::{FieldKeys, Secret};
use serde::{Deserialize, Serialize};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    data: &'a RawValue,
}

/// For whom it was done and, when a client asked for it, by which.
#[derive(Debug, Serialize)]
struct Actor {
    tenant_id: TenantId,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<ClientId>,
}

/// The part of a record's details that not every reader of the log can read.
#[derive(Deserialize)]
struct Encrypted {
    #[serde(default)]
    encrypted_reason: Option<String>,
}

/// The field keys, if one of these records carries a reason that a client gave.
///
/// # Errors
/// When the field keys cannot be had.
pub async fn keys_for(
    rows: &[RecordRow],
    field_keys: &Secret,
) -> Result<Option<FieldKeys>, EncryptionError> {
    if rows.iter().any(|row| encrypted_reason(row).is_some()) {
        FieldKeys::of(field_keys).await.map(Some)
    } else {
        Ok(None)
    }
}

fn encrypted_reason(row: &RecordRow) -> Option<String> {
    let details: Option<Encrypted> = serde_json::from_str(&row.data).ok();
    details?.encrypted_reason
}

/// The record with the reason that it carries. A reason that cannot be decrypted hides neither its
/// record nor the others of a page: the record is shown with the encrypted reason alone.
///
/// # Errors
/// When the stored details are not JSON, which is an internal error.
pub async fn explained<'a>(
    row: &'a RecordRow,
    keys: Option<&FieldKeys>,
) -> Result<AuditRecord<'a>, serde_json::Error> {
    let reason = match keys {
        Some(keys) => reason(row, keys).await,
        None => None,
    };
    Ok(AuditRecord {
        reason,
        ..AuditRecord::of_row(row)?
    })
}

async fn reason(row: &RecordRow, keys: &FieldKeys) -> Option<Reason> {
    let encrypted = encrypted_reason(row)?;
    let opened = keys
        .opening(|ring| GivenReason::open_event(ring, &row.subject, row.sequence, &encrypted))
        .await;
    opened
        .inspect_err(|error| {
            let record = format!("{}.{}", row.subject, row.sequence);
            tracing::error!(record, %error, "the reason of an audit record cannot be decrypted");
        })
        .ok()
}

impl<'a> AuditRecord<'a> {
    /// The record of a row, without the reason that it may carry.
    ///
    /// # Errors
    /// When the stored details are not JSON, which is an internal error.
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
            reason: None,
            data: serde_json::from_str(&row.data)?,
        })
    }
}
