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
    bank_only: true,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "sequence", required: true, fields: &[], items: None },
        Field { name: "limits", required: true, fields: &[
            Field { name: "clients", required: true, fields: &[], items: None },
            Field { name: "requests_per_minute", required: true, fields: &[], items: None },
            Field { name: "exposure", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[], items: None },
                Field { name: "GBP", required: false, fields: &[], items: None },
                Field { name: "USD", required: false, fields: &[], items: None },
            ], items: None },
        ], items: None },
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
