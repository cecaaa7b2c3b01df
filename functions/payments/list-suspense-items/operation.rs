// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listSuspenseItems",
    function: "list-suspense-items",
    tag: "payments",
    method: "GET",
    path: "/v1/ledger/suspense-items",
    scopes: &["ledger:read"],
    query: &["cursor", "limit", "state"],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
