// Written by scripts/operations from openapi.yaml.
Operation {
    id: "resubmitPayment",
    function: "resubmit-payment",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/unknown-payments/{payment_id}/resubmission",
    scopes: &["ledger:post"],
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
