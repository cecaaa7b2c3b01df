// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listSeals",
    function: "list-seals",
    tag: "audit",
    method: "GET",
    path: "/v1/audit/seals",
    scopes: &["audit:read"],
    query: &["cursor", "from", "limit"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
