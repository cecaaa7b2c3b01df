// Written by scripts/operations from openapi.yaml.
Operation {
    id: "declineJournal",
    function: "decline-journal",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/journals/{journal_id}/decline",
    scopes: &["ledger:approve"],
    query: &[],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
