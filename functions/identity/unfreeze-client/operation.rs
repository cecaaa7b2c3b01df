// Written by scripts/operations from openapi.yaml.
Operation {
    id: "unfreezeClient",
    function: "unfreeze-client",
    tag: "identity",
    method: "POST",
    path: "/v1/clients/{client_id}/unfreeze",
    scopes: &["clients:admin"],
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
