// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listPayments",
    function: "list-payments",
    tag: "payments",
    method: "GET",
    path: "/v1/payments",
    scopes: &["payments:read"],
    query: &["account_id", "cursor", "limit", "status"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
