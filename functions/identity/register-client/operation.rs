// Written by scripts/operations from openapi.yaml.
Operation {
    id: "registerClient",
    function: "register-client",
    tag: "identity",
    method: "POST",
    path: "/v1/clients",
    scopes: &["clients:admin"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "name", required: true, fields: &[], items: None },
        Field { name: "scopes", required: true, fields: &[], items: Some(Items { least: 1, most: 12, unique: true }) },
        Field { name: "authentication", required: true, fields: &[], items: None },
        Field { name: "public_key", required: false, fields: &[
            Field { name: "kty", required: true, fields: &[], items: None },
            Field { name: "crv", required: true, fields: &[], items: None },
            Field { name: "x", required: true, fields: &[], items: None },
            Field { name: "y", required: false, fields: &[], items: None },
            Field { name: "kid", required: true, fields: &[], items: None },
        ], items: None },
    ],
}
