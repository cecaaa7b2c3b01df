// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listUnknownPayments",
    function: "list-unknown-payments",
    tag: "payments",
    method: "GET",
    path: "/v1/ledger/unknown-payments",
    scopes: &["ledger:read"],
    query: &["cursor", "limit", "older_than_minutes", "rail", "status"],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
