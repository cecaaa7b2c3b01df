// Written by scripts/operations from openapi.yaml.
Operation {
    id: "unfreezeAccount",
    function: "unfreeze-account",
    tag: "accounts",
    method: "POST",
    path: "/v1/accounts/{account_id}/unfreeze",
    scopes: &["accounts:write"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
