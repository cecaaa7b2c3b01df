// Written by scripts/operations from openapi.yaml.
Operation {
    id: "openAccount",
    function: "open-account",
    tag: "accounts",
    method: "POST",
    path: "/v1/accounts",
    scopes: &["accounts:write"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "holder_name", required: true, fields: &[], items: None },
        Field { name: "currency", required: true, fields: &[], items: None },
    ],
}
