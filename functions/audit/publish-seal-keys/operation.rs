// Written by scripts/operations from openapi.yaml.
Operation {
    id: "publishSealKeys",
    function: "publish-seal-keys",
    tag: "audit",
    method: "GET",
    path: "/.well-known/seal-keys.json",
    scopes: &[],
    query: &[],
    public: true,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
