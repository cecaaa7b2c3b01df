// Written by scripts/operations from openapi.yaml.
Operation {
    id: "publishServerMetadata",
    function: "publish-server-metadata",
    tag: "identity",
    method: "GET",
    path: "/.well-known/oauth-authorization-server",
    scopes: &[],
    query: &[],
    public: true,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
