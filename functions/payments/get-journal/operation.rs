// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getJournal",
    function: "get-journal",
    tag: "payments",
    method: "GET",
    path: "/v1/ledger/journals/{journal_id}",
    scopes: &["ledger:read"],
    query: &[],
    public: false,
    callback: false,
    bank_only: true,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
