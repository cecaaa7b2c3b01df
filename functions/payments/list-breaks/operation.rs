// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listBreaks",
    function: "list-breaks",
    tag: "payments",
    method: "GET",
    path: "/v1/ledger/breaks",
    scopes: &["ledger:read"],
    query: &["cursor", "limit", "state"],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
