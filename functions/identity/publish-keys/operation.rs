// Written by scripts/operations from openapi.yaml.
Operation {
    id: "publishKeys",
    function: "publish-keys",
    tag: "identity",
    method: "GET",
    path: "/.well-known/jwks.json",
    scopes: &[],
    query: &[],
    public: true,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
