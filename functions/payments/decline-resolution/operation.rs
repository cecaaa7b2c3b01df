// Written by scripts/operations from openapi.yaml.
Operation {
    id: "declineResolution",
    function: "decline-resolution",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/unknown-payments/{payment_id}/resolution/decline",
    scopes: &["ledger:approve"],
    query: &[],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
