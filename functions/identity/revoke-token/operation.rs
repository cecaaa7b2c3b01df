// Written by scripts/operations from openapi.yaml.
Operation {
    id: "revokeToken",
    function: "revoke-token",
    tag: "identity",
    method: "POST",
    path: "/v1/oauth/revoke",
    scopes: &[],
    query: &[],
    public: true,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
