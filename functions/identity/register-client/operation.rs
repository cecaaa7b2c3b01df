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
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "name", required: true, fields: &[] },
        Field { name: "scopes", required: true, fields: &[] },
        Field { name: "authentication", required: true, fields: &[] },
        Field { name: "public_key", required: false, fields: &[
            Field { name: "kty", required: true, fields: &[] },
            Field { name: "crv", required: true, fields: &[] },
            Field { name: "x", required: true, fields: &[] },
            Field { name: "y", required: false, fields: &[] },
            Field { name: "kid", required: true, fields: &[] },
        ] },
    ],
}
