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
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "holder_name", required: true, fields: &[] },
        Field { name: "currency", required: true, fields: &[] },
    ],
}
