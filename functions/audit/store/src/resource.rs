use audit_domain::SubjectId;
use field_encryption::{EncryptionError, GivenReason};
use kernel::id::{ClientId, TenantId};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use secret_store::{FieldKeys, Secret};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A record as the API shows it: as it was sealed, with the reason that it may carry.
#[derive(Debug, Serialize, Deserialize)]
pub struct AuditRecord {
    record_id: String,
    subject: SubjectId,
    sequence: u64,
    event_type: String,
    occurred_at: Moment,
    recorded_at: Moment,
    actor: Actor,
    request_id: RequestId,
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    reason: Option<Reason>,
    data: Box<RawValue>,
}

/// For whom it was done and, when a client asked for it, by which.
#[derive(Debug, Serialize, Deserialize)]
struct Actor {
    tenant_id: TenantId,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    client_id: Option<ClientId>,
}

/// The part of a record's details that not every reader of the log can read.
#[derive(Deserialize)]
struct Encrypted {
    #[serde(default)]
    encrypted_reason: Option<String>,
}

impl AuditRecord {
    /// Reads the line of a record.
    ///
    /// # Errors
    /// When the line is no record: it stands for a change that cannot be read, or is damaged.
    pub fn of_line(line: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(line)
    }

    /// The record's name.
    pub fn id(&self) -> &str {
        &self.record_id
    }

    /// The record with the reason that it carries. A reason that cannot be decrypted hides neither its record nor the
    /// others of a page: the record is shown with the encrypted reason alone.
    pub async fn explained(mut self, keys: Option<&FieldKeys>) -> Self {
        if let Some(keys) = keys {
            self.reason = self.decrypted(keys).await;
        }
        self
    }

    fn encrypted_reason(&self) -> Option<String> {
        let details: Option<Encrypted> = serde_json::from_str(self.data.get()).ok();
        details?.encrypted_reason
    }

    async fn decrypted(&self, keys: &FieldKeys) -> Option<Reason> {
        let encrypted = self.encrypted_reason()?;
        let opened = keys.opening(|ring| {
            GivenReason::open_event(ring, &self.subject, self.sequence, &encrypted)
        });
        let opened = opened.await.inspect_err(|error| {
            let record = &self.record_id;
            tracing::error!(record, %error, "the reason of an audit record cannot be decrypted");
        });
        opened.ok()
    }
}

/// The field keys, if the record carries a reason that a client gave.
///
/// # Errors
/// When the field keys cannot be had.
pub async fn keys_for(
    record: &AuditRecord,
    field_keys: &Secret,
) -> Result<Option<FieldKeys>, EncryptionError> {
    if record.encrypted_reason().is_some() {
        FieldKeys::of(field_keys).await.map(Some)
    } else {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_shown_as_it_was_sealed_and_another_line_is_none() {
        let line = concat!(
            r#"{"record_id":"pay_60m61hjjqw4dar155ajyegggam.7","subject":"pay_60m61hjjqw4dar155ajyegggam","sequence":7,"#,
            r#""event_type":"malai.payments.payment-accepted.v1","occurred_at":"2026-11-23T23:59:59.999Z","#,
            r#""recorded_at":"2026-11-24T00:00:00.499Z","actor":{"tenant_id":"ten_w4w0nxyfmzxcytc02sy62bfwh8"},"#,
            r#""request_id":"req-1","data":{"amount":{"currency":"GBP","amount":"1.00"},"entries":3}}"#,
        );
        let record = AuditRecord::of_line(line).expect("a record");
        assert_eq!(serde_json::to_string(&record).expect("JSON"), line);
        assert_eq!(record.id(), "pay_60m61hjjqw4dar155ajyegggam.7");
        let unreadable = r#"{"record_id":"unreadable:payments/s#1","actor":{"tenant_id":"ten_w4w0nxyfmzxcytc02sy62bfwh8"}}"#;
        assert!(AuditRecord::of_line(unreadable).is_err());
    }
}
