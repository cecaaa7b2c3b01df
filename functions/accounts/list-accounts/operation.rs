// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listAccounts",
    function: "list-accounts",
    tag: "accounts",
    method: "GET",
    path: "/v1/accounts",
    scopes: &["accounts:read"],
    query: &["cursor", "limit"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
