//! The envelope of every event: `CloudEvents` 1.0 field names inside the bus's `detail`.

use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::id::{ClientId, TenantId};
use crate::request::RequestId;
use crate::time::Moment;

/// Something that happened to one subject. Events of a subject are ordered by `sequence` without
/// gaps; the bus may deliver them late, twice and out of order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event<D> {
    /// Always `1.0`.
    pub specversion: String,
    /// Unique for ever: `<subject>.<sequence>`.
    pub id: String,
    /// `/malai/<domain>`.
    pub source: String,
    /// As in `malai.payments.payment-accepted.v1`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The id of what changed.
    pub subject: String,
    /// When it happened.
    pub time: Moment,
    /// Always `application/json`.
    pub datacontenttype: String,
    /// Where the schema of `data` is, relative to this repository.
    pub dataschema: String,
    /// The position among the subject's events, from 1.
    pub sequence: u64,
    /// Whose it is.
    pub tenantid: TenantId,
    /// The client that asked for it; none if it was the bank itself, or a rail.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clientid: Option<ClientId>,
    /// The request that caused it.
    pub correlationid: RequestId,
    /// What happened: ids, amounts, states and codes; never names, numbers or references.
    pub data: D,
}

/// What the envelope is filled with.
#[derive(Clone, Debug)]
pub struct ChangeContext {
    /// Whose it is.
    pub tenant: TenantId,
    /// The client that asked for it; none if it was the bank itself, or a rail.
    pub client: Option<ClientId>,
    /// The request that caused it.
    pub request: RequestId,
    /// When it happened.
    pub at: Moment,
}

impl<D> Event<D> {
    /// The event `name` (as in `payment-accepted.v1`) of a domain about a subject.
    pub fn new(
        domain: &str,
        name: &str,
        subject: String,
        sequence: u64,
        cause: ChangeContext,
        data: D,
    ) -> Self {
        Self {
            specversion: "1.0".into(),
            id: format!("{subject}.{sequence}"),
            source: format!("/malai/{domain}"),
            kind: format!("malai.{domain}.{name}"),
            dataschema: format!("events/{domain}/{name}.schema.json"),
            subject,
            time: cause.at,
            datacontenttype: "application/json".into(),
            sequence,
            tenantid: cause.tenant,
            clientid: cause.client,
            correlationid: cause.request,
            data,
        }
    }
}
