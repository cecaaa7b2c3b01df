// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listSealedRecords",
    function: "list-sealed-records",
    tag: "audit",
    method: "GET",
    path: "/v1/audit/seals/{seal_number}/records",
    scopes: &["audit:read"],
    query: &["cursor", "limit"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
