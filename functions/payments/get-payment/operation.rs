// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getPayment",
    function: "get-payment",
    tag: "payments",
    method: "GET",
    path: "/v1/payments/{payment_id}",
    scopes: &["payments:read"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
