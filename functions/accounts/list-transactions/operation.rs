// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listTransactions",
    function: "list-transactions",
    tag: "accounts",
    method: "GET",
    path: "/v1/accounts/{account_id}/transactions",
    scopes: &["accounts:read"],
    query: &["cursor", "from", "limit", "to"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
