//! Arbitrary limits of an institution.

use field_encryption::GivenReason;
use identity_contract::limits::LimitsRow;
use kernel::reason::Reason;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::PERSONAL;
use crate::rows::{id, moment, request, ring, sequence};

/// Arbitrary limits of an institution.
pub(crate) fn limits() -> impl Strategy<Value = LimitsRow> {
    let exposures = vec![json!({}), json!({"GBP": "0.00", "EUR": "9999999999999.99"})];
    let limits = (1..=100_000_u32, 1..=60_000_u32, select(exposures));
    let set = (id(), option::of(id()), sequence(), moment(), request());
    (limits, set).prop_map(|(limits, (tenant, set_by, version, set_at, request_id))| {
        let (clients, requests_per_minute, exposure) = limits;
        let limits = json!({
            "clients": clients, "requests_per_minute": requests_per_minute, "exposure": exposure,
        });
        let reason: Reason = format!("{PERSONAL}eeblebrox asked")
            .parse()
            .expect("a reason");
        LimitsRow {
            tenant,
            limits: serde_json::from_value(limits).expect("limits"),
            reason: GivenReason::seal(&ring(), tenant, version, &reason).ok(),
            set_by,
            set_at,
            request_id,
            version,
        }
    })
}
