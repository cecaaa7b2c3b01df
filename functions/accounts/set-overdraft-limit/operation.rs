// Written by scripts/operations from openapi.yaml.
Operation {
    id: "setOverdraftLimit",
    function: "set-overdraft-limit",
    tag: "accounts",
    method: "PUT",
    path: "/v1/accounts/{account_id}/overdraft-limit",
    scopes: &["accounts:write"],
    query: &[],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "limit", required: true, fields: &[
            Field { name: "amount", required: true, fields: &[], items: None },
            Field { name: "currency", required: true, fields: &[], items: None },
        ], items: None },
    ],
}
