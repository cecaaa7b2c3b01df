// Written by scripts/operations from openapi.yaml.
Operation {
    id: "issueToken",
    function: "issue-token",
    tag: "identity",
    method: "POST",
    path: "/v1/oauth/token",
    scopes: &[],
    query: &[],
    public: true,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
