// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getInternalBalance",
    function: "get-internal-balance",
    tag: "accounts",
    method: "GET",
    path: "/v1/internal-accounts/{internal_account}/balance",
    scopes: &["ledger:read"],
    query: &["currency"],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
