// Written by scripts/operations from openapi.yaml.
Operation {
    id: "setClientPolicy",
    function: "set-client-policy",
    tag: "identity",
    method: "POST",
    path: "/v1/clients/{client_id}/policy",
    scopes: &["clients:admin"],
    query: &[],
    public: false,
    callback: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "sequence", required: true, fields: &[] },
        Field { name: "policy", required: true, fields: &[
            Field { name: "approval_above", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[] },
                Field { name: "GBP", required: false, fields: &[] },
                Field { name: "USD", required: false, fields: &[] },
            ] },
            Field { name: "account_daily_limit", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[] },
                Field { name: "GBP", required: false, fields: &[] },
                Field { name: "USD", required: false, fields: &[] },
            ] },
            Field { name: "client_daily_limit", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[] },
                Field { name: "GBP", required: false, fields: &[] },
                Field { name: "USD", required: false, fields: &[] },
            ] },
            Field { name: "dpop_required", required: true, fields: &[] },
            Field { name: "request_signatures", required: true, fields: &[] },
            Field { name: "requests_per_minute", required: true, fields: &[] },
        ] },
        Field { name: "reason", required: true, fields: &[] },
    ],
}
