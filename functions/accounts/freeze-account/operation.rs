// Written by scripts/operations from openapi.yaml.
Operation {
    id: "freezeAccount",
    function: "freeze-account",
    tag: "accounts",
    method: "POST",
    path: "/v1/accounts/{account_id}/freeze",
    scopes: &["accounts:write"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::Never,
    body: &[
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
