// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listAuditRecords",
    function: "list-audit-records",
    tag: "audit",
    method: "GET",
    path: "/v1/audit/records",
    scopes: &["audit:read"],
    query: &["cursor", "date", "limit", "request_id", "subject"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
