// Written by scripts/operations from openapi.yaml.
Operation {
    id: "freezeClient",
    function: "freeze-client",
    tag: "identity",
    method: "POST",
    path: "/v1/clients/{client_id}/freeze",
    scopes: &["clients:admin"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::Never,
    body: &[
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
