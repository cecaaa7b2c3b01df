// Written by scripts/operations from openapi.yaml.
Operation {
    id: "listClients",
    function: "list-clients",
    tag: "identity",
    method: "GET",
    path: "/v1/clients",
    scopes: &["clients:admin"],
    query: &["cursor", "limit"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
