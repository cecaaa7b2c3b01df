use alloc::string::String;

use kernel::id::TenantId;
use kernel::time::Moment;
use serde::Deserialize;

use super::key::IndexKey;
use crate::Day;

/// What a line of the trail says of its record, as far as the record is found and shown by it.
///
/// A line that says none of it is the bank's own, so that no institution is shown another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLine {
    /// Whose the record is.
    pub tenant: TenantId,
    /// Its id; none for a line that is no record.
    pub record: Option<String>,
    /// What changed.
    pub subject: Option<String>,
    /// The request that led to it.
    pub request: Option<String>,
    /// The day on which it happened.
    pub day: Option<Day>,
}

#[derive(Default, Deserialize)]
struct Line {
    #[serde(default)]
    record_id: Option<String>,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    request_id: Option<String>,
    #[serde(default)]
    occurred_at: Option<Moment>,
    #[serde(default)]
    actor: Option<Actor>,
}

#[derive(Deserialize)]
struct Actor {
    tenant_id: TenantId,
}

impl NamedLine {
    /// Reads a line.
    pub fn of(line: &str) -> Self {
        let line: Line = serde_json::from_str(line).unwrap_or_default();
        let Some(Actor { tenant_id }) = line.actor else {
            return Self {
                tenant: TenantId::bank(),
                record: line.record_id,
                subject: None,
                request: None,
                day: None,
            };
        };
        Self {
            tenant: tenant_id,
            record: line.record_id,
            subject: line.subject,
            request: line.request_id,
            day: line.occurred_at.map(Day::of),
        }
    }

    /// The keys under which an index has the record.
    pub(super) fn keys(&self) -> impl Iterator<Item = IndexKey> {
        let tenant = self.tenant;
        let of = |text: &Option<String>, key: fn(TenantId, &str) -> IndexKey| {
            text.as_deref().map(|text| key(tenant, text))
        };
        [
            Some(IndexKey::tenant(tenant)),
            of(&self.record, IndexKey::record),
            of(&self.subject, IndexKey::subject),
            of(&self.request, IndexKey::request),
        ]
        .into_iter()
        .flatten()
    }
}
