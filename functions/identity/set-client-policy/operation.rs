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
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "sequence", required: true, fields: &[], items: None },
        Field { name: "policy", required: true, fields: &[
            Field { name: "approval_above", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[], items: None },
                Field { name: "GBP", required: false, fields: &[], items: None },
                Field { name: "USD", required: false, fields: &[], items: None },
            ], items: None },
            Field { name: "account_daily_limit", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[], items: None },
                Field { name: "GBP", required: false, fields: &[], items: None },
                Field { name: "USD", required: false, fields: &[], items: None },
            ], items: None },
            Field { name: "client_daily_limit", required: true, fields: &[
                Field { name: "EUR", required: false, fields: &[], items: None },
                Field { name: "GBP", required: false, fields: &[], items: None },
                Field { name: "USD", required: false, fields: &[], items: None },
            ], items: None },
            Field { name: "dpop_required", required: true, fields: &[], items: None },
            Field { name: "request_signatures", required: true, fields: &[], items: None },
            Field { name: "requests_per_minute", required: true, fields: &[], items: None },
        ], items: None },
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
