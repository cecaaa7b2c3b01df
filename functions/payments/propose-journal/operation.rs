// Written by scripts/operations from openapi.yaml.
Operation {
    id: "proposeJournal",
    function: "propose-journal",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/journals",
    scopes: &["ledger:post"],
    query: &[],
    public: false,
    callback: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "purpose", required: true, fields: &[] },
        Field { name: "subject", required: true, fields: &[] },
        Field { name: "transfers", required: true, fields: &[
            Field { name: "debit", required: true, fields: &[] },
            Field { name: "credit", required: true, fields: &[] },
            Field { name: "amount", required: true, fields: &[
                Field { name: "amount", required: true, fields: &[] },
                Field { name: "currency", required: true, fields: &[] },
            ] },
        ] },
        Field { name: "evidence", required: false, fields: &[
            Field { name: "kind", required: true, fields: &[] },
            Field { name: "reference", required: true, fields: &[] },
            Field { name: "sha256", required: true, fields: &[] },
        ] },
        Field { name: "reason", required: true, fields: &[] },
        Field { name: "return_reason_code", required: false, fields: &[] },
    ],
}
