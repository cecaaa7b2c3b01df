// Written by scripts/operations from openapi.yaml.
Operation {
    id: "cancelPayment",
    function: "cancel-payment",
    tag: "payments",
    method: "POST",
    path: "/v1/payments/{payment_id}/cancel",
    scopes: &["payments:write"],
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
