// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getStatement",
    function: "get-statement",
    tag: "accounts",
    method: "GET",
    path: "/v1/accounts/{account_id}/statement",
    scopes: &["accounts:read"],
    query: &["cursor", "from", "to"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
