// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getAccount",
    function: "get-account",
    tag: "accounts",
    method: "GET",
    path: "/v1/accounts/{account_id}",
    scopes: &["accounts:read"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
