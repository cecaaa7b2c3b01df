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
    bank_only: true,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "purpose", required: true, fields: &[], items: None },
        Field { name: "subject", required: true, fields: &[], items: None },
        Field { name: "transfers", required: true, fields: &[
            Field { name: "debit", required: true, fields: &[], items: None },
            Field { name: "credit", required: true, fields: &[], items: None },
            Field { name: "amount", required: true, fields: &[
                Field { name: "amount", required: true, fields: &[], items: None },
                Field { name: "currency", required: true, fields: &[], items: None },
            ], items: None },
        ], items: Some(Items { least: 1, most: 1, unique: false }) },
        Field { name: "evidence", required: false, fields: &[
            Field { name: "kind", required: true, fields: &[], items: None },
            Field { name: "reference", required: true, fields: &[], items: None },
            Field { name: "sha256", required: true, fields: &[], items: None },
        ], items: Some(Items { least: 0, most: 5, unique: false }) },
        Field { name: "reason", required: true, fields: &[], items: None },
        Field { name: "return_reason_code", required: false, fields: &[], items: None },
    ],
}
