// Written by scripts/operations from openapi.yaml.
Operation {
    id: "approveResolution",
    function: "approve-resolution",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/unknown-payments/{payment_id}/resolution/approve",
    scopes: &["ledger:approve"],
    query: &[],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "outcome", required: true, fields: &[], items: None },
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
