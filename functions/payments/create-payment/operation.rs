// Written by scripts/operations from openapi.yaml.
Operation {
    id: "createPayment",
    function: "create-payment",
    tag: "payments",
    method: "POST",
    path: "/v1/payments",
    scopes: &["payments:write"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "debtor_account_id", required: true, fields: &[], items: None },
        Field { name: "creditor", required: true, fields: &[
            Field { name: "name", required: true, fields: &[], items: None },
            Field { name: "sort_code", required: true, fields: &[], items: None },
            Field { name: "account_number", required: true, fields: &[], items: None },
        ], items: None },
        Field { name: "amount", required: true, fields: &[
            Field { name: "amount", required: true, fields: &[], items: None },
            Field { name: "currency", required: true, fields: &[], items: None },
        ], items: None },
        Field { name: "reference", required: false, fields: &[], items: None },
        Field { name: "end_to_end_id", required: false, fields: &[], items: None },
        Field { name: "route", required: false, fields: &[], items: None },
        Field { name: "allow_duplicate", required: false, fields: &[], items: None },
    ],
}
