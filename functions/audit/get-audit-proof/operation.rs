// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getAuditProof",
    function: "get-audit-proof",
    tag: "audit",
    method: "GET",
    path: "/v1/audit/records/{record_id}/proof",
    scopes: &["audit:read"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
