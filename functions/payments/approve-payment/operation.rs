// Written by scripts/operations from openapi.yaml.
Operation {
    id: "approvePayment",
    function: "approve-payment",
    tag: "payments",
    method: "POST",
    path: "/v1/payments/{payment_id}/approve",
    scopes: &["payments:approve"],
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
