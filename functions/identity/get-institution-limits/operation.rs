// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getInstitutionLimits",
    function: "get-institution-limits",
    tag: "identity",
    method: "GET",
    path: "/v1/institutions/{tenant_id}/limits",
    scopes: &["limits:read"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
