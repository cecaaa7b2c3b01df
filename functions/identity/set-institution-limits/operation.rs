// Written by scripts/operations from openapi.yaml.
Operation {
    id: "setInstitutionLimits",
    function: "set-institution-limits",
    tag: "identity",
    method: "PUT",
    path: "/v1/institutions/{tenant_id}/limits",
    scopes: &["limits:write"],
    query: &[],
    public: false,
    callback: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "sequence", required: true, fields: &[] },
        Field { name: "limits", required: true, fields: &[
            Field { name: "clients", required: true, fields: &[] },
            Field { name: "requests_per_minute", required: true, fields: &[] },
            Field { name: "exposure", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[] },
                Field { name: "GBP", required: false, fields: &[] },
                Field { name: "USD", required: false, fields: &[] },
            ] },
        ] },
        Field { name: "reason", required: true, fields: &[] },
    ],
}
