// Written by scripts/operations from openapi.yaml.
Operation {
    id: "assignBreak",
    function: "assign-break",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/breaks/{break_id}/assign",
    scopes: &["ledger:post"],
    query: &[],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: true,
    signature: Signature::Never,
    body: &[
        Field { name: "assignee_client_id", required: true, fields: &[], items: None },
        Field { name: "note", required: true, fields: &[], items: None },
    ],
}
