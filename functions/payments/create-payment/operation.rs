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
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "debtor_account_id", required: true, fields: &[] },
        Field { name: "creditor", required: true, fields: &[
            Field { name: "name", required: true, fields: &[] },
            Field { name: "sort_code", required: true, fields: &[] },
            Field { name: "account_number", required: true, fields: &[] },
        ] },
        Field { name: "amount", required: true, fields: &[
            Field { name: "amount", required: true, fields: &[] },
            Field { name: "currency", required: true, fields: &[] },
        ] },
        Field { name: "reference", required: false, fields: &[] },
        Field { name: "end_to_end_id", required: false, fields: &[] },
        Field { name: "route", required: false, fields: &[] },
        Field { name: "allow_duplicate", required: false, fields: &[] },
    ],
}
