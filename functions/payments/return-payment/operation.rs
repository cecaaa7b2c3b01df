// Written by scripts/operations from openapi.yaml.
Operation {
    id: "returnPayment",
    function: "return-payment",
    tag: "payments",
    method: "POST",
    path: "/v1/payments/{payment_id}/return",
    scopes: &["payments:write"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "reason_code", required: true, fields: &[], items: None },
    ],
}
