use serde_json::{Value, json};

/// The body that has a client, which is at this sequence, follow the usual policy but for these fields.
pub fn policy_change(sequence: u64, fields: &Value, reason: &str) -> Value {
    json!({"sequence": sequence, "policy": whole_policy(fields), "reason": reason})
}

/// Returns the complete default policy of a client with these fields changed.
pub fn whole_policy(fields: &Value) -> Value {
    let mut whole = json!({
        "approval_above": {},
        "account_daily_limit": {},
        "client_daily_limit": {},
        "dpop_required": false,
        "request_signatures": "optional",
        "requests_per_minute": 6000,
    });
    for (name, value) in fields.as_object().into_iter().flatten() {
        whole[name] = value.clone();
    }
    whole
}
