// Written by scripts/operations from openapi.yaml.
Operation {
    id: "closeAccount",
    function: "close-account",
    tag: "accounts",
    method: "POST",
    path: "/v1/accounts/{account_id}/close",
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
